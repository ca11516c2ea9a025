"""Charts told from tables: curves, bars, axes and the captions of figures."""

from __future__ import annotations

import pytest

from corpus.geometry import BBox
from ingest.records.parts import Grid
from ingest.records.raw import Rule
from ingest.tables.captions import find_captions, is_figure_label
from ingest.tables.charts import find_bar_charts, holds_chart
from ingest.tables.is_table import is_figure, is_full_of_figures, is_table
from ingest.tables.text_rows import lines_to_rows
from tests.ingest.made import line, paragraph, words
from tests.ingest.tables.made import grid_of, level, lines, page

GRID = grid_of([("2000", "2004"), ("10", "20"), ("5", "10")])
"""From 70 to 270 across and 100 to 142 down."""
TEXT = "these are the plain words of a paragraph that has no figures at all in it"


def test_a_curve_across_the_region_is_a_chart() -> None:
    assert holds_chart(page([Rule(80, 105, 250, 138)]), GRID)


def test_rules_between_rows_are_no_chart() -> None:
    assert not holds_chart(page([level(114, 70, 270), level(128, 70, 270)]), GRID)


def test_a_stroke_that_leaves_the_page_is_no_curve() -> None:
    assert not holds_chart(page([Rule(-200, -300, 700, 600)]), GRID)


def test_one_small_slanting_mark_is_no_chart() -> None:
    assert not holds_chart(page([Rule(80, 105, 84, 109)]), GRID)


def test_a_line_drawn_in_pieces_is_a_chart() -> None:
    steps = [Rule(80 + 8 * n, 110 + 2 * (n % 5), 88 + 8 * n, 112 + 2 * (n % 5)) for n in range(20)]
    assert holds_chart(page(steps), GRID)


def test_a_rule_drawn_in_pieces_is_no_chart() -> None:
    assert not holds_chart(page([level(114, 70 + 8 * n, 78 + 8 * n) for n in range(20)]), GRID)


def test_empty_bars_of_several_lengths_on_one_line_are_a_chart() -> None:
    shades = [Rule(80, 100 + 8 * n, 100 + 15 * n, 105 + 8 * n) for n in range(6)]
    raw = page(shades=shades)
    assert holds_chart(raw, GRID, find_bar_charts(raw, []))


def test_shaded_cells_with_words_are_no_bars() -> None:
    shades = [Rule(80, 100 + 8 * n, 100 + 15 * n, 105 + 8 * n) for n in range(6)]
    texts = [word for n in range(6) for word in words("18", 82, 104 + 8 * n)]
    assert find_bar_charts(page(shades=shades), texts) == []


def test_shaded_cells_of_one_width_are_no_bars() -> None:
    assert find_bar_charts(page(shades=[Rule(80, 100 + 8 * n, 180, 105 + 8 * n) for n in range(9)]), []) == []


@pytest.mark.parametrize(
    ("label", "expected"), [("Figure 3", True), ("Chart 1", True), ("Table 2", False), ("Box 2", False)]
)
def test_captions_of_figures_are_known(label: str, expected: bool) -> None:
    assert is_figure_label(label) is expected


class TestCaptions:
    """The caption nearest to a region."""

    box = BBox(70, 100, 270, 142)

    def test_a_region_below_the_caption_of_a_figure_is_of_the_figure(self) -> None:
        assert find_captions([line("Figure 3. Prices", 80, 80)]).is_of_figure(self.box)

    def test_a_region_nearer_to_the_caption_of_a_table_is_not(self) -> None:
        captions = find_captions([line("Figure 3. Prices", 80, 40), line("Table 2. Yields", 80, 90)])
        assert not captions.is_of_figure(self.box)

    def test_prose_between_the_two_parts_them(self) -> None:
        prose = paragraph([TEXT] * 8, 72, 160)
        assert not find_captions([*prose, line("Figure 3. Prices", 80, 290)]).is_of_figure(self.box)

    def test_a_caption_in_the_other_column_is_of_another_region(self) -> None:
        assert not find_captions([line("Figure 3. Prices", 400, 80)]).is_of_figure(self.box)

    def test_a_page_without_captions_has_no_figures(self) -> None:
        assert not find_captions(paragraph([TEXT] * 3, 72, 40)).is_of_figure(self.box)


FULL = [("Rye", "18", "0.9", "17"), ("Oats", "7", "0.4", "6"), ("Maize", "95", "7.1", "90")]


class TestChecks:
    """Whether a grid is a table at all."""

    def test_long_columns_of_figures_are_full(self) -> None:
        assert is_full_of_figures(grid_of(FULL * 2))

    def test_years_on_axes_are_not_full(self) -> None:
        assert not is_full_of_figures(grid_of([("2000", "2002", "2004", "2006")] * 6))

    def test_a_lattice_with_hardly_a_word_is_a_figure(self) -> None:
        assert is_figure(grid_of([("a", "", "", ""), ("", "", "", ""), ("", "", "", "")]))
        assert not is_figure(grid_of(FULL))

    @pytest.mark.parametrize(
        "rows",
        [
            [("Introduction", "1"), ("Data", "7"), ("Results", "15"), ("References", "31")],
            [("450", "450"), ("350", "350"), ("250", "250"), ("150", "150")],
            [("x =", "α + β", "γ"), ("y =", "λ", "μ"), ("z =", "π", "ρ")],
            [("Rye", ""), ("", ""), ("", "18"), ("", "")],
            [("α", "(0, 1)", "if"), ("β", "(0, 2)", "or"), ("γ", "(0, 1)", "so")],
            [("Rye,", "oats,", "maize,"), ("figs,", "dates,", "hay,"), ("nuts,", "peas", "and")],
        ],
        ids=["contents", "axis", "formula", "empty", "sets", "list"],
    )
    def test_what_looks_like_a_table_is_none(self, rows: list[tuple[str, ...]]) -> None:
        assert not is_table(grid_of(rows))

    def test_words_in_three_columns_are_a_table(self) -> None:
        assert is_table(
            grid_of([("Rye", "north", "dry"), ("Oats", "west", "wet"), ("Maize", "south", "hot")])
        )

    def test_lines_of_words_across_the_region_are_no_table(self) -> None:
        made = lines_to_rows(
            [*lines([("Rye", "18"), ("Oats", "7")], (72, 500)), *paragraph([TEXT] * 2, 72, 130)]
        )
        assert not is_table(grid_of(FULL), made)


def test_a_grid_is_unchanged_by_being_judged() -> None:
    grid: Grid = grid_of(FULL)
    holds_chart(page([Rule(80, 105, 250, 138)]), grid)
    assert [cell.text for cell in grid.cells][:2] == ["Rye", "18"]
