"""An answer is never too long, and says where its rest begins."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
from figtrace.serve.tools.paging import MOST_CHARACTERS, portion


def test_what_fits_is_given_whole_and_leaves_nothing() -> None:
    records = [Span(0, 1), Span(1, 2)]
    given_ = portion(records, start=0, limit=2)
    assert given_.records == tuple(records)
    assert given_.next is None


def test_the_limit_and_the_engine_tell_that_there_is_more() -> None:
    records = [Span(0, 1), Span(1, 2)]
    assert portion(records, start=4, limit=1).next == 5
    assert portion(records, start=4, limit=2, are_more=True).next == 6
    assert portion([], start=4, limit=2, are_more=True).next is None


@given(st.lists(st.integers(0, MOST_CHARACTERS), max_size=12), st.integers(1, 5))
def test_all_records_come_in_the_end_and_no_answer_is_too_long(sizes: list[int], limit: int) -> None:
    records = ["x" * size for size in sizes]
    at: int | None = 0
    seen: list[str] = []
    while at is not None:
        one = portion(records[at:], start=at, limit=limit)
        assert len(one.records) <= limit
        assert len(one.records) <= 1 or sum(map(len, one.records)) <= MOST_CHARACTERS
        seen += one.records
        at = one.next
    assert seen == records
