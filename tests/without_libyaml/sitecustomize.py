"""On Python's path, this makes PyYAML what it is where it was built without libyaml.

Every Python that the tests start has it too.
"""

import sys

# Any: a module that cannot be imported stands here as None, which the type does not say.
modules: dict[str, object] = sys.modules  # type: ignore[assignment]
modules["yaml._yaml"] = None
