"""A page with its words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from corpus.document import Document
from corpus.geometry import BBox, PageIndex, Span
from corpus.textmap import Run, TextMap
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


def test_what_stands_around_a_place_is_sixty_letters_on_each_side() -> None:
    text = f"{'a' * 70} tin {'b' * 70}"
    (found,) = find_in(document_of(text), "tin")
    assert (found.before, found.text, found.after) == ("a" * 59, "tin", "b" * 59)
    (first,) = find_in(document_of("Tin and  lead are sold."), "tin")
    assert (first.before, first.text, first.after) == ("", "Tin", "and lead are sold.")


def test_the_first_hundred_places_are_found() -> None:
    assert [len(find_in(document_of("tin " * count), "tin")) for count in (99, 100, 101)] == [99, 100, 100]


def test_a_place_on_no_page_is_left_out() -> None:
    assert find_in(replace(PAGE, textmap=TextMap.from_runs([])), "exports") == ()


def test_a_line_ends_where_words_go_back_or_stand_lower() -> None:
    def lines(*boxes: BBox) -> list[int]:
        text = "a" * len(boxes)
        runs = [Run(Span(at, at + 1), PageIndex(0), box, Span(at, at + 1)) for at, box in enumerate(boxes)]
        page = replace(PAGE.pages[0], span=Span(0, len(text)))
        made = replace(PAGE, text=text, textmap=TextMap.from_runs(runs), pages=(page,))
        return [len(line) for line in page_sheet(made, made.pages[0], ()).lines]

    first = BBox(10, 10, 20, 20)
    assert lines(first, BBox(10, 10, 20, 20)) == [2]
    assert lines(first, BBox(9, 10, 20, 20)) == [1, 1]
    assert lines(first, BBox(22, 15, 30, 25)) == [2]
    assert lines(first, BBox(22, 16, 30, 26)) == [1, 1]
    assert lines(first, BBox(22, 5, 30, 15)) == [2]
    assert lines(first, BBox(22, 4, 30, 14)) == [1, 1]
    assert lines() == []


def test_feet_of_letters_stand_above_the_bottom_of_their_box_and_no_word_is_flat() -> None:
    word = page_sheet(PAGE, PAGE.pages[0], ()).lines[0][0]
    assert word.y == 79.8
    flat = Run(Span(0, 1), PageIndex(0), BBox(5, 9, 5, 9), Span(0, 1))
    made = replace(PAGE, textmap=TextMap.from_runs([flat]))
    ((thin,),) = page_sheet(made, made.pages[0], ()).lines
    assert (thin.width, thin.size) == (0.1, 1.0)


def test_of_a_sheet_what_was_found_is_framed_where_there_is_no_evidence_and_forty_places_at_most() -> None:
    table = replace(PAGE, source="a.xlsx")
    found, evidence = (Mark(kind, "", 96.04, 12.0, 40.0, 12.0) for kind in ("found", "evidence"))
    start = f"/documents/{PAGE.id}/pages/1.png"
    assert page_sheet(table, PAGE.pages[0], ()).picture == start
    assert page_sheet(table, PAGE.pages[0], (found, found)).picture == (
        f"{start}?box=96.0,12.0,136.0,24.0&box=96.0,12.0,136.0,24.0"
    )
    assert page_sheet(table, PAGE.pages[0], (found, evidence, found)).picture.count("box=") == 1
    assert page_sheet(table, PAGE.pages[0], (found,) * 41).picture.count("box=") == 40
