"""Spans are half-open and boxes are whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import BBox, Span
from tests.strategies import bboxes, spans


@given(spans, spans)
def test_spans_overlap_exactly_when_they_share_a_character(a: Span, b: Span) -> None:
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) is bool(shared)


@given(spans, spans)
def test_a_span_contains_another_when_all_its_characters_are_inside(a: Span, b: Span) -> None:
    if len(b):
        assert (b in a) is (set(range(b.start, b.end)) <= set(range(a.start, a.end)))


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_a_span_gives_the_characters_it_covers(text: str, start: int, length: int) -> None:
    assert Span(start, start + length).of(text) == text[start : start + length]


@given(spans, st.integers(0, 50))
def test_shifting_keeps_the_length(span: Span, by: int) -> None:
    assert len(span.shifted(by)) == len(span)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 3)])
def test_a_span_that_runs_backwards_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="expected 0 <= start <= end"):
        Span(start, end)


@pytest.mark.parametrize("corners", [(2.0, 0.0, 1.0, 1.0), (0.0, 2.0, 1.0, 1.0)])
def test_a_box_that_is_inside_out_is_refused(corners: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="expected x0 <= x1"):
        BBox(*corners)


@given(bboxes, bboxes)
def test_the_union_holds_both_boxes_whatever_their_order(a: BBox, b: BBox) -> None:
    union = a.union(b)
    assert union == b.union(a)
    assert all(union.x0 <= box.x0 and union.x1 >= box.x1 for box in (a, b))
    assert union.height >= max(a.height, b.height)
    assert union.width >= max(a.width, b.width)


def test_a_box_has_an_area_and_holds_its_corners_and_what_is_near() -> None:
    box = BBox(1, 2, 4, 4)
    assert box.area == 6
    assert box.holds(1, 2)
    assert box.holds(4, 4)
    assert not box.holds(4.5, 4)
    assert not box.holds(4, 1.5)
    assert box.holds(4.5, 4.5, slack=0.5)


@given(bboxes, bboxes)
def test_the_union_holds_what_either_holds(a: BBox, b: BBox) -> None:
    union = a.union(b)
    assert all(union.holds(box.x0, box.bottom) and union.area >= box.area for box in (a, b))
