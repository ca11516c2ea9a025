"""What is a table, and what only stands as one does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ingest.records.parts import Drawn, Grid
from ingest.tables.between_rules import Framed
from ingest.tables.is_table import is_drawn_full, is_figure, is_framed_table, is_full_of_figures, is_table
from ingest.tables.text_rows import lines_to_rows
from tests.ingest.made import line
from tests.ingest.tables.made import grid_of, lines

HARVESTS = [["Grain", "2008", "2009"], ["Barley", "12", "17"], ["Maize", "22", "13"], ["Rye", "31", "9"]]
WORDS = [["Port", "Owner", "State"], ["Bergen", "Roe", "open"], ["Alta", "Vale", "shut"]]
PROSE = "and so the price of wool in the small port was much the same as in the large one"


def framed(rows: list[list[str]], *, n_bars: int = 2, label: str = "") -> bool:
    made = lines_to_rows(lines(rows, (80, 200, 300, 400)))
    return is_framed_table(grid_of(rows), Framed(made, n_bars, label))


def test_columns_of_figures_are_a_table() -> None:
    assert is_table(grid_of(HARVESTS))
    assert is_table(grid_of([row[:2] for row in HARVESTS]))


def test_words_need_three_columns_and_three_rows() -> None:
    assert is_table(grid_of(WORDS))
    assert not is_table(grid_of(WORDS[:2]))
    assert not is_table(grid_of([row[:2] for row in WORDS]))


def test_one_row_or_many_empty_cells_are_none() -> None:
    assert not is_table(grid_of(HARVESTS[1:2]))
    assert not is_table(grid_of([["Barley", "", "", "", "12"], ["", "", "", "", "13"]]))


def test_long_words_are_text_in_columns() -> None:
    long = [[PROSE[:32]] * 3] * 3
    assert not is_table(grid_of(long))
    assert is_table(grid_of([[PROSE[:28]] * 3] * 3))


def test_pieces_of_lists_and_formulas_are_no_names() -> None:
    assert not is_table(grid_of([["Bergen,", "Roe,", "open"], ["Alta,", "Vale,", "shut"], ["a", "b", "c"]]))
    assert not is_table(grid_of([["Port", "Owner", "="], *WORDS[1:]]))


@pytest.mark.parametrize("last", [["3", "5", "9", "14"], ["3", "3", "9", "140"]])
def test_a_contents_page_is_none(last: list[str]) -> None:
    names = ["Ports", "Wool", "Tin", "Notes"]
    assert not is_table(grid_of([list(row) for row in zip(names, last, strict=True)]))


@pytest.mark.parametrize(
    "last", [["3", "5", "9", "8"], ["3", "3", "3", "3"], ["3", "5", "9", "1400"], ["3.5", "5", "9", "14"]]
)
def test_figures_that_do_not_rise_page_by_page_are_a_table(last: list[str]) -> None:
    names = ["Ports", "Wool", "Tin", "Notes"]
    assert is_table(grid_of([list(row) for row in zip(names, last, strict=True)]))


def test_even_steps_are_the_scale_of_a_chart() -> None:
    scale = [["0", "a"], ["20", "b"], ["40", "c"], ["60", "d"]]
    assert not is_table(grid_of(scale))
    assert not is_table(grid_of([["-10%", "0.5"], ["0%", "1.0"], ["10%", "1.5"]]))
    assert is_table(grid_of([["0", "a"], ["20", "b"], ["40", "c"], ["65", "d"]]))
    assert is_table(grid_of([["0", "7"], ["20", "9"], ["40", "8"]]))


def test_a_formula_is_none() -> None:
    assert not is_table(grid_of([["α", "=", "β"], ["γ", "≤", "4"], ["λ", "+", "μ"]]))


def test_rows_of_prose_are_no_table() -> None:
    rows = lines_to_rows([*lines(HARVESTS, (80, 200, 300)), line(PROSE, 80, 170), line(PROSE, 80, 190)])
    assert is_table(grid_of(HARVESTS), rows[:4])
    assert not is_table(grid_of(HARVESTS), rows)


def test_many_figures_are_no_ticks() -> None:
    full = [["Barley", "12", "17", "9"]] * 5
    assert is_full_of_figures(grid_of(full))
    assert not is_full_of_figures(grid_of(full[:4]))
    assert not is_full_of_figures(grid_of([row[:3] for row in full]))
    assert not is_full_of_figures(grid_of([["Barley", "2008", "2009", "2010"]] * 5))


def test_a_lattice_with_hardly_a_word_is_a_charts() -> None:
    empty = [["", "", "", ""]] * 3
    assert is_figure(grid_of([["Tin", "", "", ""], *empty]))
    assert not is_figure(grid_of([["Tin", "5", "6", "7"], *empty]))


def test_drawn_cells_that_are_filled_with_figures_are_a_table() -> None:
    grid = grid_of(HARVESTS)
    assert is_drawn_full(grid)
    assert not is_drawn_full(grid_of(WORDS))
    assert not is_drawn_full(grid_of(HARVESTS, drawn=Drawn.HALF))
    assert not is_drawn_full(grid_of([*HARVESTS, ["", "", ""], ["", "", ""]]))


class TestBetweenRules:
    """Rows between rules of one width."""

    def test_figures_are_a_table(self) -> None:
        assert framed(HARVESTS)
        assert framed(HARVESTS, label="Table 1")

    def test_words_need_a_caption_or_three_rules(self) -> None:
        assert framed(WORDS, n_bars=3)
        assert not framed(WORDS)
        assert framed(WORDS, label="Table 1")

    def test_under_a_figures_caption_only_many_figures_are(self) -> None:
        assert not framed(HARVESTS, label="Figure 1")
        assert framed([["Barley", "12", "17", "9"]] * 5, label="Figure 1")

    def test_lines_in_one_piece_are_text(self) -> None:
        made = lines_to_rows([line(PROSE, 80, 100 + 14 * row) for row in range(8)])
        grid: Grid = grid_of(HARVESTS)
        assert not is_framed_table(grid, Framed(made, 3, "Table 1"))

    def test_scales_and_contents_are_none(self) -> None:
        assert not framed([["0", "a"], ["20", "b"], ["40", "c"]], label="Table 1")
        assert not framed([["Ports", "3"], ["Wool", "5"], ["Tin", "9"], ["Notes", "14"]])


def table_of(rows: Sequence[tuple[str, ...]]) -> bool:
    return is_table(grid_of(rows))


FIGURES = [("Rye", "18", "0.9"), ("Oats", "7", "4"), ("Barley", "120", "4.5")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (FIGURES, True),
        (FIGURES[:2], True),
        (FIGURES[:1], False),
        ([("Rye", "18"), ("Oats", "7")], True),
        ([("Rye", ""), ("", ""), ("", "7")], False),
        ([("Rye", "Peru", "May"), ("Oats", "Chile", "June"), ("Tin", "Kenya", "July")], True),
        ([("Rye", "Peru", "May"), ("Oats", "Chile", "June")], False),
        ([("Rye", "Peru"), ("Oats", "Chile"), ("Tin", "Kenya")], False),
        ([("Rye,", "Peru,", "May"), ("Oats,", "Chile,", "June"), ("Tin", "Kenya", "July")], False),
        ([("Rye in all of the northern ports", "x" * 31, "y" * 31)] * 3, False),
        ([("Rye " * 20, "18"), ("Oats " * 20, "7")], True),
        ([("Rye " * 20, "18 " * 25), ("Oats " * 20, "7 " * 40)], False),
    ],
)
def test_what_is_filled_with_figures_or_short_words_is_a_table(
    rows: list[tuple[str, ...]], *, expected: bool
) -> None:
    assert table_of(rows) is expected


@pytest.mark.parametrize(
    ("column", "is_scale"),
    [
        (["10", "20", "30"], True),
        (["30%", "20%", "10%"], True),
        (["10", "20", "31"], False),
        (["10", "10", "10"], False),
        (["10", "20"], False),
    ],
)
def test_three_even_steps_in_any_sign_are_a_scale(column: list[str], *, is_scale: bool) -> None:
    rows = [(name, number) for name, number in zip(("Rye", "Oats", "Tin"), column, strict=False)]
    assert table_of(rows) is not is_scale


@pytest.mark.parametrize(("rows", "columns", "full"), [(5, 3, True), (4, 3, False), (5, 2, False)])
def test_a_grid_is_full_of_figures_with_five_rows_and_three_columns(
    rows: int, columns: int, *, full: bool
) -> None:
    made = grid_of([("Rye", *(str(7 * row + col) for col in range(columns))) for row in range(rows)])
    assert is_full_of_figures(made) is full


@pytest.mark.parametrize(("filled", "figure"), [(1, True), (2, False)])
def test_a_lattice_with_hardly_any_words_is_a_figure(filled: int, *, figure: bool) -> None:
    cells = ["18"] * filled + [""] * (8 - filled)
    assert is_figure(grid_of([tuple(cells[:4]), tuple(cells[4:])])) is figure
