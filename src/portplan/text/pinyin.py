"""Chinese names typed in letters: 天津海关 is tianjinhaiguan, tjhg or haiguan.

The readings are pypinyin's, which is imported when letters are to be compared and not before:
that takes longer than all else that a command does.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import filterfalse
from typing import TypeVar

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

# A character's readings, and the forms in which it can be typed.
_Readings = tuple[str, ...]
_Forms = frozenset[str]

# A name's characters, each with its forms. What has no sound is left out.
_Spelling = Sequence[_Forms]

_T = TypeVar("_T")


def spelled(
    typed: str, named: Mapping[str, _T], *, from_start: bool = False, own_process: bool = False
) -> list[_T]:
    """Return what the names stand for that letters fit best, in the names' order.

    The letters are folded. With `from_start` they have to begin where a name begins. In a process
    that is portplan's own, pypinyin starts sooner: without its phrases, which whoever else uses it
    would miss, and which are loaded here when they matter.

    A fit of the whole name is better than one of a part, the full pinyin better than initials,
    and these better than a mixture or an unfinished end, such as tianjinh. Another common reading
    of a character will do; but where several fit, those that fit as they are read, 银行 as
    yinhang and not as yinxing, are the better ones.
    """
    if not is_in_letters(typed):
        return []
    letters = "".join(filter(str.isalnum, typed))
    if own_process:
        _start_without_phrases()
    readings = _readings(named)
    found = _best(letters, {name: [readings[each] for each in name] for name in named}, from_start)
    if len({id(named[name]) for name in found}) != 1:
        as_read = {name: [(each,) for each in _as_read(name)] for name in found or named}
        found = _best(letters, as_read, from_start) or found
    return list({id(named[name]): named[name] for name in found}.values())


def is_in_letters(typed: str) -> bool:
    """Say whether a text can be pinyin: ASCII, with a letter."""
    return typed.isascii() and any(map(str.isalpha, typed))


def sound_alike(one: str, other: str) -> bool:
    """Say whether two Chinese characters have a reading in common."""
    if one.isascii() or other.isascii():
        return False
    readings = _readings((one, other))
    return not set(readings[one]).isdisjoint(readings[other])


def forms(characters: Iterable[str], *, own_process: bool = False) -> dict[str, frozenset[str]]:
    """Return the forms in which each character can be typed in letters, where there are any.

    They are those that `spelled` knows, which also says what `own_process` is.
    """
    if own_process:
        _start_without_phrases()
    readings = _readings(filterfalse(str.isascii, characters))
    return {
        each: typed
        for each, of_character in readings.items()
        if (typed := frozenset(filter(str.isascii, _full(of_character))))
    }


def pinyin(name: str) -> str:
    """Return the pinyin of a name, its characters read as they are together."""
    return "".join(_as_read(name)).lower()


def initials(name: str) -> str:
    """Return the first letters of the pinyin of a name."""
    return "".join(reading[0] for reading in _as_read(name)).lower()


def _start_without_phrases() -> None:
    """Import pypinyin with its variable set, and leave the environment as it was."""
    variable = "PYPINYIN_NO_PHRASES"
    before = os.environ.get(variable)
    os.environ[variable] = "true"
    try:
        import pypinyin  # noqa: F401, PLC0415 - see above
    finally:
        if before is None:
            del os.environ[variable]
        else:
            os.environ[variable] = before


def _readings(names: Iterable[str]) -> dict[str, _Readings]:
    """Return the readings of each character that people type; of one without a sound, none."""
    import pypinyin  # noqa: PLC0415 - see above

    def readings(character: str) -> _Readings:
        if not character.isalnum():
            return ()
        common = _COMMON_READINGS.get(character, "").split()
        return tuple(common or pypinyin.lazy_pinyin(character))

    return {each: readings(each) for each in set().union(*names)}


def _as_read(name: str) -> list[str]:
    import pypinyin  # noqa: PLC0415 - see above

    if not pypinyin.constants.PHRASES_DICT:
        from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415 - likewise

        pypinyin.load_phrases_dict(phrases_dict)
    # Its annotation leaves out that a list will do.
    return pypinyin.lazy_pinyin("".join(filter(str.isalnum, name)), errors=list)  # type: ignore[arg-type]


def _best(
    typed: str,
    readings: Mapping[str, Sequence[_Readings]],
    from_start: bool,  # noqa: FBT001 - handed on
) -> list[str]:
    """Return the names that the letters fit in the best way in which they fit any."""
    letters = _Letters(typed)
    alike = {each for of_name in readings.values() for each in of_name}
    full = {each: _full(each) for each in alike}
    initials = {each: _initials(forms) for each, forms in full.items()}
    mixed = {each: forms | initials[each] for each, forms in full.items()}
    part = _is_beginning if from_start else _is_part
    begun = _is_begun if from_start else _is_part_begun
    ways: tuple[tuple[Mapping[_Readings, _Forms], Callable[[_Letters, _Spelling], bool]], ...] = (
        (full, _is_whole), (initials, _is_whole), (full, part), (initials, part), (mixed, begun),
    )  # fmt: skip
    for forms, fits in ways:
        found = [
            name
            for name, of_name in readings.items()
            if fits(letters, [forms[each] for each in of_name if forms[each]])
        ]
        if found:
            return found
    return []


def _full(readings: _Readings) -> _Forms:
    """Return the readings in full, with the ways in which ü is typed: lv, lu and lyu."""
    return frozenset(
        typed.lower()
        for reading in readings
        for typed in (reading, reading.replace("v", "u"), reading.replace("v", "yu"))
    )


def _initials(forms: _Forms) -> _Forms:
    """Return the initials of forms: of zhong, z and zh."""
    double = {form[:2] for form in forms if form.startswith(_DOUBLE_INITIALS)}
    return frozenset({form[:1] for form in forms} | double)


class _Letters:
    """The letters that were typed, and where among them the forms of characters stand.

    Places are the bits of a number, so that all are gone through at once: 0 stands before the
    first letter.
    """

    def __init__(self, typed: str) -> None:
        self._typed = typed
        # For each set of forms: where one stands, and how long it is.
        self._standing: dict[_Forms, tuple[tuple[int, int], ...]] = {}
        self._unfinished: dict[_Forms, int] = {}
        self.end = 1 << len(typed)

    def behind(self, forms: _Forms, places: int) -> int:
        """Return the places behind a character that stands at any of some places."""
        if forms not in self._standing:
            standing = ((self._places_of(form), len(form)) for form in forms)
            self._standing[forms] = tuple(each for each in standing if each[0])
        found = 0
        for places_of_form, length in self._standing[forms]:
            found |= (places & places_of_form) << length
        return found

    def _places_of(self, form: str) -> int:
        bits = bytearray(len(self._typed) // 8 + 1)
        place = self._typed.find(form)
        while place >= 0:
            bits[place // 8] |= 1 << place % 8
            place = self._typed.find(form, place + 1)
        return int.from_bytes(bits, "little")

    def unfinished(self, forms: _Forms) -> int:
        """Return the places from which on all letters are the beginning of a character."""
        if forms not in self._unfinished:
            longest = max(map(len, forms))
            last = range(max(len(self._typed) - longest, 0), len(self._typed) + 1)
            self._unfinished[forms] = sum(
                1 << place
                for place in last
                if any(form.startswith(self._typed[place:]) for form in forms)
            )
        return self._unfinished[forms]


def _is_whole(letters: _Letters, spelling: _Spelling) -> bool:
    places = 1
    for forms in spelling:
        places = letters.behind(forms, places)
        if not places:
            break
    return bool(places & letters.end)


def _is_beginning(letters: _Letters, spelling: _Spelling) -> bool:
    return any(places & letters.end for places in _places(letters, spelling, 0))


def _is_part(letters: _Letters, spelling: _Spelling) -> bool:
    return any(places & letters.end for places in _places(letters, spelling, 1))


def _is_begun(letters: _Letters, spelling: _Spelling) -> bool:
    """Say whether the letters are a beginning that may end in the middle of a character."""
    return _ends_in_a_character(letters, spelling, 0)


def _is_part_begun(letters: _Letters, spelling: _Spelling) -> bool:
    return _ends_in_a_character(letters, spelling, 1)


def _ends_in_a_character(letters: _Letters, spelling: _Spelling, start: int) -> bool:
    before = _places(letters, spelling, start)
    return any(
        places & letters.unfinished(forms) for places, forms in zip(before, spelling, strict=False)
    )


def _places(letters: _Letters, spelling: _Spelling, start: int) -> Iterator[int]:
    """Return how far letters can have come before the first character, and after each.

    With `start` they can begin before each, else only before the first.
    """
    places = 1
    yield places
    for forms in spelling:
        places = letters.behind(forms, places) | start
        if not places:
            return
        yield places
