"""The account of an import: what came in, and what did not; and the head of the plan's file."""

from collections.abc import Sequence
from pathlib import PurePath

from portplan.importing.findings import Notes, counted
from portplan.importing.sketch import Sketch
from portplan.importing.units import Listed
from portplan.text.normal import visible


def account_of(sketch: Sketch, units: Sequence[Listed], notes: Notes) -> str:
    """Return in a line how much there was, what came of it, and what was left out."""
    collectives = sum(unit.members is not None for unit in units)
    parts = counted(sketch.parts, sketch.what)
    items, areas = counted(len(sketch.items), "item"), counted(len(sketch.areas), "area")
    named = counted(len(units), "unit")
    if collectives:
        named += f" ({counted(collectives, 'collective')})"
    came = f"{parts}: {items} in {areas}, {named}"
    rest = f"; further {sketch.what}s: {', '.join(notes.rows)}" if notes.rows else ""
    left = f"; left out: {', '.join(notes.left)}" if notes.left else ""
    return f"{came}{rest}{left}"


def head_of(sketch: Sketch, name: str, notes: Notes) -> tuple[str, ...]:
    """Return the comments at the head of the plan's file: where it is from, what was decided."""
    return tuple(
        visible(line)
        for line in (
            f"{sketch.title.text}",
            "",
            f"Imported by portplan from {PurePath(name).name}.",
            *(f"- {sentence}" for sentence in notes.decided),
            *(f"- Left out: {each}" for each in notes.left),
        )
    )
