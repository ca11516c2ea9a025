"""An offset map is packed without loss, whatever its numbers, and what is no packed map is told as damage."""

from __future__ import annotations

import zlib
from array import array
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import StoreError
from corpus.geometry import BBox, PageIndex, Span
from corpus.store.packed.textmaps import pack_textmap, unpack_textmap
from corpus.textmap import Run, TextMap
from tests.strategies import runs

_INTS = st.integers(-(2**31), 2**31 - 1)
_FLOATS = st.floats(width=32, allow_nan=False)


@st.composite
def _any_maps(draw: st.DrawFn) -> TextMap:
    """Maps of any numbers that columns hold, whether or not a page has them."""
    count = draw(st.integers(0, 6))
    ints: list[array[Any]] = [
        array("i", draw(st.lists(_INTS, min_size=count, max_size=count))) for _ in range(5)
    ]
    floats = [array("f", draw(st.lists(_FLOATS, min_size=count, max_size=count))) for _ in range(4)]
    return TextMap(*ints, *floats)


@given(_any_maps())
def test_any_map_comes_back(textmap: TextMap) -> None:
    assert unpack_textmap(pack_textmap(textmap)) == textmap


@given(runs())
def test_the_map_of_any_runs_comes_back(made: tuple[Run, ...]) -> None:
    textmap = TextMap.from_runs(made)
    assert unpack_textmap(pack_textmap(textmap)) == textmap


def _words(count: int, *, backwards: bool = False) -> TextMap:
    """A map of words of four letters on pages of fifty, read from the top or from the bottom."""
    return TextMap.from_runs(
        Run(
            Span(5 * at, 5 * at + 4),
            PageIndex(at // 50),
            BBox(72 + 25.3 * (at % 10), 90.5, 94.7 + 25.3 * (at % 10), 101.25),
            Span(*((5 * place, 5 * place + 4))),
        )
        for at in range(count)
        for place in [count - at if backwards else at]
    )


@pytest.mark.parametrize("backwards", [False, True])
def test_a_run_takes_few_bytes(backwards: bool) -> None:
    textmap = _words(5_000, backwards=backwards)
    packed = pack_textmap(textmap)
    assert unpack_textmap(packed) == textmap
    assert len(packed) < 2 * len(textmap)


@given(st.data())
def test_of_damaged_bytes_no_other_map_is_made(data: st.DataObject) -> None:
    packed = bytearray(pack_textmap(_words(20)))
    at = data.draw(st.integers(0, len(packed) - 1))
    packed[at] ^= data.draw(st.integers(1, 255))
    with suppress(StoreError):
        assert unpack_textmap(bytes(packed)) == _words(20)


@given(st.binary(max_size=80))
def test_bytes_of_another_kind_are_the_stores_error(data: bytes) -> None:
    for blob in (data, zlib.compress(data)):
        with pytest.raises(StoreError, match="a stored offset map is damaged"):
            unpack_textmap(blob)


def test_a_map_that_was_cut_short_is_damaged() -> None:
    with pytest.raises(StoreError, match="damaged"):
        unpack_textmap(pack_textmap(_words(20))[:-1])
