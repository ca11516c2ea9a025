"""A line right above the head of a table is a header of all its columns of values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.records.lines import Line
from ingest.records.parts import Drawn, Grid
from ingest.tables.headers import with_spanner
from ingest.tables.region_grid import read_lines
from ingest.tables.rules import find_rules
from tests.ingest.made import line
from tests.ingest.tables.made import lines, page, shown

XS = (80, 200, 280, 360)
ROWS: list[tuple[str, ...]] = [
    ("Size", "2011", "2012", "2013"),
    ("Middle", "120", "130", "140"),
    ("Large", "412", "439", "460"),
]


def grid(rows: list[tuple[str, ...]] = ROWS) -> Grid:
    made = read_lines(find_rules(page()), lines(rows, XS))
    assert made is not None
    return made


def spanned(above: Line, *others: Line) -> Grid:
    return with_spanner(grid(), [above, *others])


def test_a_line_within_the_columns_and_the_pitch_heads_them_all() -> None:
    found = spanned(line("All variants", 260, 86))
    assert shown(found)[0] == ["", "All variants", "<", "<"] or found.cells[0].col_span == 3
    assert (found.n_rows, found.cells[0].row, found.cells[0].col) == (4, 0, 1)
    assert [cell.row for cell in found.cells if cell.text == "Size"] == [1]
    assert found.box.top < grid().box.top


@pytest.mark.parametrize(
    "above",
    [
        line("All variants", 80, 86),  # over the stub
        line("All variants", 260, 60),  # too far
        line("All variants", 260, 130),  # below
        line("All variants that were in the hall on a day", 200, 86),  # longer than a name
        line("Table 4. Sizes", 220, 86),
        line("as said above.", 220, 86),
        line("412", 260, 86),
    ],
)
def test_other_lines_are_none(above: Line) -> None:
    assert spanned(above) == grid()


def test_one_of_several_lines_in_a_row_is_none() -> None:
    assert spanned(line("All", 260, 86), line("Some", 360, 86)) == grid()


def test_a_table_of_figures_alone_or_one_that_is_drawn_has_no_line_above() -> None:
    above = [line("All variants", 260, 86)]
    bare = grid([("Small", "11", "12", "13"), *ROWS[1:]])
    assert with_spanner(bare, above) == bare
    drawn = replace(grid(), drawn=Drawn.FULL)
    assert with_spanner(drawn, above) == drawn
