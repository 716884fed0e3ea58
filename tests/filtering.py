"""What passes filters, and what a title says, read from the annex as a reader would."""

import json
import re
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from annex import AnnexItem
from expected import ANNEX, AREAS, UNITS, WORDS, heading
from portplan import Plan, find_role
from portplan.questions import imported

# A unit is given with what is typed for it.
TYPED_UNITS = {
    "市口岸办": "口岸办",
    "天津海关": "tjhg",
    "市国税局": "市国税局",
    "东疆保税港区管委会": "东疆",
    "有关部门": "有关部门",
    "天津检验检疫局": "检验",
    "南开大学": "nkdx",
}
TYPED_ROLES = {"lead": "牵头", "support": "support"}
TYPED_AREAS = {3: "三", 16: "16"}
TYPED_TEXTS = {"口岸": "口 岸"}

FLAGS = ("sole", "joint", "first")


class Filters(NamedTuple):
    """What is asked for; several units all have to take part."""

    units: tuple[str, ...] = ()
    role: str | None = None
    area: int | None = None
    text: str | None = None
    sole: bool = False
    joint: bool = False
    first: bool = False

    def typed(self, *, with_role: bool = True, with_area: bool = True) -> list[str]:
        """Return it as options of a command."""
        options = [word for unit in self.units for word in ("--unit", TYPED_UNITS[unit])]
        options += ["--role", TYPED_ROLES[self.role]] if self.role and with_role else []
        if self.area and with_area:
            options += ["--area", TYPED_AREAS.get(self.area, str(self.area))]
        options += ["--text", TYPED_TEXTS[self.text]] if self.text else []
        return options + [f"--{name}" for name in FLAGS if getattr(self, name)]

    def is_wrong(self) -> bool:
        """Say whether it is a wrong call: it contradicts itself, or says nothing of anyone."""
        leads = self.sole or self.joint
        return (
            (self.sole and self.joint)
            or ((leads or self.first) and self.role == "support")
            or (len(self.units) > 1 and (leads or self.first))
            or (self.first and not self.units)
        )

    def passes(self, item: AnnexItem) -> bool:
        """Say whether an item passes every filter."""
        held = {"lead": item.lead, "support": item.support, None: item.lead + item.support}
        tests = [unit in held[self.role] for unit in self.units]
        if not self.units:
            # Somebody has the role, or leads alone, or leads with others.
            tests += [bool(held[self.role])]
            tests += [len(item.lead) == 1] if self.sole else []
            tests += [len(item.lead) > 1] if self.joint else []
        for unit in self.units:
            tests += [item.lead == [unit]] if self.sole else []
            tests += [unit in item.lead and item.lead != [unit]] if self.joint else []
            tests += [item.lead[0] == unit] if self.first else []
        tests += [item.area == self.area] if self.area else []
        tests += [self.text in item.text] if self.text else []
        return all(tests)


def asked(plan: Plan, question: str, filters: Filters, *flags: str, **more: Any) -> tuple[Any, str]:
    """Return what a question answers, as JSON has it, and its title."""
    units = tuple(map(plan.unit, filters.units))
    asking = {
        "unit": units[0] if question == "by-role" else units,
        "role": find_role(filters.role) if filters.role else None,
        "area": plan.areas[filters.area - 1] if filters.area else None,
    }
    asking |= {name: getattr(filters, name) for name in flags}
    found = imported(question)
    shown = found.shown(found.ask(plan, **asking, **more))
    return json.loads(json.dumps(shown.data())), shown.page().title


def has_word(item: AnnexItem, word: str) -> bool:
    return any(word in text for text in (item.text, item.title, *item.lead, *item.support))


def in_text(item: AnnexItem, word: str) -> bool:
    return word in item.text


def true_of(
    title: str, has: Callable[[AnnexItem, str], bool] = in_text
) -> tuple[list[AnnexItem], str]:
    """Return the items of the annex of which a title is true, and the count that it ends with.

    A unit beside 独自牵头 leads alone, beside 共同牵头 with others, beside a role has that role.
    `has` says what it means that a word in quotes is in an item.
    """
    *said, count = title.split(" · ")
    units: list[str] = []
    roles: list[str] = []
    areas = {heading(area): area for area in AREAS}
    tests: list[Callable[[AnnexItem], bool]] = []
    for part in said:
        if set(part.split("、")) <= set(UNITS):
            units = part.split("、")
        elif part in areas:
            tests.append(partial(_is_in, areas[part]))
        elif quoted := re.fullmatch("“(.+)”", part):
            tests.append(partial(_has, has, quoted[1].replace(" ", "")))
        elif part in _LEADS:
            roles.append("lead")
            tests.append(partial(_LEADS[part], units))
        elif part in _ROLES:
            roles.append(_ROLES[part])
        else:
            assert part == "工作任务分解表"
    tests += [partial(_take_part, units, role) for role in roles or [""]]
    return [item for item in ANNEX if all(test(item) for test in tests)], count


_ROLES = {word: role for role, word in WORDS.items()}
_LEADS: dict[str, Callable[[list[str], AnnexItem], bool]] = {
    "独自牵头": lambda _, item: len(item.lead) == 1,
    "共同牵头": lambda _, item: len(item.lead) > 1,
    "首位牵头": lambda units, item: item.lead[:1] == units,
}


def _take_part(units: list[str], role: str, item: AnnexItem) -> bool:
    held = getattr(item, role) if role else item.lead + item.support
    return bool(held) and set(units) <= set(held)


def _is_in(area: int, item: AnnexItem) -> bool:
    return item.area == area


def _has(has: Callable[[AnnexItem, str], bool], word: str, item: AnnexItem) -> bool:
    return has(item, word)
