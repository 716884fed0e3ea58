"""What names the plans that are asked -> their files: one that is named, or those of a folder."""

import errno
import os
import stat
from collections.abc import Hashable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from portplan.text.messages import _

# What the name of a plan's file ends in, in a folder.
_ENDINGS = (".yaml", ".yml")


def files_of(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files that are named, and those of the folders that are; each file once.

    A folder's are its own `*.yaml` and `*.yml`, by name, and none below it. Hidden ones, in which
    editors keep what is not saved, are not among them. Raises OSError for a folder that cannot be
    read, that has no plan, or in which something else than a file is called like one.
    """
    found: dict[Hashable, Path] = {}
    for path in paths:
        for file in _in_folder(path) if path.is_dir() else [path]:
            found.setdefault(_identity(file), file)
    return tuple(found.values())


def _identity(path: Path) -> Hashable:
    """Return what a file has in common with itself under another name."""
    try:
        found = path.stat()
    except (OSError, ValueError):  # which reading it will say
        return path
    return found.st_dev, found.st_ino


def _in_folder(folder: Path) -> list[Path]:
    files = [folder / name for name in sorted(_names(folder))]
    if not files:
        why = _("no file in it ends in {endings}", endings=" / ".join(_ENDINGS))
        raise OSError(errno.ENOENT, why, str(folder))
    for file in files:
        _require_file(file)
    return files


def _names(folder: Path) -> Iterator[str]:
    """Return the names of plans' files. A folder is none, however it is called."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            is_called_so = name.lower().endswith(_ENDINGS) and not name.startswith(".")
            # A link that leads nowhere is no folder: reading it says what is wrong.
            if is_called_so and not Path(entry.path).is_dir():
                yield name


def _require_file(path: Path) -> None:
    """Refuse what nobody named and what may have no end, such as a pipe. Raises OSError."""
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError(errno.EINVAL, _("it is not a regular file"), str(path))
