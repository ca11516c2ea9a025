"""Accents set as characters of their own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pdf.accents import compose_accents
from ingest.records.raw import Glyphs

WIDE = 5.0
Placed = tuple[str, float]


def glyphs(*placed: Placed, breaks: str = "", level: float = 100.0, small: str = "") -> Glyphs:
    """Characters as wide as half their size at these places; those in `small` are of another style."""
    chars, lefts = [char for char, _ in placed], np.array([left for _, left in placed])
    flat = np.full(len(chars), level)
    return Glyphs(
        np.array(list(map(ord, chars)), np.int64),
        np.arange(len(chars)),
        lefts,
        flat - 8,
        lefts + WIDE,
        flat + 2,
        flat.copy(),
        np.array([char in small for char in chars], np.int64),
        np.array([char in breaks for char in chars], np.bool_),
    )


def text_of(g: Glyphs) -> str:
    return "".join(
        f" {chr(code)}" if broken else chr(code) for code, broken in zip(g.codes, g.breaks, strict=True)
    )


def in_a_row(text: str, accent_over: int, accent: int) -> list[Placed]:
    """Letters side by side, the accent at its place in the text but over another letter."""
    letters = [index for index in range(len(text)) if index != accent]
    places = {index: WIDE * order for order, index in enumerate(letters)}
    places[accent] = places[accent_over]
    return [(char, places[index]) for index, char in enumerate(text)]


@pytest.mark.parametrize(
    ("text", "accent", "over", "read"),
    [
        ("Fr´echet", 2, 3, "Fréchet"),
        ("Fre´chet", 3, 2, "Fréchet"),
        ("Mu¨ller", 2, 1, "Müller"),
        ("Antr`as", 4, 5, "Antràs"),
        ("Y\u02c6", 1, 0, "Ŷ"),
        ("\u02dcp", 0, 1, "p\u0303"),
        ("Garc´ıa", 4, 5, "García"),
        ("c\u0327a", 1, 0, "ça"),
    ],
)
def test_an_accent_over_a_letter_is_on_it(text: str, accent: int, over: int, read: str) -> None:
    assert text_of(compose_accents(glyphs(*in_a_row(text, over, accent)))) == read


@pytest.mark.parametrize("text", ["a´b", "x ˆ y", "d´", "´d", "5¨", "plain"])
def test_an_accent_beside_letters_stays(text: str) -> None:
    placed = [(char, 2 * WIDE * index) for index, char in enumerate(text)]
    assert text_of(compose_accents(glyphs(*placed))) == text


def test_a_space_that_only_the_accent_made_goes() -> None:
    made = glyphs(*in_a_row("Lim˜ao", 4, 3), breaks="˜a")
    assert text_of(compose_accents(made)) == "Limão"


def test_a_space_of_the_paper_stays() -> None:
    placed = [("l", 0.0), ("´", 7.0), ("E", 7.0), ("t", 12.0)]
    assert text_of(compose_accents(glyphs(*placed, breaks="´"))) == "l Ét"
    assert text_of(compose_accents(glyphs(*placed, breaks="t"))) == "lÉt"


def test_a_grave_of_another_font_is_a_letter_of_mathematics() -> None:
    made = glyphs(*in_a_row("`i", 1, 0), small="i")
    assert text_of(compose_accents(made)) == "`i"


def test_an_accent_on_another_line_stays() -> None:
    made = glyphs(*in_a_row("´e", 1, 0))
    made.baselines[0] -= 20
    assert text_of(compose_accents(made)) == "´e"


def test_a_mark_takes_the_place_and_style_of_its_letter() -> None:
    made = compose_accents(glyphs(*in_a_row("˜p", 1, 0), small="˜"))
    assert made.baselines.tolist() == [100.0, 100.0]
    assert len(set(made.styles.tolist())) == 1
    assert made.sources.tolist() == [0, 1]


@pytest.mark.parametrize(("off", "read"), [(5.9, "é"), (6.1, "´e"), (-5.9, "é"), (-6.1, "´e")])
def test_an_accent_stands_within_three_fifths_of_its_letters_height(off: float, read: str) -> None:
    made = glyphs(*in_a_row("´e", 1, 0))
    made.baselines[0] += off
    assert text_of(compose_accents(made)) == read


def test_between_two_letters_the_accent_is_on_that_whose_middle_is_nearer() -> None:
    assert text_of(compose_accents(glyphs(("e", 0.0), ("´", 0.5), ("a", 2.0)))) == "éa"
    assert text_of(compose_accents(glyphs(("e", 0.0), ("´", 1.5), ("a", 2.0)))) == "eá"


def test_an_accent_at_the_edge_of_a_letter_or_over_a_figure_stays() -> None:
    assert text_of(compose_accents(glyphs(("´", 2.5), ("e", 5.0)))) == "´e"
    assert text_of(compose_accents(glyphs(("e", 0.0), ("´", 2.5)))) == "e´"
    assert text_of(compose_accents(glyphs(("´", 0.0), ("5", 0.0)))) == "´5"


def test_a_grave_of_the_same_font_and_an_acute_of_another_are_accents() -> None:
    assert text_of(compose_accents(glyphs(*in_a_row("`i", 1, 0)))) == "ì"
    assert text_of(compose_accents(glyphs(*in_a_row("´i", 1, 0), small="i"))) == "í"


@pytest.mark.parametrize(("gap", "read"), [(1.1, "lét"), (1.3, "l ét")])
def test_a_space_before_an_accent_goes_up_to_an_eighth_of_the_height(gap: float, read: str) -> None:
    placed = [("l", 0.0), ("´", WIDE + gap), ("e", WIDE + gap), ("t", 2 * WIDE + gap)]
    assert text_of(compose_accents(glyphs(*placed, breaks="´"))) == read


@pytest.mark.parametrize(("gap", "read"), [(1.1, "lét"), (1.3, "lé t")])
def test_a_space_behind_an_accent_goes_up_to_an_eighth_of_the_height(gap: float, read: str) -> None:
    placed = [("l", 0.0), ("e", WIDE), ("´", WIDE), ("t", 2 * WIDE + gap)]
    assert text_of(compose_accents(glyphs(*placed, breaks="t"))) == read


@pytest.mark.parametrize(("off", "read"), [(0.4, "lét"), (0.6, "l ét")])
def test_a_space_goes_between_letters_of_one_baseline(off: float, read: str) -> None:
    made = glyphs(("l", 0.0), ("´", WIDE), ("e", WIDE), ("t", 2 * WIDE), breaks="´")
    made.baselines[0] += off
    assert text_of(compose_accents(made)) == read


def test_signs_beyond_the_basic_plane_and_no_signs_are_none() -> None:
    assert text_of(compose_accents(glyphs(("\U0001d49c", 0.0), ("e", 5.0)))) == "\U0001d49ce"
    plain = glyphs(("e", 0.0))
    assert compose_accents(plain) is plain
    empty = glyphs()
    assert compose_accents(empty) is empty


def test_a_mark_before_its_letter_comes_behind_it_and_the_space_before_stays() -> None:
    made = glyphs(("l", 0.0), ("˜", 9.0), ("p", 9.0), breaks="˜")
    assert text_of(compose_accents(made)) == "l p\u0303"


@given(
    st.text("aeZ1´`˜ˆ¨\u0327ı. ", min_size=1, max_size=12),
    st.lists(st.integers(0, 40), min_size=12, max_size=12),
)
def test_any_glyphs_keep_their_letters_and_columns(text: str, lefts: list[int]) -> None:
    made = glyphs(*zip(text, map(float, lefts), strict=False))
    found = compose_accents(made)
    assert len(found) <= len(text)
    assert len(found.x0s) == len(found.codes) == len(found.breaks)
    assert found.sources.tolist() == sorted(found.sources.tolist())
