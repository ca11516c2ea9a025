"""How long a document may take, and when its reader leaves the pages for the rest."""

from __future__ import annotations

import pytest

from ingest.batch.limits import Deadline, Limits, seconds_given


@pytest.mark.parametrize(
    ("pages", "seconds"), [(0, 10), (100, 10), (101, 12), (110, 30), (145, 100), (146, 100), (1_000_000, 100)]
)
def test_time_grows_with_pages_beyond_the_first_hundred_up_to_a_bound(pages: int, seconds: float) -> None:
    assert Limits(seconds=10, seconds_per_page=2, most_seconds=100).seconds_for(pages) == seconds


def test_five_thousand_quick_pages_have_time_to_be_read_whole() -> None:
    limits = Limits()
    seconds = limits.seconds_for(5_000)
    assert seconds == limits.seconds_for(50_000) == 1_800
    assert limits.reading_seconds(seconds, 5_000) > 5_000 / 10  # a tenth of a second a page


def test_a_promise_counts_where_it_is_more_than_the_usual_time() -> None:
    limits = Limits(seconds=10, seconds_per_page=2, most_seconds=100)
    assert limits.seconds_for(1, 50.0) == 50
    assert limits.seconds_for(1, 5.0) == 10
    assert limits.seconds_for(1_000, 400.0) == 400


def test_a_first_limit_above_the_bound_is_kept() -> None:
    assert Limits(seconds=500, most_seconds=100).seconds_for(300) == 500


def test_time_for_the_pages_shrinks_by_the_rest_of_those_that_were_read() -> None:
    limits = Limits(rest_per_page=0.5, slack=0.1)
    assert limits.reading_seconds(100, 0) == 90
    assert limits.reading_seconds(100, 20) == 80


def test_pages_are_left_when_the_time_for_them_is_over() -> None:
    deadline = Deadline(Limits(seconds=10, rest_per_page=1.0, slack=0.0))
    deadline.begin(50)
    assert [deadline(read) for read in (0, 1, 8)] == ["", "", ""]
    assert deadline(10) == deadline(49) == "not read, time limit of 10 s"


def test_one_page_at_least_is_read() -> None:
    deadline = Deadline(Limits(seconds=0.0))
    assert deadline(0) == ""
    assert deadline(1)


@pytest.mark.parametrize("seconds", [0.4, 120.0, 1800.0, 3600.0, 1e7])
def test_a_reason_tells_the_time_that_was_given(seconds: float) -> None:
    deadline = Deadline(Limits(seconds=0.1, rest_per_page=1e9), at_least=seconds)
    assert seconds_given(deadline(1)) == seconds


@pytest.mark.parametrize(
    "reason", ["", "its content stream is damaged", "not read, time limit of x", "120 s"]
)
def test_other_reasons_tell_none(reason: str) -> None:
    assert seconds_given(reason) is None
