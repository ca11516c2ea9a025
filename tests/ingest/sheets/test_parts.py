"""A sheet as parts of a page: a grid, and lines around it."""

from __future__ import annotations

from corpus.document import BlockKind
from corpus.geometry import PageIndex
from corpus.sheets import COLUMN_WIDTH, ROW_HEIGHT, cell_box
from ingest.sheets.parts import sheet_size, sheet_to_parts
from ingest.sheets.sheet import Sheet, SheetCell

CELLS = (
    SheetCell(0, 0, "Table 2. Exports"),
    SheetCell(1, 0, "(millions)"),
    SheetCell(3, 0, "Country"),
    SheetCell(3, 1, "2008"),
    SheetCell(4, 0, "China", indent=1),
    SheetCell(4, 1, "a rather long value that would not fit"),
)
PAGE = PageIndex(2)


def test_the_page_has_room_for_every_cell() -> None:
    assert sheet_size(Sheet("", CELLS)) == (2 * COLUMN_WIDTH, 5 * ROW_HEIGHT)
    assert sheet_size(Sheet("", ())) == (COLUMN_WIDTH, ROW_HEIGHT)


def test_lines_above_are_caption_and_paragraph_and_the_rest_a_grid() -> None:
    caption, units, table = sheet_to_parts(Sheet("Trade", CELLS), PAGE)
    assert (caption.kind, caption.label, caption.text) == (BlockKind.CAPTION, "Table 2", "Table 2. Exports")
    assert (units.kind, units.text) == (BlockKind.PARAGRAPH, "(millions)")
    assert table.kind is BlockKind.TABLE
    assert table.grid is not None
    assert (table.grid.n_rows, table.grid.n_cols, table.grid.caption) == (2, 2, "")
    assert {part.page for part in (caption, units, table)} == {PAGE}


def test_a_table_without_a_title_is_called_by_its_sheet() -> None:
    [table] = sheet_to_parts(Sheet("Prices", CELLS[2:]), PAGE)
    assert table.grid is not None
    assert table.grid.caption == "Prices"
    [unnamed] = sheet_to_parts(Sheet("Sheet1", CELLS[2:]), PAGE)
    assert unnamed.grid is not None
    assert unnamed.grid.caption == ""


def test_words_stay_in_their_cells_and_indents_move_them() -> None:
    [table] = sheet_to_parts(Sheet("", CELLS[2:]), PAGE)
    assert table.grid is not None
    china, long_one = table.grid.cells[2:]
    assert china.words[0].x0 > table.grid.cells[0].words[0].x0
    box = cell_box(4, 1)
    assert long_one.box == box
    assert all(box.x0 <= word.x0 < word.x1 <= box.x1 for word in long_one.words)
    assert " ".join(word.text for word in long_one.words) == CELLS[-1].text


def test_rows_that_are_empty_are_no_rows_of_the_grid() -> None:
    spaced = (*CELLS[2:], SheetCell(9, 0, "Peru"), SheetCell(9, 1, "6"))
    [table] = sheet_to_parts(Sheet("", spaced), PAGE)
    assert table.grid is not None
    assert table.grid.n_rows == 3
    assert table.grid.cells[-1].row == 2
    assert table.grid.cells[-1].box == cell_box(9, 1)
