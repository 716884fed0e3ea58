"""Archives that tests change: documents with a part that is new, other, or gone."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile


def part(content: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name)


def repacked(content: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Return an archive with these parts in place of its own; None takes one out."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        kept = {name: source.read(name) for name in source.namelist()}
        for name, inside in {**kept, **parts}.items():
            if inside is not None:
                target.writestr(name, inside)
    return made.getvalue()
