"""import as users call it: what goes where, the exit statuses, and each option."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from brought import items_of
from conftest import Result
from portplan.reports import REPORTS

Ask = Callable[..., Result]

CSV = "工作任务,责任单位,备注\n一事。,市商务局、市财政局,\n二事。,市商务局,急\n"
ACCOUNT = "2 rows: 2 items in 1 area, 2 units"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("市表.csv").write_text(CSV, encoding="utf-8")
    return "市表.csv"


def test_the_plan_goes_to_standard_output_and_everything_else_to_standard_error(
    ask: Ask, table: str
) -> None:
    result = ask("import", table, "--all-lead", "--columns", "备注=-")
    assert result.status == 0
    assert items_of(result.out.encode()) == [
        "市表 | 1 一事。 | 市商务局、市财政局", "市表 | 2 二事。 | 市商务局",
    ]  # fmt: skip
    assert result.err == f"portplan: 市表.csv: {ACCOUNT}; left out: column 备注\n"


def test_the_head_says_where_the_plan_is_from_and_what_was_decided(ask: Ask, table: str) -> None:
    absolute = str(Path(table).absolute())
    result = ask("import", absolute, "--first-leads", "--title", "甲表", "--columns", "备注=-")
    assert result.out.startswith(
        "# 甲表\n#\n# Imported by portplan from 市表.csv.\n"
        "# - 2 items without a said lead: the first-named leads.\n# - Left out: column 备注\n\n"
        "title: 甲表\n"
    )
    assert items_of(result.out.encode())[0] == "甲表 | 1 一事。 | 市商务局 | 市财政局"


def test_what_it_brings_is_a_plan_that_can_be_asked(ask: Ask, table: str) -> None:
    assert ask("import", table, "--all-lead", "--output", "plan.yaml").status == 0
    assert ask("validate", "plan.yaml").status == 0
    assert "一事。" in ask("by-unit", "市财政局", "--data", "plan.yaml").out


def test_where_the_roles_are_not_said_nothing_is_written(ask: Ask, table: str) -> None:
    result = ask("import", table, "--output", "plan.yaml", "--columns", "备注=-")
    assert result == Result(
        1,
        "",
        "市表.csv:1:6: error: 责任单位 does not say who leads (2 items); --all-lead makes all of"
        " them lead, and --first-leads the first of each; --columns 责任单位=support if they"
        " support [unknown-role]\n"
        "      1 | 工作任务,责任单位,备注\n"
        "        |          ^^^^^^^^\n"
        f"portplan: 市表.csv: {ACCOUNT}; left out: column 备注; no plan is written, since there are"
        " errors\n",
    )
    assert not Path("plan.yaml").exists()


@pytest.mark.parametrize("form", [form for form in REPORTS if form != "text"])
def test_findings_come_in_every_format_of_reports(ask: Ask, table: str, form: str) -> None:
    result = ask("import", table, "--format", form)
    *report, account = result.err.splitlines()
    assert (result.status, result.out) == (1, "")
    assert account.startswith("portplan: 市表.csv: 2 rows")
    assert "unknown-role" in "\n".join(report)
    if form != "github":
        json.loads("\n".join(report))


def test_an_existing_plan_is_replaced_by_force_alone(ask: Ask, table: str) -> None:
    Path("plan.yaml").write_text("mine", encoding="utf-8")
    call = ("import", table, "--all-lead", "--output", "plan.yaml")
    refused = ask(*call)
    assert refused.status == 2
    assert "plan.yaml is there already; --force replaces it" in refused.err
    assert Path("plan.yaml").read_text(encoding="utf-8") == "mine"
    assert ask(*call, "--force").status == 0
    assert Path("plan.yaml").read_text(encoding="utf-8").startswith("# 市表\n")


def test_a_table_comes_in_through_a_pipe() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "portplan", "import", "-", "--all-lead", "--columns", "备注=-"],
        input=CSV.encode("gb18030"), capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0
    assert items_of(done.stdout) == [
        "stdin | 1 一事。 | 市商务局、市财政局", "stdin | 2 二事。 | 市商务局",
    ]  # fmt: skip
    assert done.stderr.decode() == f"portplan: <stdin>: {ACCOUNT}; left out: column 备注\n"


def test_names_are_those_of_another_plan(ask: Ask, table: str) -> None:
    assert ask("import", table, "--all-lead", "--output", "plan.yaml").status == 0
    text = Path("plan.yaml").read_text(encoding="utf-8")
    full = text.replace("- 市商务局", "- 天津市商务局").replace(
        "- name: 市商务局\n", "- name: 天津市商务局\n    aliases: [市商务局]\n"
    )
    Path("full.yaml").write_text(full, encoding="utf-8")
    result = ask("import", table, "--all-lead", "--units", "full.yaml")
    assert items_of(result.out.encode())[1] == "市表 | 2 二事。 | 天津市商务局"
    assert "  - name: 天津市商务局\n    aliases: [市商务局]\n" in result.out
    Path("full.yaml").write_text("title: x\n", encoding="utf-8")
    assert ask("import", table, "--units", "full.yaml").status == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--first-leads", "--all-lead"], "--first-leads and --all-lead say different things"),
        (["--table", "x"], "--table takes a number, not x"),
        (["--table", "0"], "--table takes a number, not 0"),
        (["--table", "2"], "there is no table 2; the tables with units are:\n  1  工作任务"),
        (["--columns", "备注"], "--columns takes HEADING=FIELD, not 备注; a field is number,"),
        (["--columns", "备注=x"], "--columns takes HEADING=FIELD, not 备注=x"),
        (["--columns", "别的=-"], "no column 别的; the columns are 工作任务、责任单位、备注"),
        (["--title", " "], "--title is empty"),
        (["--default-lead", ""], "--default-lead is empty"),
        (["--from", "docx"], "市表.csv"),
        (["--from", "doc"], "there is no format doc; "),
        (["--units", "none.yaml"], "cannot read none.yaml"),
    ],
)  # fmt: skip
def test_what_cannot_be_granted_is_a_wrong_call(
    ask: Ask, table: str, words: list[str], said: str
) -> None:
    result = ask("import", table, *words)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", None, "a.csv: cannot be read: No such file or directory"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "save it as .docx"),
        ("a.csv", b"a\0b", "a.csv: this has null characters in it"),
        ("a.csv", b",".join([b"x"] * 10**6), "a.csv: this has more than 1,000 columns"),
        (
            "a.zip",
            b"PK\x03\x04",
            "a.zip: portplan knows no format of this kind; if it does, name the",
        ),
    ],
)
def test_an_unreadable_source_is_said_in_a_line(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | None,
    said: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    if content is not None:
        Path(name).write_bytes(content)
    result = ask("import", name)
    assert (result.status, result.out) == (2, "")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_a_file_of_a_hundred_megabytes_is_refused_before_it_is_read(
    ask: Ask, tmp_path: Path
) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(100 * 2**20)
    result = ask("import", str(large))
    assert result.status == 2
    assert "this is larger than 64 MB; import the part that has the table" in result.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the document has no table, and no text"),
        ("a,b\n1,2\n", "no table has a header that names units"),
        ("工作任务,牵头单位\n", "the table has a header and no items below it"),
        ("各单位要重视。\n", "no table has a header that names units"),
    ],
)
def test_a_document_without_a_plan_is_said_to_have_none(
    ask: Ask, tmp_path: Path, content: str, said: str
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(content, encoding="utf-8")
    result = ask("import", str(file))
    assert (result.status, result.out) == (1, "")
    assert said in result.err
    assert "[no-table]" in result.err


def test_of_many_findings_of_a_kind_people_see_the_first_and_programs_all(
    ask: Ask, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    rows = "".join(f"第{n}件事。,市商务局等部门\n" for n in range(9))
    file.write_text(f"工作任务,牵头单位\n{rows}", encoding="utf-8")
    shown = ask("import", str(file)).err
    assert shown.count("[open-end]") == 4
    assert "(6 like this from here on; --format json has them all)" in shown
    report = ask("import", str(file), "--format", "json").err.splitlines()[0]
    assert len([each for each in json.loads(report) if each["code"] == "open-end"]) == 9
