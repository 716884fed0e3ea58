"""Files read, and written whole or not at all."""

import errno
import os
import signal
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from portplan.text.messages import _

if sys.platform == "win32":
    import msvcrt
    from zlib import crc32

# Seconds in which the other end of a pipe has to come, or another portplan has to be done.
PATIENCE = 10.0
_PAUSE = 0.02

# A plan in memory takes some 17 times its file, and one of very short items 36 times, with what
# reading it takes. Where there is not as much, Python may take
# minutes to find out, or for ever: with no memory left it can fail to leave a `try`, and tries on.
# Below so many bytes the moment in which that could happen is not worth the asking.
_TIMES = 40
_LARGE = 100_000

# What ends a program, as far as a system has it, and not at once like a kill.
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")


def read(path: Path) -> bytes:
    """Return a file's content, or what comes through a pipe.

    Raises OSError, also for a device, which may have no end, for a pipe into which nobody writes,
    and for `-`, which stands for no file.
    """
    if path == Path("-"):
        why = _("it stands for standard input, which only validate reads")
        raise OSError(errno.EINVAL, why, str(path))
    try:
        found = path.stat()
    except ValueError as error:  # a null character in the path
        raise OSError(errno.EINVAL, str(error), str(path)) from error
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if stat.S_ISCHR(found.st_mode) or stat.S_ISBLK(found.st_mode):
        raise OSError(errno.EINVAL, _("Is a device"), str(path))
    if stat.S_ISFIFO(found.st_mode):
        content = _from_pipe(path)
        require_memory(str(path), len(content))
        return content
    require_memory(str(path), found.st_size)
    try:
        return path.read_bytes()
    except OSError as error:
        # What fails behind the opening does not know of which file.
        error.filename = str(path)
        raise


def require_memory(name: str, size: int) -> None:
    """See to it that there is memory for a plan of so many bytes, called `name`. Raises OSError."""
    if size < _LARGE:
        return
    from mmap import mmap  # noqa: PLC0415 - for large files alone

    try:
        # Set aside and given back: memory that is never touched takes neither time nor room.
        mmap(-1, size * _TIMES).close()
    except (OSError, OverflowError):
        raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM), name) from None


def _from_pipe(path: Path) -> bytes:
    if sys.platform == "win32":
        return path.read_bytes()
    # One without a name has had its writer: what is not in it will never be.
    is_named = path.resolve().exists()
    until = time.monotonic() + PATIENCE
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb", buffering=0) as pipe:
        # What is read is None while there is nothing, and empty while there is nobody.
        while not (first := pipe.read(1)):
            if first is None:
                os.set_blocking(descriptor, True)
            elif not is_named:
                return b""
            elif time.monotonic() > until:
                raise OSError(errno.EPIPE, _("nobody writes into this pipe"), str(path))
            else:
                time.sleep(_PAUSE)
        os.set_blocking(descriptor, True)
        return first + pipe.read()


def write_new(path: Path, content: bytes) -> None:
    """Make a file with a content, in one step: before it there is none, after it the whole.

    A device or a pipe is written to. Raises FileExistsError where there is a file, else OSError.
    """
    with suppress(FileNotFoundError):
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            _write_into(path, mode, content)
            return
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    _put(path, content, 0o666, lambda temporary: _settle_as_new(temporary, path))


def write_atomically(path: Path, content: bytes, *, before: bytes | None = None) -> None:
    """Replace a file's content in one step, so that a crash or a full disk leaves the old whole.

    Its permissions and, where the user may set it, its owner stay, and a symbolic link goes on
    pointing to it. A device or a pipe is written to. Raises OSError, also where the file itself
    may not be written, and where it does not hold what it held `before`.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        _write_into(path, found.st_mode, content)
        return
    target = path.resolve()
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    def settle(temporary: Path) -> None:
        if sys.platform != "win32":
            with suppress(OSError):
                os.chown(temporary, found.st_uid, found.st_gid)
        temporary.chmod(stat.S_IMODE(found.st_mode))
        # As late as can be: whoever saves the file behind this line loses it.
        if before is not None and target.read_bytes() != before:
            raise OSError(errno.EBUSY, _("it has changed meanwhile"), str(path))
        temporary.replace(target)

    _put(target, content, 0o600, settle)


def _write_into(path: Path, mode: int, content: bytes) -> None:
    """Write to what is no file. Raises OSError, also for a pipe that nobody reads from."""
    if sys.platform == "win32" or not stat.S_ISFIFO(mode):
        path.write_bytes(content)
        return
    until = time.monotonic() + PATIENCE
    while True:
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
            break
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            if time.monotonic() > until:
                why = _("nobody reads from this pipe")
                raise OSError(errno.ENXIO, why, str(path)) from None
        time.sleep(_PAUSE)
    with os.fdopen(descriptor, "wb") as pipe:
        os.set_blocking(descriptor, True)
        pipe.write(content)


def _put(path: Path, content: bytes, mode: int, settle: Callable[[Path], None]) -> None:
    """Write a file beside a path, and have it settle there; if it cannot, it is taken away."""
    temporary = path.parent / f".portplan.{os.urandom(8).hex()}"
    with _ending_held() as came:
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(temporary, flags, mode), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if not came:
                settle(temporary)
        finally:
            temporary.unlink(missing_ok=True)
    if came:
        raise InterruptedError(errno.EINTR, os.strerror(errno.EINTR), str(path))


def _settle_as_new(temporary: Path, path: Path) -> None:
    """Give a file its name where nothing has it. Raises FileExistsError, else OSError."""
    if sys.platform == "win32":
        temporary.rename(path)
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # Some disks have no links. There the name is taken first, and empty for a moment.
        path.touch(exist_ok=False)
        try:
            temporary.replace(path)
        except BaseException:
            path.unlink()
            raise


@contextmanager
def _ending_held() -> Iterator[list[int]]:
    """Hold off what would end the program: it does so when this is done. Gives what came."""
    came: list[int] = []
    before = {}
    for name in _ENDING:
        number = getattr(signal, name, None)
        # What is ignored goes on being ignored; None is not Python's to give back.
        if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
            with suppress(ValueError):  # in a thread that hears no signals
                before[number] = signal.signal(number, lambda number, _: came.append(number))
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in came:
            signal.raise_signal(number)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep every other portplan from mending a file meanwhile, where the system can.

    Raises OSError where another one is not done in time.
    """
    try:
        descriptor = os.open(_locked_for(path.resolve()), os.O_RDONLY)
    except OSError:  # a folder that may not be read
        yield
        return
    until = time.monotonic() + PATIENCE
    try:
        while not _lock(descriptor, path):
            if time.monotonic() > until:
                why = _("another portplan mends a file of this folder, and is not done")
                raise OSError(errno.EBUSY, why, str(path))
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    # A file that is locked there cannot be replaced, and a folder cannot be locked. So it is a
    # byte far behind the end of a file that is always there: this one.
    def _locked_for(_: Path) -> Path:
        return Path(__file__)

    def _lock(descriptor: int, path: Path) -> bool:
        place = crc32(os.path.normcase(path.resolve()).encode("utf-8", "surrogatepass"))
        os.lseek(descriptor, 2**30 + place % 2**30, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _locked_for(path: Path) -> Path:
        return path.parent

    def _lock(descriptor: int, _: Path) -> bool:
        """Say whether the lock is ours; also where there are none."""
        with suppress(ImportError):
            import fcntl  # noqa: PLC0415 - to mend alone, and not everywhere

            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            except OSError:  # a disk that has no locks
                return True
        return True
