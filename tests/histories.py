"""Repositories of git, made for a test."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *words: str) -> str:
    """Have git do something in a folder, without anything that a developer's git may have set."""
    surroundings = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}
    surroundings |= {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "x",
        "GIT_AUTHOR_EMAIL": "x@example.org",
        "GIT_COMMITTER_NAME": "x",
        "GIT_COMMITTER_EMAIL": "x@example.org",
    }
    done = subprocess.run(
        ["git", *words],  # noqa: S607 - wherever it is
        cwd=folder, env=surroundings, capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    return done.stdout.decode()


def repository(folder: Path) -> Path:
    """Make a folder a repository."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def commit(folder: Path) -> None:
    """Commit all that a folder holds."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=x")
