"""Whether the content streams of pages are there and whole: pdfium reads what it can and tells nothing.

`may_be_damaged` looks at the bytes of the whole file and costs nearly nothing; `Contents` asks playa-pdf what
a page's own streams are, and is opened only when it is asked for the first time.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

import playa
from playa.ascii85 import ascii85decode
from playa.pdftypes import ContentStream, PSLiteral, resolve1

from ingest.pdf.foreign import FOREIGN

__all__ = ["Contents", "may_be_damaged", "page_fault"]

_MOST_BYTES = 1 << 24
"""Of one stream as it is unpacked: 100 times the content of a full page. More is not looked at."""
_MOST_FORMS = 200
"""Of one page that are followed: they may call one another."""
_FLATE, _A85 = ("FlateDecode", "Fl"), ("ASCII85Decode", "A85")
_TEXTUAL = (*_FLATE, *_A85, "ASCIIHexDecode", "AHx", "LZWDecode", "LZW", "RunLengthDecode", "RL", "Crypt")
"""ISO 32000-1, table 6, without the filters of images, and their abbreviations that readers take as well."""
_DICTIONARY = 400
"""Bytes before a stream's data in which its dictionary is looked for; content has few entries."""
_NO_CONTENT = re.compile(
    rb"/Image|/Width|/Length1|/FontFile|Type1C|CIDFontType0C|/OpenType|/XML|/ICCBased|/N "
)
_PLAIN_FLATE = re.compile(rb"/Filter\s*(\[\s*)?/(FlateDecode|Fl)\b\s*(?!\s*/[A-Z]\w+Decode)")
_A85_FLATE = re.compile(rb"/Filter\s*\[\s*/(ASCII85Decode|A85)\s*/(FlateDecode|Fl)\s*\]")


def may_be_damaged(data: bytes) -> bool:
    """True if a packed stream of this file that may be a page's content does not unpack whole.

    Pictures and fonts are left out, and files that are encrypted: their streams cannot be seen from outside.
    """
    return b"/Encrypt" not in data and any(not _is_whole(packed) for packed in _packed(data))


def _packed(data: bytes) -> Iterator[bytes]:
    """Deflated data of the streams that may be content."""
    for head, body in _streams(data):
        if b"Fl" not in head or _NO_CONTENT.search(head):
            continue
        if _A85_FLATE.search(head):
            yield _from_letters(body)
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


def _from_letters(body: bytes) -> bytes:
    try:
        return ascii85decode(body)
    except ValueError:
        return b""


def _is_whole(packed: bytes) -> bool:
    """True if the data unpacks to its end and its checksum is right, or cut off."""
    try:
        unpacker = zlib.decompressobj()
        unpacked = unpacker.decompress(packed, _MOST_BYTES)
    except zlib.error:
        return False
    return unpacker.eof or len(unpacked) >= _MOST_BYTES or _lacks_checksum(packed)


def _lacks_checksum(packed: bytes) -> bool:
    """True where the data ends with its last block, less the four bytes behind it (RFC 1950, 2.2)."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        unpacker.decompress(packed[2:], _MOST_BYTES)
    except zlib.error:
        return False
    return unpacker.eof


class Contents:
    """What is known of the content streams of a file's pages.

    Args:
        data: the file.
        password: for an encrypted one.
        pages: how many pages the file has to another reader: where this one finds more or fewer it does not
            know which is which, and judges none.
    """

    def __init__(self, data: bytes, password: str | None, pages: int) -> None:
        self._data, self._password, self._count = data, password, pages
        self._document: Any = None
        self._pages: list[Any] | None = None

    def fault(self, index: int) -> str:
        """What is wrong with the content of the page; "" if nothing is, or nothing can be said."""
        if self._pages is None:
            self._pages = self._found()
        return page_fault(self._pages[index]) if index < len(self._pages) else ""

    def _found(self) -> list[Any]:
        try:
            self._document = playa.parse(self._data, password=self._password or "")
            pages = list(islice(self._document.pages, self._count + 1))
        except FOREIGN:
            return []
        return pages if len(pages) == self._count else []

    def close(self) -> None:
        """Let go of what was opened."""
        if self._document is not None:
            self._document.close()


def page_fault(page: Any) -> str:
    """What is wrong with a page's content streams and with the forms that they call; "" if nothing is.

    Args:
        page: of playa.
    """
    try:
        return next(_faults(page), "")
    except FOREIGN:
        return ""


def _faults(page: Any) -> Iterator[str]:
    contents = resolve1(page.attrs.get("Contents"))
    streams = contents if isinstance(contents, list | tuple) else [page.attrs["Contents"]] if contents else []
    if contents is None and "Contents" in page.attrs:
        yield _MISSING
    waiting = [(stream, page.resources) for stream in streams]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_FORMS:
        stream, resources = resolve1(waiting[0][0]), waiting.pop(0)[1]
        if not _is_stream(stream):
            yield _MISSING
        elif id(stream) not in seen:
            seen.add(id(stream))
            unpacked, fault = _unpacked(stream)
            if fault:
                yield fault
            waiting += _forms(unpacked, stream, resources)


_MISSING = "its content stream is missing"
_DAMAGED = "its content stream is damaged"


def _is_stream(found: Any) -> bool:
    """True for a stream; a plain dictionary may pass `isinstance`, as playa's compiled class shares its checks."""
    return type(found) is ContentStream


def _forms(unpacked: bytes, stream: Any, resources: Any) -> Iterator[tuple[Any, Any]]:
    """The forms that this content calls, each with its resources: an image is not one."""
    own = resolve1(stream.get("Resources")) or resources
    objects = resolve1(own.get("XObject")) or {}
    for name in dict.fromkeys(re.findall(rb"/([^\s/<>\[\]()]+)\s+Do\b", unpacked)):
        called = resolve1(objects.get(name.decode("latin-1")))
        subtype = resolve1(called.get("Subtype")) if _is_stream(called) else None
        if isinstance(subtype, PSLiteral) and subtype.name == "Form":
            yield called, own


def _unpacked(stream: Any) -> tuple[bytes, str]:
    """As much of the stream's data as is whole, and what is wrong with it."""
    data = stream.rawdata
    if stream.decipher:
        data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
    for literal in stream.filters:
        if literal.name not in _TEXTUAL:
            return b"", f"its content stream has a filter that is not known ({literal.name})"
        if literal.name in _FLATE:
            if not _is_whole(data):
                return b"", _DAMAGED
            data = zlib.decompressobj().decompress(data, _MOST_BYTES)
        elif literal.name in _A85:
            data = _from_letters(data)
        else:
            return b"", ""
    return data, ""
