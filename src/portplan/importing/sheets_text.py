"""What a cell of a workbook holds -> what people see there."""

import datetime as dt
import re

Value = float | str | bool | dt.date | dt.time | dt.timedelta

# Formats of Excel that have a number and no text in the file, as Chinese Excel shows them.
BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "yyyy/m/d", 22: "yyyy/m/d h:mm",
    27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 31: "yyyy年m月d日", 36: "yyyy年m月",
    50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月", 53: "m月d日", 54: "m月d日",
    57: "yyyy年m月", 58: "m月d日",
}  # fmt: skip

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|(?P<bracketed>\[[^\]]*\])'
    r"|(?P<field>yyyy|yy|mm?|dd?|hh?|ss?)(?![ymdhs])|(?P<literal>[-/.:, 年月日时分秒])"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_LANGUAGE = re.compile(r"\[\$-[0-9A-F]+\]", re.IGNORECASE)
_EXACT = 10**15  # from here on Excel shows powers of ten
_PERCENT = re.compile(r"0(?:\.(0+))?%")


def text_of(value: Value, format_: str = "") -> str:
    """Return a value as it is seen in a cell with a format; 1.0 is 1, a date ISO's without one."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.date):
        return _dated(value, format_) or _iso(value)
    if isinstance(value, int | float):
        if percent := _PERCENT.fullmatch(format_):
            return f"{value:.{len(percent[1] or '')}%}"
        return format(value, ".15g") if value % 1 or abs(value) >= _EXACT else str(int(value))
    return str(value)


def is_dated(format_: str) -> bool:
    """Return whether dates of this format are shown as they are seen."""
    return _dated(dt.datetime(2000, 1, 1, tzinfo=dt.UTC), format_) is not None


def _iso(value: dt.date) -> str:
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return value.isoformat(" ")
    return f"{value:%Y-%m-%d}"


def _dated(value: dt.date, format_: str) -> str | None:
    """Return a date in a format, or None where that has what is not known here, or is none."""
    first = format_.partition(";")[0]
    written, hour = "", False
    for token in _TOKEN.finditer(first):
        field = (token["field"] or "").lower()
        if token["other"] or (token["bracketed"] and not _LANGUAGE.fullmatch(token["bracketed"])):
            return None
        written += token["quoted"] or token["escaped"] or token["literal"] or ""
        if field:
            # mm is the minutes behind the hours, and the month elsewhere.
            minutes = field.startswith("m") and hour
            hour = field.startswith("h")
            written += _field(value, "i" * len(field) if minutes else field)
    return written or None


def _field(value: dt.date, field: str) -> str:
    moment = value if isinstance(value, dt.datetime) else dt.datetime(*value.timetuple()[:3])  # noqa: DTZ001 - a cell's date has no zone
    numbers = {
        "y": moment.year % 100 if len(field) == len("yy") else moment.year,
        "m": moment.month,
        "d": moment.day,
        "h": moment.hour,
        "i": moment.minute,
        "s": moment.second,
    }
    return f"{numbers[field[0]]:0{len(field)}}"
