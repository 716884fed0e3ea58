"""What is built holds what it must and nothing else, is the same each time, and answers."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from zipfile import ZipFile

import pytest

from conftest import ROOT
from portplan import __version__
from portplan.cli.commands.completion import SHELLS

BUILD = "import sys, hatchling.build as build\nfor kind in sys.argv[2:]: "
BUILD += "getattr(build, f'build_{kind}')(sys.argv[1])"

# What serves the repository alone is in no sdist.
LEFT_OUT = re.compile(r"\.ci/|\.github/|\.gitattributes$")


@dataclass(frozen=True)
class Built:
    """A wheel and an sdist."""

    wheel: Path
    sdist: Path


def build(source: Path, into: Path, *kinds: str, umask: int = -1, **changed: str) -> None:
    """Build kinds of distribution, as a frontend has it done."""
    surroundings = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"} | changed
    subprocess.run(
        [sys.executable, "-c", BUILD, into, *kinds],
        cwd=source, env=surroundings, umask=umask, check=True, capture_output=True, timeout=300,
    )  # fmt: skip


def found(folder: Path) -> Built:
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return Built(wheel, sdist)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("built")
    build(ROOT, folder, "wheel", "sdist")
    return found(folder)


@pytest.fixture(scope="session")
def wheel(built: Built) -> Path:
    return built.wheel


@pytest.fixture(scope="session")
def kept() -> list[str]:
    """Return the files that git keeps, and those that it would if asked now."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("this is no checkout, or git is not installed")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT, check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    names = dict.fromkeys(listed.stdout.decode().strip("\0").split("\0"))
    return [name for name in names if (ROOT / name).is_file()]


@pytest.fixture(scope="session")
def built_elsewhere(kept: list[str], tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build an sdist from a copy, by another user at another time, and the wheel from that."""
    copy, folder = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("built-elsewhere")
    for name in kept:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, copy / name)
        (copy / name).chmod(0o600)
        os.utime(copy / name, (10**9, 10**9))
    build(copy, folder, "sdist", umask=0o077, TZ="Asia/Shanghai", PYTHONHASHSEED="1", LC_ALL="C")
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    build(folder / f"portplan-{__version__}", folder, "wheel", umask=0o077, LC_ALL="C")
    return found(folder)


@pytest.mark.parametrize("kind", ["sdist", "wheel"])
def test_what_is_built_elsewhere_is_the_same_to_the_byte(
    built: Built, built_elsewhere: Built, kind: str
) -> None:
    here, elsewhere = getattr(built, kind), getattr(built_elsewhere, kind)
    assert here.name == elsewhere.name
    assert here.read_bytes() == elsewhere.read_bytes()


def test_the_sdist_has_what_git_has_but_what_serves_the_repository_alone(
    built: Built, kept: list[str]
) -> None:
    with tarfile.open(built.sdist) as archive:
        members = archive.getmembers()
    assert all(member.isreg() for member in members)
    names = sorted(member.name for member in members)
    expected = ["PKG-INFO", *(name for name in kept if not LEFT_OUT.match(name))]
    assert names == sorted(f"portplan-{__version__}/{name}" for name in expected)


def test_the_wheel_has_the_package_the_table_and_the_licence(wheel: Path) -> None:
    source = ROOT / "src"
    modules = {path.relative_to(source).as_posix() for path in source.rglob("*.py")}
    shells = {f"portplan/cli/shells/portplan.{shell}" for shell in SHELLS}
    kinds = (".js", ".css")
    pages = {
        path.relative_to(source).as_posix() for path in source.rglob("*") if path.suffix in kinds
    }
    info = f"portplan-{__version__}.dist-info"
    assert set(ZipFile(wheel).namelist()) == {
        *modules,
        *shells,
        *pages,
        "portplan/locale/zh_CN/LC_MESSAGES/portplan.mo",
        "portplan/py.typed",
        "portplan/data/tasks.yaml",
        *(f"{info}/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt")),
        f"{info}/licenses/LICENSE",
    }


def test_the_wheels_table_is_the_repositorys_to_the_byte(wheel: Path) -> None:
    shipped = ZipFile(wheel).read("portplan/data/tasks.yaml")
    assert shipped == (ROOT / "data" / "tasks.yaml").read_bytes()


@pytest.fixture(scope="session")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the wheel is installed, as far as it needs to be."""
    folder = tmp_path_factory.mktemp("site")
    shutil.unpack_archive(wheel, folder, format="zip")
    return folder


def answered(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Return what the wheel's portplan answers in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "portplan", *arguments],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(site), "PYTHONIOENCODING": "utf-8"},
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip


def test_the_wheel_answers_from_another_folder(site: Path, tmp_path: Path) -> None:
    answer = json.loads(answered(site, tmp_path, "by-unit", "天津海关", "--format", "json").stdout)
    assert (len(answer["lead"]), len(answer["support"])) == (29, 23)


def test_the_wheels_own_table_is_checked_where_there_is_no_other(
    site: Path, tmp_path: Path
) -> None:
    result = answered(site, tmp_path, "validate", "--strict")
    table = site / "portplan" / "data" / "tasks.yaml"
    assert result.stdout == b""
    assert result.stderr.decode() == f"portplan: {table}: 1 file checked, no problems\n"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_wheel_completes(site: Path, tmp_path: Path, shell: str) -> None:
    script = answered(site, tmp_path, "completion", shell).stdout
    assert script == (ROOT / f"src/portplan/cli/shells/portplan.{shell}").read_bytes()


def test_the_lowest_releases_that_are_tested_are_the_lowest_that_are_allowed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {
        name: each
        for name, each in project["optional-dependencies"].items()
        if name not in ("test", "dev", "browser")
    }
    needed = [*project["dependencies"], *chain.from_iterable(extras.values())]
    allowed = [re.match(r"([a-z-]+)>=([\d.]+)", each) for each in needed]
    lowest = (ROOT / "tests" / "lowest.txt").read_text(encoding="utf-8")
    pinned = re.findall(r"^([a-z-]+)==([\d.]+?)(?:\.0)?$", lowest, re.MULTILINE)
    assert dict(pinned) == {each[1]: each[2].removesuffix(".0") for each in allowed if each}
    assert len(pinned) == len(allowed)


def test_typer_is_held_below_the_release_that_imports_pydantic() -> None:
    assert '"typer>=0.26,<0.29"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
