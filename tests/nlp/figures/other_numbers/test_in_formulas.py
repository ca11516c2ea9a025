"""Values of parameters are told from indices, workings and codings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
from nlp.figures.other_numbers.in_formulas import states_value


def answer(text: str, number: str) -> bool:
    start = text.index(number)
    return states_value(text, Span(0, len(text)), Span(start, start + len(number)))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ϵ = 0.5", "0.5"),
        ("(N = 19).", "19"),
        ("p < 0.01)", "0.01"),
        ("R² ≈ 0.63", "0.63"),
        ("μ = 1.28, ϑ = 0.54", "1.28"),
        ("μ = 1.28, ϑ = 0.54", "0.54"),
        ("5 × 4 = 20", "20"),
        ("σ = −2.5", "2.5"),
    ],
)
def test_the_value_of_what_is_named_or_worked_out_is_stated(text: str, number: str) -> None:
    assert answer(text, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("k = 2", "2"),
        ("k = 0, 3, ..., K", "3"),
        ("D = 1", "1"),
        ("1 − λ", "1"),
        ("∑n=4 X", "4"),
        ("3σ", "3"),
        ("a + b = 7c", "7"),
        ("x → 5", "5"),
        ("α + β + 2 = 9", "9"),
        ("= 9", "9"),
    ],
)
def test_indices_workings_and_codings_are_not(text: str, number: str) -> None:
    assert not answer(text, number)


@given(st.text(st.sampled_from("aσ1 =+,()"), min_size=1, max_size=20), st.integers(0, 19), st.integers(1, 3))
def test_any_place_in_any_run_is_answered(text: str, start: int, length: int) -> None:
    start = min(start, len(text) - 1)
    assert states_value(text, Span(0, len(text)), Span(start, min(len(text), start + length))) in (
        True,
        False,
    )
