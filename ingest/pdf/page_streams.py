"""The content streams of a page and of the forms that it calls, by playa-pdf, and what is wrong with them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

import playa
from playa.pdftypes import ContentStream, PSLiteral, resolve1

from ingest.pdf.foreign import FOREIGN
from ingest.pdf.packing import MOST_BYTES, NO_DATA, is_whole, letters_to_bytes

__all__ = ["FoundPages", "page_fault"]

_MOST_FORMS = 200
"""Of one page that are followed: they may call one another."""
_FLATE, _A85 = ("FlateDecode", "Fl"), ("ASCII85Decode", "A85")
"""The filters' names, whole and short (ISO 32000, tables 6 and 92)."""
_TEXTUAL = (*_FLATE, *_A85, "ASCIIHexDecode", "AHx", "LZWDecode", "LZW", "RunLengthDecode", "RL", "Crypt")
"""ISO 32000-1, table 6, without the filters of images, and their abbreviations that readers take as well."""


class FoundPages:
    """The pages of a file as playa finds them; none where it does not find as many as another reader.

    Args:
        data: the file.
        password: for an encrypted one.
        count: how many pages the other reader found.
    """

    def __init__(self, data: bytes, password: str | None, count: int) -> None:
        self._document: Any = None
        self._pages: list[Any] = []
        try:
            self._document = playa.parse(data, password=password or "")
            pages = list(islice(self._document.pages, count + 1))
        except FOREIGN:
            return
        self._pages = pages if len(pages) == count else []

    def fault(self, index: int) -> str:
        """What is wrong with the content of the page; "" if nothing is, or the page was not found."""
        return page_fault(self._pages[index]) if index < len(self._pages) else ""

    def close(self) -> None:
        """Let go of the file."""
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
    contents: Any = resolve1(page.attrs.get("Contents"))
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
    """True for a stream; a dictionary may pass `isinstance`, as playa's compiled class shares its checks."""
    return type(found) is ContentStream


def _forms(unpacked: bytes, stream: Any, resources: Any) -> Iterator[tuple[Any, Any]]:
    """The forms that this content calls, each with its resources: an image is not one."""
    own: Any = resolve1(stream.get("Resources")) or resources
    objects: Any = resolve1(own.get("XObject")) or {}
    for name in dict.fromkeys(re.findall(rb"/([^\s/<>\[\]()]+)\s+Do\b", unpacked)):
        called: Any = resolve1(objects.get(name.decode("latin-1")))
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
            return b"", f"its content stream names a filter that content cannot have ({literal.name})"
        if literal.name in _FLATE:
            if not is_whole(data):
                return b"", _DAMAGED
            data = zlib.decompressobj().decompress(data, MOST_BYTES)
        elif literal.name in _A85:
            data = letters_to_bytes(data)
            if data == NO_DATA:
                return b"", _DAMAGED
        else:
            return b"", ""
    return data, ""
