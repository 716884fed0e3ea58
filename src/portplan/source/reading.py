"""The rules whose findings come up while a file is read and its shape made out.

They are records like all others; what reads a file names them in its findings.
"""

from portplan.source.findings import Rule, Severity
from portplan.text.messages import N_

ENCODING = Rule(
    code="encoding",
    severity=Severity.ERROR,
    breaks=N_("the file is not UTF-8 (a byte order mark in front is accepted)"),
    why=N_(
        "In another encoding the same bytes are other characters, and a name would silently"
        " become another name."
    ),
    wrong=N_("title: 工作任务分解表   # the file is saved as GBK"),
    right=N_("title: 工作任务分解表   # the file is saved as UTF-8"),
)

SYNTAX = Rule(
    code="syntax",
    severity=Severity.ERROR,
    breaks=N_("the file is not YAML, holds several documents, or is empty"),
    why=N_(
        "What a parser cannot read nobody can answer from. The message names the slip where one"
        " shows: a tab, a merge conflict, a full-width colon, a missing space or quote."
    ),
    wrong="text: 建设“单一窗口”: 推行申报无纸化。",
    right='text: "建设“单一窗口”: 推行申报无纸化。"',
)

UNSUPPORTED_YAML = Rule(
    code="unsupported-yaml",
    severity=Severity.ERROR,
    breaks=N_("an anchor, an alias, a tag, a merge key, or nesting deeper than the format has"),
    why=N_(
        "The table is read by people and compared line by line: every item says itself who is"
        " responsible, and none by reference to another place."
    ),
    wrong="lead: &four\n  - 天津海关\nsupport: *four",
    right="lead:\n  - 天津海关\nsupport:\n  - 天津港集团",
)

DUPLICATE_KEY = Rule(
    code="duplicate-key",
    severity=Severity.ERROR,
    breaks=N_("a key stands twice in one mapping"),
    why=N_(
        "YAML readers keep one of the two and drop the other without a word: half of an item's"
        " lead units would be gone."
    ),
    wrong="lead:\n  - 天津海关\nlead:\n  - 天津海事局",
    right="lead:\n  - 天津海关\n  - 天津海事局",
)

UNKNOWN_KEY = Rule(
    code="unknown-key",
    severity=Severity.ERROR,
    breaks=N_("a key that the format does not have"),
    why=N_("A misspelt key would be passed over, and what stands behind it would be lost."),
    wrong="leads:\n  - 天津海关",
    right="lead:\n  - 天津海关",
)

MISSING_KEY = Rule(
    code="missing-key",
    severity=Severity.ERROR,
    breaks=N_("a plan, unit, area or item lacks a key that it needs"),
    why=N_("An item without lead units is an item for which nobody is responsible."),
    wrong="number: 15\ntext: 实行国际邮轮团体旅客散客式验放，提升旅客通关速度。",
    right="number: 15\ntext: 实行国际邮轮团体旅客散客式验放，提升旅客通关速度。\n"
    "lead:\n  - 天津边检总站",
)

WRONG_TYPE = Rule(
    code="wrong-type",
    severity=Severity.ERROR,
    breaks=N_(
        "a list where a text belongs or the reverse; a number not in plain digits; a text"
        " that YAML reads as a number, a Boolean or a date"
    ),
    why=N_(
        "YAML tools read 07 as 7, 010 as 8 and yes as true. The format takes only what all of"
        " them read alike."
    ),
    wrong="lead: 天津海关",
    right="lead:\n  - 天津海关",
)

EMPTY = Rule(
    code="empty",
    severity=Severity.ERROR,
    breaks=N_("an empty text, an empty lead, no units, no areas, no items"),
    why=N_("Something was to be written here, and a reader could not tell that it is missing."),
    wrong="lead: []",
    right="lead:\n  - 天津海关",
)

CONTROL_CHARACTER = Rule(
    code="control-character",
    severity=Severity.ERROR,
    breaks=N_("a control character, or a zero-width or bidirectional one"),
    why=N_(
        "It cannot be seen. It can change what a terminal shows, and makes two names that look"
        " the same different."
    ),
    wrong='lead:\n  - "天津\\u200b海关"',
    right="lead:\n  - 天津海关",
)
