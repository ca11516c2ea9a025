"""A table of the tree keeps its spans, and every figure of it knows the headers that govern it."""

import pytest

from corpus.document import Table
from corpus.geometry import BBox, Span
from figtrace.drafts.tree_table import GridCell, table_grid, table_record
from tests.figtrace.drafts.trees import Node, cell, table

Rows = list[list[str]]


def grid_of(made: Node) -> list[tuple[int, int, int, int, bool]]:
    return [(c.row, c.col, c.row_span, c.col_span, c.is_head) for c in table_grid(made["c"])]


def test_cells_come_row_after_row_and_head_rows_are_marked() -> None:
    made = table([["a", "b"]], [["c", "d"]], stubs=[["s", "t"]], foot=[["e", "f"]])
    assert grid_of(made) == [
        (0, 0, 1, 1, True), (0, 1, 1, 1, True),
        (1, 0, 1, 1, True), (1, 1, 1, 1, True),
        (2, 0, 1, 1, False), (2, 1, 1, 1, False),
        (3, 0, 1, 1, False), (3, 1, 1, 1, False),
    ]  # fmt: skip


def test_places_under_a_span_are_left_free() -> None:
    tall, wide = cell("x", rows=2), cell("y", cols=2)
    made = table([[tall, wide]], [["1", "2"], ["3", "4", "5"]])
    assert [(row, col) for row, col, *_ in grid_of(made)] == [
        (0, 0), (0, 1), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2),
    ]  # fmt: skip


def record(rows: Rows, *, heads: int = 0, label: str = "Table 1", caption: str = "") -> Table:
    cells, end = [], 0
    for at, row in enumerate(rows):
        for col, words in enumerate(row):
            made = GridCell(at, col, 1, 1, at < heads, [])
            cells.append((made, Span(end, end + len(words)), words))
            end += len(words) + 1
    return table_record(cells, Span(0, end), label, caption)


def paths(made: Table) -> dict[tuple[int, int], tuple[tuple[str, ...], tuple[str, ...]]]:
    return {(c.row, c.col): (c.row_path, c.col_path) for c in made.cells if not c.is_header}


MARKED = [["", "Trade", "Trade"], ["", "2007", "2008"], ["Exports", "5", "6"]]


def test_marked_head_rows_govern_the_columns_from_the_top_down() -> None:
    made = record(MARKED, heads=2)
    assert paths(made)[2, 2] == (("Exports",), ("Trade", "2008"))
    assert (made.n_rows, made.n_cols, made.span.start) == (3, 3, 0)
    assert [c.is_header for c in made.cells] == [True] * 6 + [False] * 3


def test_a_first_row_of_words_and_years_is_a_header_without_a_mark() -> None:
    assert paths(record([["", "Share", "2008"], ["Exports", "5", "6"]]))[1, 2] == (("Exports",), ("2008",))


@pytest.mark.parametrize("first", [["", "Share", "5"], ["", "Share", ""], ["Exports"]])
def test_a_first_row_with_a_figure_or_a_gap_is_none(first: list[str]) -> None:
    made = record([first, ["Imports", "7", "8"]])
    assert [c.is_header for c in made.cells] == [False] * (len(first) + 3)


def test_empty_rows_above_the_header_belong_to_it() -> None:
    assert paths(record([["", ""], ["", "2008"], ["Exports", "5"]])) == {
        (2, 0): (("Exports",), ()),
        (2, 1): (("Exports",), ("2008",)),
    }


def test_a_row_of_a_stub_alone_heads_those_below_it() -> None:
    made = record(
        [["", "2008"], ["Total", "9"], ["Exports", ""], ["to China", "5"], ["", "6"], ["Imports", ""]]
    )
    rows = {row: path for (row, col), (path, _) in paths(made).items() if col == 1}
    assert rows == {
        1: ("Total",),
        2: ("Exports",),
        3: ("Exports", "to China"),
        4: ("Exports",),
        5: ("Imports",),
    }


def test_a_spanning_header_governs_every_column_below_it() -> None:
    wide = GridCell(0, 1, 1, 2, True, [])
    cells = [
        (wide, Span(0, 5), "Trade"),
        (GridCell(1, 1, 1, 1, False, []), Span(6, 7), "5"),
        (GridCell(1, 2, 1, 1, False, []), Span(8, 9), "6"),
    ]
    made = table_record(cells, Span(0, 9), "", "")
    assert [c.col_path for c in made.cells[1:]] == [("Trade",), ("Trade",)]
    assert (made.cells[0].col_span, made.n_cols) == (2, 3)


@pytest.mark.parametrize(
    ("caption", "corner", "units"),
    [
        ("Table 1. Trade (billions of dollars)", "", "(billions of dollars)"),
        ("Trade (percent)", "(GW)", "(percent)"),
        ("Trade (2008)", "Firm (units)", "(units)"),
        ("Trade (in €)", "", "(in €)"),
        ("Trade (2008)", "", ""),
    ],
)
def test_the_units_stand_in_the_caption_or_else_in_the_corner(caption: str, corner: str, units: str) -> None:
    assert record([[corner, "2008"], ["x", "5"]], caption=caption).units_note == units


@pytest.mark.parametrize(
    ("label", "kept"), [("Table 4", "Table 4"), ("table 4", "table 4"), ("Figure 4", "")]
)
def test_only_a_label_of_a_table_is_kept(label: str, kept: str) -> None:
    assert record([["a", "b"], ["x", "5"]], label=label).label == kept


def test_cells_keep_their_spans_of_rows_columns_and_text() -> None:
    made = table_record([(GridCell(0, 0, 2, 3, False, []), Span(4, 9), "wide")], Span(4, 9), "", "")
    (one,) = made.cells
    assert (one.span, one.row_span, one.col_span) == (Span(4, 9), 2, 3)
    assert (made.n_rows, made.n_cols, made.span) == (2, 3, Span(4, 9))


UNITS = (
    "thousand", "millions", "billions", "trillions", "percent", "per cent", "percentage", "dollars", "euros",
    "yuan", "RMB", "USD", "EUR", "units", "number", "index", "tonnes", "MW", "GW", "%", "$", "€", "¥", "£",
)  # fmt: skip


@pytest.mark.parametrize("word", UNITS)
def test_brackets_with_a_unit_are_a_note_of_units(word: str) -> None:
    assert record([["", "2008"], ["x", "5"]], caption=f"Trade (in {word})").units_note == f"(in {word})"


def test_a_table_of_a_draft_is_certain_and_on_no_page_of_its_own() -> None:
    made = record([["", "2008"], ["x", "5"]])
    assert (made.page, made.by, made.confidence) == (0, "pandoc", 1.0)
    assert made.bbox == BBox(0, 0, 0, 0)


def spanned(names: list[str], *, heads: int) -> Table:
    """A head over the second and third column, the row below it, and one row of figures."""
    placed = [(0, 0, 1, ""), (0, 1, 2, "Boats"), *((1, at, 1, name) for at, name in enumerate(names))]
    placed += [(2, 0, 1, "North"), (2, 1, 1, "41"), (2, 2, 1, "57")]
    cells = [
        (GridCell(row, col, 1, width, row < heads, []), Span(at * 9, at * 9 + len(words)), words)
        for at, (row, col, width, words) in enumerate(placed)
    ]
    return table_record(cells, Span(0, 99), "", "")


@pytest.mark.parametrize("heads", [0, 1, 2])
def test_under_a_head_of_several_columns_stand_their_names(heads: int) -> None:
    made = spanned(["Harbour", "1790", "1800"], heads=heads)
    assert paths(made)[2, 2] == (("North",), ("Boats", "1800"))


@pytest.mark.parametrize("row", [["South", "12", "13"], ["South", "1790", ""]])
def test_figures_or_gaps_under_a_head_of_several_columns_are_no_names(row: list[str]) -> None:
    assert paths(spanned(row, heads=1))[2, 2] == (("North",), ("Boats",))
