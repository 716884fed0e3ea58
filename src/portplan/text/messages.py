"""What the program says, in the language of who reads it.

English stands in the code, and every other language in a catalogue of `locale/`. `_` says a message
at once; `N_` marks one that is kept and said later, by `_`. A message is a whole sentence: what
stands in its braces is given along, so that a language can order it as it likes.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import GNUTranslations

# The languages that there are a catalogue for, and English, which needs none.
ENGLISH = "en"
CHINESE = "zh_CN"
LANGUAGES = (CHINESE, ENGLISH)


class _Spoken:
    """The language that messages are said in, which is one for the whole process."""

    language: str = ENGLISH
    catalogue: "GNUTranslations | None" = None


def speak(language: str) -> None:
    """Say all messages in a language from now on. Raises KeyError for one that there is not."""
    if language not in LANGUAGES:
        raise KeyError(language)
    _Spoken.catalogue = None if language == ENGLISH else _catalogue(language)
    _Spoken.language = language


def spoken() -> str:
    """Return the language that messages are said in."""
    return _Spoken.language


def _catalogue(language: str) -> "GNUTranslations":
    from gettext import GNUTranslations  # noqa: PLC0415 - English does without
    from pathlib import Path  # noqa: PLC0415 - likewise

    folder = Path(__file__).parents[1] / "locale" / language / "LC_MESSAGES"
    with (folder / "portplan.mo").open("rb") as file:
        return GNUTranslations(file)


def _(message: str, /, **values: object) -> str:
    """Return a message in the language that is spoken, with the values for its braces.

    Without any value it is said as it stands, braces included.
    """
    if _Spoken.catalogue:
        message = _Spoken.catalogue.gettext(message)
    return message.format(**values) if values else message


def n_(one: str, many: str, number: int, /, **values: object) -> str:
    """Return a message that counts, likewise; {number} stands for the number in it."""
    if _Spoken.catalogue:
        message = _Spoken.catalogue.ngettext(one, many, number)
    else:
        message = one if number == 1 else many
    return message.format(number=number, **values)


def choice(words: Sequence[str]) -> str:
    """Return words as a choice: a, b or c."""
    *most, last = words
    return _("{most} or {last}", most=_(", ").join(most), last=last) if most else last


def listed(words: Sequence[str]) -> str:
    """Return words one beside the other: a, b and c."""
    *most, last = words
    return _("{most} and {last}", most=_(", ").join(most), last=last) if most else last


def N_(message: str, /) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a message that is said later."""
    return message
