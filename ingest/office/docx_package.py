"""A Word file as a package: refused if it is none, or is of no sane size or form."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from copy import copy
from io import BytesIO

from corpus.errors import DraftError

__all__ = ["DOCX_BODY", "check_docx"]

_MAX_UNPACKED = 400_000_000
"""Bytes: a book of a thousand pages with pictures has a quarter; an archive made to fill the memory has
thousands of times more."""
_PIECE = 1_000_000
"""Bytes unpacked at a time, so that nothing is held whole before its size is known."""
_DEEPEST = 100
"""Of tables inside tables, where people have three or four; pandoc's tree of 300 is too deep for Python."""
_LONGEST_TAG = 100
"""Bytes kept from one piece to the next, so that a tag cut in two is still seen; a table's own has about
ten."""
_TABLE = re.compile(rb"<(/?)\w+:tbl\s*>")
"""The tags of a table in WordprocessingML (ISO/IEC 29500-1, 17.4.37), under any prefix: tables inside tables
are what pandoc takes long for."""
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
DOCX_BODY = re.compile(r"word/document\d*\.xml")
"""Name of the part with the body; some programs number it."""


def check_docx(data: bytes, *, name: str) -> int:
    """Bytes of its body unpacked, if the bytes are a Word document of a sane size and form.

    Raises:
        DraftError: if they are not; `name` is the file as a person knows it.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DraftError(f"{name} is an old or encrypted Word file: save it as .docx without a password")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            bodies = [member for member in archive.infolist() if DOCX_BODY.fullmatch(member.filename)]
            _refuse_bomb(archive, name)
            sizes = [_checked_size(archive, body, name) for body in bodies]
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as exc:
        raise DraftError(
            f"{name} is not a Word document: its bytes are not those of a .docx ({exc})"
        ) from exc
    if not bodies:
        raise DraftError(f"{name} is a zip archive but not a Word document: it has no word/document.xml")
    return sum(sizes)


def _refuse_bomb(archive: zipfile.ZipFile, name: str) -> None:
    """Nothing, if all parts together are of a sane size, whatever the archive says of them."""
    left = _MAX_UNPACKED - sum(member.file_size for member in archive.infolist())
    for member in archive.infolist():
        if left >= 0:
            left -= sum(map(len, _pieces(archive, member))) - member.file_size
    if left < 0:
        raise DraftError(
            f"{name} is a zip bomb or holds huge files: its parts unpack to more than "
            f"{_MAX_UNPACKED // 1_000_000} MB, so it was not read; save it anew without them"
        )


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """What a part unpacks to, to the bound and a piece; what is damaged ends: it is told by who reads it."""
    truly = copy(member)
    truly.file_size = _MAX_UNPACKED + _PIECE  # else zipfile stops where the archive says that the part ends
    with suppress(*_DAMAGES), archive.open(truly) as part:
        while piece := part.read(_PIECE):
            yield piece


def _checked_size(archive: zipfile.ZipFile, body: zipfile.ZipInfo, name: str) -> int:
    """Bytes of the body, if pandoc can be given it: some that are small need minutes and gigabytes."""
    size = deepest = depth = 0
    rest = b""
    for piece in _pieces(archive, body):
        if not size and b"<!DOCTYPE" in piece:
            raise DraftError(f"{name} declares entities in its XML, as no word processor does: save it anew")
        size += len(piece)
        for tag in _TABLE.finditer(held := rest + piece):
            depth += -1 if tag[1] else 1
            deepest = max(deepest, depth)
        rest = held[-_LONGEST_TAG:].rpartition(b">")[2]
    if deepest > _DEEPEST:
        raise DraftError(
            f"{name} has tables inside tables, {deepest} deep: expected at most {_DEEPEST}; take them apart"
        )
    return size
