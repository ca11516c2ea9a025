"""PDFs written by hand, object by object, so that any of them can be wrong."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

__all__ = ["TEXT", "inflated", "one_page", "pdf", "stream"]

TEXT = b"BT /F1 11 Tf 72 700 Td (Exports rose by 12 percent to $8.3 billion in 2008.) Tj ET"
"""Content of a page with one sentence."""
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(objects: Mapping[int, bytes]) -> bytes:
    """The file of these objects by number; the first is its catalog (PDF 32000-1:2008, 7.5)."""
    out, offsets = bytearray(b"%PDF-1.7\n"), dict[int, int]()
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % offsets.get(number, 0)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """An object with these bytes, and entries of its dictionary."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def one_page(
    content: bytes,
    *,
    media: bytes = b"0 0 612 792",
    page: bytes = b"",
    catalog: bytes = b"",
    resources: bytes = b"",
    more: Mapping[int, bytes] | None = None,
) -> bytes:
    """A file with one page; `content` is its stream's object, the rest is put into the dictionaries named."""
    fonts = b"/Resources<</Font<</F1 5 0 R>>" + resources + b">>"
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[" + media + b"]/Contents 4 0 R" + fonts + page + b">>",
        4: content,
        5: _FONT,
    }
    return pdf(objects | dict(more or {}))


def inflated(unit: bytes, times: int) -> bytes:
    """Deflated bytes that become the unit so many times.

    After a full flush a packer forgets what it has seen, so that its output can be said again (RFC 1951).
    """
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(unit) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(times):
        check = zlib.adler32(unit, check)
    return b"\x78\x9c" + packed * times + b"\x03\x00" + check.to_bytes(4, "big")
