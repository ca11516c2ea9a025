"""Claims are drawn by the seed, and judgements come to shares with intervals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.judged import agreement, draw, score, wilson
from tests.figtrace.small_corpus import ALL, store_of


def test_the_same_seed_draws_the_same_claims_and_each_once() -> None:
    with store_of(*ALL) as store:
        one = list(draw(store, of="prose", papers=2, count=2, seed=5))
        assert one == list(draw(store, of="prose", papers=2, count=2, seed=5))
        every = list(draw(store, of="prose", papers=99, count=999, seed=5))
    assert len(one) == 2
    places = [(row["sha"], row["start"]) for row in every]
    assert len(set(places)) == len(places)
    assert all(f"[[{row['surface']}]]" in row["context"] for row in every)


def test_of_nothing_nothing_is_drawn() -> None:
    with store_of() as store:
        assert not list(draw(store, of="cells", papers=2, count=2, seed=5))


def test_the_interval_of_a_share_is_wilsons() -> None:
    low, high = wilson(8, 10)  # by hand: centre .7171, half .2266
    assert low == pytest.approx(0.4902, abs=1e-3)
    assert high == pytest.approx(0.9433, abs=1e-3)
    assert wilson(0, 0) == (0.0, 1.0)


def test_agreement_beyond_chance() -> None:
    assert agreement([(True, True), (False, False)]) == 1
    assert agreement([(True, False), (False, True), (True, True), (False, False)]) == 0
    assert agreement([]) == 1


@given(st.lists(st.tuples(st.booleans(), st.booleans())))
def test_agreement_is_never_above_one(pairs: list[tuple[bool, bool]]) -> None:
    assert agreement(pairs) <= 1


def test_what_a_judge_leaves_open_is_not_counted() -> None:
    rows = [
        {"judges": [{"ok": True, "why": "x"}, {"ok": False}]},
        {"judges": [{"ok": True}, {"ok": None}]},
    ]
    (line,) = score(rows)
    assert line.startswith("ok         0.667")
    assert "two agree on 0 of 1" in line
