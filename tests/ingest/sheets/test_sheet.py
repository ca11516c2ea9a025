"""The bounds of what is read of a sheet."""

from ingest.sheets.sheet import MOST_CELLS, MOST_COLUMNS, Sheet, SheetCell


def test_a_cell_is_one_cell_unless_it_is_merged() -> None:
    cell = SheetCell(0, 0, "a")
    assert (cell.row_span, cell.col_span, cell.indent) == (1, 1, 0)
    assert Sheet("", (cell,)).wanting == ""


def test_a_table_of_a_statistical_office_is_within_the_bounds() -> None:
    assert MOST_CELLS >= 200 * 60
    assert MOST_COLUMNS >= 500
