"""Packed vectors rank as the whole ones do, all of them or those that are marked."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from search.vectors.rows import Nearest, joined, packed


def vectors(count: int, dimension: int = 96, seed: int = 1) -> np.ndarray:
    made = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    unit: np.ndarray = made / np.linalg.norm(made, axis=1, keepdims=True)
    return unit


def test_the_nearest_is_itself() -> None:
    made = vectors(50)
    for at in range(50):
        first, *_ = packed(made).nearest(made[at], 3)
        assert first.row == at
        assert first.likeness == pytest.approx(1, abs=0.02)


def test_likeness_is_the_cosine() -> None:
    made = vectors(30)
    found = packed(made).nearest(made[0], 30)
    assert [one.likeness for one in found] == pytest.approx(sorted(made @ made[0], reverse=True), abs=0.01)


def test_only_marked_rows_count() -> None:
    made = vectors(40)
    where = np.arange(40) % 2 == 1
    found = packed(made).nearest(made[0], 40, where)
    assert sorted(one.row for one in found) == list(range(1, 40, 2))
    assert packed(made).nearest(made[0], 5, np.zeros(40, np.bool_)) == []


def test_the_signs_of_many_leave_the_best_to_the_numbers() -> None:
    made = vectors(20_000)
    near = made[7] + 0.4 * vectors(1, seed=2)[0]
    table = packed(made)
    exact = np.argsort(-(made @ near))[:10]
    found = [one.row for one in table.nearest(near.astype(np.float32), 10)]
    assert found[0] == exact[0] == 7
    assert len(set(found)) == 10


def test_without_a_count_of_bits_the_order_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    made = vectors(2_000)
    table = packed(made)
    with_count = table.nearest(made[3], 20)
    monkeypatch.delattr(np, "bitwise_count", raising=False)
    assert table.nearest(made[3], 20) == with_count


@given(
    arrays(np.float32, st.tuples(st.integers(0, 5), st.integers(1, 70)), elements=st.floats(-1, 1, width=32))
)
def test_any_vectors_are_packed_and_ranked(given: np.ndarray) -> None:
    table = packed(given)
    assert len(table) == len(given)
    found = table.nearest(np.ones(given.shape[1], np.float32), 3)
    assert len(found) == min(3, len(given))
    assert found == sorted(found, key=lambda one: (-one.likeness, one.row))


def test_equals_come_by_place() -> None:
    made = np.repeat(vectors(1), 4, axis=0)
    assert [one.row for one in packed(made).nearest(made[0], 4)] == [0, 1, 2, 3]


def test_tables_are_joined_and_rows_taken() -> None:
    made = vectors(6)
    table = joined([packed(made[:2]), packed(made[2:])]).taken([5, 0])
    assert [one.row for one in table.nearest(made[5], 2)] == [0, 1]
    assert isinstance(table.nearest(made[0], 1)[0], Nearest)
    assert table.nearest(made[0], 1)[0].row == 1
