"""Every character of a document leads back to its page, its box and the page's own characters."""

import pytest
from hypothesis import given

from corpus.geometry import BBox, PageBox, PageIndex, Span
from corpus.textmap import Run, TextMap
from tests.strategies import document_of, runs, spans


def _run(start: int, end: int, left: float, *, top: float = 0.0, page: int = 0) -> Run:
    box = BBox(left, top, left + 10.0 * (end - start), top + 10.0)
    return Run(Span(start, end), PageIndex(page), box, Span(start, end))


@given(runs())
def test_a_map_gives_back_the_runs_it_was_made_of(made: tuple[Run, ...]) -> None:
    textmap = TextMap.from_runs(made)
    assert [textmap.run(index) for index in range(len(textmap))] == list(made)


@given(runs(), spans)
def test_runs_of_a_span_are_those_that_share_a_character(made: tuple[Run, ...], span: Span) -> None:
    expected = [run for run in made if run.span.overlaps(span)] if len(span) else []
    found = list(TextMap.from_runs(made).runs(span))
    assert [run for run in found if run.span.overlaps(span)] == expected


@given(runs(), spans)
def test_boxes_stay_inside_the_runs_pages(made: tuple[Run, ...], span: Span) -> None:
    textmap = TextMap.from_runs(made)
    assert {box.page for box in textmap.boxes(span)} <= {run.page for run in made}


def test_part_of_a_word_has_part_of_its_box() -> None:
    textmap = TextMap.from_runs([_run(0, 4, 100.0)])
    assert textmap.boxes(Span(1, 3)) == (PageBox(PageIndex(0), BBox(110.0, 0.0, 130.0, 10.0)),)


def test_words_of_one_line_share_a_box_and_lines_do_not() -> None:
    textmap = TextMap.from_runs([_run(0, 2, 0.0), _run(3, 5, 30.0), _run(6, 8, 0.0, top=12.0)])
    assert [box.bbox.width for box in textmap.boxes(Span(0, 8))] == [50.0, 20.0]


def test_a_word_divided_over_pages_has_two_boxes_and_two_pages() -> None:
    textmap = TextMap.from_runs([_run(0, 3, 500.0), _run(3, 7, 0.0, page=1)])
    assert textmap.pages_of(Span(0, 7)) == (0, 1)
    assert [box.page for box in textmap.boxes(Span(0, 7))] == [0, 1]


def test_the_page_at_an_offset_is_that_of_the_next_run() -> None:
    textmap = TextMap.from_runs([_run(0, 2, 0.0), _run(4, 6, 0.0, page=1)])
    assert [textmap.page_at(offset) for offset in (0, 1, 3, 5, 6)] == [0, 0, 1, 1, None]


def test_runs_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="before the end of the run before it"):
        TextMap.from_runs([_run(4, 6, 0.0), _run(0, 2, 0.0)])


def test_a_document_finds_the_page_of_a_span() -> None:
    document = document_of("Imports rose.")
    page = document.page_of(Span(0, 7))
    assert page is not None
    assert page.number == 1
    assert document.boxes(Span(0, 7))[0].bbox.x0 == 72.0
