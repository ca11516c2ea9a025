"""Pages are judged by their own streams where two readers find as many pages, and otherwise not at all."""

from __future__ import annotations

import base64
import zlib

import pytest

from ingest.pdf.page_streams import FoundPages
from scripts.faults.sources.pdf_source import TEXT, one_page, stream
from tests.ingest.made import Sheet

_CUT = one_page(stream(zlib.compress(TEXT * 40)[:-9], b"/Filter/FlateDecode"))
_WHOLE = one_page(stream(zlib.compress(TEXT * 40), b"/Filter/FlateDecode"))
_DAMAGED = "its content stream is damaged"


@pytest.mark.parametrize(
    ("data", "count", "index", "told"),
    [
        (_CUT, 1, 0, _DAMAGED),
        (_WHOLE, 1, 0, ""),
        (_CUT, 2, 0, ""),
        (_CUT, 0, 0, ""),
        (_CUT, 1, 1, ""),
        (b"no file", 1, 0, ""),
    ],
)
def test_a_page_is_at_fault_where_its_content_is(data: bytes, count: int, index: int, told: str) -> None:
    found = FoundPages(data, None, count)
    assert found.fault(index) == told
    found.close()


_CUT_FORM = stream(
    zlib.compress(TEXT * 40)[:-9], b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode"
)
_PLAIN = stream(TEXT)


def told(data: bytes, *, password: str | None = None) -> str:
    found = FoundPages(data, password, 1)
    try:
        return found.fault(0)
    finally:
        found.close()


def calling(content: bytes, form: bytes, *, named: bytes = b"X", own: bytes = b"") -> bytes:
    resources = b"/XObject<</%s 6 0 R>>" % named
    return one_page(stream(content, own), resources=resources, more={6: form})


def test_a_form_that_is_called_is_looked_at_and_one_that_is_not_is_none() -> None:
    assert told(calling(b"/X Do", _CUT_FORM)) == _DAMAGED
    assert told(calling(b"q /X  Do Q", _CUT_FORM)) == _DAMAGED
    assert told(calling(b"/Y Do", _CUT_FORM)) == ""
    assert told(calling(b"/X Done", _CUT_FORM)) == ""


def test_an_image_and_what_is_no_stream_are_no_forms() -> None:
    cut = zlib.compress(TEXT * 40)[:-9]
    assert told(calling(b"/X Do", stream(cut, b"/Subtype/Image/Filter/FlateDecode"))) == ""
    assert told(calling(b"/X Do", stream(cut, b"/Filter/FlateDecode"))) == ""
    assert told(calling(b"/X Do", b"<</Subtype/Form>>")) == ""
    assert told(calling(b"/X Do", b"null")) == ""


def test_a_form_in_a_form_is_found_by_the_resources_of_the_outer_one_or_else_of_the_page() -> None:
    inner = {7: _CUT_FORM}
    outer = stream(b"/Z Do", b"/Subtype/Form/Resources<</XObject<</Z 7 0 R>>>>")
    resources = b"/XObject<</X 6 0 R>>"
    assert told(one_page(stream(b"/X Do"), resources=resources, more={6: outer, **inner})) == _DAMAGED
    bare = stream(b"/Z Do", b"/Subtype/Form")
    both = b"/XObject<</X 6 0 R/Z 7 0 R>>"
    assert told(one_page(stream(b"/X Do"), resources=both, more={6: bare, **inner})) == _DAMAGED
    assert told(one_page(stream(b"/X Do"), resources=resources, more={6: bare, **inner})) == ""


def test_forms_that_call_themselves_are_looked_at_once() -> None:
    again = stream(b"/X Do", b"/Subtype/Form")
    assert told(calling(b"/X Do", again)) == ""


@pytest.mark.parametrize(
    ("contents", "fault"),
    [
        (b"/Contents[4 0 R 6 0 R]", _DAMAGED),
        (b"/Contents[4 0 R 4 0 R]", ""),
        (b"/Contents[4 0 R 9 0 R]", "its content stream is missing"),
        (b"/Contents[]", ""),
        (b"/Contents 9 0 R", "its content stream is missing"),
        (b"/Contents<</Length 5>>", "its content stream is missing"),
        (b"", ""),
    ],
)
def test_all_streams_of_a_page_must_be_there_and_whole(contents: bytes, fault: str) -> None:
    made = one_page(_PLAIN, more={6: _CUT_FORM})
    assert told(made.replace(b"/Contents 4 0 R", contents)) == fault


@pytest.mark.parametrize(
    ("data", "entries", "fault"),
    [
        (TEXT, b"", ""),
        (
            b"no such bytes",
            b"/Filter/DCTDecode",
            "its content stream names a filter that content cannot have (DCTDecode)",
        ),
        (b"no such bytes", b"/Filter/LZWDecode", ""),
        (b"no such bytes", b"/Filter/Fl", _DAMAGED),
        (b"\xff no letters", b"/Filter/A85", _DAMAGED),
        (b"\xff no letters", b"/Filter[/ASCII85Decode/FlateDecode]", _DAMAGED),
        (base64.a85encode(TEXT) + b"~>", b"/Filter/ASCII85Decode", ""),
        (base64.a85encode(zlib.compress(TEXT)) + b"~>", b"/Filter[/ASCII85Decode/FlateDecode]", ""),
        (base64.a85encode(zlib.compress(TEXT)[:-9]) + b"~>", b"/Filter[/A85/Fl]", _DAMAGED),
    ],
)
def test_each_filter_of_a_stream_is_taken_off_in_turn(data: bytes, entries: bytes, fault: str) -> None:
    assert told(one_page(stream(data, entries))) == fault


def test_packed_content_is_read_for_the_forms_that_it_calls() -> None:
    for packed, entries in (
        (zlib.compress(b"/X Do"), b"/Filter/FlateDecode"),
        (base64.a85encode(b"/X Do") + b"~>", b"/Filter/A85"),
    ):
        assert told(calling(packed, _CUT_FORM, own=entries)) == _DAMAGED
    assert told(calling(b"/X Do", _CUT_FORM, own=b"/Filter/LZWDecode")) == ""


def test_pages_of_an_encrypted_file_are_judged_with_its_password_alone() -> None:
    locked = Sheet(password="sesame").put("secret tin", 72, 72).data()
    damaged = locked.replace(b"/FlateDecode", b"/LosslessCode")
    assert told(locked, password="sesame") == ""
    assert told(locked) == ""
    assert "LosslessCode" in told(damaged, password="sesame")
    assert told(damaged) == ""
