"""The real file after random edits: portplan reads what it says, or refuses it at the place.

What a text says is told by `oracle.said`, so that no rule of portplan's is its own judge. The suite
tries the same few hundred edited files in every run. To try as many others as you like, without
coverage, which takes most of the time:

    PORTPLAN_EXAMPLES=100000 .venv/bin/pytest --no-cov tests/source/test_mutations.py
"""

import os
import re
import unicodedata
from collections.abc import Callable, Sequence
from difflib import unified_diff

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from demands import assert_in_the_file
from oracle import said
from portplan.files.load import check_content
from portplan.source.findings import Severity

EXAMPLES = os.environ.get("PORTPLAN_EXAMPLES")

PLAN_FILE = (ROOT / "data" / "tasks.yaml").read_bytes().decode()


class Edited:
    """A file before and after some edits. It shows as their difference, invisibles escaped."""

    def __init__(self, before: str, content: bytes) -> None:
        self.before = before
        self.content = content

    def __repr__(self) -> str:
        after = self.content.decode(errors="backslashreplace")
        difference = unified_diff(_escaped(self.before), _escaped(after), n=2, lineterm="")
        return "\n".join(["", *difference])


def _escaped(text: str) -> list[str]:
    return [repr(line) for line in text.split("\n")]


# ---------------------------------------------------------------------------- the edits

# A value on its line or in its brackets, a key with its colon, and where an entry begins.
_VALUE = re.compile(r"(?:(?<=: )|(?<=^ {10}- )|(?<=\[)|(?<=, ))[^\s\[\],:#]+", re.MULTILINE)
_KEY = re.compile(r"\w+: ?(?=[\w\[\n])")
_LEAD = re.compile(r"^( +)lead:", re.MULTILINE)
_ENTRY = re.compile(r"^(?=(?: {2}| {6})- )", re.MULTILINE)

# What slips into a text while it is typed, pasted or merged.
_SLIPS = (
    *"\t\r\n\x00\x0b\x1b\x7f\x85\xa0\xad",
    *"\u200b\u200d\u200e\u202e\u2028\u2029\u2060\u3000\ufeff\ufffe\ue000\U000e0001",
    *" :-#,.'\"[]{}&*!|>%@`\\?=~<、，；：。／·",
    *"事亊A ７\U00020000\U0001f600",
    "\r\n", ": ", " #", "- ", "? ", "\n\n", "---\n", "...\n", "%YAML 1.2\n", "<<: *a\n", "\\u200b",
)  # fmt: skip

# How a value V may be written otherwise; W is another value of the file.
_WRITINGS = (
    "W", "V W", "V、W", "V，W", "V;W", "V/W", "V, W", "VW", "V, V", "V\n          - V",
    "V\n          - W", "V\n\n# W", "V # W", "V ", "　V", "V　", "V\t", '"V"', "'V'", '"V "',
    '"V\\n"', '"V\\t"', '"\\u200bV"', '"\\x41V"', "V\n              W", '"V\n              W"',
    ">-\n              V", ">\n              V", "|-\n              V", "|\n              V",
    "|-\n              V\n              W", "[V]", "[V, W]", "[]", "{V: W}", "{}", "- V", "",
    "~", "null", "yes", "No", "0", "1", "2", "3", "4", "5", "6", "7", "07", "7.0", "+7", "1_0",
    "0x7", "七", '"7"', "１", "1e3", ".inf", "2016-01-01", "1:30", "=", "<<", "&a V", "*a",
    "-", "[-]", "1e5", "0o7", "Port Office", "Port  Office", '"V"#W', "[V,#W\n              V]",
    "!!str V", "! V", "V: W", "V :W", "V:W", "@V", "`V", "%V", "-V", "?V", "'V", '"V',
)  # fmt: skip

# What may stand in a key's place; here `lead` stands for the key itself.
_KEYS = (
    "title: ", "units: ", "name: ", "aliases: ", "members: ", "areas: ", "number: ", "items: ",
    "text: ", "lead: ", "support: ", "deadline: ", "leads: ", "牵头: ", "lead：", "lead:", "lead ",
    "lead : ", '"lead": ', "? lead\n        : ", "<<: ", "Lead: ", "lead: lead: ", "[lead]: ", "",
)  # fmt: skip

_INDENTATIONS = ("", " ", "  ", "   ", "    ", "        ", "          ", "            ", "\t")


def _index(draw: st.DrawFn, of: Sequence[object]) -> int:
    return draw(st.integers(0, max(len(of) - 1, 0)))


def _characters(draw: st.DrawFn, text: str) -> str:
    """Put something, or nothing, in place of a few characters, or of none."""
    start = draw(st.integers(0, len(text)))
    taken = draw(st.sampled_from((0, 0, 1, 1, 2, 9)))
    # Some format characters can be seen (Arabic number signs); those that cannot are slips.
    seen = st.characters(codec="utf-8", exclude_categories=("Cf", "Cn"))
    typed = st.text(seen, max_size=2)
    put = draw(st.one_of(st.sampled_from(_SLIPS), st.just(""), typed))
    return text[:start] + put + text[start + taken :]


def _rearranged(draw: st.DrawFn, pieces: list[str]) -> str:
    at, other = _index(draw, pieces), _index(draw, pieces)
    match draw(st.sampled_from(("delete", "duplicate", "swap", "move"))):
        case "delete":
            pieces.pop(at)
        case "duplicate":
            pieces.insert(other, pieces[at])
        case "swap":
            pieces[at], pieces[other] = pieces[other], pieces[at]
        case _:
            pieces.insert(other, pieces.pop(at))
    return "".join(pieces)


def _lines(draw: st.DrawFn, text: str) -> str:
    return _rearranged(draw, re.split(r"(?<=\n)", text))


def _neighbours(draw: st.DrawFn, text: str) -> str:
    """Swap a line with the next, or join them."""
    lines = text.split("\n")
    at = _index(draw, lines)
    first, second = lines[at], "".join(lines[at + 1 : at + 2])
    joined = (first + second, f"{first} {second}", f"{first}、{second.lstrip(' -')}")
    lines[at : at + 2] = [draw(st.sampled_from((f"{second}\n{first}", *joined)))]
    return "\n".join(lines)


def _entries(draw: st.DrawFn, text: str) -> str:
    """Rearrange whole units, areas or items."""
    return _rearranged(draw, _ENTRY.split(text))


def _indentation(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    start = _index(draw, lines)
    for at in range(start, min(start + draw(st.integers(1, 4)), len(lines))):
        lines[at] = draw(st.sampled_from(_INDENTATIONS)) + lines[at].lstrip(" ")
    return "\n".join(lines)


def _value(draw: st.DrawFn, text: str) -> str:
    """Write a value otherwise, or another in its place."""
    values = list(_VALUE.finditer(text))
    if not values:
        return text
    value, other = values[_index(draw, values)], values[_index(draw, values)]
    words = {"V": value[0], "W": other[0]}
    written = re.sub("[VW]", lambda word: words[word[0]], draw(st.sampled_from(_WRITINGS)))
    return text[: value.start()] + written + text[value.end() :]


# How a text may be begun over several lines, and what may stand where its lines meet.
_OVER_LINES = {
    '"': ("\n", "\\\n", " \\\n", "\n\n", "\\n\\\n", "\n\\", "\n\\  "),
    "'": ("\n", " \n", "\n\n"),
    "": ("\n", "\n- ", "\n# ", "\n\n"),
    "|-\n": ("\n",), "|\n": ("\n",), "|+\n": ("\n", "\n\n"), "|1-\n": ("\n",),
    ">-\n": ("\n", "\n\n"), ">\n": ("\n", "\n\n"), ">+\n": ("\n",), ">2-\n": ("\n",),
    ">-#\n": ("\n",), ">- #\n": ("\n",), "[": ("\n", ",\n", ", #\n"),
}  # fmt: skip
_CLOSED_BY = {"[": ("]", "\n]"), '"': ('"', '"#'), "'": ("'", "'#", "' #")}


def _over_lines(draw: st.DrawFn, text: str) -> str:
    """Write a value of any field over several lines, in any of YAML's styles."""
    values = list(_VALUE.finditer(text))
    if not values:
        return text
    value = values[_index(draw, values)]
    opened = draw(st.sampled_from(sorted(_OVER_LINES)))
    cut = draw(st.integers(0, len(value[0])))
    meeting = draw(st.sampled_from(_OVER_LINES[opened]))
    closed = draw(st.sampled_from(_CLOSED_BY.get(opened, ("",))))
    spaces = " " * draw(st.sampled_from((0, 2, 4, 5, 6, 8, 9, 10, 12, 12, 12, 12, 14, 14)))
    written = opened + value[0][:cut] + meeting + value[0][cut:] + closed
    written = written.replace("\n", f"\n{spaces}")
    return text[: value.start()] + written + text[value.end() :]


def _two_values(draw: st.DrawFn, text: str) -> str:
    """Swap two values."""
    values = list(_VALUE.finditer(text))
    if not values:
        return text
    a, b = sorted((_index(draw, values), _index(draw, values)))
    if a == b:
        return text
    one, two = values[a], values[b]
    between = text[one.end() : two.start()]
    return text[: one.start()] + two[0] + between + one[0] + text[two.end() :]


def _key(draw: st.DrawFn, text: str) -> str:
    """Write another key in a key's place, or the key otherwise."""
    keys = list(_KEY.finditer(text))
    if not keys:
        return text
    key = keys[_index(draw, keys)]
    written = draw(st.sampled_from(_KEYS)).replace("lead", key[0].rstrip(": "))
    return text[: key.start()] + written + text[key.end() :]


def _conflict(draw: st.DrawFn, text: str) -> str:
    """Leave the marks of a merge conflict around some lines."""
    lines = text.split("\n")
    ours, theirs, end = sorted(_index(draw, lines) for _ in range(3))
    lines.insert(end, ">>>>>>> theirs")
    lines.insert(theirs, "=======")
    lines.insert(ours, "<<<<<<< HEAD")
    return "\n".join(lines)


def _whole(draw: st.DrawFn, text: str) -> str:
    """Save the file as another editor would, cut it off, or put it behind itself."""
    cut = draw(st.integers(0, len(text)))
    outcomes = (
        text.replace("\n", "\r\n"),
        text.replace("\n", "\r\n", 9),
        text.replace("\n", "\r"),
        text.replace("\n", "\n  "),
        text.replace("  ", "\t"),
        text.rstrip("\n"),
        text[:cut],
        text[cut:],
        text + text,
        text + "---\n" + text,
        text + "---\n",
        text + "...\n",
        "---\n" + text,
        "%YAML 1.1\n---\n" + text,
        "\ufeff" + text,
        unicodedata.normalize("NFKC", text),
        unicodedata.normalize("NFD", text),
    )
    return draw(st.sampled_from(outcomes))


_EDITS: tuple[Callable[[st.DrawFn, str], str], ...] = (
    _characters, _characters, _lines, _neighbours, _entries, _indentation, _value, _value,
    _over_lines, _over_lines, _two_values, _key, _conflict, _whole,
)  # fmt: skip


def _bytes(draw: st.DrawFn, content: bytes) -> bytes:
    start = draw(st.integers(0, len(content)))
    put = draw(st.binary(max_size=3))
    return content[:start] + put + content[start + draw(st.integers(0, 3)) :]


@st.composite
def edited_files(draw: st.DrawFn) -> Edited:
    # Mostly a plan of the first areas: it is as good as the whole one, and read much sooner.
    areas = draw(st.sampled_from((1,) * 12 + (2, 2, 3, 20)))
    before = PLAN_FILE.partition(f"\n  - number: {areas + 1}\n")[0]
    if draw(st.booleans()):
        before = _LEAD.sub(r"\1deadline: 2015年12月底前\n\g<0>", before)
    text = before
    for edit in draw(st.lists(st.sampled_from(_EDITS), max_size=4)):
        text = edit(draw, text)
    encoding = draw(st.sampled_from(("utf-8",) * 30 + ("gb18030", "utf-16")))
    content = text.encode(encoding)
    if draw(st.integers(0, 15)) == 0:
        content = _bytes(draw, content)
    return Edited(before, content)


# -------------------------------------------------------------------------- the demands


@settings(
    max_examples=int(EXAMPLES or 300),
    derandomize=not EXAMPLES,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(edited_files())
def test_an_edited_file_is_read_for_what_it_says_or_refused_at_the_place(edited: Edited) -> None:
    checked = check_content("plan.yaml", edited.content)

    has_error = any(each.severity is Severity.ERROR for each in checked.diagnostics)
    assert (checked.plan is None) == has_error
    assert checked.plan == said(edited.content)
    for diagnostic in checked.diagnostics:
        assert_in_the_file(diagnostic, edited.content)
    assert check_content("plan.yaml", edited.content) == checked
