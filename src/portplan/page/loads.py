"""All units and how much each has, as a table whose rows lead to their pages."""

from collections.abc import Iterator, Sequence

from portplan.formats.as_html import bar, escaped
from portplan.page.units import KnownUnit, Units, link
from portplan.plan import fields
from portplan.plan.fields import Role
from portplan.plan.model import Plan
from portplan.questions.shown import Load


def loads(plans: Sequence[tuple[str, Plan]], units: Units) -> Iterator[str]:
    """Return the table: who has most comes first. `plans` are those of `units`, by their titles."""
    heading = fields.UNIT.heading("name")
    yield (
        f'<nav id="units" aria-labelledby="units-heading">\n<details open>\n'
        f'<summary><h2 id="units-heading">{heading}</h2></summary>\n<table>\n'
        f'<thead><tr><th scope="col">{heading}</th>'
    )
    yield from (f'<th scope="col" class="{role.value}">{role.short}</th>' for role in Role)
    yield "</tr></thead>\n<tbody>\n"
    titles, longest = [title for title, _ in plans], units.longest
    for unit in units:
        counts = tuple((role, unit.held[role]) for role in Role)
        called = escaped(unit.anchor)
        yield (
            f'<tr id="{called}"><th scope="row"><a href="{escaped(link(unit.anchor))}">'
            f"{escaped(unit.name)}</a>{bar(Load(longest, counts))}"
        )
        yield from _about(unit, titles, units)
        yield "</th>"
        yield from (f'<td class="{role.value}">{count}</td>' for role, count in counts)
        yield "</tr>\n"
    yield "</tbody>\n</table>\n</details>\n</nav>\n"


def _about(unit: KnownUnit, titles: Sequence[str], units: Units) -> Iterator[str]:
    """Return a unit's other names, and whom it stands for in which plans."""
    said = []
    if unit.others:
        names = "、".join(f"<span>{escaped(name)}</span>" for name in unit.others)
        said.append(f'<p class="aliases">{fields.UNIT.heading("aliases")}：{names}</p>')
    for place, own in unit.own.items():
        if own.members is not None:
            of = units.of_plans[place]
            title = f"（{escaped(titles[place])}）" if len(titles) > 1 else ""
            names = "、".join(
                f'<a href="{escaped(link(of[name].anchor))}">{escaped(name)}</a>'
                for name in own.members
            )
            word = fields.UNIT.heading("members") if own.members else fields.COLLECTIVE_HEADING
            text = f"{word}{title}{'：' if names else ''}{names}"
            said.append(f'<p class="members" data-plan="{place}">{text}</p>')
    if said:
        yield f'<div class="about">{"".join(said)}</div>'
