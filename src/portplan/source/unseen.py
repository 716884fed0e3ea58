"""The characters that no text may hold, since they steer a terminal or cannot be seen."""

import re
import unicodedata

from portplan.text.messages import N_, _

# The C0 and C1 controls (a tab and the line ends are YAML's own), soft hyphens, zero-width and
# bidirectional characters, fillers, variation selectors, line separators, byte order marks,
# tags, non-characters.
_UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e01ef"
)
# A run of one character is one finding: a crash can leave a file that is null to its end.
UNSEEN_IN_FILE = re.compile(rf"([{_UNSEEN}])\1*")
# Compiled when a text is looked at closely, which few are.
_UNSEEN_IN_TEXT = f"[{_UNSEEN}\t\n\r]"

# The controls that people meet; Unicode itself gives none a name.
_CONTROL = N_("control character")
_CONTROL_NAMES = {
    "\x00": N_("null"),
    "\t": N_("tab"),
    "\x1b": N_("escape"),
    "\x7f": N_("delete"),
}


# Of Unicode's own names, which are English, those of the characters that people meet.
NAMES = (
    N_("SOFT HYPHEN"),
    N_("HANGUL FILLER"),
    N_("ZERO WIDTH SPACE"),
    N_("ZERO WIDTH NON-JOINER"),
    N_("ZERO WIDTH JOINER"),
    N_("LEFT-TO-RIGHT MARK"),
    N_("RIGHT-TO-LEFT MARK"),
    N_("LINE SEPARATOR"),
    N_("PARAGRAPH SEPARATOR"),
    N_("LEFT-TO-RIGHT EMBEDDING"),
    N_("RIGHT-TO-LEFT EMBEDDING"),
    N_("POP DIRECTIONAL FORMATTING"),
    N_("LEFT-TO-RIGHT OVERRIDE"),
    N_("RIGHT-TO-LEFT OVERRIDE"),
    N_("WORD JOINER"),
    N_("ZERO WIDTH NO-BREAK SPACE"),
)

# What is pasted from Word or a spreadsheet has tabs where the cells were apart.
AS_BETWEEN_CELLS = N_(
    "a tab stands here as between the cells of a table; take it out, or have portplan import read"
    " the table"
)


def unseen_in(text: str) -> str | None:
    """Return the first character of a text that no text may hold."""
    found = re.search(_UNSEEN_IN_TEXT, text)
    return found[0] if found else None


def unseen_message(character: str) -> str:
    """Return the message on a character that no text may hold."""
    if character == "\n":
        return _("a line break stands in this text; write it on one line")
    control = _CONTROL_NAMES.get(character, _CONTROL)
    return _(
        "the character U+{code} ({name}) cannot be seen; take it out",
        code=f"{ord(character):04X}",
        name=_(unicodedata.name(character, control)),
    )
