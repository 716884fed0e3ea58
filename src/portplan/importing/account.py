"""The account of an import: what came in, and what did not; and the head of the plan's file."""

from collections.abc import Sequence
from pathlib import PurePath

from portplan.importing.findings import Notes
from portplan.importing.sketch import Sketch
from portplan.importing.units import Listed
from portplan.text.messages import _, n_
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
        account = _with_further(account, sketch, _(", ").join(notes.rows))
    if notes.left:
        left = _(", ").join(notes.left)
        account = _("{account}; left out: {left}", account=account, left=left)
    return account


def _parts(sketch: Sketch) -> str:
    if sketch.what == "row":
        return n_("{number} row", "{number} rows", sketch.parts)
    return n_("{number} passage", "{number} passages", sketch.parts)


def _units(units: Sequence[Listed]) -> str:
    named = n_("{number} unit", "{number} units", len(units))
    if collectives := sum(unit.members is not None for unit in units):
        return n_(
            "{units} ({number} collective)",
            "{units} ({number} collectives)",
            collectives,
            units=named,
        )
    return named


def _with_further(account: str, sketch: Sketch, further: str) -> str:
    if sketch.what == "row":
        return _("{account}; further rows: {further}", account=account, further=further)
    return _("{account}; further passages: {further}", account=account, further=further)


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
