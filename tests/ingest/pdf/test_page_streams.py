"""Pages are judged by their own streams where two readers find as many pages, and otherwise not at all."""

from __future__ import annotations

import zlib

import pytest

from ingest.pdf.page_streams import FoundPages
from scripts.faults.sources.pdf_source import TEXT, one_page, stream

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
