"""What must hold of any bytes: of reading them, of mending them and of reporting on them."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any

import yaml

from oracle import LOADER, loaded, said
from portplan.files.load import Checked, check_content
from portplan.files.mend import mend
from portplan.reports import REPORTS, report
from portplan.rules import RULES
from portplan.source.findings import Diagnostic, Severity

NAME = "plan.yaml"

_SEPARATORS = re.compile(r"[\s、，；／,;/和及与]+")


def demand_all(content: bytes) -> None:
    """Fail, by an AssertionError or by what portplan raises, where bytes bring out a fault."""
    checked = check_content(NAME, content)
    assert check_content(NAME, content) == checked
    _demand_the_plan(checked, content)
    places = [each.location for each in checked.diagnostics]
    assert places == sorted(places)
    for diagnostic in checked.diagnostics:
        assert_in_the_file(diagnostic, content)
    _demand_mending(checked, content)
    demand_reports(checked.diagnostics)


# ----------------------------------------------------------------------------- reading


def _demand_the_plan(checked: Checked, content: bytes) -> None:
    has_error = any(each.severity is Severity.ERROR for each in checked.diagnostics)
    assert (checked.plan is None) == has_error
    if checked.plan:
        assert checked.plan == loaded(content)
    if not any(map(_may_be_seen, content.decode(errors="ignore"))):
        assert checked.plan == said(content)


def _may_be_seen(character: str) -> bool:
    """Say whether portplan and the oracle may differ: Unicode has no one list of the unseen."""
    return character > "\u007f" and (
        unicodedata.category(character) in {"Cf", "Cn", "Mn"} or character in "\u2800\u3164\uffa0"
        or "\u115f" <= character <= "\u1160"
    )  # fmt: skip


def assert_in_the_file(diagnostic: Diagnostic, content: bytes) -> None:
    text = content.decode("utf-8-sig", errors="replace")
    lines = re.split(r"\r\n|\r|\n", text)
    at = diagnostic.location
    for line, column in ((at.line, at.column), (at.end_line, at.end_column)):
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
    assert (at.line, at.column) <= (at.end_line, at.end_column)
    assert at.file == NAME
    assert diagnostic.source_line == lines[at.line - 1]


# ----------------------------------------------------------------------------- mending


def _demand_mending(checked: Checked, content: bytes) -> None:
    mended = mend(NAME, content, RULES)
    after = check_content(NAME, mended.content)
    again = mend(NAME, mended.content, RULES)
    assert mended.left == after.diagnostics
    assert (mended.content != content) == bool(mended.mended)
    assert (again.content, again.mended) == (mended.content, ())
    assert not _counts(after) - _counts(checked)
    if checked.plan:
        assert after.plan == checked.plan
    if mended.mended:
        assert _comments(mended.content) == _comments(content)
    # Behind a misspelt key, aliases cannot be told from other texts here.
    unlike = {"unsupported-yaml", "control-character", "unknown-key"}
    if mended.mended and not _errors(checked) & unlike:
        assert _gist(mended.content) == _gist(content)


def _counts(checked: Checked) -> Counter[str]:
    return Counter(each.code for each in checked.diagnostics)


def _errors(checked: Checked) -> set[str]:
    return {each.code for each in checked.diagnostics if each.severity is Severity.ERROR}


def _comments(content: bytes) -> list[str]:
    lines = re.split(r"\r\n|\r|\n", content.decode("utf-8-sig"))
    return [line for line in lines if line.lstrip(" ").startswith("#")]


def _gist(content: bytes) -> object:
    """Return what a file says, but for what mendings change: numbers, and how units are written."""
    root = yaml.compose(content.decode("utf-8-sig"), Loader=LOADER)
    return _gist_of(root, "", _owners(root))


def _owners(root: Any) -> dict[str, str]:
    """Return whose each alias is."""
    units = dict(_fields(root)).get("units")
    owners = {}
    for unit in units.value if isinstance(units, yaml.SequenceNode) else ():
        fields = dict(_fields(unit))
        aliases, name = fields.get("aliases"), fields.get("name")
        if isinstance(aliases, yaml.SequenceNode) and isinstance(name, yaml.ScalarNode):
            # A space between letters belongs to a name.
            written = re.sub(r"(?<=[^ -~])\s+(?=[^ -~])", "", name.value.strip())
            owners.update({str(alias.value): written for alias in aliases.value})
    return owners


def _fields(node: Any) -> list[tuple[str, Any]]:
    entries = node.value if isinstance(node, yaml.MappingNode) else ()
    return [(str(key.value), value) for key, value in entries]


def _gist_of(node: Any, key: str, owners: dict[str, str]) -> object:
    if isinstance(node, yaml.MappingNode):
        return [(name, _gist_of(value, name, owners)) for name, value in _fields(node)]
    if not isinstance(node, yaml.SequenceNode):
        return None if key == "number" else node.value.strip()
    if key == "aliases" or not all(isinstance(each, yaml.ScalarNode) for each in node.value):
        return [_gist_of(each, key, owners) for each in node.value]
    # Units, also behind a key that is misspelt.
    texts = [str(each.value) for each in node.value]
    parts = [part for text in texts for part in _SEPARATORS.split(owners.get(text, text))]
    named = [owners.get(part, part) for part in parts if part]
    return {word for name in named for word in name.split()}


# ---------------------------------------------------------------------------- reporting


def demand_reports(diagnostics: Sequence[Diagnostic]) -> None:
    """Hold each report against the diagnostics."""
    reports = {name: report(name)(diagnostics, "utf-8").decode() for name in REPORTS}
    for text in reports.values():
        assert text.replace("\n", "").isprintable()
    _demand_text(reports["text"], diagnostics)
    heads = [
        (at.line, at.column, at.end_line, at.end_column, each.severity.value, each.code)
        for each in diagnostics
        for at in [each.location]
    ]
    assert heads == [
        tuple(each[key] for key in ("line", "column", "end_line", "end_column", "severity", "code"))
        for each in json.loads(reports["json"])
    ]
    (run,) = json.loads(reports["sarif"])["runs"]
    assert heads == [
        (*_region(each["locations"][0]), each["level"], each["ruleId"]) for each in run["results"]
    ]
    entries = json.loads(reports["gitlab"])
    assert [(each[0], each[2], each[5]) for each in heads] == [
        (each["location"]["lines"]["begin"], each["location"]["lines"]["end"], each["check_name"])
        for each in entries
    ]
    assert len({each["fingerprint"] for each in entries}) == len(entries)
    assert heads == [_command(line) for line in reports["github"].splitlines()]


def _region(location: Any) -> tuple[int, ...]:
    region = location["physicalLocation"]["region"]
    return tuple(region[key] for key in ("startLine", "startColumn", "endLine", "endColumn"))


_COMMAND = re.compile(
    rf"::(error|warning) file={re.escape(NAME)},line=(\d+),col=(\d+),endLine=(\d+),endColumn=(\d+)"
    r",title=([a-z-]+)::.+"
)


def _command(line: str) -> tuple[object, ...]:
    match = _COMMAND.fullmatch(line)
    assert match
    severity, *place, code = match.groups()
    return (*map(int, place), severity, code)


_MARGIN = 10


def _demand_text(text: str, diagnostics: Sequence[Diagnostic]) -> None:
    lines = text.split("\n")
    assert lines.pop() == ""
    assert len(lines) == 3 * len(diagnostics)
    for each, head, shown, carets in zip(
        diagnostics, lines[::3], lines[1::3], lines[2::3], strict=True
    ):
        at = each.location
        assert head.startswith(f"{NAME}:{at.line}:{at.column}: {each.severity.value}: ")
        assert head.endswith(f" [{each.code}]")
        assert shown.startswith(f"{at.line:>7} | ")
        assert carets.endswith(" [--fix]") == bool(each.edits)
        below = carets.removesuffix(" [--fix]")
        assert re.fullmatch(r" {7} \|  *\^+", below)
        _demand_carets(each, shown[_MARGIN:], below[_MARGIN:])


def _demand_carets(each: Diagnostic, shown: str, carets: str) -> None:
    """Demand that the carets stand under the place, on a line of which each width is certain."""
    if not all(" " <= c <= "~" or "\u4e00" <= c <= "\u9fff" for c in each.source_line):
        return
    at = each.location
    end = at.end_column - 1 if at.end_line == at.line else len(each.source_line)
    stretch = each.source_line[at.column - 1 : end]
    before = len(carets) - len(carets.lstrip(" "))
    # A character in each cell, and a wide one's second cell empty.
    cells = [cell for c in shown for cell in ([c, ""] if c >= "\u4e00" else [c])]
    marked = "".join(cells[before : len(carets)])
    assert marked == stretch or (not stretch and len(marked) <= 1) or (
        len(each.source_line) > 200 and marked.endswith("…") and stretch.startswith(marked[:-1])
    )  # fmt: skip
