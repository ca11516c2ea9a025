"""A page with its words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from corpus.document import Document
from corpus.geometry import PageIndex, Span
from figtrace.serve.web.answers.sheet import Mark, find_in, marks_of, page_sheet
from tests.strategies import document_of, documents

PAGE = document_of("Exports rose by 5 percent.", "Imports fell, exports rose.", doc="a1")


def test_words_stand_in_lines_in_the_order_of_reading() -> None:
    sheet = page_sheet(PAGE, PAGE.pages[0], ())
    assert [" ".join(word.text for word in line) for line in sheet.lines] == [
        "Exports rose by 5 percent.", "Imports fell, exports rose.",
    ]  # fmt: skip


def test_a_word_stands_where_its_box_is() -> None:
    word = page_sheet(PAGE, PAGE.pages[0], ()).lines[0][0]
    assert (word.x, word.width, word.size) == (72.0, 35.0, 10.0)
    assert 72.0 < word.y < 82.0


def test_marks_are_those_of_the_page() -> None:
    boxes = PAGE.boxes(Span(0, 7))
    assert [mark.width for mark in marks_of(boxes, PageIndex(0), kind="evidence", label="")] == [35.0]
    assert list(marks_of(boxes, PageIndex(1), kind="evidence", label="")) == []


def test_words_are_found_whatever_their_capitals_and_line_ends() -> None:
    found = find_in(PAGE, "  exports  ROSE ")
    assert [(one.text, one.page) for one in found] == [("Exports rose", 1), ("exports rose", 1)]
    assert find_in(PAGE, " ") == ()
    assert find_in(PAGE, "5 (") == ()


@given(documents())
def test_any_document_has_its_sheets(document: Document) -> None:
    for page in document.pages:
        assert page_sheet(document, page, ()).number == page.number


def test_the_sheet_of_a_spreadsheet_is_a_picture_that_frames_the_evidence() -> None:
    table = replace(PAGE, source="a.xlsx")
    figure, evidence = (Mark(kind, "", 96.0, 12.0, 40.0, 12.0) for kind in ("figure", "evidence"))
    assert page_sheet(PAGE, PAGE.pages[0], (evidence,)).picture == f"/documents/{PAGE.id}/pages/1.png"
    shown = page_sheet(table, PAGE.pages[0], (figure, evidence))
    assert (shown.is_drawn, shown.lines) == (False, ())
    assert shown.picture == f"/documents/{PAGE.id}/pages/1.png?box=96.0,12.0,136.0,24.0"
