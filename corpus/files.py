"""Files that people name, read whole or refused: never a pipe, a device, or more than a bound."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

__all__ = ["open_regular", "path_text", "read_regular", "text_path"]


def read_regular(path: Path, *, most: int) -> bytes:
    """The file's bytes.

    Raises:
        OSError: if it cannot be opened, is no regular file (a pipe would wait, a device never ends), or has
            more than `most` bytes; `strerror` says which in words.
    """
    with open(open_regular(path), "rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {_size(most)}", str(path))
    return data


def open_regular(path: Path) -> int:
    """Descriptor of the file, for reading, without waiting for a writer as a pipe does.

    Raises:
        OSError: as `read_regular`.
    """
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    mode = os.fstat(number).st_mode
    if not stat.S_ISREG(mode):
        os.close(number)
        code = errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL
        what = "a folder" if stat.S_ISDIR(mode) else "a pipe, socket or device"
        raise OSError(code, f"it is {what}, not a file", str(path))
    return number


def path_text(path: Path) -> str:
    r"""The path as text that can be stored and shown: bytes that are no UTF-8 as "\xe9"."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def text_path(text: str) -> Path:
    """The path that `path_text` wrote; a file that really is called so comes first."""
    plain = Path(text)
    if "\\x" not in text or os.path.lexists(plain):
        return plain
    encoded = re.sub(rb"\\x([0-9a-f]{2})", lambda found: bytes([int(found[1], 16)]), text.encode())
    return Path(os.fsdecode(encoded))


def _size(count: int) -> str:
    return f"{count // 1_000_000} MB" if count >= 1_000_000 else f"{count} bytes"
