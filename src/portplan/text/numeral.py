"""Chinese numerals, as the annex numbers its areas."""

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_MYRIAD = 10_000


def numeral(number: int) -> str:
    """Return a positive number's Chinese numeral: 3 is 三, 20 二十, 105 一百零五."""
    myriads, rest = divmod(number, _MYRIAD)
    if myriads:
        gap = "零" if 0 < rest < _MYRIAD // 10 else ""
        return f"{numeral(myriads)}万{gap}{_below_myriad(rest)}"
    written = _below_myriad(rest)
    return written[1:] if written.startswith("一十") else written


def value(written: str) -> int | None:
    """Return what a Chinese numeral below 10,000 says, or None where it is none: 十二 is 12."""
    total, digit = 0, 0
    for each in written:
        if each in _DIGITS:
            digit = _DIGITS.index(each)
        elif each in _PLACES:
            total += (digit or 1) * 10 ** _PLACES.index(each)
            digit = 0
        else:
            return None
    return (total + digit) or None


def _below_myriad(number: int) -> str:
    digits = [int(digit) for digit in str(number)]
    places = reversed(_PLACES[: len(digits)])
    written = "".join(
        _DIGITS[digit] + place if digit else "零"
        for digit, place in zip(digits, places, strict=True)
    )
    while "零零" in written:
        written = written.replace("零零", "零")
    return written.rstrip("零")
