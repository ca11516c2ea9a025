"""Pairs of sets with much in common: all of them, and few others looked at."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figtrace.check.alike_sets import alike_pairs

_SETS = st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=6), max_size=12)


@given(_SETS, st.sampled_from([0.1, 0.25, 1 / 3, 0.4, 0.5, 2 / 3, 0.75, 1.0]))
def test_every_pair_that_is_alike_is_found_once(sets: list[frozenset[str]], least: float) -> None:
    found = list(alike_pairs(sets, least))
    wanted = [
        (one, other)
        for one, other in combinations(range(len(sets)), 2)
        if sets[one] and sets[other] and len(sets[one] & sets[other]) / len(sets[one] | sets[other]) >= least
    ]
    assert sorted(found) == wanted


@pytest.mark.parametrize(("least", "pairs"), [(0.5, [(0, 1)]), (0.51, [])])
def test_a_share_that_is_just_reached_is_enough(least: float, pairs: list[tuple[int, int]]) -> None:
    assert list(alike_pairs([{"tin", "price", "rose"}, {"tin", "price", "fell"}], least)) == pairs


def test_empty_sets_are_like_nothing() -> None:
    assert list(alike_pairs([set(), set(), {"tin"}], 0.5)) == []


def test_a_member_of_too_many_sets_brings_no_two_together() -> None:
    sets = [{"exports", "rose"}, {"exports", "rose"}, {"exports", "tin"}, {"exports", "tin"}]
    assert list(alike_pairs(sets, 0.5, most=3)) == [(0, 1), (2, 3)]
    assert list(alike_pairs(sets, 0.5, most=1)) == []


class _Counted(frozenset[str]):
    """A set that counts how often it is compared."""

    compared = 0

    def __and__(self, other: AbstractSet[object]) -> frozenset[str]:
        _Counted.compared += 1
        return super().__and__(other)


def test_sets_with_only_common_members_in_common_are_not_compared() -> None:
    common = {"exports", "china", "2008", "reached", "billion"}
    sets = [_Counted({*common, *(f"word{at}-{part}" for part in range(6))}) for at in range(400)]
    _Counted.compared = 0
    assert list(alike_pairs(sets, 0.5)) == []
    assert _Counted.compared == 0
