"""What a frame encloses beside the table is taken off it."""

from __future__ import annotations

from dataclasses import replace

from ingest.records.parts import Grid
from ingest.tables.trim import without_caption_and_notes
from tests.ingest.made import LARGE, words
from tests.ingest.tables.made import grid_of, shown

TABLE = [["Grain", "2008", "2009"], ["Barley", "12", "13"], ["Maize", "22", "23"]]
CAPTION = ["Table 1. Harvests", "", ""]
NOTE = ["Source: harbour books.", "", ""]


def trimmed(*rows: list[str]) -> list[list[str]]:
    return shown(without_caption_and_notes(grid_of(rows)))


def test_a_plain_table_stays_as_it_is() -> None:
    grid = grid_of(TABLE)
    assert without_caption_and_notes(grid) is grid


def test_caption_and_notes_are_taken_off() -> None:
    assert trimmed(CAPTION, *TABLE, NOTE) == TABLE
    assert trimmed(CAPTION, ["Figure 2. Prices", "", ""], *TABLE) == TABLE
    assert trimmed(*TABLE, NOTE, ["Note: dry weight.", "", ""]) == TABLE


def test_the_box_holds_what_is_left() -> None:
    grid = without_caption_and_notes(grid_of([CAPTION, *TABLE, NOTE]))
    assert grid is not None
    assert (grid.box.top, grid.box.bottom, grid.n_rows) == (114, 156, 3)
    assert {cell.row for cell in grid.cells} == {0, 1, 2}


def test_what_follows_a_note_goes_with_it() -> None:
    assert trimmed(*TABLE, NOTE, ["and of the toll", "", ""]) == TABLE


def test_notes_stand_at_the_left_and_below_all_rows() -> None:
    assert trimmed(*TABLE, ["", "Source: books.", ""])[-1] == ["", "Source: books.", ""]
    assert len(trimmed(TABLE[0], NOTE, *TABLE[1:])) == 4


def test_a_row_of_one_name_within_the_table_is_no_caption() -> None:
    assert trimmed(["Panel A", "", ""], *TABLE)[0] == ["Panel A", "", ""]


def test_a_heading_in_larger_letters_is_one() -> None:
    plain = grid_of([["All harvests", "", ""], *TABLE])
    first, *others = plain.cells
    large = replace(first, words=words("All harvests", 72, 110, style=LARGE))
    grid = without_caption_and_notes(replace(plain, cells=(large, *others)))
    assert shown(grid) == TABLE


def test_nothing_is_left_of_a_frame_without_a_table() -> None:
    assert without_caption_and_notes(grid_of([CAPTION, TABLE[0], NOTE])) is None
    narrow: list[list[str]] = [CAPTION, ["Barley", "", ""], ["Maize", "", ""]]
    assert without_caption_and_notes(grid_of(narrow)) is None


def test_a_cell_over_several_rows_is_none_of_them() -> None:
    plain = grid_of([CAPTION, *TABLE])
    first, *others = plain.cells
    tall: Grid = replace(plain, cells=(replace(first, row_span=2), *others))
    assert without_caption_and_notes(tall) is tall
