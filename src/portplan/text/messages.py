"""What the program says, in the language of who reads it.

English stands in the code, and every other language in a catalogue of `locale/`. `_` says a message
at once; `N_` marks one that is kept and said later, by `_`. A message is a whole sentence: what
stands in its braces is given along, so that a language can order it as it likes.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import GNUTranslations
    from pathlib import Path

# It stands in the code, and needs no catalogue.
ENGLISH = "en"


class _Spoken:
    """The language that messages are said in, which is one for the whole process."""

    language: str = ENGLISH
    catalogue: "GNUTranslations | None" = None


def speak(language: str) -> None:
    """Say all messages in a language from now on. Raises KeyError for one that there is not."""
    if language != ENGLISH and language not in languages():
        raise KeyError(language)
    _Spoken.catalogue = None if language == ENGLISH else _catalogue(language)
    _Spoken.language = language


def spoken() -> str:
    """Return the language that messages are said in."""
    return _Spoken.language


def _catalogue(language: str) -> "GNUTranslations":
    from gettext import GNUTranslations  # noqa: PLC0415 - English does without

    with (_catalogues() / language / "LC_MESSAGES" / "portplan.mo").open("rb") as file:
        return GNUTranslations(file)


def languages() -> tuple[str, ...]:
    """Return the languages that there are: those with a folder of their own, and English."""
    return (*sorted(folder.name for folder in _catalogues().iterdir()), ENGLISH)


def _catalogues() -> "Path":
    from pathlib import Path  # noqa: PLC0415 - likewise

    return Path(__file__).parents[1] / "locale"


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


# What is put together is whole in itself, names or sentences: a sentence is never made of pieces.
# How each language does that is said here alone.


def several(words: Iterable[str]) -> str:
    """Return words one behind the other: a, b, c."""
    return _(", ").join(words)


def choice(words: Sequence[str]) -> str:
    """Return words as a choice: a, b or c."""
    *most, last = words
    return _("{most} or {last}", most=several(most), last=last) if most else last


def listed(words: Sequence[str], more: int = 0) -> str:
    """Return words one beside the other: a, b and c; where there are more, a, b, c and 2 more."""
    if more:
        return _("{most} and {number} more", most=several(words), number=more)
    *most, last = words
    return _("{most} and {last}", most=several(most), last=last) if most else last


def facts(said: Iterable[str]) -> str:
    """Return short statements in one line, which has at least one: 2 added, 1 moved."""
    return reduce(lambda one, other: _("{one}, {other}", one=one, other=other), said)


def beside(*sentences: str) -> str:
    """Return whole sentences one behind the other, such as what is wrong and the way out."""
    return _("; ").join(filter(None, sentences))


def aside(said: str, remark: str) -> str:
    """Return what is said with a remark that could stand alone: it is wrong (also in line 7)."""
    return _("{said} ({remark})", said=said, remark=remark)


def headed(what: object, said: str) -> str:
    """Return what is said of something, behind that: plan.yaml: no problems."""
    return _("{what}: {said}", what=what, said=said)


def N_(message: str, /) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a message that is said later."""
    return message
