"""A line right above the head of a table is a header of all its columns of values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.records.lines import Line, joined
from ingest.records.parts import Drawn, Grid
from ingest.tables.columns import place_row
from ingest.tables.headers import header_length, widen_headers, with_spanner
from ingest.tables.region_grid import read_lines
from ingest.tables.rules import Bar, find_rules
from ingest.tables.text_rows import lines_to_rows
from tests.ingest.made import line, words
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


COLUMNS = [(80.0, 110.0), (200.0, 220.0), (240.0, 260.0), (280.0, 300.0), (320.0, 340.0)]


def over(
    heads: dict[float, str], below: list[str], *rules: Bar, body: bool = True
) -> list[tuple[int, int, str]]:
    """The headers of a row with the columns over which each stands, above a row of these texts."""
    texts = [[line(text, x, 100) for x, text in heads.items()]]
    texts.append([line(text, x0, 114) for text, (x0, _) in zip(below, COLUMNS, strict=True) if text])
    if body:
        texts.append([line(str(n), x0, 128) for n, (x0, _) in enumerate(COLUMNS, 11)])
    rows = [lines_to_rows(row)[0] for row in texts]
    placed = [place_row(row, COLUMNS) for row in rows]
    widen_headers(rows, placed, COLUMNS, rules)
    return [(first, last, joined(words)) for first, last, words in placed[0]]


SUBS = ["", "a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("x", "first", "last"),
    [
        (220, 1, 2),  # in the middle of the first two
        (260, 1, 4),  # in the middle of all
        (300, 3, 4),
        (200, 1, 1),  # over one
        (240, 2, 2),
    ],
)
def test_a_header_in_the_middle_of_columns_stands_over_them(x: float, first: int, last: int) -> None:
    assert over({x: "Wool"}, SUBS) == [(first, last, "Wool")]


def test_two_headers_share_the_columns_below() -> None:
    assert over({220: "Wool", 300: "Oats"}, SUBS) == [(1, 2, "Wool"), (3, 4, "Oats")]


def test_a_rule_below_a_header_says_how_far_it_reaches() -> None:
    assert over({240: "Wool"}, SUBS, Bar(105, 200, 300)) == [(1, 3, "Wool")]
    assert over({200: "Wool"}, SUBS, Bar(105, 200, 260)) == [(1, 2, "Wool")]


@pytest.mark.parametrize(
    "rule",
    [
        Bar(80, 200, 300),  # above the header
        Bar(125, 200, 300),  # below the next row
        Bar(105, 60, 360),  # over all columns
        Bar(105, 300, 360),  # beside the header
    ],
)
def test_other_rules_say_nothing_of_a_header(rule: Bar) -> None:
    assert over({200: "Wool"}, SUBS, rule) == [(1, 1, "Wool")]


def test_headers_over_equal_runs_are_told_by_the_runs() -> None:
    assert over({200: "Wool", 282: "Oats"}, ["", "a", "b", "a", "b"])[-2:] == [(1, 2, "Wool"), (3, 4, "Oats")]
    assert over({200: "Wool", 280: "Oats"}, ["", "a", "b", "c", "d"]) == [(1, 1, "Wool"), (3, 3, "Oats")]


def test_figures_end_the_head() -> None:
    def length(*rows: list[str]) -> int:
        placed = [[(at, at, words(text, 0, 0)) for at, text in enumerate(row) if text] for row in rows]
        return header_length(placed)

    head, years, numbers = ["", "Wool", "Oats"], ["", "2008", "2009"], ["", "(1)", "(2)"]
    body = ["Ayr", "12", "17"]
    assert length(head, body) == 1
    assert length(head, years, numbers, body) == 3
    assert length(body) == 0
    assert length(head) == 0
    assert length(head, ["Ayr", "12", "n.a."], body) == 1
    assert length(head, ["Ayr", "none", "some", "12"], body) == 2
    assert length(["12", "Wool"], ["13", "17"]) == 1, "figures of the stub say nothing"
    assert length(["Ayr"], body) == 1


def test_a_heading_in_the_body_stands_over_all_columns_of_values() -> None:
    texts = [["Port", "a", "b", "c", "d"], ["Ayr", "1", "2", "3", "4"]]
    rows = [
        lines_to_rows([line(t, x0, 100 + 14 * n) for t, (x0, _) in zip(row, COLUMNS, strict=True)])[0]
        for n, row in enumerate(texts)
    ]
    alone = lines_to_rows([line("Barley", 256, 128)])[0]
    left = lines_to_rows([line("Barley", 200, 142)])[0]
    number = lines_to_rows([line("712", 262, 156)])[0]
    every = [*rows, alone, left, number]
    placed = [place_row(row, COLUMNS) for row in every]
    widen_headers(every, placed, COLUMNS)
    assert [placed[at][0][:2] for at in (2, 3, 4)] == [(1, 4), (1, 2), (2, 3)] or placed[2][0][:2] == (1, 4)
    assert placed[4][0][:2] != (1, 4)


@pytest.mark.parametrize(
    ("baseline", "is_taken"), [(86, True), (81, True), (80, False), (99, True), (101, False)]
)
def test_a_spanner_stands_within_the_pitch_of_the_rows(baseline: float, *, is_taken: bool) -> None:
    assert (spanned(line("All variants", 260, baseline)).n_rows == 4) is is_taken


@pytest.mark.parametrize(
    ("text", "is_taken"),
    [
        ("Aa Bb Cc Dd Ee Ff", True),
        ("Aa Bb Cc Dd Ee Ff Gg", False),
        ("Ends with a comma,", False),
        ("2011", False),
    ],
)
def test_a_spanner_is_a_short_name(text: str, *, is_taken: bool) -> None:
    assert (spanned(line(text, 202, 86)).n_rows == 4) is is_taken


def test_a_spanner_needs_a_head_over_every_column() -> None:
    gap = grid([("Size", "2011", "", "2013"), *ROWS[1:]])
    assert with_spanner(gap, [line("All variants", 260, 86)]) == gap
