"""One form of a text, for comparing and for showing."""

import re
from unicodedata import normalize

# Marks above and below letters are set in order one by one, which of very many in a row takes for
# ever: longer texts are taken apart in front of characters that no mark can change.
_LONGEST = 1000
_PIECES = rf".{{1,{_LONGEST}}}(?=[ -~\u3400-\u9fff]|\Z)|.{{1,{_LONGEST}}}"

# What NFKC leaves apart, and people do not: which quotes they type depends on the keyboard.
_QUOTES = (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"))

# Of a longer name messages show the beginning and the end.
_LONGEST_SHOWN = 200
_SHOWN_AT_AN_END = 20


def without_spaces(name: str) -> str:
    """Return a name without white space, also the full-width one."""
    return "".join(name.split())


def folded(name: str) -> str:
    """Return a name's form for comparison.

    Widths, case and spaces make no difference, nor does whether quotes are straight or curly.
    """
    if len(name) > _LONGEST and not name.isascii():
        pieces = re.findall(_PIECES, name, re.DOTALL)
        name = "".join(normalize("NFKC", piece) for piece in pieces)
    else:
        name = normalize("NFKC", name)
    for curly, straight in _QUOTES:
        name = name.replace(curly, straight)
    return without_spaces(name).casefold()


def shortened(name: str) -> str:
    """Return a name as a message shows it: of a very long one not all that is in the middle."""
    if len(name) <= _LONGEST_SHOWN:
        return name
    return f"{name[: _LONGEST_SHOWN - _SHOWN_AT_AN_END]}…{name[-_SHOWN_AT_AN_END:]}"


def visible(text: str) -> str:
    r"""Return a text with its code in place of what cannot be seen or steers a terminal: \x1b."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape", "surrogatepass").decode()
        for each in text
    )


def writable(text: str, encoding: str) -> str:
    r"""Return a text with what an encoding lacks as its code: in ASCII, 海 is \u6d77."""
    return text.encode(encoding, "backslashreplace").decode(encoding)


def harmless(line: str) -> str:
    r"""Return a line of a log without what GitHub's runner would take for a command and obey.

    That is a line that begins with ::, behind white space too, and ##[ anywhere in it. One of the
    characters is shown as its code, as what cannot be seen is: \x3a: and #\x23[.
    """
    if line.lstrip().startswith("::"):
        line = line.replace("::", r"\x3a:", 1)
    return line.replace("##[", r"#\x23[")
