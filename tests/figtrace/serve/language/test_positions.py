"""Lines and columns are those that editors count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
from figtrace.serve.language.positions import Place, Positions

TEXT = "One\r\ntwo € and 𝟗 end\rthree\n\nfive"


@pytest.mark.parametrize(
    ("encoding", "column"), [("utf-8", len("two € and 𝟗".encode())), ("utf-16", 12), ("utf-32", 11)]
)
def test_columns_count_units_of_the_encoding(encoding: str, column: int) -> None:
    positions = Positions(TEXT, encoding)
    place = positions.place(TEXT.index(" end"))
    assert place == Place(1, column)
    assert positions.offset(place) == TEXT.index(" end")


def test_lines_end_with_any_of_three_signs() -> None:
    positions = Positions(TEXT)
    assert positions.range(Span(TEXT.index("three"), TEXT.index("five"))) == (Place(2, 0), Place(4, 0))


def test_places_behind_the_end_are_the_end() -> None:
    positions = Positions(TEXT)
    assert positions.offset(Place(0, 99)) == 3
    assert positions.offset(Place(9, 0)) == len(TEXT)
    assert positions.offset(Place(1, 99)) == TEXT.index("\rthree")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_half_a_surrogate_pair_has_a_place(encoding: str) -> None:
    positions = Positions("a\ud800b", encoding)
    assert [positions.offset(positions.place(at)) for at in range(4)] == [0, 1, 2, 3]


@given(st.text(st.characters(), max_size=60), st.sampled_from(["utf-8", "utf-16", "utf-32"]), st.data())
def test_any_offset_comes_back(text: str, encoding: str, data: st.DataObject) -> None:
    positions = Positions(text, encoding)
    at = data.draw(st.integers(0, len(text)))
    if text[at - 1 : at + 1] != "\r\n":
        assert positions.offset(positions.place(at)) == at
