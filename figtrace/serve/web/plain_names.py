"""Names that may stand in a page: of files without their folders, of messages without the machine's paths."""

from __future__ import annotations

import re

__all__ = ["file_name", "without_paths"]

_ENDS = re.compile(r"[\\/]")
"""What parts folders, on Windows too."""
_PATH = re.compile(r"(?<![\w/.:])(?:[A-Za-z]:)?(?:[\\/][^\s\\/:;,\"'()|…]+)+[\\/]([^\s\\/:;,\"'()|…]+)")
"""An absolute path of two parts or more, POSIX's or Windows', up to the signs that end it in a sentence."""


def file_name(path: str) -> str:
    """The last part of the path: "/home/a/papers/b.pdf" -> "b.pdf"."""
    return _ENDS.split(path.rstrip("\\/"))[-1]


def without_paths(message: str) -> str:
    """The message with each absolute path in it cut to its last part."""
    return _PATH.sub(r"\1", message)
