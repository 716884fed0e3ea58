"""Random edits of the published table come out as exactly those edits, and lead to the new plan."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from applied import applied
from editor import Editor, Fact, plan_of
from portplan import Plan, diff, load
from portplan.questions.changes.change import Change, Kind
from random_edits import EDITS

OLD = load()


@st.composite
def edits(draw: st.DrawFn) -> tuple[Plan, list[Fact]]:
    editor = Editor(draw)
    for _ in range(draw(st.integers(0, 10))):
        editor.one_of(EDITS)(editor)
    facts = editor.finish()
    return plan_of(editor.data), facts


def fact(change: Change) -> Fact:
    """Return what is compared of a change."""
    text = getattr(change.new, "text", "")
    match change.kind:
        case Kind.ITEM_ADDED:
            return change.name, change.after
        case Kind.ITEM_REMOVED:
            return change.name, change.before
        case Kind.ITEM_MOVED:
            return change.name, text
        case Kind.UNIT_ALIASES:
            return change.name, change.unit
        case Kind.ORDER_CHANGED:
            return change.name, text, change.role.value if change.role else None
        case Kind.ROLE_GAINED:
            return change.name, text, change.unit, change.after
        case Kind.ROLE_LOST:
            return change.name, text, change.unit, change.before
        case Kind.ROLE_CHANGED:
            return change.name, text, change.unit, change.before, change.after
        case Kind.FIELD_CHANGED | Kind.FIRST_LEAD_CHANGED:
            return change.name, text, change.before, change.after
        case _:
            return change.name, change.before, change.after


@given(edits())
@settings(max_examples=150, deadline=None)
def test_edits_come_out_as_themselves_and_lead_to_the_new_plan(
    edited: tuple[Plan, list[Fact]],
) -> None:
    new, facts = edited
    changes = diff(OLD, new).changes
    assert Counter(map(fact, changes)) == Counter(facts)
    assert applied(changes, OLD) == new
