"""A table, as terminals show it and pipes and files have it."""

from portplan.formats import Colours, Look
from portplan.formats.terminal.lines import lines
from portplan.formats.terminal.piped import piped
from portplan.questions.shown import Shown


def written(shown: Shown, look: Look) -> bytes:
    """Return an answer's page in a width, or as lines for a pipe, with colours if there are any.

    Only colours need the whole of Rich: a pipe, which has none, need not wait for it.
    """
    page = shown.page().brief() if look.brief else shown.page()
    if not page.title and not page.tables:
        return b""
    drawn = (
        piped(page, look.encoding) if look.width is None else lines(page, look.width, look.encoding)
    )
    if look.colours is not Colours.NONE:
        from portplan.formats.terminal.rich import coloured  # noqa: PLC0415 - see above

        text = coloured(drawn, hues=look.colours is Colours.ALL)
    else:
        text = "".join("".join(text for text, _ in line).rstrip() + "\n" for line in drawn)
    return text.encode(look.encoding, "backslashreplace")
