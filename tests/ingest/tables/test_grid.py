"""Rows of a region to a grid: columns, wrapped lines, headers over several columns."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.records.lines import Line
from ingest.tables.grid import rows_to_grid
from ingest.tables.rules import Bar
from ingest.tables.text_rows import lines_to_rows
from tests.ingest.made import PLAIN, line
from tests.ingest.tables.made import lines, shown

XS = (80, 200, 270, 340, 410)


def read(
    made: Sequence[Line],
    *,
    walls: Sequence[float] = (),
    floors: Sequence[float] = (),
    bars: Sequence[Bar] = (),
) -> list[list[str]]:
    return shown(rows_to_grid(lines_to_rows(made, walls), walls=walls, floors=floors, bars=bars))


BODY = [
    ("Barley", "120", "4.5", "118", "4.4"),
    ("Maize", "95", "7.1", "90", "6.9"),
    ("Rye", "18", "0.9", "16", "0.8"),
]


def test_cells_stand_in_their_columns() -> None:
    rows = [("Product", "2008", "Value", "2009", "Value"), *BODY]
    assert read(lines(rows, XS)) == [list(row) for row in rows]


def test_empty_cells_stay_empty() -> None:
    rows = [*BODY, ("Oats", "", "1.2", "", "1.1")]
    assert read(lines(rows, XS))[-1] == ["Oats", "", "1.2", "", "1.1"]


def test_a_region_of_one_column_is_no_grid() -> None:
    assert rows_to_grid(lines_to_rows(lines([("Rye",), ("Oats",)], XS)), walls=(), floors=()) is None


def test_ragged_columns_are_told_by_the_order_of_pieces() -> None:
    made = lines([("Barley", "1,120,400", "12")], (80, 200, 262)) + lines(
        [("Maize", "95", "1,640,200"), ("Rye", "18", "16"), ("Oats", "7", "3")], (80, 215, 240), top=114
    )
    assert read(made)[:2] == [["Barley", "1,120,400", "12"], ["Maize", "95", "1,640,200"]]


class TestHeaders:
    """Headers over several columns."""

    def test_a_rule_below_a_header_tells_its_columns(self) -> None:
        made = [line("All farms", 205, 100), line("Large", 345, 100), *lines(BODY, XS, top=128)]
        made += lines([("Product", "t", "USD", "t", "USD")], XS, top=114)
        found = read(made, bars=[Bar(103, 198, 300), Bar(103, 338, 440)])
        assert found[0] == ["", "All farms", "<", "Large", "<"]

    def test_without_a_rule_a_header_in_the_middle_of_columns_stands_over_them(self) -> None:
        made = [line("All farms", 222, 100), line("Large", 375, 100), *lines(BODY, XS, top=128)]
        made += lines([("Product", "t", "USD", "t", "USD")], XS, top=114)
        assert read(made)[0] == ["", "All farms", "<", "Large", "<"]

    def test_headers_over_equal_runs_stand_over_these(self) -> None:
        rows = [("", "2008", "", "2009", ""), ("Product", "t", "USD", "t", "USD"), *BODY]
        assert read(lines(rows, XS))[0] == ["", "2008", "<", "2009", "<"]

    def test_the_lines_of_one_header_are_one_row(self) -> None:
        rows = [
            ("", "Gross", "Net", "Gross", "Net"),
            ("Product", "weight", "value", "weight", "value"),
            *BODY,
        ]
        found = read(lines(rows, XS, step=11))
        assert found[0] == ["Product", "Gross weight", "Net value", "Gross weight", "Net value"]

    def test_a_line_of_the_last_column_of_a_run_is_not_spread_over_the_run(self) -> None:
        rows = [
            ("", "", "Share", "", "Share"),
            ("", "Gross", "in all", "Gross", "in all"),
            ("Product", "weight", "farms", "weight", "farms"),
            *BODY,
        ]
        found = read(lines(rows, XS, step=11))
        assert found[0] == ["Product", *["Gross weight", "Share in all farms"] * 2]

    def test_three_levels_of_headers_stand_one_below_the_other(self) -> None:
        made = [line("Yields of all farms", 260, 86), line("North", 222, 100), line("South", 375, 100)]
        made += lines([("Product", "t", "USD", "t", "USD"), *BODY], XS, top=114)
        found = read(made, bars=[Bar(89, 198, 440), Bar(103, 198, 300), Bar(103, 338, 440)])
        assert found[0] == ["", "Yields of all farms", "<", "<", "<"]
        assert found[1] == ["", "North", "<", "South", "<"]

    def test_a_heading_in_the_middle_of_the_body_stands_over_all_columns(self) -> None:
        made = lines([("Product", "t", "USD", "t", "USD"), *BODY], XS)
        made += [line("Fruit", 305, 156), *lines(BODY, XS, top=170)]
        assert read(made)[4] == ["", "Fruit", "<", "<", "<"]


class TestWrappedLines:
    """Lines that make one row of the table."""

    @pytest.mark.parametrize("first", ["Barley and", "Barley, rye,", "Barley-"])
    def test_a_name_that_hangs_goes_on_in_the_next_line(self, first: str) -> None:
        rows = [("Maize", "95", "7.1"), (first, "", ""), ("Oats", "120", "4.5"), ("Rye", "18", "0.9")]
        assert read(lines(rows, XS))[1] == [f"{first} Oats", "120", "4.5"]

    def test_a_small_letter_goes_on_with_the_name_above(self) -> None:
        rows = [("Barley", "120", "4.5"), ("of all kinds", "", ""), ("Rye", "18", "0.9")]
        assert read(lines(rows, XS)) == [["Barley of all kinds", "120", "4.5"], ["Rye", "18", "0.9"]]

    def test_lines_that_stand_closer_than_rows_are_one_row(self) -> None:
        made = []
        for number, name in enumerate(["Barley", "Maize", "Rye", "Oats"]):
            made += lines([(name, "12", "4.5"), ("Kinds of it", "", "")], XS, top=100 + 30 * number, step=11)
        assert [row[0] for row in read(made)] == [
            f"{name} Kinds of it" for name in ("Barley", "Maize", "Rye", "Oats")
        ]

    def test_figures_in_the_middle_of_a_name_of_two_lines_are_its_own(self) -> None:
        made = lines([("Maize", "95", "7.1")], XS)
        for top in (120, 144):
            made += lines([("Inequality of", "", ""), ("Income (index)", "", "")], XS, top=top, step=9)
            made += lines([("", "12", "4.5")], XS, top=top + 4.5)
        found = read(made)
        assert [row[1] for row in found] == ["95", "12", "12"]
        assert found[1][0] == found[2][0] == "Inequality of Income (index)"

    def test_what_stands_between_two_rules_is_one_row(self) -> None:
        rows = [("Barley", "120", "4.5"), ("Kinds Of It", "", ""), *[("Rye", "18", "0.9")] * 4]
        made = lines(rows, XS, step=20)
        assert read(made, floors=[90, 128, 148, 168, 188])[0][0] == "Barley Kinds Of It"

    def test_rules_between_groups_of_rows_part_no_rows(self) -> None:
        group = [("Exports", "", ""), ("Maize", "95", "7.1"), ("Rye", "18", "0.9")]
        found = read(lines(group * 4, XS), floors=[138, 180, 222])
        assert [row[0] for row in found] == ["Exports", "Maize", "Rye"] * 4

    def test_a_heading_that_is_ruled_off_is_a_row(self) -> None:
        rows = [("Maize", "95", "7.1"), ("Exports of", "", ""), ("Maize", "95", "7.1"), ("Rye", "18", "0.9")]
        found = read(lines(rows, XS), bars=[Bar(117, 78, 150)])
        assert [row[0] for row in found] == ["Maize", "Exports of", "Maize", "Rye"]


def test_vertical_rules_part_columns() -> None:
    made = lines([("Rye", "Oats"), ("18 kg", "7 kg"), ("18 kg", "7 kg")], (80, 104))
    assert read(made, walls=[102]) == [["Rye", "Oats"], ["18 kg", "7 kg"], ["18 kg", "7 kg"]]


@given(
    st.lists(
        st.lists(st.sampled_from(["Rye", "12", "4.5", "of all", ""]), min_size=3, max_size=3),
        min_size=2,
        max_size=8,
    )
)
def test_every_word_is_in_one_cell(rows: list[list[str]]) -> None:
    made = lines(rows, XS, style=PLAIN)
    grid = rows_to_grid(lines_to_rows(made), walls=(), floors=())
    if grid is not None:
        words = [id(word) for cell in grid.cells for word in cell.words]
        assert sorted(words) == sorted(id(word) for one in made for word in one.words)
