"""What a question asks with: its arguments and options, each with what it means.

The command line reads them, help lists them, and completion offers what they can be, all by this.
"""

from enum import Enum, auto
from typing import NamedTuple

from portplan.plan.fields import Role


class What(Enum):
    """What is meant by what is typed."""

    UNIT = auto()
    AREA = auto()
    ROLE = auto()
    ITEMS = auto()  # numbers of items, one by one or from one to another
    TEXT = auto()  # words to look for: there has to be a character in them
    RULE = auto()
    FLAG = auto()  # given or not
    FILE = auto()
    PLAN = auto()  # a file, or REV:PATH as git has it
    REVISION = auto()  # as git knows it
    CHOICE = auto()  # one of the choices


class Asked(NamedTuple):
    """An argument or an option, and the keyword that the question takes it by.

    `metavar` stands for its value in help. `many` may be given several times, `needed` has to be
    given. `choices` are those of a CHOICE.
    """

    keyword: str
    what: What
    metavar: str
    help: str
    option: str = ""
    short: str = ""
    many: bool = False
    needed: bool = False
    choices: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """What people know it by: --unit, or UNIT."""
        return self.option or self.metavar


_ROLES = ", ".join(f"{role.value} ({role.word})" for role in Role)

UNIT = Asked("unit", What.UNIT, "UNIT", "A unit's name, a part of it, or its pinyin.", needed=True)
OTHER = Asked("other", What.UNIT, "OTHER", "Another unit: show what both take part in.")
AREA = Asked("area", What.AREA, "AREA", "3, 三 or words of the title.", needed=True)
ROLE = Asked("role", What.ROLE, "ROLE", f"{_ROLES}.", needed=True)
NUMBERS = Asked(
    "numbers", What.ITEMS, "NUMBER", "Numbers of items: 6 47, 6,7 or 6-10.", many=True, needed=True
)
WORDS = Asked(
    "words",
    What.TEXT,
    "TEXT",
    "Words; an item has to have all of them.",
    many=True,
    needed=True,
)
CODE = Asked("code", What.RULE, "CODE", "The code of a rule.")
OLD = Asked(
    "old", What.PLAN, "OLD", "The plan as it was: a file, or REV:PATH as git has it.", needed=True
)
NEW = Asked("new", What.PLAN, "NEW", "The plan as it is, likewise; else the plan that is asked.")

ONLY_UNIT = Asked("unit", What.UNIT, "UNIT", "Only what this unit takes part in.", "--unit")
ONLY_UNITS = ONLY_UNIT._replace(
    help="Only what this unit takes part in; of several, what all of them do.", many=True
)
ONLY_ROLE = Asked(
    "role",
    What.ROLE,
    "ROLE",
    f"Only this role: {' or '.join(role.value for role in Role)}.",
    "--role",
)
ONLY_AREA = Asked("area", What.AREA, "AREA", "Only this area: 3, 三 or its title.", "--area")
ONLY_TEXT = Asked("text", What.TEXT, "TEXT", "Only items with this in their text.", "--text")
SOLE = Asked("sole", What.FLAG, "", "Only what one unit leads alone: --unit, if given.", "--sole")
JOINT = Asked("joint", What.FLAG, "", "Only what several lead: --unit and others.", "--joint")
FIRST = Asked("first", What.FLAG, "", "Only where --unit is the first-named lead.", "--first")
