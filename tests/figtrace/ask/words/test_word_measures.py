"""Each measure gives what a publication says of its own example."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figtrace.ask.words.word_measures import (
    dp,
    log_dice,
    log_likelihood,
    log_ratio,
    mutual_information,
    t_score,
)


def test_log_likelihood_of_a_textbook_word() -> None:
    """52 of 50,000 words against 57 of 75,000: 2.65 (corpus linguistics course of Lancaster University)."""
    assert log_likelihood(52, 50_000, 57, 75_000) == pytest.approx(2.65, abs=0.005)


def test_dp_of_the_letter_a() -> None:
    """Gries (2008) spreads fifteen a's over five parts of fifty letters: .18."""
    assert dp([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]) == pytest.approx(0.18)


def test_mutual_information_of_honorary_doctor() -> None:
    """Church and Hanks (1990): 12 of 111 and 621 in 15 million words give 11.3."""
    assert mutual_information(12, 111, 621, 15_000_000) == pytest.approx(11.35, abs=0.01)


def test_t_of_new_companies() -> None:
    """Manning and Schütze (1999) have t = .999932 for 8 of 15,828 and 4,675 in 14,307,668 words."""
    assert t_score(8, 15_828, 4_675, 14_307_668) == pytest.approx(0.999932, abs=1e-3)


def test_log_dice_is_fourteen_for_an_inseparable_pair_and_nought_for_one_in_sixteen_thousand() -> None:
    """Rychlý (2008) says so of his own scale."""
    assert log_dice(5, 5, 5) == 14
    assert log_dice(1, 16_384, 16_384) == 0


def test_log_ratio_counts_doublings() -> None:
    """Hardie (2014): four times as common is a log ratio of 2; a count of 0 is taken as a half."""
    assert log_ratio(8, 100, 2, 100) == 2
    assert log_ratio(2, 100, 0, 100) == 2


def test_words_that_never_stand_together_have_no_measure() -> None:
    assert log_dice(0, 1, 1) is mutual_information(0, 1, 1, 9) is t_score(0, 1, 1, 9) is None


def test_no_words_are_no_difference() -> None:
    assert log_likelihood(0, 0, 0, 0) == log_ratio(1, 0, 1, 0) == 0
    assert dp([0], [5]) is None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 99)), min_size=1))
def test_dp_lies_between_nought_and_one(parts: list[tuple[int, int]]) -> None:
    found = dp([n for n, _ in parts], [size for _, size in parts])
    assert found is None or 0 <= found < 1


@given(st.integers(0, 99), st.integers(100, 999), st.integers(0, 99), st.integers(100, 999))
def test_log_likelihood_is_the_same_both_ways(a: int, c: int, b: int, d: int) -> None:
    assert log_likelihood(a, c, b, d) == pytest.approx(log_likelihood(b, d, a, c), abs=1e-9)
