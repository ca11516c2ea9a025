"""Signs of mathematics in words and lines, told from prose and figures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.formulas import is_formula, is_math_word
from tests.ingest.made import PLAIN, word, words

MATH = replace(PLAIN, font="CMMI10")


@pytest.mark.parametrize("text", ["=", "β", "x=1", "∑", "\ue001", "\U0001d44e", "a_1", "×"])
def test_signs_of_mathematics_are_known(text: str) -> None:
    assert is_math_word(word(text, 0, 0))


@pytest.mark.parametrize("text", ["tin", "4.2", "−", "-", "12%", "(a)", "É"])
def test_words_and_figures_are_none(text: str) -> None:
    assert not is_math_word(word(text, 0, 0))


@pytest.mark.parametrize(
    ("text", "answer"), [("x", True), ("log", True), ("7", False), ("x1", False), ("−", False), ("*", False)]
)
def test_a_font_of_mathematics_tells_by_letters_alone(text: str, answer: bool) -> None:
    assert is_math_word(word(text, 0, 0, style=MATH)) is answer


@pytest.mark.parametrize("font", ["MSBM7", "LMMathItalic", "STIXTwoMath", "cmsy10", "rsfs10"])
def test_fonts_of_mathematics_are_known(font: str) -> None:
    assert is_math_word(word("x", 0, 0, style=replace(PLAIN, font=font)))


@pytest.mark.parametrize("font", ["Times-Roman", "CMR10", "STIXGeneral"])
def test_fonts_of_text_are_none(font: str) -> None:
    assert not is_math_word(word("x", 0, 0, style=replace(PLAIN, font=font)))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("y = α + β x", True),
        ("y = x", False),
        ("where y = α + β x is output", True),
        ("where trade = α + β times output", False),
        ("a b c d e f g h i j k l = β", False),
        ("a b c d e f g h i j k = β", True),
        ("exports of tin", False),
        ("", False),
    ],
)
def test_a_formula_has_several_signs_and_hardly_a_word(text: str, answer: bool) -> None:
    assert is_formula(words(text, 0, 0)) is answer


@pytest.mark.parametrize(("pairs", "answer"), [(30, True), (31, False)])
def test_a_formula_is_of_sixty_words_at_most(pairs: int, answer: bool) -> None:
    assert is_formula(words("= x " * pairs, 0, 0)) is answer


def test_words_in_a_font_of_mathematics_are_no_prose() -> None:
    assert is_formula([word(text, 0, 0, style=MATH) for text in ("sales", "ports", "=")])


@given(st.lists(st.text(min_size=1, max_size=8), max_size=20))
def test_any_words_can_be_judged(texts: list[str]) -> None:
    is_formula([word(text, 0, 0) for text in texts])
