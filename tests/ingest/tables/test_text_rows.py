"""Lines to rows of pieces: words that stand apart are cells."""

from __future__ import annotations

import pytest

from ingest.layout.words import words_to_lines
from ingest.records.lines import Word, joined
from ingest.tables.text_rows import lines_to_rows
from tests.ingest.made import line, word
from tests.ingest.tables.made import lines


def spaced(*texts: str, gap: float, size: float = 10.0) -> list[str]:
    """The pieces of words that stand `gap` sizes apart."""
    x, made = 80.0, list[Word]()
    for text in texts:
        made.append(word(text, x, 100))
        x = made[-1].x1 + gap * size
    (row,) = lines_to_rows(words_to_lines(made))
    return list(map(joined, row.pieces))


def test_words_a_space_apart_are_one_piece() -> None:
    assert spaced("Rye", "and", "oats", gap=0.3) == ["Rye and oats"]


def test_words_further_apart_are_pieces() -> None:
    assert spaced("Rye", "Oats", gap=0.95) == ["Rye", "Oats"]


def test_figures_are_parted_by_less_than_words() -> None:
    assert spaced("345", "15.5", gap=0.5) == ["345", "15.5"]
    assert spaced("Rye", "15.5", gap=0.5) == ["Rye 15.5"]
    assert spaced("13.3", "(8.1)", gap=0.5) == ["13.3", "(8.1)"]


@pytest.mark.parametrize("texts", [("1", "649", "692"), ("79", "935"), ("(12", "400)")])
def test_thousands_set_apart_are_one_figure(texts: tuple[str, ...]) -> None:
    assert spaced(*texts, gap=0.6) == [" ".join(texts)]


def test_a_vertical_rule_parts_words_that_stand_close() -> None:
    (row,) = lines_to_rows([line("Rye Oats", 80, 100)], walls=[96.5])
    assert list(map(joined, row.pieces)) == ["Rye", "Oats"]


def test_pieces_on_one_baseline_are_one_row_from_left_to_right() -> None:
    (row,) = lines_to_rows(reversed(lines([("Rye", "18", "0.9")], (80, 200, 320))))
    assert list(map(joined, row.pieces)) == ["Rye", "18", "0.9"]
    assert (row.x0, row.x1, row.baseline) == (80, 335, 100)


def test_rows_stand_from_top_to_bottom() -> None:
    rows = lines_to_rows(reversed(lines([("Rye", "18"), ("Oats", "7")], (80, 200))))
    assert [joined(row.pieces[0]) for row in rows] == ["Rye", "Oats"]
