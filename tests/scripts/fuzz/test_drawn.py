"""What is drawn follows the bytes, and never ends in an error."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scripts.fuzz.drawn import Drawn


def test_ascii_stands_for_itself_and_other_bytes_for_words_and_signs() -> None:
    assert Drawn(b"a1\x80\x81", ("billion", "percent")).text() == "a1billionpercent"
    assert Drawn(b"\x80\x81").text() == " \n"


def test_numbers_and_choices_are_taken_one_after_another() -> None:
    drawn = Drawn(b"\x03\x01\x00\x07rest")
    assert drawn.number(9) == 3
    assert drawn.number(999) == 256
    assert drawn.choice("ab") == "b"
    assert drawn.is_left
    assert drawn.rest(2) == b"re"
    assert (drawn.text(), drawn.is_left, drawn.number(9)) == ("st", False, 0)


@given(st.binary(), st.integers(0, 60_000))
def test_numbers_are_within_their_bounds(data: bytes, most: int) -> None:
    assert 0 <= Drawn(data).number(most) <= most
