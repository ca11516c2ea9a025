"""A quick record is told from the standard library's by nothing but the time it takes to make its class."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from corpus import quick


@quick.dataclass(frozen=True, slots=True)
class Point:
    """Two numbers, the second with a default."""

    x: int
    y: tuple[int, ...] = ()


@quick.dataclass(frozen=True, slots=True)
class One:
    """One number."""

    x: int


@quick.dataclass(frozen=True, slots=True)
class Empty:
    """Nothing."""


def test_records_of_equal_values_are_equal_and_hash_alike() -> None:
    assert Point(1, (2,)) == Point(1, (2,))
    assert len({Point(1), Point(1), Point(2), One(1), One(1), Empty(), Empty()}) == 4


@pytest.mark.parametrize("other", [Point(2), Point(1, (2,)), One(1), (1, ()), 1, None])
def test_a_record_equals_no_other_record_and_nothing_else(other: object) -> None:
    assert Point(1) != other


def test_a_record_shows_its_fields() -> None:
    assert [repr(one) for one in (Point(1), One(2), Empty())] == ["Point(x=1, y=())", "One(x=2)", "Empty()"]


@pytest.mark.parametrize("name", ["x", "z"])
def test_a_record_cannot_be_changed(name: str) -> None:
    point: Any = Point(1)
    with pytest.raises((dataclasses.FrozenInstanceError, TypeError)):
        setattr(point, name, 2)


@pytest.mark.parametrize("made", [Point(1, (2,)), One(3), Empty()])
def test_a_record_is_copied_pickled_and_replaced(made: Any) -> None:
    assert made == copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == dataclasses.replace(made)
    assert dataclasses.is_dataclass(made)


def test_a_record_is_matched_by_place() -> None:
    match Point(1, (2,)):
        case Point(x, y):
            assert (x, y) == (1, (2,))
