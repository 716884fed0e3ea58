"""What a question asks with: its arguments and options, each with what it means.

The command line reads them, help lists them, and completion offers what they can be, all by this.
"""

from enum import Enum, auto
from typing import NamedTuple

from portplan.plan.fields import Role
from portplan.text.messages import N_, _, aside, choice


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
    given. `choices` are those of a CHOICE, and `{choices}` in the help stands for them.
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
        return self.option or _(self.metavar)

    @property
    def said(self) -> str:
        """Its help, in the language that is spoken."""
        if self.what is What.ROLE:
            choices = [aside(role.value, role.word) for role in Role]
            return _(self.help, choices=choice(choices))
        return _(self.help, choices=choice(self.choices)) if self.choices else _(self.help)


UNIT = Asked(
    "unit", What.UNIT, N_("UNIT"), N_("A unit's name, a part of it, or its pinyin."), needed=True
)
OTHER = Asked("other", What.UNIT, N_("OTHER"), N_("Another unit: show what both take part in."))
AREA = Asked("area", What.AREA, N_("AREA"), N_("3, 三 or words of the title."), needed=True)
ROLE = Asked("role", What.ROLE, N_("ROLE"), N_("The role: {choices}."), needed=True)
NUMBERS = Asked(
    "numbers",
    What.ITEMS,
    N_("NUMBER"),
    N_("Numbers of items: 6 47, 6,7 or 6-10."),
    many=True,
    needed=True,
)
WORDS = Asked(
    "words",
    What.TEXT,
    N_("TEXT"),
    N_("Words; an item has to have all of them."),
    many=True,
    needed=True,
)
CODE = Asked("code", What.RULE, N_("CODE"), N_("The code of a rule; else all are listed."))
OLD = Asked(
    "old",
    What.PLAN,
    N_("OLD"),
    N_("The plan as it was: a file, or REV:PATH as git has it."),
    needed=True,
)
NEW = Asked(
    "new",
    What.PLAN,
    N_("NEW"),
    N_("The plan as it is, likewise; else the one that every question asks."),
)

ONLY_UNIT = Asked("unit", What.UNIT, N_("UNIT"), N_("Only what this unit takes part in."), "--unit")
ONLY_UNITS = ONLY_UNIT._replace(
    help=N_("Only what this unit takes part in; of several, what all of them do."), many=True
)
ONLY_ROLE = Asked(
    "role",
    What.ROLE,
    N_("ROLE"),
    N_("Only this role: {choices}."),
    "--role",
)
ONLY_AREA = Asked(
    "area", What.AREA, N_("AREA"), N_("Only this area: 3, 三 or its title."), "--area"
)
ONLY_TEXT = Asked(
    "text", What.TEXT, N_("TEXT"), N_("Only items with this in their text."), "--text"
)
SOLE = Asked(
    "sole", What.FLAG, "", N_("Only what one unit leads alone: --unit, if given."), "--sole"
)
JOINT = Asked("joint", What.FLAG, "", N_("Only what several lead: --unit and others."), "--joint")
FIRST = Asked("first", What.FLAG, "", N_("Only where --unit is the first-named lead."), "--first")
