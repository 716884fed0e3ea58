"""The rules of the file's shape: which keys there are, and what stands behind them."""

from portplan.diagnostic import Severity
from portplan.rules.rule import Rule, found_in_reading

UNKNOWN_KEY = Rule(
    code="unknown-key",
    severity=Severity.ERROR,
    breaks="a key that the format does not have",
    why="A misspelt key would be passed over, and what stands behind it would be lost.",
    wrong="leads:\n  - 天津海关",
    right="lead:\n  - 天津海关",
    check=found_in_reading("unknown-key"),
)

MISSING_KEY = Rule(
    code="missing-key",
    severity=Severity.ERROR,
    breaks="a plan, unit, area or item lacks a key that it needs",
    why="An item without lead units is an item for which nobody is responsible.",
    wrong="number: 15\ntext: 实行国际邮轮团体旅客散客式验放，提升旅客通关速度。",
    right="number: 15\ntext: 实行国际邮轮团体旅客散客式验放，提升旅客通关速度。\n"
    "lead:\n  - 天津边检总站",
    check=found_in_reading("missing-key"),
)

WRONG_TYPE = Rule(
    code="wrong-type",
    severity=Severity.ERROR,
    breaks="a list where a text belongs or the reverse; a number not in plain digits; a text"
    " that YAML reads as a number, a Boolean or a date",
    why="YAML tools read 07 as 7, 010 as 8 and yes as true. The format takes only what all of"
    " them read alike.",
    wrong="lead: 天津海关",
    right="lead:\n  - 天津海关",
    check=found_in_reading("wrong-type"),
)

EMPTY = Rule(
    code="empty",
    severity=Severity.ERROR,
    breaks="an empty text, an empty lead, no units, no areas, no items",
    why="Something was to be written here, and a reader could not tell that it is missing.",
    wrong="lead: []",
    right="lead:\n  - 天津海关",
    check=found_in_reading("empty"),
)
