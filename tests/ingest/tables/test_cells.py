"""The headers that govern each cell: levels of columns, headings and indentation of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Cell, Table
from corpus.geometry import BBox, PageIndex, Span
from ingest.records.parts import Grid, GridCell
from ingest.tables.cells import CellText, is_number, make_table
from ingest.tables.stub import Stub
from tests.ingest.made import words


def table_of(rows: Sequence[Sequence[str]], *, indents: Sequence[float] = ()) -> tuple[Table, list[str]]:
    """A table of these texts, "<" for a column that the cell before spans; and the texts of its cells."""
    cells: list[GridCell] = []
    for row, texts in enumerate(rows):
        for col, text in enumerate(texts):
            if text == "<":
                cells[-1] = replace(cells[-1], col_span=cells[-1].col_span + 1)
                continue
            x = 70 + 100 * col + (indents[row] if indents and col == 0 else 0)
            made = words(text, x, 110 + 14 * row)
            cells.append(GridCell(row, col, made, BBox(x, 100 + 14 * row, 160 + 100 * col, 114 + 14 * row)))
    box = BBox(70, 100, 400, 400)
    filled = [CellText(cell, Span(0, 0), cell.text) for cell in cells]
    grid = Grid(box, len(rows), max(map(len, rows)), tuple(cells), "made")
    return make_table(grid, PageIndex(0), box, Span(0, 0), filled), [cell.text for cell in cells]


def cell(made: tuple[Table, list[str]], text: str) -> Cell:
    table, texts = made
    return table.cells[texts.index(text)]


HEADER = ("Product", "2008", "2009")


class TestColumns:
    """Headers of columns."""

    def test_every_level_of_headers_is_in_the_path(self) -> None:
        made = table_of(
            [
                ("", "All farms", "<", "<"),
                ("", "North", "<", "South"),
                ("Product", "t", "USD", "t"),
                ("Rye", "18", "7", "16"),
            ]
        )
        assert cell(made, "7").col_path == ("All farms", "North", "USD")
        assert cell(made, "16").col_path == ("All farms", "South", "t")

    def test_a_header_over_two_columns_governs_both_and_no_third(self) -> None:
        made = table_of([("", "North", "<", "South"), ("Product", "t", "USD", "t"), ("Rye", "18", "7", "16")])
        assert [cell(made, text).col_path[0] for text in ("18", "7", "16")] == ["North", "North", "South"]

    def test_years_are_headers_and_no_figures(self) -> None:
        made = table_of([HEADER, ("Rye", "18", "16")])
        assert cell(made, "2008").is_header
        assert cell(made, "16").col_path == ("2009",)

    def test_numbers_of_columns_are_headers(self) -> None:
        made = table_of([("", "Yield", "Price"), ("", "(1)", "(2)"), ("Rye", "18", "16")])
        assert cell(made, "16").col_path == ("Price", "(2)")

    def test_a_heading_right_above_the_figures_is_of_the_rows(self) -> None:
        made = table_of([HEADER, ("Exports", "", ""), ("Rye", "18", "16")])
        assert cell(made, "16").col_path == ("2009",)
        assert cell(made, "16").row_path == ("Exports", "Rye")


class TestRows:
    """Names and headings of rows."""

    def test_rows_that_stand_further_right_are_below_the_row_above(self) -> None:
        rows = [HEADER, ("Grain", "25", "22"), ("Rye", "18", "16"), ("Oats", "7", "6"), ("Fruit", "9", "8")]
        made = table_of(rows, indents=[0, 0, 10, 10, 0])
        assert cell(made, "16").row_path == ("Grain", "Rye")
        assert cell(made, "6").row_path == ("Grain", "Oats")
        assert cell(made, "8").row_path == ("Fruit",)

    def test_indentation_goes_down_several_levels(self) -> None:
        rows = [
            HEADER,
            ("Goods", "40", "41"),
            ("Grain", "25", "22"),
            ("Rye", "18", "16"),
            ("Fruit", "9", "8"),
        ]
        made = table_of(rows, indents=[0, 0, 8, 16, 8])
        assert cell(made, "16").row_path == ("Goods", "Grain", "Rye")
        assert cell(made, "8").row_path == ("Goods", "Fruit")

    def test_an_indented_heading_stays_below_its_heading(self) -> None:
        rows = [
            HEADER,
            ("Exports", "", ""),
            ("Grain", "", ""),
            ("Rye", "18", "16"),
            ("Fruit", "", ""),
            ("Figs", "9", "8"),
        ]
        made = table_of(rows, indents=[0, 0, 8, 16, 8, 16])
        assert cell(made, "16").row_path == ("Exports", "Grain", "Rye")
        assert cell(made, "8").row_path == ("Exports", "Fruit", "Figs")

    def test_a_heading_over_the_columns_governs_the_rows_below(self) -> None:
        rows = [HEADER, ("", "Exports", "<"), ("Rye", "18", "16"), ("", "Imports", "<"), ("Rye", "9", "8")]
        made = table_of(rows)
        assert cell(made, "16").row_path == ("Exports", "Rye")
        assert cell(made, "8").row_path == ("Imports", "Rye")
        assert cell(made, "Exports").is_header

    def test_a_row_further_left_than_its_heading_is_still_below_it(self) -> None:
        made = table_of(
            [HEADER, ("Exports", "", ""), ("Rye", "18", "16"), ("Figs", "9", "8")], indents=[0, 30, 0, 0]
        )
        assert cell(made, "16").row_path == ("Exports", "Rye")
        assert cell(made, "8").row_path == ("Exports", "Figs")

    def test_a_row_without_a_name_has_the_path_of_the_row_above(self) -> None:
        made = table_of([HEADER, ("Rye", "18", "16"), ("", "(2)", "(1.5)")])
        assert cell(made, "(1.5)").row_path == ("Rye",)

    def test_a_figure_alone_in_its_row_is_no_heading(self) -> None:
        made = table_of([HEADER, ("Rye", "18", "16"), ("", "", "99")])
        assert not cell(made, "99").is_header


class TestStub:
    """The names that govern a row."""

    def test_a_heading_ends_the_one_above_it(self) -> None:
        stub = Stub()
        stub.under_heading(70, "Exports")
        stub.under_row(70, "Rye")
        assert stub.under_heading(70, "Imports") == ("Imports",)
        assert stub.under_row(70, "Rye") == ("Imports", "Rye")

    def test_a_heading_without_rows_goes_on_in_the_next(self) -> None:
        stub = Stub()
        stub.under_heading(70, "Exports")
        assert stub.under_heading(70, "of grain") == ("Exports", "of grain")

    def test_a_heading_ends_where_a_row_is_not_indented_any_more(self) -> None:
        stub = Stub()
        stub.under_heading(70, "Exports")
        assert stub.under_row(80, "Rye") == ("Exports", "Rye")
        assert stub.under_row(70, "Staff") == ("Staff",)

    def test_a_line_that_begins_small_goes_on_with_the_name_above(self) -> None:
        made = table_of([HEADER, ("Mills in towns", "4", "5"), ("of the north", "", ""), ("Looms", "6", "7")])
        assert cell(made, "6").row_path == ("Looms",)
        small = table_of([HEADER, ("of rye", "4", "5"), ("of the north", "", ""), ("of oats", "6", "7")])
        assert cell(small, "6").row_path == ("of the north", "of oats")

    def test_names_in_the_middle_of_their_column_are_all_of_one_level(self) -> None:
        rows = (HEADER, ("Mill", "4", "5"), ("Looms of mills", "6", "7"), ("Mill", "8", "9"))
        indent = (words(rows[2][0], 0, 0)[-1].x1 - words("Mill", 0, 0)[-1].x1) / 2
        made = table_of(rows, indents=(0, indent, 0, indent))
        assert cell(made, "8").row_path == ("Mill",)

    def test_a_cell_over_two_columns_has_the_header_of_either(self) -> None:
        made = table_of([("", "", "2009"), ("Rye", "4", "<"), ("Oats", "6", "<"), ("Hay", "8", "<")])
        assert cell(made, "4").col_path == ("2009",)

    def test_a_part_of_a_table_heads_all_its_columns(self) -> None:
        made = table_of([("A: Wages", "", ""), ("Guild", "Men", "Women"), ("Bakers", "4", "5")])
        assert cell(made, "5").col_path == ("A: Wages", "Women")

    def test_a_heading_further_left_is_none_below_the_other(self) -> None:
        stub = Stub()
        stub.under_heading(80, "Exports")
        assert stub.under_heading(70, "Imports") == ("Imports",)

    @given(st.lists(st.tuples(st.booleans(), st.floats(0, 90), st.text(max_size=3)), max_size=20))
    def test_the_last_name_ends_every_path(self, names: list[tuple[bool, float, str]]) -> None:
        stub = Stub()
        for is_heading, left, text in names:
            path = stub.under_heading(left, text) if is_heading else stub.under_row(left, text)
            assert path[-1] == text
            assert path == stub.path


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_not(text: str) -> None:
    assert is_number(text) in (True, False)


@pytest.mark.parametrize("row", [("Rye", "18", "16"), ("Rye", "n.a.", "-")])
def test_confidence_is_a_share(row: tuple[str, ...]) -> None:
    table, _ = table_of([HEADER, row, row])
    assert 0 <= table.confidence <= 1


def test_a_second_column_of_names_heads_the_figures_to_its_right() -> None:
    made = table_of(
        [
            ["Country", "Share", "Country", "Share"],
            ["Japan", "12.9", "Korea", "6.3"],
            ["Spain", "4.4", "Peru", "3.8"],
        ]
    )
    assert [cell(made, text).row_path for text in ("12.9", "6.3", "3.8")] == [
        ("Japan",),
        ("Korea",),
        ("Peru",),
    ]
    assert cell(made, "Peru").is_header


def test_a_column_of_remarks_behind_the_figures_heads_nothing() -> None:
    made = table_of([["Country", "Share", "Remark"], ["Japan", "12.9", "early"], ["Spain", "4.4", "late"]])
    assert cell(made, "4.4").row_path == ("Spain",)


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        ([("", "Men", "Women"), ("", "Old", "Young"), ("Bakers", "4", "5")], 2),
        ([("", "Men", "Women"), ("Wages", "", ""), ("Bakers", "4", "5")], 1),
        ([("", "", "Women"), ("Wages", "", ""), ("Bakers", "4", "5")], 1),
        ([("", "Men", ""), ("Wages", "", ""), ("Bakers", "4", "5")], 1),
        ([("", "", ""), ("Wages", "", ""), ("Bakers", "4", "5")], 2),
        ([("Wages", "", ""), ("Bakers", "4", "5")], 1),
        ([("", "Men", "Women"), ("", "Wages", "<"), ("Bakers", "4", "5")], 2),
        (
            [
                ("", "Men", "Women"),
                ("", "Wages", "<"),
                ("Bakers", "4", "5"),
                ("", "Hours", "<"),
                ("Bakers", "6", "7"),
            ],
            1,
        ),
        ([("Guild", "Men", "Women"), ("Wages", "", ""), ("of old", "", ""), ("Bakers", "4", "5")], 1),
        ([("Guild", "Men", "Women"), ("Bakers", "few", "5"), ("Smiths", "4", "5")], 1),
        ([("Guild", "A", "B", "C"), ("Bakers", "few", "many", "5"), ("Smiths", "4", "5", "9")], 2),
        ([("Guild", "Men"), ("Bakers", "few"), ("Smiths", "many")], 1),
        ([("Guild", "2007", "2008"), ("Bakers", "2007", "9"), ("Smiths", "4", "5")], 1),
    ],
)
def test_the_head_ends_above_the_first_figures_and_the_headings_of_their_rows(
    rows: list[tuple[str, ...]], head: int
) -> None:
    table, _ = table_of(rows)
    ruled = {one.row for one in table.cells if one.is_header and one.col > 0 and not one.row_path}
    body = {one.row for one in table.cells if one.row_path or one.col_path}
    assert (max(ruled, default=-1) + 1, min(body, default=head)) in ((head, head), (0, head))
