"""What the commands need: an environment with portplan and its peers, and the real table."""

import json
import os
import shutil
import subprocess
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from measure import Place

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "data" / "tasks.yaml"

PEERS = ("yq", "yamllint", "check-jsonschema", "duckdb")
_PORTPLANS_OWN = ("portplan", "typer", "rich", "PyYAML", "pypinyin")


class Workplace(NamedTuple):
    """A place with everything installed, where its programs are, and their versions."""

    place: Place
    programs: Path
    has_jq: bool
    versions: dict[str, str]

    def program(self, name: str) -> str:
        """Return how a program of the environment is called."""
        return str(self.programs / name)


def prepare(folder: Path) -> Workplace:
    """Fill an empty folder. portplan is installed as users have it, compiled and not editable."""
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / "bin"
    python = programs / "python"
    _output([python, "-m", "pip", "install", "--quiet", *PEERS, ROOT])
    _install_scripts(programs, ("floor", "bare"))
    work = folder / "work"
    work.mkdir()
    shutil.copy(TABLE, work / "tasks.yaml")
    jq = shutil.which("jq")
    versions = _versions(python)
    if jq:
        versions["jq"] = _output([jq, "--version"]).strip().removeprefix("jq-")
    return Workplace(Place(work, _environment(programs, folder)), programs, bool(jq), versions)


def _install_scripts(programs: Path, names: Sequence[str]) -> None:
    """Install scripts of this folder like packages: compiled, and started as portplan is."""
    python = programs / "python"
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(_output([python, "-c", code]).strip())
    starter = (programs / "portplan").read_text()
    for name in names:
        shutil.copy(Path(__file__).with_name(f"{name}.py"), packages)
        _output([python, "-m", "compileall", "-q", packages / f"{name}.py"])
        program = programs / name
        program.write_text(starter.replace("portplan.__main__", name))
        program.chmod(0o755)


def _environment(programs: Path, home: Path) -> dict[str, str]:
    """Return what every command finds: nobody's own settings, and the width of 100 columns."""
    return {
        "PATH": os.pathsep.join([str(programs), os.environ.get("PATH", os.defpath)]),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLUMNS": "100",
    }


def _versions(python: Path) -> dict[str, str]:
    listed = json.loads(_output([python, "-m", "pip", "list", "--format", "json"]))
    versions = {each["name"].lower(): each["version"] for each in listed}
    return {name: versions[name.lower()] for name in (*_PORTPLANS_OWN, *PEERS)}


def _output(words: Sequence[str | Path]) -> str:
    """Return what a command writes. Where it fails, what it said is shown."""
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        message = f"{words[0]} failed:\n{done.stderr}"
        raise RuntimeError(message)
    return done.stdout
