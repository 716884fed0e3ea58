"""Files as they were: git's revisions -> their content. Nothing else starts another program.

git is found by PATH and called with arguments that stand here. Of what was typed, a revision and a
path are among them, where none can be an option; of what a file holds, nothing ever is.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from portplan.files.disk import require_memory
from portplan.text.messages import _
from portplan.text.reasons import reason

# Seconds in which git has to be done: it reads what is on the disk.
_PATIENCE = 60

# git neither takes locks, asks, nor fetches what a partial clone lacks: no protocol is allowed.
_SURROUNDINGS = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}

# A repository's settings can name a program that watches its files; it is not asked.
_SETTINGS = ("--no-pager", "-c", "core.fsmonitor=")


class HistoryError(Exception):
    """A revision cannot be read; the message says why, and the way out."""


def at_revision(revision: str, path: str, folder: Path = Path()) -> bytes | None:
    """Return what a file held at a revision, or None where that revision has no such file.

    `path` is as git has it behind REV: and a colon: from the top of the repository, or from
    `folder` with ./ in front. An empty revision is what is staged. Raises HistoryError, also where
    there is not enough memory.
    """
    if "\0" in revision + path:
        message = _("a revision and its path have no null character in them")
        raise HistoryError(message)
    _require_repository(folder)
    if revision:
        _require_known(revision, folder)
    name = f"{revision}:{path}"
    found = _asked(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    identity = found.stdout.decode("ascii", "replace").strip()
    if found.returncode or not re.fullmatch("[0-9a-f]{40,64}", identity):
        return None
    if _told(folder, name, "cat-file", "-t", identity).strip() != b"blob":
        message = _("{file} is a folder; name a file in it", file=name)
        raise HistoryError(message)
    try:
        require_memory(name, int(_told(folder, name, "cat-file", "-s", identity)))
    except OSError as error:
        message = _(
            "there is not enough memory for {name}; raise the limit that portplan runs under",
            name=name,
        )
        raise HistoryError(message) from error
    return _told(folder, name, "cat-file", "blob", identity)


def _require_repository(folder: Path) -> None:
    found = _asked(folder, "rev-parse", "--git-dir")
    if not found.returncode:
        return
    if b"safe.directory" in found.stderr:
        message = _(
            "git does not read the repository of {folder}, which is somebody else's;"
            " git config --global --add safe.directory allows it",
            folder=folder.resolve(),
        )
        raise HistoryError(message)
    message = _(
        "{folder} is in no git repository; name a file in place of a revision",
        folder=folder.resolve(),
    )
    raise HistoryError(message)


def _require_known(revision: str, folder: Path) -> None:
    known = f"{revision}^{{tree}}"
    if not _asked(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", known).returncode:
        return
    if _asked(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        message = _(
            "git does not know the revision {revision}: this clone has not all of the history;"
            " git fetch --unshallow brings it, in CI fetch-depth: 0",
            revision=revision,
        )
        raise HistoryError(message)
    message = _(
        "git does not know the revision {revision}; git log lists those that there are, in CI"
        " fetch-depth: 0 brings them all",
        revision=revision,
    )
    raise HistoryError(message)


def _told(folder: Path, name: str, *words: str) -> bytes:
    """Return what git says. Raises HistoryError where it fails."""
    done = _asked(folder, *words)
    if done.returncode:
        message = _(
            "git cannot read {file}, which is not whole in this clone; git fetch may bring it",
            file=name,
        )
        raise HistoryError(message)
    return done.stdout


def _asked(folder: Path, *words: str) -> "subprocess.CompletedProcess[bytes]":
    """Have git do something. Raises HistoryError where it cannot be started or is not done."""
    try:
        return subprocess.run(  # noqa: S603 - no shell, and the arguments stand here
            [_git(), *_SETTINGS, *words],
            cwd=folder, env=os.environ | _SURROUNDINGS, stdin=subprocess.DEVNULL,
            capture_output=True, check=False, timeout=_PATIENCE,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        message = _(
            "git is not done after {seconds} seconds; try again, or name a file", seconds=_PATIENCE
        )
        raise HistoryError(message) from error
    except (OSError, ValueError) as error:
        message = _(
            "git cannot be started in {folder}: {reason}; name a file in place of a revision",
            folder=folder.resolve(),
            reason=reason(error) if isinstance(error, OSError) else error,
        )
        raise HistoryError(message) from error


def _git() -> str:
    found = shutil.which("git")
    # On Windows the current folder is looked into first, where anyone may have put a program.
    if found and not (sys.platform == "win32" and Path(found).resolve().parent == Path.cwd()):
        return found
    message = _("there is no git, which alone knows revisions; install it, or name a file")
    raise HistoryError(message)
