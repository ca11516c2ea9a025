"""Content streams that are missing, cut, changed or packed in an unknown way are told; whole ones never."""

from __future__ import annotations

import base64
import random
import zlib
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pdf.contents import Contents
from ingest.pdf.packing import may_be_damaged
from scripts.faults.sources.pdf_source import TEXT, inflated, one_page, stream
from tests.ingest.made import Sheet

_LINES = b"".join(b"BT /F1 11 Tf 72 %d Td (Exports rose by %d percent.) Tj ET\n" % (n, n) for n in range(99))
_FLATE = b"/Filter/FlateDecode"
_DAMAGED, _MISSING = "its content stream is damaged", "its content stream is missing"


def packed(data: bytes = _LINES) -> bytes:
    return stream(zlib.compress(data), _FLATE)


def flipped(data: bytes = _LINES) -> bytes:
    """Packed, with a byte of its middle changed."""
    made = bytearray(zlib.compress(data))
    made[len(made) // 2] ^= 0xFF
    return stream(bytes(made), _FLATE)


def form(made: bytes) -> bytes:
    return made.replace(b"<<", b"<</Type/XObject/Subtype/Form/BBox[0 0 612 792]", 1)


def fault(data: bytes, *, pages: int = 1, index: int = 0) -> str:
    contents = Contents(data, None, pages)
    try:
        return contents.fault(index)
    finally:
        contents.close()


CUT = stream(zlib.compress(_LINES)[:-40], _FLATE)
UNSUMMED = stream(zlib.compress(_LINES)[:-4], _FLATE)
MISSUMMED = stream(zlib.compress(_LINES)[:-4] + b"\0\0\0\0", _FLATE)
LETTERS = stream(base64.a85encode(zlib.compress(_LINES)) + b"~>", b"/Filter[/ASCII85Decode/FlateDecode]")
BAD_LETTERS = stream(base64.a85encode(zlib.compress(_LINES)[:-40]) + b"~>", b"/Filter[/A85/Fl]")
NO_LETTERS = stream(b"\xff" * 90, b"/Filter[/ASCII85Decode/FlateDecode]")
HEX = stream(TEXT.hex().encode() + b">", b"/Filter/ASCIIHexDecode")


@pytest.mark.parametrize(
    "content", [packed(), packed(b""), stream(b"", _FLATE), stream(TEXT), UNSUMMED, LETTERS, HEX]
)
def test_whole_content_has_no_fault(content: bytes) -> None:
    assert not may_be_damaged(one_page(content))
    assert fault(one_page(content)) == ""


@pytest.mark.parametrize("content", [flipped(), CUT, MISSUMMED, BAD_LETTERS, NO_LETTERS])
def test_content_that_does_not_unpack_is_damaged(content: bytes) -> None:
    assert may_be_damaged(one_page(content))
    assert fault(one_page(content)) == _DAMAGED


@given(st.integers(0, 1_000_000), st.integers(1, 255))
def test_any_changed_byte_of_packed_content_is_found(place: int, change: int) -> None:
    made = bytearray(zlib.compress(_LINES))
    made[place % len(made)] ^= change
    unpacker = zlib.decompressobj()
    try:
        same = unpacker.decompress(bytes(made)) == _LINES and unpacker.eof
    except zlib.error:
        same = False
    assert may_be_damaged(one_page(stream(bytes(made), _FLATE))) is not same


def test_a_page_says_by_what_it_is_packed_that_is_not_known() -> None:
    data = one_page(packed()).replace(b"/FlateDecode", b"/FlatfDecode")
    assert fault(data) == "its content stream names a filter that content cannot have (FlatfDecode)"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({b"/Contents 4 0 R": b"/Contents 9 0 R"}, _MISSING),
        ({b"/Contents 4 0 R": b"/Contents[4 0 R 9 0 R]"}, _MISSING),
        ({b"/Contents 4 0 R": b"/Contents 5 0 R"}, _MISSING),
        ({b"/Contents 4 0 R": b"/Contents[4 0 R]"}, ""),
        ({b"/Contents 4 0 R": b"/Contents[]"}, ""),
        ({b"/Contents 4 0 R": b""}, ""),
    ],
)
def test_content_that_is_named_and_not_there_is_missing(change: Mapping[bytes, bytes], told: str) -> None:
    data = one_page(packed())
    for old, new in change.items():
        data = data.replace(old, new)
    assert fault(data) == told


def test_a_form_that_the_page_calls_is_its_content() -> None:
    calls, idle = stream(b"q /X Do Q"), stream(TEXT)
    objects = b"/XObject<</X 6 0 R>>"
    more = {6: form(flipped())}
    assert fault(one_page(calls, resources=objects, more=more)) == _DAMAGED
    assert fault(one_page(idle, resources=objects, more=more)) == ""
    assert fault(one_page(calls, resources=objects, more={6: form(packed())})) == ""


def test_forms_that_call_themselves_come_to_an_end() -> None:
    itself = form(stream(b"/X Do", b"/Resources<</XObject<</X 6 0 R>>>>"))
    assert fault(one_page(stream(b"/X Do"), resources=b"/XObject<</X 6 0 R>>", more={6: itself})) == ""


def test_content_of_a_gigabyte_is_not_unpacked_to_its_end() -> None:
    data = one_page(stream(inflated(b" " * (1 << 20), 1_024), _FLATE))
    assert not may_be_damaged(data)
    assert fault(data) == ""


def test_a_picture_or_font_makes_no_file_suspect() -> None:
    picture = flipped().replace(b"<<", b"<</Subtype/Image/Width 9/Height 9", 1)
    font = flipped().replace(b"<<", b"<</Length1 99", 1)
    assert not may_be_damaged(one_page(packed(), more={6: picture, 7: font}))


def test_streams_of_an_encrypted_file_are_seen_from_inside_alone() -> None:
    data = Sheet(password="sesame").put("tin", 72, 72).data()
    assert not may_be_damaged(data)
    contents = Contents(data, "sesame", 1)
    assert contents.fault(0) == ""
    contents.close()


@pytest.mark.parametrize("pages", [0, 2])
def test_no_page_is_judged_where_two_readers_count_otherwise(pages: int) -> None:
    assert fault(one_page(flipped()), pages=pages) == ""


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"stream", b"endstream stream"])
def test_bytes_that_are_no_file_have_no_fault(data: bytes) -> None:
    assert not may_be_damaged(data)
    assert fault(data) == ""


def test_a_stream_that_the_end_of_the_file_cuts_makes_it_suspect() -> None:
    data = one_page(packed(random.Random(1).randbytes(9_000)))
    assert may_be_damaged(data[: data.index(b"endstream") - 900])
