"""Plans -> the bytes of one web page, which filters itself and needs nothing else.

All that it says stands in it as HTML: without its script it is the whole of the plans, and the
script only hides and arranges what stands there.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import chain

from portplan.formats.as_html import escaped, head
from portplan.page import look
from portplan.page.controls import controls, way_to_items, words_of_script
from portplan.page.loads import loads
from portplan.page.tables import tables
from portplan.page.units import Units
from portplan.plan import fields
from portplan.plan.model import Plan
from portplan.text.normal import folded
from portplan.text.pinyin import forms

# Titles that are named where there are several plans.
_NAMED = 3

NamedPlans = Sequence[tuple[str, Plan]]


def written(plans: NamedPlans, *, own_process: bool = False) -> bytes:
    """Return the page of plans, each with its title, all of which it searches at once.

    `own_process` is as in `portplan.text.pinyin.spelled`. The same plans are the same bytes.
    """
    text = "".join(_page(plans, own_process=own_process))
    return text.encode("utf-8", "backslashreplace")


def _page(plans: NamedPlans, *, own_process: bool) -> Iterator[str]:
    units = Units([plan for _, plan in plans])
    style, script = look.style(), look.script()
    titles = [escaped(title) for title in _titles(plans)]
    heading = "".join(f"<span>{title}</span>" for title in titles)
    letters = escape(_letters(plans, own_process=own_process))
    yield head("".join(titles), style, look.policy(style, script))
    yield (
        f"{way_to_items()}<header>\n<h1>{heading}</h1>\n"
        f"<p>{_counted(plans, units)}</p>\n</header>\n"
    )
    yield from controls(plans)
    yield '<div class="columns">\n'
    yield from loads(plans, units)
    yield f'<main id="items" tabindex="-1" data-letters="{letters}"{words_of_script()}>\n'
    yield (
        '<div id="asked" tabindex="-1" hidden></div>\n<p id="nothing" hidden></p>\n'
        '<div id="of-unit" hidden></div>\n<div id="whole">\n'
    )
    for place, (name, plan) in enumerate(plans):
        yield from tables(name, plan, units.of_plans[place], place if len(plans) > 1 else None)
    yield f"</div>\n</main>\n</div>\n<script>{script}</script>\n</body>\n</html>\n"


def _titles(plans: NamedPlans) -> list[str]:
    """Return the titles that the page is called by, each with what stands behind it."""
    titles = list(dict.fromkeys(title for title, _ in plans))
    *named, last = titles[:_NAMED]
    others = f"等 {len(titles)} 份" if len(titles) > _NAMED else ""
    return [*(f"{title}、" for title in named), f"{last}{others}"]


def _counted(plans: NamedPlans, units: Units) -> str:
    """Return how much there is, in the words of the overviews."""
    areas = sum(len(plan.areas) for _, plan in plans)
    items = sum(len(plan.items) for _, plan in plans)
    return (
        f"{areas} 项{fields.AREA.heading('title')} · {items} 项{fields.ITEM.heading('text')}"
        f" · {len(units)} 个{fields.UNIT.heading('name')}"
    )


def _letters(plans: NamedPlans, *, own_process: bool) -> str:
    """Return how each character can be typed in letters: an岸按 ban办半 ..."""
    typed: dict[str, list[str]] = {}
    characters = sorted(set(chain.from_iterable(map(folded, _texts(plans)))))
    for character, of_character in forms(characters, own_process=own_process).items():
        for form in of_character:
            typed.setdefault(form, []).append(character)
    return " ".join(form + "".join(sorted(typed[form])) for form in sorted(typed))


def _texts(plans: NamedPlans) -> Iterator[str]:
    for _, plan in plans:
        yield from (name for unit in plan.units for name in (unit.name, *unit.aliases))
        yield from (area.title for area in plan.areas)
        yield from (item.text for item in plan.items)
        yield from (text for item in plan.items for text in item.others if text)
