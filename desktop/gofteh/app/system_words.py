"""What the operating system says when it refuses a file, in the person's language."""

import errno

from gofteh.app.words import N_, _

_REASONS = {
    errno.ENOSPC: N_("No space left on device"),
    errno.EACCES: N_("Permission denied"),
    errno.EPERM: N_("Operation not permitted"),
    errno.EROFS: N_("Read-only file system"),
    errno.ENOENT: N_("No such file or directory"),
    errno.ENOTDIR: N_("Not a directory"),
    errno.EISDIR: N_("Is a directory"),
    errno.ENAMETOOLONG: N_("File name too long"),
    errno.EIO: N_("Input/output error"),
    errno.EBUSY: N_("Device or resource busy"),
}


def reason_of(error: OSError) -> str:
    """Return why the system refused; rare reasons stay in the system's own words."""
    known = _REASONS.get(error.errno) if error.errno is not None else None
    return _(known) if known is not None else error.strerror or str(error)
