"""The beginning of a stored document's text, without the cost of the whole record."""

from __future__ import annotations

import codecs
import json
import re
import zlib

from corpus.errors import StoreError

__all__ = ["opening_of"]

_TEXT = re.compile(r'"text":"((?:[^"\\]|\\u[0-9a-fA-F]{4}|\\[^u])*)')
"""The text as this project's own encoder writes it: a string of JSON (RFC 8259) whose escapes are whole; the
first one is the document's, since fields keep their order."""
_HEAD, _BYTES_A_CHARACTER = 4096, 4
"""Bytes that stand before the text of most records, a path and an id, and that most characters need."""


def opening_of(blob: bytes, characters: int) -> str:
    """The first characters of the text of a record that `to_bytes` wrote, without reading much more.

    Raises:
        StoreError: if the blob is not such a record.
    """
    size = _HEAD + _BYTES_A_CHARACTER * characters
    try:
        while True:
            text, ended = _beginning_of_text(blob, size)
            if ended or len(text) >= characters:
                return text[:characters]
            size *= 2
    except (zlib.error, ValueError) as exc:
        raise StoreError(f"a stored text is damaged ({exc}): ingest the file again") from exc


def _beginning_of_text(blob: bytes, size: int) -> tuple[str, bool]:
    """As much of the text as so many bytes of the record hold, and whether there is no more of it."""
    reader = zlib.decompressobj()
    bytes_read = reader.decompress(blob, size)
    head = codecs.getincrementaldecoder("utf-8")("surrogatepass").decode(bytes_read)  # may end in a character
    found = _TEXT.search(head)
    if found is None:
        return "", len(bytes_read) < size
    text: str = json.loads(f'"{found.group(1)}"', strict=False)
    return text, (found.end() < len(head) and head[found.end()] == '"') or len(bytes_read) < size
