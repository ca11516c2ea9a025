"""Spans found by place agree with a look at each of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
from corpus.spans import ByPlace, SpanIndex, SpanRow

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: Span(pair[0], sum(pair)))
FULL_SPANS = SPANS.filter(len)
ROWS = st.lists(st.integers(0, 60), unique=True).map(
    lambda ends: [
        Span(first, last) for first, last in zip(sorted(ends)[::2], sorted(ends)[1::2], strict=False)
    ]
)


def itself(span: Span) -> Span:
    return span


@given(st.lists(SPANS), FULL_SPANS)
def test_what_holds_or_overlaps_is_what_a_look_at_each_says(spans: list[Span], asked: Span) -> None:
    index = SpanIndex(spans)
    assert index.holds(asked) == any(asked in span for span in spans)
    assert index.overlaps(asked) == any(asked.overlaps(span) for span in spans)


@given(ROWS, st.integers(0, 61))
def test_a_row_knows_the_span_at_a_character_and_the_last_begun(row: list[Span], offset: int) -> None:
    found = SpanRow(row)
    holding = [at for at, span in enumerate(row) if span.start <= offset < span.end]
    begun = [at for at, span in enumerate(row) if span.start <= offset]
    assert found.at(offset) == (holding[0] if holding else None)
    assert found.last_begun(offset) == (begun[-1] if begun else None)


@given(st.lists(SPANS), SPANS)
def test_what_stands_in_a_span_is_what_a_look_at_each_says(spans: list[Span], asked: Span) -> None:
    placed, ordered = ByPlace(spans, itself), sorted(spans)
    assert list(placed.within(asked)) == [span for span in ordered if span in asked]
    assert list(placed.overlapping(asked)) == [span for span in ordered if span.overlaps(asked)]
    assert list(placed.beginning_in(asked)) == [s for s in ordered if asked.start <= s.start < asked.end]


@pytest.mark.parametrize("asked", [Span(0, 0), Span(0, 3), Span(9, 9)])
def test_of_no_spans_none_is_found(asked: Span) -> None:
    assert not SpanIndex(()).holds(asked)
    assert not SpanIndex(()).overlaps(asked)
    assert ByPlace[Span]((), itself).within(asked) == ()
    assert SpanRow(()).at(asked.start) is None
