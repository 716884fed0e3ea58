"""A file becomes a plan, or says why not; nothing else of the process is changed."""

import errno
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

import portplan
from conftest import ROOT
from portplan import Area, Item, Plan, Unit
from portplan.files.load import check_content, load_checked

BROKEN = ROOT / "tests" / "broken" / "both-roles.yaml"

CONTENT = """\
title: 表
units:
  - name: 海关
    aliases: [天津海关]
  - name: 部门
    members: []
  - name: 单位
    members: [海关]
areas:
  - number: 1
    title: 题
    items:
      - number: 1
        text: 文。
        lead: [海关, 部门]
  - number: 2
    title: 又题
    items:
      - number: 2
        text: 又文。
        lead: [部门]
        support: [单位]
        deadline: 2025年12月底前
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(CONTENT, encoding="utf-8")
    return path


@pytest.fixture
def _collector_as_before() -> Iterator[None]:
    was_enabled = gc.isenabled()
    yield
    (gc.enable if was_enabled else gc.disable)()


def test_a_file_is_loaded_for_all_that_it_says(path: Path) -> None:
    one, two = Area(1, "题"), Area(2, "又题")
    assert portplan.load(path) == Plan(
        "表",
        (Unit("海关", ("天津海关",)), Unit("部门", (), ()), Unit("单位", (), ("海关",))),
        (one, two),
        (
            Item(1, one, "文。", ("海关", "部门")),
            Item(2, two, "又文。", ("部门",), ("单位",), deadline="2025年12月底前"),
        ),
    )


def test_a_broken_file_is_an_error_with_the_diagnostics_of_its_path() -> None:
    with pytest.raises(portplan.InvalidPlanError) as error:
        portplan.load(BROKEN)
    assert error.value.diagnostics == check_content(str(BROKEN), BROKEN.read_bytes()).diagnostics
    assert {each.location.file for each in error.value.diagnostics} == {str(BROKEN)}


def test_a_path_with_a_null_character_is_an_os_error_that_names_it() -> None:
    with pytest.raises(OSError, match="null") as error:
        load_checked(Path("pl\0an.yaml"))
    assert error.value.errno == errno.EINVAL
    assert error.value.filename == "pl\0an.yaml"


@pytest.mark.usefixtures("_collector_as_before")
@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(
    monkeypatch: pytest.MonkeyPatch, *, enabled: bool
) -> None:
    (gc.enable if enabled else gc.disable)()
    assert check_content("plan.yaml", CONTENT.encode()).diagnostics == ()
    assert gc.isenabled() == enabled

    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("portplan.files.load.check", fail)
    with pytest.raises(MemoryError):
        check_content("plan.yaml", CONTENT.encode())
    assert gc.isenabled() == enabled
