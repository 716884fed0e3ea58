"""The pre-commit hook, installed and run in a repository as its users have it."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from conftest import ROOT

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(find_spec("pre_commit") is None, reason="pre-commit is not installed"),
]

# What a package is built from, and the hook's own file.
HOOKS_FILES = ("pyproject.toml", "README.md", "LICENSE", "src", "data", ".pre-commit-hooks.yaml")

PLAN = """\
title: 工作任务分解表
units:
  - name: 市口岸办
  - name: 天津海关
  - name: 天津海事局
areas:
  - number: 1
    title: 加强口岸执法协作
    items:
      - number: 1
        text: 建立口岸电子化放行与信息反馈机制，实现电子化“一次放行”。
        lead:
          - 市口岸办
        support:
          - 天津海关
          - 天津海事局
"""
MISSPELT = PLAN.replace("          - 天津海事局", "          - 天津海亊局")
REFUSED = f"""\
{"portplan validate":.<73}Failed
- hook id: portplan-validate
- exit code: 1

tasks.yaml:16:13: error: 天津海亊局 is not among the plan's units; \
did you mean 天津海事局? [unknown-unit]
     16 |           - 天津海亊局
        |             ^^^^^^^^^^
"""


@dataclass(frozen=True)
class Hook:
    """The hook's repository at one commit, and the environment that pre-commit runs in."""

    repository: Path
    commit: str
    environment: dict[str, str]

    def run(self, folder: Path, plan: str) -> subprocess.CompletedProcess[str]:
        """Return what pre-commit says of a repository whose tasks.yaml holds a plan."""
        entry = {"repo": str(self.repository), "rev": self.commit}
        config = {"repos": [{**entry, "hooks": [{"id": "portplan-validate"}]}]}
        # JSON is YAML too, and quotes any path.
        (folder / ".pre-commit-config.yaml").write_text(json.dumps(config), encoding="utf-8")
        (folder / "tasks.yaml").write_bytes(plan.encode())
        commit_all(folder, self.environment)
        return called(
            sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never",
            folder=folder, environment=self.environment,
        )  # fmt: skip


def called(
    *command: str, folder: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=environment, check=False, capture_output=True,
        encoding="utf-8", timeout=600,
    )  # fmt: skip


def commit_all(folder: Path, environment: dict[str, str]) -> str:
    """Make a folder a git repository with one commit of all that it holds; return its hash."""
    for arguments in (
        ("init", "--quiet", "--initial-branch", "main"),
        ("add", "--all"),
        ("commit", "--quiet", "--message", "All of it"),
        ("rev-parse", "HEAD"),
    ):
        result = called("git", *arguments, folder=folder, environment=environment)
        assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def surroundings(home: Path) -> dict[str, str]:
    """Return this environment without what a developer's git or pre-commit has set.

    Git sets such variables itself when the tests run in one of its hooks.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PRE_COMMIT", "SKIP"))
    }
    who = {"NAME": "A Tester", "EMAIL": "tester@example.org"}
    return {
        **kept,
        **{f"GIT_{role}_{key}": who[key] for role in ("AUTHOR", "COMMITTER") for key in who},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(home),
        "PYTHONUTF8": "1",
    }


def require_index(folder: Path, environment: dict[str, str]) -> None:
    """Skip where pip cannot get what builds the package: the hook could not be installed."""
    result = called(
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--retries", "0",
        "--dest", str(folder), "hatchling>=1.27",
        folder=folder, environment=environment,
    )  # fmt: skip
    if result.returncode:
        pytest.skip("pip reaches no package index to install the hook from")


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> Hook:
    """Return the hook of this working copy; pre-commit installs it once for all tests."""
    environment = surroundings(tmp_path_factory.mktemp("pre-commit"))
    require_index(tmp_path_factory.mktemp("download"), environment)
    repository = tmp_path_factory.mktemp("hook")
    for name in HOOKS_FILES:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, repository / name, ignore=ignored)
        else:
            shutil.copy(source, repository / name)
    return Hook(repository, commit_all(repository, environment), environment)


def test_the_hook_passes_a_plan(hook: Hook, tmp_path: Path) -> None:
    result = hook.run(tmp_path, PLAN)
    assert result.stdout.endswith(f"{'portplan validate':.<73}Passed\n"), result.stdout
    assert result.returncode == 0


def test_the_hook_fails_a_broken_plan_and_says_where(hook: Hook, tmp_path: Path) -> None:
    result = hook.run(tmp_path, MISSPELT)
    assert REFUSED in result.stdout, result.stdout
    assert result.returncode == 1
