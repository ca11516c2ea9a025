"""What is wrong with a page that gave some text is followed by that."""

import zlib

from ingest.document.read import read_data
from ingest.document.reasons import IN_PART
from scripts.faults.sources.pdf_source import TEXT, one_page, stream


def test_a_page_that_gave_some_text_says_that_it_was_read_in_part() -> None:
    packed = zlib.compress(TEXT)[:-1] + b"?"
    (page,) = read_data(one_page(stream(packed, b"/Filter/FlateDecode")), "made.pdf", ocr="off").pages
    assert page.reason == f"its content stream is damaged{IN_PART}"
