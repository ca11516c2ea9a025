"""Names are compared without case, accents and marks, and offsets stay true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Åsgård", "asgard"),
        ("CÔTE D’IVOIRE", "cote d ivoire"),
        ("R&D", "r d"),
        ("U.S.", "u s "),
        ("HS 8541", "hs 8541"),
        ("a\n\u2013b", "a  b"),
        ("太阳", "太阳"),
        ("", ""),
    ],
)
def test_case_accents_and_marks_are_gone(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_every_character_has_one_of_its_own(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert "".join(map(fold, text)) == folded
    assert all(char == " " or char.isalnum() for char in folded)


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
