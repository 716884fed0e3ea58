"""Why the system cannot do something with a file, in the language that is spoken."""

import errno

from portplan.text.messages import N_, _

# As Linux says them in English. What is not here, or a system says otherwise, stays as it says it.
_REASONS = {
    errno.EACCES: N_("Permission denied"),
    errno.EAGAIN: N_("Resource temporarily unavailable"),
    errno.EBADF: N_("Bad file descriptor"),
    errno.EBUSY: N_("Device or resource busy"),
    errno.EEXIST: N_("File exists"),
    errno.EFBIG: N_("File too large"),
    errno.EINVAL: N_("Invalid argument"),
    errno.EIO: N_("Input/output error"),
    errno.EISDIR: N_("Is a directory"),
    errno.ELOOP: N_("Too many levels of symbolic links"),
    errno.EMFILE: N_("Too many open files"),
    errno.EMLINK: N_("Too many links"),
    errno.ENAMETOOLONG: N_("File name too long"),
    errno.ENFILE: N_("Too many open files in system"),
    errno.ENODEV: N_("No such device"),
    errno.ENOENT: N_("No such file or directory"),
    errno.ENOLCK: N_("No locks available"),
    errno.ENOMEM: N_("Cannot allocate memory"),
    errno.ENOSPC: N_("No space left on device"),
    errno.ENOTDIR: N_("Not a directory"),
    errno.ENXIO: N_("No such device or address"),
    errno.EPERM: N_("Operation not permitted"),
    errno.EPIPE: N_("Broken pipe"),
    errno.EROFS: N_("Read-only file system"),
    errno.ETXTBSY: N_("Text file busy"),
    errno.EXDEV: N_("Invalid cross-device link"),
}


def reason(error: OSError) -> str:
    """Return why something failed: what portplan itself says of it, else the system's words."""
    said = error.strerror or str(error)
    known = _REASONS.get(error.errno or 0)
    return _(known) if known == said else said
