"""What import finds in a document: each kind with its own code, apart from the rules of a plan."""

from typing import NamedTuple

from portplan.importing.document import Place
from portplan.source.findings import Rule, Severity
from portplan.text.messages import N_


class Text(NamedTuple):
    """A text as the plan is to have it, and the cell or paragraph that it was found in."""

    text: str
    place: Place
    cell: str


class Note(NamedTuple):
    """A finding of import: what was found at a text."""

    rule: Rule
    at: Text
    message: str


class Notes:
    """Collects on the way through a document what is found, decided and left out.

    `decided` are sentences for the plan's head, and `left` and `rows` go into the account.
    """

    def __init__(self) -> None:
        self.found: list[Note] = []
        self.decided: list[str] = []
        self.left: list[str] = []
        self.rows: list[str] = []
        self._said: set[tuple[str, str]] = set()

    def add(self, rule: Rule, at: Text, message: str) -> None:
        """Take a finding in."""
        self.found.append(Note(rule, at, message))

    def add_once(self, rule: Rule, at: Text, message: str) -> None:
        """Take a finding in, where the same was not said of another place."""
        if (rule.code, message) not in self._said:
            self._said.add((rule.code, message))
            self.add(rule, at, message)

    def decide(self, sentence: str) -> None:
        """Take in what was decided, once."""
        if sentence not in self.decided:
            self.decided.append(sentence)


def _error(code: str, breaks: str, why: str, wrong: str, right: str) -> Rule:
    return Rule(code, Severity.ERROR, breaks, why, wrong, right)


def _warning(code: str, breaks: str, why: str, wrong: str, right: str) -> Rule:
    return Rule(code, Severity.WARNING, breaks, why, wrong, right)


NO_TABLE = _error(
    "no-table",
    N_("nothing in the document says who does what"),
    N_("Import goes by the words of a header, or by phrases such as （市商务局负责） in a text."),
    "序号 | 内容 | 金额",
    "序号 | 工作事项 | 牵头单位",
)
WHICH_TEXT = _error(
    "which-text",
    N_("no column, or more than one, could be the text of the items"),
    N_("A text that is taken from the wrong column is no longer what was published."),
    "任务名称 | 具体任务 | 牵头单位",
    "--columns 任务名称=name",
)
UNKNOWN_ROLE = _error(
    "unknown-role",
    N_("units of which the document does not say who leads"),
    N_("Who leads is responsible. 责任单位 alone can mean either role."),
    "责任单位：市商务局、市财政局",
    N_("--all-lead, --first-leads, or --columns 责任单位=support"),
)
NO_LEAD = _error(
    "no-lead",
    N_("an item that nobody leads"),
    N_("Somebody answers for each item of a plan."),
    "（市财政局配合）",
    "--default-lead 市商务局",
)
NO_TEXT = _error(
    "no-text",
    N_("units without a text that says what they do"),
    N_("They belong to an item, and which one cannot be seen."),
    " | 市商务局",
    "加强协作。 | 市商务局",
)
TWO_ROLES = _error(
    "two-roles",
    N_("a unit that both leads and supports one item"),
    N_("Nobody is both; which of them is meant has to be decided in the document."),
    "市商务局 | 市商务局、市财政局",
    "市商务局 | 市财政局",
)
UNCLEAR_WORDS = _error(
    "unclear-words",
    N_("words behind units that say neither who leads nor who supports"),
    N_("They would become part of a unit's name."),
    "市商务局会同市财政局",
    "市商务局牵头，市财政局配合",
)
OPEN_END = _warning(
    "open-end",
    N_("等 behind units: further ones are meant that are not named"),
    N_("A plan holds the units that are named; whoever else is meant is not in it."),
    "市商务局、市财政局等有关部门",
    "市商务局、市财政局",
)
BRACKETS = _warning(
    "brackets",
    N_("a unit with brackets, which may hold another name, a part or the members"),
    N_("The name is kept whole. A plan has `aliases` and `members` for what brackets hold."),
    "市口岸办（市商务局）",
    "市口岸办",
)
SHARED_ENDING = _warning(
    "shared-ending",
    N_("places whose ending stands behind the last of them alone"),
    N_("The names are kept as published; they may be meant for other units."),
    "甲市、乙市人民政府",
    "甲市人民政府、乙市人民政府",
)
ONE_OR_SEVERAL = _warning(
    "one-or-several",
    N_("a name that may be several units: a line's end, a space or 和 stands in it"),
    N_("A line's end is mostly a wrap, and 和 mostly part of a name."),
    "市商务局和市财政局",
    "市商务局、市财政局",
)
REPEATED_NAME = _warning(
    "repeated-name",
    N_("a unit that stands twice in one role of one item"),
    N_("It is taken once."),
    "市商务局、市商务局",
    "市商务局",
)
LIKE_NAMES = _warning(
    "like-names",
    N_("two names that may be two spellings of one unit"),
    N_("Its items would be counted apart. --units takes the names of another plan."),
    N_("市卫健委 and 市卫生健康委"),
    N_("市卫生健康委 and its alias 市卫健委"),
)
JOINED_ROW = _warning(
    "joined-row",
    N_("a row that goes on with the one above it"),
    N_("A page break cuts rows in two, and a merged cell can have several rows beside it."),
    N_("a row without number"),
    N_("one row"),
)
TAKEN_OVER = _warning(
    "taken-over",
    N_("a blank cell at the top of a page, or a lead that is said of a whole area"),
    N_("A merged cell is blank on its next page; its units are taken for these rows too."),
    N_("9 | … | (blank)"),
    "9 | … | 市商务局",
)
COUNT = _warning(
    "count",
    N_("a count in the document that is not that of its items"),
    N_("Something may be missing in the document, or in the import."),
    N_("一、加强协作（共5项）, with 4 items"),
    "一、加强协作（共4项）",
)
NUMBERS = _warning(
    "numbers",
    N_("published numbers that are not those of the plan"),
    N_("A plan counts its items 1, 2, 3 … through all areas."),
    "1, 2, 4",
    "1, 2, 3",
)
HEADING_LEFT = _warning(
    "heading-left",
    N_("a heading that is no area: it has no items, or only further headings"),
    N_("A plan has one level of areas, and none without items."),
    "一、总体要求",
    N_("一、加强协作, with its items"),
)
LEFT_OUT = _warning(
    "left-out",
    N_("a part of the document that is not in the plan"),
    N_("Nothing is left out in silence."),
    N_("a column 备注"),
    "--columns 备注=-",
)
UNSEEN = _warning(
    "unseen",
    N_("characters that cannot be seen, which are taken out"),
    N_("No text of a plan may hold them."),
    "市商<U+200B>务局",
    "市商务局",
)

RULES: tuple[Rule, ...] = tuple(value for value in vars().values() if isinstance(value, Rule))
