"""Whether pypinyin starts with its phrases, which take most of its loading time."""

from os import environ

# Set, it makes pypinyin start without them.
_WITHOUT = "PYPINYIN_NO_PHRASES"


def start_without() -> None:
    """Let pypinyin start sooner; its phrases are loaded when they matter.

    For a program that has its process for itself: whoever else uses pypinyin would miss them.
    """
    environ.setdefault(_WITHOUT, "true")


def are_missing() -> bool:
    """Say once whether pypinyin was to start without them."""
    return environ.pop(_WITHOUT, None) is not None
