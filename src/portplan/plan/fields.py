"""The format of a plan, said once: its keys, its roles, and the annex's words for them.

What reads a data file, checks it, describes it, shows it or completes it goes by this. A further
optional text of an item is one `Field` more in `ITEM`, a further role one member more of `Role`.
"""

from enum import Enum, auto
from typing import NamedTuple, Self

from portplan.text.messages import N_

_ORDER = "The order is the published one and has a meaning: the first is the first-named."


class Role(Enum):
    """What a unit does for an item: it leads (牵头) or supports (支持配合).

    The value is the role's key, and in sentences its English word. `word` is the annex's word for
    it and `heading` that of its column; `synonyms` are what people type for it, and `words` other
    headings that published tables have. `needed` says that every item has a unit in it. `verb` is
    for names of counts. `colour` is the terminal's: one that reads well on black and
    on white. `mark` is what a bar is drawn with, and `typed_mark` that where the encoding has no
    blocks. `description` is the schema's.

    The first role is the one that answers for the item: a sole, a joint and a first-named unit
    are those of that role.
    """

    LEAD = (
        N_("lead"), "牵头", "牵头单位", (), ("牵头部门", "牵头责任单位", "主办单位", "主办部门"),
        True, "leads", "color(28)", "█", "#",
        "At least one. " + _ORDER,
    )  # fmt: skip
    SUPPORT = (
        N_("support"), "支持配合", "支持配合单位", ("支持", "配合"),
        (
            "配合单位", "配合部门", "支持单位", "支持部门", "参与单位", "参与部门", "协助单位",
            "协同单位", "协办单位", "协办部门",
        ),
        False, "supports", "color(130)", "░", "=",
        _ORDER + " None of them leads the item too. Leave it out where nobody supports.",
    )  # fmt: skip

    def __new__(cls, key: str, *_: object) -> Self:
        """Make the key alone the value: Role("lead") is Role.LEAD."""
        role = object.__new__(cls)
        role._value_ = key
        return role

    def __init__(
        self,
        _key: str,
        # The defaults are for Role("lead"), which type checkers take for such a call.
        word: str = "",
        heading: str = "",
        synonyms: tuple[str, ...] = (),
        words: tuple[str, ...] = (),
        needed: bool = False,  # noqa: FBT001, FBT002 - a member is a line of values
        verb: str = "",
        colour: str = "",
        mark: str = "",
        typed_mark: str = "",
        description: str = "",
    ) -> None:
        self.word = word
        self.heading = heading
        self.synonyms = synonyms
        self.words = words
        self.needed = needed
        self.verb = verb
        self.colour = colour
        self.mark = mark
        self.typed_mark = typed_mark
        self.description = description

    @property
    def short(self) -> str:
        """The word for it where there is little room: the last of its synonyms."""
        return (self.word, *self.synonyms)[-1]


# Headings of what is an item's title where another column has its text, and else is its text.
NAMES = (
    "任务名称", "重点任务", "主要任务", "改革举措", "细则名称", "事项名称", "重点工作",
    "工作名称", "工作项目", "任务", "事项",
)  # fmt: skip

# Headings of what several items have in common.
AREAS = ("领域", "章节", "类别", "重点举措", "重点领域", "板块")

# Headings of units of which no role is said: these do the work, and which of them lead is open.
RESPONSIBLE = (
    "责任单位", "责任部门", "负责单位", "负责部门", "承办单位", "承办部门", "落实单位",
    "实施单位", "主体单位", "责任主体",
)  # fmt: skip

# Headings of units that neither lead nor support.
NEITHER = ("指导单位", "指导部门", "监管单位", "监管部门", "监督单位", "督导单位", "建设主体")


class FieldKind(Enum):
    """What stands behind a key."""

    TEXT = auto()
    NAME = auto()  # a text with no white space but single spaces between words
    NUMBER = auto()
    TEXTS = auto()  # a list of texts
    UNITS = auto()  # a list of names that the plan's units have
    PARTS = auto()  # a list of mappings, each the part of the plan that the field names


class Field(NamedTuple):
    """A key of a mapping.

    `heading` is the annex's word for it, and `words` are others that published tables have or that
    someone may write in place of the key. `title` and `description` are the schema's, and so is
    `entry`, both of a text in a list. Where `least` has a word, a list has at least one of what it
    says.
    """

    key: str
    kind: FieldKind
    title: str
    description: str
    heading: str = ""
    words: tuple[str, ...] = ()
    needed: bool = False
    least: str = ""
    entry: tuple[str, str] = ("", "")
    part: "Part | None" = None
    role: Role | None = None


class Part(NamedTuple):
    """A part of the plan, or all of it, which is a mapping.

    `what` is what it is called in sentences, then come the schema's words, and its fields.
    """

    what: str
    title: str
    description: str
    fields: tuple[Field, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """All of its keys, in their order."""
        return tuple(field.key for field in self.fields)

    @property
    def needed(self) -> tuple[str, ...]:
        """The keys without which it is not whole."""
        return tuple(field.key for field in self.fields if field.needed)

    def heading(self, key: str) -> str:
        """Return the annex's word for one of its keys. Raises KeyError for another key."""
        return {field.key: field.heading for field in self.fields}[key]


UNIT = Part(
    N_("a unit"),
    "Unit (单位)",
    "An organisation that the plan names. After a change of names, make the schema anew.",
    (
        Field(
            "name", FieldKind.NAME, "Name of the unit",
            "The published name, which stands for the unit everywhere else in the plan."
            " No white space stands between its Chinese characters.",
            heading="单位", words=("名称", "单位名称"), needed=True,
        ),
        Field(
            "aliases", FieldKind.TEXTS, "Aliases",
            "Other names, such as the full one, that people may type to find the unit."
            " No item names a unit by them.",
            heading="别名", entry=("Alias", "Another name of this unit and of no other."),
        ),
        Field(
            "members", FieldKind.UNITS, "Members",
            "Makes the unit a collective, a name that stands for several units."
            " `[]`: the members are not known. Leave it out for a single organisation.",
            heading="成员",
        ),
    ),
)  # fmt: skip

# The optional texts of an item stand at the end, in the order in which they are shown.
ITEM = Part(
    N_("an item"),
    "Item (工作事项)",
    "A numbered duty, who leads it and who supports it.",
    (
        Field(
            "number", FieldKind.NUMBER, "Number of the item",
            "Items count on through all areas.",
            heading="序号", words=("编号", "项目序号"), needed=True,
        ),
        Field(
            "text", FieldKind.TEXT, "Text of the item",
            "As published, on one line, without the number in front.",
            heading="工作事项",
            words=(
                "内容", "工作内容", "具体任务", "任务内容", "具体工作", "具体事项", "具体内容",
                "主要内容", "细则内容", "实施路径", "措施", "举措",
                *NAMES,
            ),
            needed=True,
        ),
        *(
            Field(
                role.value, FieldKind.UNITS, f"{role.value.capitalize()} units ({role.heading})",
                role.description,
                heading=role.heading, words=(role.word, *role.synonyms, *role.words),
                needed=role.needed, least=N_("unit") if role.needed else "", role=role,
            )
            for role in Role
        ),
        Field(
            N_("deadline"), FieldKind.TEXT, "Deadline (完成时限)",
            "When the item is due, as published: 2025年12月底前. Leave it out where the table does"
            " not say.",
            heading="完成时限", words=(
                "完成时间", "时间节点", "时限", "完成期限", "时间安排", "时间要求", "进度安排",
                "拟投入运营时间",
            ),
        ),
    ),
)  # fmt: skip

AREA = Part(
    N_("an area"),
    "Area (工作任务)",
    "A heading of the table and its items.",
    (
        Field(
            "number", FieldKind.NUMBER, "Number of the area",
            "Areas count 1, 2, 3 and so on.",
            heading="序号", words=("编号",), needed=True,
        ),
        Field(
            "title", FieldKind.TEXT, "Title of the area",
            "As published, without the number in front.",
            heading="工作任务",
            words=("标题", "名称", *AREAS), needed=True,
        ),
        Field(
            "items", FieldKind.PARTS, "Items (工作事项)", "The area's items, in order.",
            heading="工作事项", needed=True, least=N_("item"), part=ITEM,
        ),
    ),
)  # fmt: skip

PLAN = Part(
    N_("a plan"),
    "Plan (工作任务分解表)",
    "Who leads and who supports what. `portplan validate` checks what a schema cannot say.",
    (
        Field(
            "title", FieldKind.TEXT, "Title of the plan", "The published table's own title.",
            heading="标题", needed=True,
        ),
        Field(
            "units", FieldKind.PARTS, "Units (单位)",
            "Every unit that the plan names, once. Items and members can only name these.",
            heading="单位", needed=True, least=N_("unit"), part=UNIT,
        ),
        Field(
            "areas", FieldKind.PARTS, "Areas (工作任务)", "The headings of the table, in order.",
            heading="工作任务", needed=True, least=N_("area"), part=AREA,
        ),
    ),
)  # fmt: skip

PARTS = (PLAN, UNIT, AREA, ITEM)

# What stands above columns of roles' words, of what says that a unit is a collective, and of plans'
# titles.
ROLE_HEADING = "分工"
COLLECTIVE_HEADING = "合称"
PLAN_HEADING = "任务分解表"

# The role that answers for an item.
FIRST_ROLE, *_ = Role

# What an item may say besides its number, its text and its units.
OTHERS = tuple(field for field in ITEM.fields if not field.needed and field.role is None)


def keys() -> tuple[str, ...]:
    """Return the keys of all parts, each once."""
    return tuple(dict.fromkeys(key for part in PARTS for key in part.keys))
