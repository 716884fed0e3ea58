"""Chinese names typed in letters: 天津海关 is tianjinhaiguan, tjhg or haiguan.

The readings are pypinyin's, which is imported when letters are to be compared and not before:
that takes longer than all else that a command does.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from portplan.text.phrases import are_missing

_DOUBLE_INITIALS = ("zh", "ch", "sh")

# Characters with a second reading that many people type, in names of places and organisations.
# pypinyin knows more readings of more characters; 港 as hong would only lead astray.
_COMMON_READINGS = {
    "乐": "le yue", "六": "liu lu", "会": "hui kuai", "传": "chuan zhuan",
    "省": "sheng xing", "单": "dan shan", "卡": "ka qia", "厦": "xia sha", "参": "can shen",
    "合": "he ge", "堡": "bao pu bu", "大": "da dai", "宿": "su xiu", "度": "du duo",
    "数": "shu shuo", "曾": "zeng ceng", "朝": "chao zhao", "柏": "bai bo", "校": "xiao jiao",
    "泊": "bo po", "率": "lv shuai", "番": "fan pan", "盛": "sheng cheng", "石": "shi dan",
    "种": "zhong chong", "系": "xi ji", "藏": "cang zang", "行": "hang xing", "解": "jie xie",
    "角": "jiao jue", "调": "diao tiao", "车": "che ju", "还": "huan hai", "都": "du dou",
    "重": "zhong chong", "长": "chang zhang", "降": "jiang xiang", "露": "lu lou",
}  # fmt: skip

# A name's characters, each with the forms in which it can be typed. What has no sound is left out.
_Spelling = Sequence[frozenset[str]]

_T = TypeVar("_T")


def spelled(typed: str, named: Mapping[str, _T], *, from_start: bool = False) -> list[_T]:
    """Return what the names stand for that letters fit best, in the names' order.

    The letters are folded. With `from_start` they have to begin where a name begins.

    A fit of the whole name is better than one of a part, the full pinyin better than initials,
    and these better than a mixture or an unfinished end, such as tianjinh. Another common reading
    of a character will do; but where several fit, those that fit as they are read, 银行 as
    yinhang and not as yinxing, are the better ones.
    """
    if not is_in_letters(typed):
        return []
    letters = "".join(filter(str.isalnum, typed))
    readings = _readings(named)
    found = _best(letters, {name: [readings[each] for each in name] for name in named}, from_start)
    if len({id(named[name]) for name in found}) != 1:
        as_read = {name: [[each] for each in _as_read(name)] for name in found or named}
        found = _best(letters, as_read, from_start) or found
    return list({id(named[name]): named[name] for name in found}.values())


def is_in_letters(typed: str) -> bool:
    """Say whether a text can be pinyin: ASCII, with a letter."""
    return typed.isascii() and any(map(str.isalpha, typed))


def pinyin(name: str) -> str:
    """Return the pinyin of a name, its characters read as they are together."""
    return "".join(_as_read(name)).lower()


def initials(name: str) -> str:
    """Return the first letters of the pinyin of a name."""
    return "".join(reading[0] for reading in _as_read(name)).lower()


def _readings(names: Iterable[str]) -> dict[str, list[str]]:
    """Return the readings of each character that people type; of one without a sound, none."""
    import pypinyin  # noqa: PLC0415 - see above

    def readings(character: str) -> list[str]:
        if not character.isalnum():
            return []
        return _COMMON_READINGS.get(character, "").split() or pypinyin.lazy_pinyin(character)

    return {each: readings(each) for each in set().union(*names)}


def _as_read(name: str) -> list[str]:
    import pypinyin  # noqa: PLC0415 - see above

    if are_missing():
        from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415 - likewise

        pypinyin.load_phrases_dict(phrases_dict)
    # Its annotation leaves out that a list will do.
    return pypinyin.lazy_pinyin("".join(filter(str.isalnum, name)), errors=list)  # type: ignore[arg-type]


def _best(
    letters: str,
    readings: Mapping[str, Iterable[Iterable[str]]],
    from_start: bool,  # noqa: FBT001 - handed on
) -> list[str]:
    """Return the names that the letters fit in the best way in which they fit any."""
    full = {name: _full(each) for name, each in readings.items()}
    initials = {name: _initials(spelling) for name, spelling in full.items()}
    mixed = {
        name: [one | other for one, other in zip(spelling, initials[name], strict=True)]
        for name, spelling in full.items()
    }
    ways: tuple[tuple[Mapping[str, _Spelling], Callable[[str, _Spelling], bool]], ...] = (
        (full, _is_whole),
        (initials, _is_whole),
        (full, _is_beginning if from_start else _is_part),
        (initials, _is_beginning if from_start else _is_part),
        (mixed, _is_begun if from_start else _is_part_begun),
    )
    for spellings, fits in ways:
        if found := [name for name, spelling in spellings.items() if fits(letters, spelling)]:
            return found
    return []


def _full(readings: Iterable[Iterable[str]]) -> _Spelling:
    """Return the readings in full, with the ways in which ü is typed: lv, lu and lyu."""
    spelling = (
        frozenset(
            typed.lower()
            for reading in of_one
            for typed in (reading, reading.replace("v", "u"), reading.replace("v", "yu"))
        )
        for of_one in readings
    )
    return [forms for forms in spelling if forms]


def _initials(spelling: _Spelling) -> _Spelling:
    """Return a spelling's initials: of zhong, z and zh."""
    return [
        frozenset(form[:1] for form in forms)
        | frozenset(form[:2] for form in forms if form.startswith(_DOUBLE_INITIALS))
        for forms in spelling
    ]


def _is_whole(letters: str, spelling: _Spelling) -> bool:
    *_, ends = _ends(letters, spelling)
    return len(letters) in ends


def _is_beginning(letters: str, spelling: _Spelling) -> bool:
    return any(len(letters) in ends for ends in _ends(letters, spelling))


def _is_part(letters: str, spelling: _Spelling) -> bool:
    return any(_is_beginning(letters, spelling[start:]) for start in range(len(spelling)))


def _is_begun(letters: str, spelling: _Spelling) -> bool:
    """Say whether the letters are a beginning that may end in the middle of a character."""
    return any(
        form.startswith(letters[end:])
        for ends, forms in zip(_ends(letters, spelling), spelling, strict=False)
        for end in ends
        for form in forms
    )


def _is_part_begun(letters: str, spelling: _Spelling) -> bool:
    return any(_is_begun(letters, spelling[start:]) for start in range(len(spelling)))


def _ends(letters: str, spelling: _Spelling) -> Iterator[set[int]]:
    """Return how far letters can have come before the first character, and after each."""
    ends = {0}
    yield ends
    for forms in spelling:
        ends = {end + len(form) for end in ends for form in forms if letters.startswith(form, end)}
        yield ends
