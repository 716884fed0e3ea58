"""The built wheel holds what it must and nothing else, and answers from anywhere."""

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from conftest import ROOT
from portplan import __version__


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_has_the_package_the_table_and_the_licence(wheel: Path) -> None:
    source = ROOT / "src"
    modules = {path.relative_to(source).as_posix() for path in source.rglob("*.py")}
    shells = {f"portplan/shells/portplan.{shell}" for shell in ("bash", "zsh", "fish")}
    info = f"portplan-{__version__}.dist-info"
    assert set(ZipFile(wheel).namelist()) == {
        *modules,
        *shells,
        "portplan/py.typed",
        "portplan/data/tasks.yaml",
        *(f"{info}/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt")),
        f"{info}/licenses/LICENSE",
    }


def test_the_wheels_table_is_the_repositorys_to_the_byte(wheel: Path) -> None:
    shipped = ZipFile(wheel).read("portplan/data/tasks.yaml")
    assert shipped == (ROOT / "data" / "tasks.yaml").read_bytes()


def test_the_wheel_answers_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    result = subprocess.run(
        [sys.executable, "-m", "portplan", "by-unit", "天津海关", "--format", "json"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    answer = json.loads(result.stdout)
    assert (len(answer["lead"]), len(answer["support"])) == (29, 23)


def test_typer_is_held_below_the_release_that_imports_pydantic() -> None:
    assert '"typer>=0.26,<0.29"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
