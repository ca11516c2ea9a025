"""Spans found by place agree with a look at each of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Citation
from corpus.geometry import Span
from nlp.text.span_index import SpanIndex, Within

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: Span(pair[0], sum(pair)))
FULL_SPANS = SPANS.filter(len)


@given(st.lists(SPANS), FULL_SPANS)
def test_what_holds_or_overlaps_is_what_a_look_at_each_says(spans: list[Span], asked: Span) -> None:
    index = SpanIndex(spans)
    assert index.holds(asked) == any(asked in span for span in spans)
    assert index.overlaps(asked) == any(asked.overlaps(span) for span in spans)


@given(st.lists(SPANS), SPANS)
def test_what_lies_within_a_span_is_what_a_look_at_each_says(spans: list[Span], asked: Span) -> None:
    found = Within(Citation(span) for span in spans).of(asked)
    assert sorted(one.span for one in found) == sorted(span for span in spans if span in asked)
    assert [one.span.start for one in found] == sorted(one.span.start for one in found)


@pytest.mark.parametrize("asked", [Span(0, 0), Span(0, 3), Span(9, 9)])
def test_of_no_spans_none_is_found(asked: Span) -> None:
    assert not SpanIndex(()).holds(asked)
    assert not SpanIndex(()).overlaps(asked)
    assert Within[Citation](()).of(asked) == ()
