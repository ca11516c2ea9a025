"""Word files written part by part, so that any of them can be wrong (ECMA-376, part 2)."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

__all__ = ["damaged_part", "docx", "flagged_encrypted", "lying_bomb", "paragraph", "unknown_method"]

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02"


def paragraph(text: str) -> str:
    """A paragraph of the body."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str, *, doctype: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word file with this body, and more parts by their names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        package.writestr("word/document.xml", _document(body, doctype))
        for name, part in (more or {}).items():
            package.writestr(name, part)
    return made.getvalue()


def _document(body: str, doctype: str = "") -> str:
    return f'<?xml version="1.0"?>{doctype}<w:document {_SPACE}><w:body>{body}</w:body></w:document>'


def flagged_encrypted(data: bytes) -> bytes:
    """The file with every part marked as encrypted, which none is (APPNOTE 4.4.4, bit 0)."""
    changed = bytearray(data)
    for sign, offset in ((_LOCAL, 6), (_CENTRAL, 8)):
        for at in _places(data, sign):
            changed[at + offset] |= 1
    return bytes(changed)


def unknown_method(data: bytes) -> bytes:
    """The file with its last part packed by a method that nobody knows (APPNOTE 4.4.5)."""
    changed = bytearray(data)
    for sign, offset in ((_LOCAL, 8), (_CENTRAL, 10)):
        changed[_places(data, sign)[-1] + offset] = 0x63
    return bytes(changed)


def damaged_part(data: bytes) -> bytes:
    """The file with the bytes of its last part spoiled."""
    changed, at = bytearray(data), _places(data, _LOCAL)[-1]
    size, _, name, extra = struct.unpack_from("<IIHH", data, at + 18)
    start = at + 30 + name + extra
    changed[start : start + size] = b"\xff" * size
    return bytes(changed)


def _places(data: bytes, sign: bytes) -> list[int]:
    found, at = [], data.find(sign)
    while at >= 0:
        found.append(at)
        at = data.find(sign, at + 1)
    return found


def lying_bomb(text: str, times: int) -> bytes:
    """A body of so many paragraphs whose directory says that it has a thousand bytes."""
    packer, unit = zlib.compressobj(1, zlib.DEFLATED, -15), (paragraph(text) * 1_000).encode()
    head, _, tail = (part.encode() for part in _document("\0").partition("\0"))
    parts = (head, *(unit for _ in range(times // 1_000)), tail)
    packed, check = bytearray(), 0
    for part in parts:
        packed += packer.compress(part)
        check = zlib.crc32(part, check)
    packed += packer.flush()
    entries = [
        (b"[Content_Types].xml", _TYPES.encode(), 0, zlib.crc32(_TYPES.encode()), len(_TYPES)),
        (b"_rels/.rels", _RELATIONS.encode(), 0, zlib.crc32(_RELATIONS.encode()), len(_RELATIONS)),
        (b"word/document.xml", bytes(packed), 8, check, 1_000),
    ]
    return _zip(entries)


def _zip(entries: list[tuple[bytes, bytes, int, int, int]]) -> bytes:
    """A package of parts: name, bytes as they are stored, method, checksum and size as they are told."""
    out, directory = bytearray(), bytearray()
    for name, data, method, check, size in entries:
        told = struct.pack("<HHHHHIIIHH", 20, 0, method, 0, 0, check, len(data), size, len(name), 0)
        directory += (
            _CENTRAL + struct.pack("<H", 20) + told + struct.pack("<HHHII", 0, 0, 0, 0, len(out)) + name
        )
        out += _LOCAL + told + name + data
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(entries), len(entries), len(directory), len(out), 0)
    return bytes(out + directory + end)
