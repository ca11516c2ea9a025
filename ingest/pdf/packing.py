"""Whether packed streams unpack whole, by their bytes alone: it costs a hundredth of reading the file."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator

__all__ = ["MOST_BYTES", "NO_DATA", "is_whole", "letters_to_bytes", "may_be_damaged"]

MOST_BYTES = 1 << 24
"""Of one stream as it is unpacked: 100 times the content of a full page. More is not looked at."""
_DICTIONARY = 400
"""Bytes before a stream's data in which its dictionary is looked for; content has few entries."""
_NO_CONTENT = re.compile(
    rb"/Image|/Width|/Length1|/FontFile|Type1C|CIDFontType0C|/OpenType|/XML|/ICCBased|/N "
)
"""Keys of streams that are pictures, fonts, colour profiles or XML (ISO 32000, 8.9, 9.9, 8.6.5, 14.3): packed
too, and no page's content."""
_PLAIN_FLATE = re.compile(rb"/Filter\s*(\[\s*)?/(FlateDecode|Fl)\b\s*(?!\s*/[A-Z]\w+Decode)")
"""Streams packed by Flate alone (ISO 32000, 7.4.4), by its whole or short name."""
_A85_FLATE = re.compile(rb"/Filter\s*\[\s*/(ASCII85Decode|A85)\s*/(FlateDecode|Fl)\s*\]")
"""The same behind ASCII85 (7.4.3), as older programs of printers write them."""


def may_be_damaged(data: bytes) -> bool:
    """True if a packed stream of this file that may be a page's content does not unpack whole.

    Pictures and fonts are left out, and files that are encrypted: their streams cannot be seen from outside.
    """
    return b"/Encrypt" not in data and any(not is_whole(packed) for packed in _packed(data))


def _packed(data: bytes) -> Iterator[bytes]:
    """Deflated data of the streams that may be content."""
    for head, body in _streams(data):
        if b"Fl" not in head or _NO_CONTENT.search(head):
            continue
        if _A85_FLATE.search(head):
            yield letters_to_bytes(body)
        elif _PLAIN_FLATE.search(head):
            yield body


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The end of each stream's dictionary and its data, by the words around them: faster than a pattern."""
    end = 0
    while (start := data.find(b"stream", end)) >= 0:
        begin = start + len(b"stream")
        end = data.find(b"endstream", begin)
        end = end if end >= 0 else len(data)
        head = data[max(0, start - _DICTIONARY) : start]
        yield head[head.rfind(b" obj") + 1 :], data[begin:end].lstrip(b"\r\n")
        end += len(b"endstream")  # so that its second half is not taken for a beginning


def letters_to_bytes(body: bytes) -> bytes:
    """The bytes that these letters stand for; `NO_DATA` where they stand for none."""
    try:
        return base64.a85decode(re.sub(_ENDS, b"", body), ignorechars=b" \t\n\r\f\v\0")
    except ValueError:
        return NO_DATA


_ENDS = re.compile(rb"^\s*<?~|~\s*>?\s*$")
"""Marks around the letters that may be there: the one behind them may be cut off."""
NO_DATA = b"?"
"""Nothing that a packer writes: its first byte says how it packs (RFC 1950, 2.2)."""


def is_whole(packed: bytes) -> bool:
    """True if the data unpacks to its end and its checksum is right, or cut off; nothing is whole too."""
    if not packed.strip():
        return True
    try:
        unpacker = zlib.decompressobj()
        unpacked = unpacker.decompress(packed, MOST_BYTES)
    except zlib.error:
        return False
    return unpacker.eof or len(unpacked) >= MOST_BYTES or _lacks_checksum(packed)


def _lacks_checksum(packed: bytes) -> bool:
    """True where the data ends with its last block, less the four bytes behind it (RFC 1950, 2.2)."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        unpacker.decompress(packed[2:], MOST_BYTES)
    except zlib.error:
        return False
    return unpacker.eof
