"""Files read, and written whole or not at all."""

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


def read(path: Path) -> bytes:
    """Return a file's content. Raises OSError, also for a device: one may have no end."""
    try:
        mode = path.stat().st_mode
    except ValueError as error:  # a null character in the path
        raise OSError(errno.EINVAL, str(error), str(path)) from error
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        raise OSError(errno.EINVAL, "Is a device", str(path))
    return path.read_bytes()


def write_new(path: Path, content: bytes) -> None:
    """Make a file with a content; where that fails there is none.

    A device or a pipe is written to. Raises FileExistsError where there is a file, else OSError.
    """
    if path.exists() and not path.is_file():
        write_atomically(path, content)
        return
    # Taken at once, so that nobody else's file of that name can be replaced.
    path.touch(exist_ok=False)
    try:
        write_atomically(path, content)
    except BaseException:
        path.unlink()
        raise


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file's content in one step, so that a crash or a full disk leaves the old whole.

    Its permissions and, where the user may set it, its owner stay, and a symbolic link goes on
    pointing to it. A device or a pipe is written to. Raises OSError, also where the file itself
    may not be written.
    """
    before = path.stat()
    if not stat.S_ISREG(before.st_mode):
        path.write_bytes(content)
        return
    target = path.resolve()
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".portplan.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError):
            os.chown(temporary, before.st_uid, before.st_gid)
        Path(temporary).chmod(stat.S_IMODE(before.st_mode))
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
