"""The language that the program speaks: as it was asked for, else that of the environment."""

import os
import sys

from portplan.questions.question import WrongCallError
from portplan.text.messages import CHINESE, ENGLISH, LANGUAGES, _, choice, speak

ASKED_BY = "PORTPLAN_LANG"

# Where gettext looks, in this order.
_NAMED_BY = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

# What Windows calls Chinese, in the lower ten bits of a language (winnt.h, LANG_CHINESE).
_CHINESE_ON_WINDOWS = 0x04


def speak_as_asked() -> None:
    """Speak as portplan was asked to, else as the environment says.

    Raises WrongCallError for a language that there is not; by then the environment's is spoken.
    """
    asked = os.environ.get(ASKED_BY)
    if asked in LANGUAGES:
        speak(asked)
        return
    speak(of_the_environment())
    if asked:
        message = _(
            "{variable} is {value}; set it to {languages}, or not at all",
            variable=ASKED_BY,
            value=asked,
            languages=choice(LANGUAGES),
        )
        raise WrongCallError(message)


def of_the_environment() -> str:
    """Return the language of the environment, and on Windows without one that of its menus."""
    for name in _NAMED_BY:
        if value := os.environ.get(name):
            # Several may be named, the best first, and some of them may be unknown here.
            known = (_known(each) for each in value.split(":"))
            return next(filter(None, known), ENGLISH)
    return _of_windows() if sys.platform == "win32" else ENGLISH


def _known(locale: str) -> str | None:
    """Return the language of a locale such as zh_CN.UTF-8, None where it is no language of ours."""
    called = locale.lower()
    if called.startswith("zh"):
        return CHINESE
    is_english = called.startswith("en") or called.partition(".")[0] in {"c", "posix"}
    return ENGLISH if is_english else None


def _of_windows() -> str:
    """Return the language of Windows' own menus."""
    if sys.platform != "win32":  # pragma: no cover - for type checkers
        return ENGLISH
    import ctypes  # noqa: PLC0415 - for Windows alone

    # The lower ten bits are the language, those above the country.
    language = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
    return CHINESE if language == _CHINESE_ON_WINDOWS else ENGLISH
