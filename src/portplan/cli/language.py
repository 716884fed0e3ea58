"""The language that the program speaks: as it was asked for, else that of the environment."""

import os
import re
import sys

from portplan.questions.question import WrongCallError
from portplan.text.messages import ENGLISH, _, choice, languages, speak

ASKED_BY = "PORTPLAN_LANG"

# Where gettext looks, in this order.
_NAMED_BY = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

# Locales that are spoken as it stands in the code.
_ENGLISH = {ENGLISH, "c", "posix"}


def speak_as_asked() -> None:
    """Speak as portplan was asked to, else as the environment says.

    Raises WrongCallError for a language that there is not; by then the environment's is spoken.
    """
    asked = os.environ.get(ASKED_BY)
    try:
        speak(asked or of_the_environment())
    except KeyError as error:
        speak(of_the_environment())
        message = _(
            "{variable} is {value}; set it to {languages}, or not at all",
            variable=ASKED_BY,
            value=asked,
            languages=choice(languages()),
        )
        raise WrongCallError(message) from error


def of_the_environment() -> str:
    """Return the language of the environment, and on Windows without one that of its menus."""
    for name in _NAMED_BY:
        if value := os.environ.get(name):
            # Several may be named, the best first, and some of them may be unknown here.
            return next(filter(None, map(_known, value.split(":"))), ENGLISH)
    return (_known(_of_windows()) if sys.platform == "win32" else None) or ENGLISH


def _known(locale: str) -> str | None:
    """Return the language of a locale such as zh_CN.UTF-8, None where it is no language of ours.

    One of another country is better than none.
    """
    code = re.split("[^a-z]", locale.lower(), maxsplit=1)[0]
    if code in _ENGLISH:
        return ENGLISH
    alike = [each for each in languages() if each.partition("_")[0] == code]
    return max(alike, key=locale.startswith, default=None)


def _of_windows() -> str:
    """Return the locale of Windows' own menus."""
    if sys.platform != "win32":  # pragma: no cover - for type checkers
        return ""
    import ctypes  # noqa: PLC0415 - for Windows alone
    from locale import windows_locale  # noqa: PLC0415 - likewise

    return windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
