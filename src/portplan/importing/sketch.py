"""What a document says of a plan, before it is written: each text with its place."""

from typing import NamedTuple

from portplan.importing.findings import Text
from portplan.plan.fields import Role
from portplan.plan.model import Unit


class Names(NamedTuple):
    """The units that hold each role in an item, in the order of the roles."""

    held: tuple[tuple[Text, ...], ...] = tuple(() for _ in Role)

    def with_(self, role: Role, names: tuple[Text, ...]) -> "Names":
        """Return them with further units in a role."""
        return Names(
            tuple(
                (*mine, *names) if each is role else mine
                for each, mine in zip(Role, self.held, strict=True)
            )
        )


class SketchItem(NamedTuple):
    """An item: `others` are its other texts by their key, such as the deadline."""

    text: Text
    held: tuple[tuple[Text, ...], ...]
    others: dict[str, Text]
    number: int | None = None


class SketchArea(NamedTuple):
    """An area and its items."""

    title: Text
    items: tuple[SketchItem, ...]


class Sketch(NamedTuple):
    """A plan as the document has it; `parts` is what was gone through: rows, or paragraphs."""

    title: Text
    areas: tuple[SketchArea, ...]
    parts: int = 0
    what: str = "row"

    @property
    def items(self) -> tuple[SketchItem, ...]:
        """All items, in their order."""
        return tuple(item for area in self.areas for item in area.items)


class Wishes(NamedTuple):
    """What was asked: each decides what the document does not say."""

    title: str = ""
    table: int | None = None
    columns: tuple[tuple[str, str], ...] = ()
    first_leads: bool = False
    all_lead: bool = False
    default_lead: str = ""
    known: tuple[Unit, ...] = ()


class WrongWishError(ValueError):
    """A wish that the document cannot grant: a table or column that it does not have."""
