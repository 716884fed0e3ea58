"""What Word's styles say of paragraphs that they do not say themselves: level, list, contents."""

import re
from typing import NamedTuple

from portplan.importing.docx_numbering import VAL, Element, W, value

_OUTLINE = f"{W}outlineLvl"
_NUMBERED = f"{W}numPr"
_BODY = 9  # the outline level of what is no heading


class Style(NamedTuple):
    """A heading's level, from 1, or 0; the list that numbers it; if it is one of a contents."""

    level: int = 0
    list_: str = ""
    list_level: int = 0
    is_contents: bool = False


PLAIN = Style()


class Styles:
    """The styles of a document by their names, each with what it takes over from its base."""

    def __init__(self, root: Element | None) -> None:
        """Take the document's definitions of styles, or None where it has none."""
        found = [] if root is None else root.iterfind(f"{W}style")
        self._elements = {each.get(f"{W}styleId"): each for each in found}
        self._default = next(
            (
                name
                for name, each in self._elements.items()
                if each.get(f"{W}default") in {"1", "true"} and each.get(f"{W}type") == "paragraph"
            ),
            None,
        )
        self._known: dict[str | None, Style] = {None: PLAIN}

    def of(self, properties: Element | None) -> Style:
        """Return what holds of a paragraph that has these properties."""
        if properties is None or not len(properties):
            return self._of_name(self._default)
        style = self._of_name(value(properties, "pStyle") or self._default)
        return _with(style, properties)

    def _of_name(self, name: str | None) -> Style:
        chain = []
        while name not in self._known:
            self._known[name] = PLAIN  # a style that is its own base ends here
            chain.append(name)
            name = value(self._elements.get(name), "basedOn")
        style = self._known[name]
        for each in reversed(chain):
            style = self._known[each] = self._read(self._elements.get(each), style)
        return style

    def _read(self, element: Element | None, base: Style) -> Style:
        if element is None:
            return PLAIN
        title = (value(element, "name") or "").casefold()
        if re.fullmatch("toc [1-9]", title):
            return base._replace(is_contents=True)
        heading = re.fullmatch("heading ([1-9])", title)
        style = base._replace(level=int(heading[1])) if heading else base
        properties = element.find(f"{W}pPr")
        return style if properties is None else _with(style, properties)


def _with(style: Style, properties: Element) -> Style:
    """Return a style with what a paragraph's or another style's own properties say."""
    for each in properties:
        if each.tag == _OUTLINE:
            level = each.get(VAL, "")
            if level.isdecimal():
                style = style._replace(level=int(level) + 1 if int(level) < _BODY else 0)
        elif each.tag == _NUMBERED:
            level = value(each, "ilvl") or ""
            style = style._replace(
                list_=value(each, "numId") or style.list_,
                list_level=int(level) if level.isdecimal() else style.list_level,
            )
    return style
