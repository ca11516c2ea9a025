"""Where a claim stands comes back from its columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import CellRef
from corpus.geometry import Span
from corpus.store.packed.places import PLACE_COLUMNS, ClaimPlace, place_row, read_place

_SPANS = st.tuples(st.integers(0, 999), st.integers(0, 99)).map(lambda ends: Span(ends[0], sum(ends)))
_CELLS = st.none() | st.builds(CellRef, st.integers(0, 9), st.integers(0, 99))


@given(st.builds(ClaimPlace, _SPANS, _SPANS, _SPANS, _CELLS))
def test_any_place_comes_back(place: ClaimPlace) -> None:
    row = place_row(place)
    assert len(row) == len(PLACE_COLUMNS.split(","))
    assert read_place(row) == place


def test_half_a_cell_is_none() -> None:
    assert read_place((0, 1, 0, 1, 0, 1, 2, None)).cell is None


@pytest.mark.parametrize(
    "row", [(None,) * 8, (1, 0, 0, 1, 0, 1, None, None), (0, "x", 0, 1, 0, 1, None, None)]
)
def test_what_is_no_place_is_refused(row: tuple[int | None, ...]) -> None:
    with pytest.raises((TypeError, ValueError)):
        read_place(row)
