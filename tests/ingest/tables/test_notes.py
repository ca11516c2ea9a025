"""Captions, units and notes bound to the table they stand with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpus.document import BlockKind
from corpus.geometry import BBox, PageIndex
from ingest.layout.captions import caption_label
from ingest.records.parts import Grid, Part
from ingest.tables.notes import bind_captions, find_units_note
from tests.ingest.made import paragraph
from tests.ingest.tables.made import grid_of

PAGE = PageIndex(0)
ROWS = [("Product", "2008"), ("Rye", "18"), ("Oats", "7")]


def text(*lines: str, top: float, left: float = 72, kind: BlockKind = BlockKind.PARAGRAPH) -> Part:
    """Lines of text as one part, the first with its baseline at `top`."""
    made = paragraph(lines, left, top)
    return Part(kind, PAGE, made, left, 500, label=caption_label(lines[0]))


def caption(*lines: str, top: float, left: float = 72) -> Part:
    return text(*lines, top=top, left=left, kind=BlockKind.CAPTION)


def bound(*parts: Part, rows: Sequence[Sequence[str]] = ROWS) -> Grid:
    """A table from 100 to 142 down the page with what stands around it."""
    *_, table = bind_captions([*parts, Part(BlockKind.TABLE, PAGE, [], 70, 270, grid=grid_of(rows))])
    assert table.grid is not None
    assert table.label == table.grid.label
    return table.grid


def test_a_caption_gives_label_and_title() -> None:
    grid = bound(caption("Table 3. Yields", "of all farms", top=75))
    assert (grid.label, grid.caption) == ("Table 3", "Table 3. Yields of all farms")


def test_a_source_under_the_caption_is_a_note() -> None:
    grid = bound(caption("Table 3. Yields", "Source: the survey of", "1999", top=60))
    assert grid.caption == "Table 3. Yields"
    assert grid.notes == ("Source: the survey of 1999",)


def test_a_caption_above_wins_over_one_below() -> None:
    assert bound(caption("Table 3. Yields", top=92), caption("Table 4. Prices", top=160)).label == "Table 3"


def test_the_caption_of_a_figure_is_not_the_table_s() -> None:
    assert bound(caption("Figure 3. Yields", top=92)).label == ""


def test_a_caption_in_the_other_column_is_not_the_table_s() -> None:
    assert bound(caption("Table 3. Yields", top=92, left=400)).label == ""


def test_each_of_two_tables_has_the_nearest_caption() -> None:
    lower = replace(grid_of(ROWS), box=BBox(70, 200, 270, 242))
    parts = [Part(BlockKind.TABLE, PAGE, [], 70, 270, grid=grid) for grid in (grid_of(ROWS), lower)]
    *tables, _ = bind_captions([*parts, caption("Table 4. Prices", top=192)])
    assert [table.label for table in tables] == ["", "Table 4"]


def test_notes_below_are_kept_in_their_order() -> None:
    notes = [text("Source: own survey", top=152), text("* estimated", top=166)]
    assert bound(*notes).notes == ("Source: own survey", "* estimated")


def test_prose_below_ends_the_notes() -> None:
    parts = [text("Source: own survey", top=152), text("The yields fell", top=166), text("* later", top=180)]
    assert bound(*parts).notes == ("Source: own survey",)


def test_a_source_may_stand_further_off_than_a_mark() -> None:
    assert bound(text("Source: own survey", top=185)).notes == ("Source: own survey",)
    assert bound(text("* estimated", top=185)).notes == ()


def test_notes_become_footnotes_of_the_page() -> None:
    table = Part(BlockKind.TABLE, PAGE, [], 70, 270, grid=grid_of(ROWS))
    note, prose = text("Source: own survey", top=152), text("The yields fell", top=166)
    told = bind_captions([table, note, prose])
    assert [part.kind for part in told[1:]] == [BlockKind.FOOTNOTE, BlockKind.PARAGRAPH]
    assert told[2] is prose


class TestUnits:
    """The unit that a table states for all its figures."""

    def test_in_the_caption(self) -> None:
        assert (
            bound(caption("Table 3. Yields (thousands of tonnes)", top=92)).units_note
            == "(thousands of tonnes)"
        )

    def test_on_a_line_of_its_own_above(self) -> None:
        assert (
            bound(text("(in millions of U.S. dollars)", top=92)).units_note == "(in millions of U.S. dollars)"
        )

    def test_in_the_corner_of_the_table(self) -> None:
        assert (
            bound(rows=[("Million euros", "2008"), ("Rye", "18"), ("Oats", "7")]).units_note
            == "Million euros"
        )

    def test_none_is_stated(self) -> None:
        assert bound(text("The yields of the year", top=92)).units_note == ""

    @pytest.mark.parametrize(
        ("title", "units"),
        [
            ("Table 3. Yields (budget share, in percent)", "in percent"),
            ("Table 3. Aid (outlays, in millions of current dollars)", "in millions of current dollars"),
            ("Table 3. Yields in billions of dollars, by year", "in billions of dollars"),
            ("Table 3. Yields [thousand tons]", "[thousand tons]"),
        ],
    )
    def test_at_the_end_of_a_title(self, title: str, units: str) -> None:
        assert find_units_note(title) == units

    @pytest.mark.parametrize(("span", "units"), [(1, ""), (2, "Million euros")])
    def test_in_a_cell_across_the_table(self, span: int, units: str) -> None:
        grid = grid_of([("", "Million euros", "x"), ("Rye", "18", "4"), ("Oats", "7", "5")])
        cells = [cell for cell in grid.cells if cell.text != "x"]
        cells[1] = replace(cells[1], col_span=span)
        table = Part(BlockKind.TABLE, PAGE, [], 70, 270, grid=replace(grid, cells=tuple(cells)))
        (told,) = bind_captions([table])
        assert told.grid is not None
        assert told.grid.units_note == units


@pytest.mark.parametrize("words", ["Million euros", "Per cent", "Thousands of tonnes."])
def test_a_line_of_units_needs_no_brackets(words: str) -> None:
    assert bound(text(words, top=92)).units_note == words


@pytest.mark.parametrize(("top", "bound_to"), [(34, ""), (42, "Table 3"), (92, "Table 3")])
def test_a_caption_stands_within_sixty_points_above(top: float, bound_to: str) -> None:
    assert bound(caption("Table 3. Yields", top=top)).label == bound_to


@pytest.mark.parametrize(("top", "bound_to"), [(160, "Table 3"), (185, "Table 3"), (195, "")])
def test_a_caption_below_counts_twenty_points_more(top: float, bound_to: str) -> None:
    assert bound(caption("Table 3. Yields", top=top)).label == bound_to


def test_of_two_captions_above_the_nearer_is_the_table_s() -> None:
    assert bound(caption("Table 2. Prices", top=60), caption("Table 3. Yields", top=92)).label == "Table 3"


@pytest.mark.parametrize(
    ("text_of", "is_note"),
    [
        ("Notes: all farms", True),
        ("Note. All farms", True),
        ("Quelle: eigene Zahlen", True),
        ("† estimated", True),
        ("a estimated", True),
        ("1) estimated", True),
        ("(ii) estimated", True),
        ("(c) estimated", True),
        ("Noted farms", False),
        ("The note: of it", False),
        ("(all) estimated", False),
    ],
)
def test_notes_are_known_by_how_they_begin(text_of: str, *, is_note: bool) -> None:
    assert bool(bound(text(text_of, top=152)).notes) is is_note


@pytest.mark.parametrize(("top", "is_note"), [(174, True), (177, False)])
def test_a_mark_stands_right_below(top: float, *, is_note: bool) -> None:
    assert bool(bound(text("* estimated", top=top)).notes) is is_note


@pytest.mark.parametrize(("top", "is_note"), [(194, True), (197, False)])
def test_a_source_stands_a_little_farther_below(top: float, *, is_note: bool) -> None:
    assert bool(bound(text("Source: own survey", top=top)).notes) is is_note


def test_each_note_is_measured_from_the_one_above_it() -> None:
    notes = [text(f"* note {n}", top=152 + 20 * n) for n in range(5)]
    assert len(bound(*notes).notes) == 5


def test_a_raised_mark_begins_a_note() -> None:
    marked = text("3 estimated", top=152)
    marked.lines[0].words[0].raised = True
    plain = text("Estimated", top=152)
    assert bound(marked).notes
    assert not bound(plain).notes


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.LIST_ITEM])
def test_what_may_be_a_note_becomes_a_footnote(kind: BlockKind) -> None:
    table = Part(BlockKind.TABLE, PAGE, [], 70, 270, grid=grid_of(ROWS))
    _, note = bind_captions([table, text("Source: own survey", top=152, kind=kind)])
    assert note.kind is BlockKind.FOOTNOTE


@pytest.mark.parametrize("kind", [BlockKind.FOOTER, BlockKind.REFERENCE])
def test_other_kinds_stay_what_they_are(kind: BlockKind) -> None:
    table = Part(BlockKind.TABLE, PAGE, [], 70, 270, grid=grid_of(ROWS))
    _, note = bind_captions([table, text("Source: own survey", top=152, kind=kind)])
    assert note.kind is kind


def test_captions_of_another_page_are_not_the_table_s() -> None:
    other = replace(caption("Table 3. Yields", top=92), page=PageIndex(1))
    assert bound(other).label == ""


@pytest.mark.parametrize(
    ("title", "units"),
    [
        ("Table 3. Yields (percent)", "(percent)"),
        ("Table 3. Yields (in thousands)", "(in thousands)"),
        ("Table 3. Yields (2010 = 100)", ""),
        ("Table 3. Yields (all farms)", ""),
        ("Table 3. Yields (megawatt hours)", "(megawatt hours)"),
        ("Table 3. Yields (US$ million)", "(US$ million)"),
        ("Table 3. Yields, by year", ""),
        ("", ""),
    ],
)
def test_units_of_a_title_are_those_of_measures(title: str, units: str) -> None:
    assert find_units_note(title) == units
