"""One form of a text, for comparing and for showing."""

from unicodedata import normalize


def without_spaces(name: str) -> str:
    """Return a name without white space, also the full-width one."""
    return "".join(name.split())


def folded(name: str) -> str:
    """Return a name's form for comparison: widths, case and spaces make no difference."""
    return without_spaces(normalize("NFKC", name)).casefold()


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
