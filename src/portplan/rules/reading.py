"""The rules that a file breaks before it says anything of a plan: it is not the YAML we read."""

from portplan.diagnostic import Severity
from portplan.rules.rule import Rule, found_in_reading

ENCODING = Rule(
    code="encoding",
    severity=Severity.ERROR,
    breaks="the file is not UTF-8 (a byte order mark in front is accepted)",
    why="In another encoding the same bytes are other characters, and a name would silently"
    " become another name.",
    wrong="title: 工作任务分解表   # the file is saved as GBK",
    right="title: 工作任务分解表   # the file is saved as UTF-8",
    check=found_in_reading("encoding"),
)

SYNTAX = Rule(
    code="syntax",
    severity=Severity.ERROR,
    breaks="the file is not YAML, holds several documents, or is empty",
    why="What a parser cannot read nobody can answer from. The message names the slip where one"
    " shows: a tab, a merge conflict, a full-width colon, a missing space or quote.",
    wrong="text: 建设“单一窗口”: 推行申报无纸化。",
    right='text: "建设“单一窗口”: 推行申报无纸化。"',
    check=found_in_reading("syntax"),
)

UNSUPPORTED_YAML = Rule(
    code="unsupported-yaml",
    severity=Severity.ERROR,
    breaks="an anchor, an alias, a tag, a merge key, or nesting deeper than the format has",
    why="The table is read by people and compared line by line: every item says itself who is"
    " responsible, and none by reference to another place.",
    wrong="lead: &four\n  - 天津海关\nsupport: *four",
    right="lead:\n  - 天津海关\nsupport:\n  - 天津港集团",
    check=found_in_reading("unsupported-yaml"),
)

DUPLICATE_KEY = Rule(
    code="duplicate-key",
    severity=Severity.ERROR,
    breaks="a key stands twice in one mapping",
    why="YAML readers keep one of the two and drop the other without a word: half of an item's"
    " lead units would be gone.",
    wrong="lead:\n  - 天津海关\nlead:\n  - 天津海事局",
    right="lead:\n  - 天津海关\n  - 天津海事局",
    check=found_in_reading("duplicate-key"),
)
