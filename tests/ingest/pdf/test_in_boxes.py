"""A page's characters within a box, however the page is turned."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from corpus.geometry import BBox, PageIndex, Span
from ingest.document.read import read_data
from ingest.pdf.in_boxes import characters_in
from ingest.pdf.pdf_file import open_pdf
from tests.ingest.made import Sheet


def test_what_stands_in_the_box_is_given_and_nothing_else() -> None:
    data = Sheet().put("salt 12.5", 72, 100).put("tin 99", 72, 200).turn_page().data()
    with open_pdf(data, "a.pdf") as pdf:
        page = pdf.page(PageIndex(0))
    assert characters_in(page, [BBox(70, 88, 130, 104)]).replace(" ", "") == "salt12.5"
    assert characters_in(page, [BBox(70, 300, 130, 320)]) == ""
    assert characters_in(page, []) == ""


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_boxes_of_a_document_hold_its_words_on_turned_pages_too(turn: int) -> None:
    plain = Sheet().put("salt was dear in 1887", 72, 100).put("tin was cheap", 72, 130).turn_page().data()
    pdf = pypdfium2.PdfDocument(plain)
    pdf[0].set_rotation(turn)
    made = io.BytesIO()
    pdf.save(made)
    pdf.close()
    document = read_data(made.getvalue(), "a.pdf")
    at = document.text.index("1887")
    boxes = [box.bbox for box in document.boxes(Span(at, at + 4))]
    with open_pdf(made.getvalue(), "a.pdf") as opened:
        assert "1887" in characters_in(opened.page(PageIndex(0)), boxes)
