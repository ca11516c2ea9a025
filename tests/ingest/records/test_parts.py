"""Blocks and tables in the making know their text and box, and do not change."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from corpus.document import BlockKind
from corpus.geometry import BBox, PageIndex
from ingest.records.parts import Drawn, Grid, GridCell, Part
from tests.ingest.made import line, word

BOX = BBox(0, 0, 10, 10)


def test_a_part_has_its_lines_as_text_and_the_box_around_them() -> None:
    part = Part(BlockKind.PARAGRAPH, PageIndex(0), [line("tin", 80, 100), line("and lead", 72, 112)], 72, 300)
    assert part.text == "tin and lead"
    assert part.bbox == BBox(72, 92, 109.5, 114)


def test_a_part_is_of_no_level_label_tail_or_grid_until_it_is_told() -> None:
    part = Part(BlockKind.PARAGRAPH, PageIndex(0), [], 72, 300)
    assert (part.level, part.label, part.tail, part.grid, part.text) == (None, "", (), None, "")


def test_a_cell_has_its_words_as_text() -> None:
    cell = GridCell(0, 0, [word("1", 0, 0), word("a", 5, 0, glued=True), word("b", 9, 0)], BOX)
    assert (cell.text, cell.row_span, cell.col_span) == ("1a b", 1, 1)


def test_a_grid_is_drawn_with_no_lattice_until_it_is_told() -> None:
    grid = Grid(BOX, 1, 1, (), "made")
    assert (grid.drawn, grid.caption, grid.label, grid.units_note, grid.notes) == (Drawn.NONE, "", "", "", ())


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (Part(BlockKind.PARAGRAPH, PageIndex(0), [], 72, 300), "kind"),
        (GridCell(0, 0, [], BOX), "col"),
        (Grid(BOX, 1, 1, (), "made"), "by"),
    ],
)
def test_a_part_is_replaced_and_not_changed(record: object, name: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(record, name, None)
