"""Bytes of a text file as text, whatever encoding its editor chose."""

from __future__ import annotations

import codecs
from pathlib import Path

from corpus.errors import DraftError
from corpus.files import read_regular

__all__ = ["decode", "read_bytes", "read_text", "refuse_long"]

_LARGEST = 300_000_000
"""Bytes of a draft with all its pictures."""
_MOST_TEXT = 20_000_000
"""Bytes of text; a book of 1,000 pages has three million."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks (Unicode, 23.8); that of UTF-32 begins with that of UTF-16 and stands before it."""

_NOT_TEXT = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or Word document"),
    (b"{\\rtf", "a document in RTF"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
)
"""The first bytes of what people hand in by a wrong name: PDF (ISO 32000), zip, RTF and Microsoft's compound
files."""


def read_bytes(path: Path) -> bytes:
    """The file's bytes.

    Raises:
        DraftError: if it is not there, is a folder, cannot be opened, is empty or far too large.
    """
    try:
        data = read_regular(path, most=_LARGEST)
    except OSError as exc:
        raise DraftError(f"{path} cannot be read: {exc.strerror or exc}") from exc
    if not data.strip():
        raise DraftError(f"{path} is empty")
    return data


def refuse_long(data: bytes, *, name: str) -> None:
    """Nothing, if it is no more text than a book has.

    Raises:
        DraftError: if it is.
    """
    if len(data) > _MOST_TEXT:
        told = f"{name} has {len(data) / 1e6:.0f} MB of text: expected at most {_MOST_TEXT / 1e6:.0f} MB"
        raise DraftError(f"{told}; divide it into parts")


def read_text(path: Path) -> tuple[str, str]:
    """The file's text with plain newlines, and a line that says if its encoding was guessed.

    Raises:
        DraftError: as `read_bytes`, and if the bytes are not text.
    """
    text, guessed = decode(read_bytes(path), name=str(path))
    return text, f"{path.name} is not in UTF-8: it was read as {guessed}" if guessed else ""


def decode(data: bytes, *, name: str) -> tuple[str, str]:
    """Text and the name of the encoding if it was guessed, else "".

    A byte order mark decides, then UTF-8 if the bytes are valid in it, then UTF-16 if every other byte is
    zero, then Windows-1252.

    Raises:
        DraftError: if the bytes are not text.
    """
    for mark, kind in _NOT_TEXT:
        if data.startswith(mark):
            raise DraftError(f"{name} is {kind}, not a text file: expected the ending of its true kind")
    text, guessed = _decode(data, name)
    if "\0" in text:
        raise DraftError(f"{name} is not a text file: it has zero bytes")
    return text.replace("\r\n", "\n").replace("\r", "\n"), guessed


def _decode(data: bytes, name: str) -> tuple[str, str]:
    try:
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                return data.decode(encoding), ""
        if half := _half_zero(data):
            return data.decode(half), half.upper()
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as exc:
        if exc.encoding != "utf-8":
            raise DraftError(f"{name} is not a text file in {exc.encoding}: {exc.reason}") from exc
    try:
        return data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "Latin-1"


def _half_zero(data: bytes) -> str:
    sample = data[:4000]
    if len(sample) < 4 or len(data) % 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * len(sample[1::2]) and even < 0.1 * len(sample[0::2]):
        return "utf-16-le"
    if even > 0.6 * len(sample[0::2]) and odd < 0.1 * len(sample[1::2]):
        return "utf-16-be"
    return ""
