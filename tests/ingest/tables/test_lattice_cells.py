"""Lattices read by their cells, or by gaps where a cell holds several rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ingest.records.lines import Line
from ingest.records.parts import Drawn, Grid
from ingest.tables.lattice import find_lattices
from ingest.tables.lattice_cells import read_lattice, with_stub
from ingest.tables.rules import find_rules
from ingest.tables.trim import without_caption_and_notes
from tests.ingest.made import LARGE, line, words
from tests.ingest.tables.made import grid_of, level, lines, page, shown, upright

ROWS = [("Barley", "120", "4.5"), ("Maize", "95", "7.1"), ("Rye", "18", "0.9"), ("Oats", "7", "0.4")]


def read(rules: list, texts: Sequence[Line]) -> Grid | None:  # type: ignore[type-arg]
    raw = page(rules)
    (drawn,) = find_lattices(raw, find_rules(raw), texts)
    lattice = with_stub(drawn, texts)
    return read_lattice(find_rules(raw), lattice, texts, [word for one in texts for word in one.words])


def test_rows_without_lines_between_them_are_read_by_gaps() -> None:
    rules = [level(y, 70, 370) for y in (90, 104, 166)] + [upright(x, 90, 166) for x in (70, 170, 270, 370)]
    grid = read(rules, lines([("Product", "t", "USD"), *ROWS], (80, 200, 300)))
    assert shown(grid) == [["Product", "t", "USD"], *map(list, ROWS)]
    assert grid is not None
    assert grid.drawn is Drawn.HALF


def test_names_and_figures_in_one_tall_cell_are_read_by_gaps() -> None:
    rules = [level(y, 70, 370) for y in (90, 104, 166)] + [upright(x, 90, 166) for x in (70, 250, 370)]
    texts = lines([("Product", "t", "Product", "t"), *[("Rye", "18", "Oats", "7")] * 4], (80, 200, 260, 330))
    assert shown(read(rules, texts))[1] == ["Rye", "18", "Oats", "7"]


def test_stripes_from_side_to_side_hold_columns() -> None:
    rules = [level(90 + 14 * row, 70, 370) for row in range(6)] + [upright(x, 90, 160) for x in (70, 370)]
    rules += [upright(x, 90, 104) for x in (170, 270)]
    texts = lines([("Product", "t", "USD"), *ROWS], (80, 200, 300))
    assert shown(read(rules, texts)) == [["Product", "t", "USD"], *map(list, ROWS)]


def test_names_outside_the_lines_are_a_column_of_the_lattice() -> None:
    rules = [level(90 + 14 * row, 170, 370) for row in range(5)] + [
        upright(x, 90, 146) for x in (170, 270, 370)
    ]
    assert shown(read(rules, lines(ROWS, (130, 200, 300)))) == [list(row) for row in ROWS]


def test_prose_beside_a_lattice_is_no_column_of_it() -> None:
    rules = [level(90 + 14 * row, 270, 470) for row in range(5)] + [
        upright(x, 90, 146) for x in (270, 370, 470)
    ]
    inside = lines([row[1:] for row in ROWS], (300, 400))
    prose = lines([("so it went on with grain",)] * 5, (80,), top=95, step=11)
    raw = page(rules)
    (drawn,) = find_lattices(raw, find_rules(raw), inside)
    assert with_stub(drawn, inside + prose) == drawn


class TestTrim:
    """Captions and notes in the frame of a table."""

    def test_a_caption_in_the_first_row_is_taken_out(self) -> None:
        grid = grid_of([("Table 2. Yields", ""), ("Rye", "18"), ("Oats", "7")])
        trimmed = without_caption_and_notes(grid)
        assert shown(trimmed) == [["Rye", "18"], ["Oats", "7"]]
        assert trimmed is not None
        assert (trimmed.box.top, trimmed.box.bottom) == (114, 142)

    def test_notes_in_the_last_rows_are_taken_out(self) -> None:
        grid = grid_of([("Rye", "18"), ("Oats", "7"), ("Source: own survey", ""), ("Second line", "")])
        assert shown(without_caption_and_notes(grid)) == [["Rye", "18"], ["Oats", "7"]]

    def test_a_heading_in_large_letters_is_taken_out(self) -> None:
        grid = grid_of([("", ""), ("Rye", "18"), ("Oats", "7")])
        head = replace(grid.cells[0], words=words("Grain", 72, 110, style=LARGE))
        headed = replace(grid, cells=(head, *grid.cells[1:]))
        assert shown(without_caption_and_notes(headed)) == [["Rye", "18"], ["Oats", "7"]]

    def test_headings_and_last_names_stay(self) -> None:
        grid = grid_of([("Grain", ""), ("Rye", "18"), ("Oats", "")])
        assert without_caption_and_notes(grid) is grid

    def test_nothing_is_left_of_a_box_of_notes(self) -> None:
        assert without_caption_and_notes(grid_of([("Table 2. Yields", ""), ("Rye", "18")])) is None


def test_a_line_is_kept_for_the_page_where_it_is_trimmed() -> None:
    grid = grid_of([("Table 2. Yields", ""), ("Rye", "18"), ("Oats", "7")])
    trimmed = without_caption_and_notes(grid)
    assert trimmed is not None
    assert "Yields" not in {word.text for cell in trimmed.cells for word in cell.words}
    assert line("Rye", 72, 124).text in {cell.text for cell in trimmed.cells}


def test_names_far_from_the_lines_are_its_column_where_every_row_has_one() -> None:
    rules = [level(90 + 14 * row, 270, 470) for row in range(6)] + [
        upright(x, 90, 160) for x in (270, 370, 470)
    ]
    rows = [("", "t", "USD"), *ROWS]
    assert shown(read(rules, lines(rows, (130, 300, 400)))) == [list(row) for row in rows]
    two_short = [("", "t", "USD"), ("", "1", "2"), *ROWS[:3]]
    assert shown(read(rules, lines(two_short, (130, 300, 400))))[2] == list(ROWS[0][1:])


def has_stub(rows: Sequence[tuple[str, ...]], x: float) -> bool:
    """Whether a lattice 200 wide takes in the names that begin at x, 30 wide and outside its lines."""
    rules = [level(90 + 14 * row, 270, 470) for row in range(len(rows) + 1)]
    rules += [upright(at, 90, 90 + 14 * len(rows)) for at in (270, 370, 470)]
    texts = lines(rows, (x, 300, 400))
    raw = page(rules)
    (drawn,) = find_lattices(raw, find_rules(raw), texts)
    return with_stub(drawn, texts) != drawn


FIVE = [("", "t", "USD"), *[("Barley", "1", "2")] * 4]
"""Rows of which all but that of the headers have a name."""
FOUR_OF_SIX = [("", "t", "USD"), ("", "1", "2"), *[("Barley", "1", "2")] * 4]


@pytest.mark.parametrize(
    ("rows", "gap", "is_taken"),
    [
        (FIVE, 119, True),
        (FIVE, 121, False),
        ([*FIVE, *FIVE[1:], ("", "3", "4")], 49, True),
        ([*FIVE, *FIVE[1:], ("", "3", "4")], 51, False),
    ],
)
def test_names_stand_near_the_lines_and_further_away_where_every_row_has_its_own(
    rows: list[tuple[str, ...]], gap: float, *, is_taken: bool
) -> None:
    assert has_stub(rows, 240 - gap) is is_taken


def test_names_are_a_column_where_seven_of_ten_of_three_rows_have_one() -> None:
    assert not has_stub(FOUR_OF_SIX, 230)
    assert has_stub([*FOUR_OF_SIX, ("Barley", "1", "2")], 230)
    assert not has_stub([("Barley", "1", "2")] * 2, 230)
    assert has_stub([("Barley", "1", "2")] * 3, 230)
