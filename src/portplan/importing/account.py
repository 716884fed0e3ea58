"""The account of an import: what came in, and what did not; and the head of the plan's file."""

from collections.abc import Sequence
from pathlib import PurePath

from portplan.importing.findings import Notes
from portplan.importing.sketch import Sketch
from portplan.importing.units import Listed
from portplan.text.messages import _, aside, beside, n_, several
from portplan.text.normal import visible


def account_of(sketch: Sketch, units: Sequence[Listed], notes: Notes) -> str:
    """Return in a line how much there was, what came of it, and what was left out."""
    account = _(
        "{parts}: {items} in {areas}, {units}",
        parts=_parts(sketch),
        items=n_("{number} item", "{number} items", len(sketch.items)),
        areas=n_("{number} area", "{number} areas", len(sketch.areas)),
        units=_units(units),
    )
    if notes.rows:
        account = beside(account, _further(sketch, several(notes.rows)))
    if notes.left:
        account = beside(account, _("left out: {what}", what=several(notes.left)))
    return account


def _parts(sketch: Sketch) -> str:
    if sketch.what == "row":
        return n_("{number} row", "{number} rows", sketch.parts)
    return n_("{number} passage", "{number} passages", sketch.parts)


def _units(units: Sequence[Listed]) -> str:
    number = n_("{number} unit", "{number} units", len(units))
    if collectives := sum(unit.members is not None for unit in units):
        of_them = n_("{number} collective", "{number} collectives", collectives)
        return aside(number, of_them)
    return number


def _further(sketch: Sketch, further: str) -> str:
    if sketch.what == "row":
        return _("further rows: {further}", further=further)
    return _("further passages: {further}", further=further)


def head_of(sketch: Sketch, name: str, notes: Notes) -> tuple[str, ...]:
    """Return the comments at the head of the plan's file: where it is from, what was decided."""
    return tuple(
        visible(line)
        for line in (
            sketch.title.text,
            "",
            _("Imported by portplan from {file}.", file=PurePath(name).name),
            *(f"- {sentence}" for sentence in notes.decided),
            *(_("- Left out: {left}", left=each) for each in notes.left),
        )
    )
