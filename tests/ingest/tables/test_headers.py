"""A line right above the head of a table is a header of all its columns of values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.records.lines import Line, joined
from ingest.records.parts import Drawn, Grid
from ingest.tables.columns import Placed, place_row
from ingest.tables.headers import header_length, widen_headers, with_spanner
from ingest.tables.region_grid import read_lines
from ingest.tables.rules import Bar, find_rules
from ingest.tables.text_rows import Row, lines_to_rows
from tests.ingest.made import SMALL, line, words
from tests.ingest.tables.made import grid_of, lines, page, shown

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


def rows_of(*texts: dict[float, str]) -> list[Row]:
    """Rows 14 points apart, of texts by where they begin."""
    return [
        lines_to_rows([line(text, x, 100 + 14 * row) for x, text in cells.items()])[0]
        for row, cells in enumerate(texts)
    ]


def reach(row: Placed) -> list[tuple[int, int, str]]:
    return [(first, last, joined(text)) for first, last, text in row]


@pytest.mark.parametrize(("y", "last"), [(96, 1), (98, 2), (112, 2), (114, 1)])
def test_a_rule_of_a_header_stands_between_its_row_and_the_next(y: float, last: int) -> None:
    assert over({200: "Wool"}, SUBS, Bar(y, 200, 260)) == [(1, last, "Wool")]


@pytest.mark.parametrize(
    ("x0", "x1", "last"), [(206, 260, 2), (213, 260, 1), (200, 249, 2), (200, 247, 1), (200, 340, 4)]
)
def test_a_column_is_over_a_rule_up_to_two_points_beyond_its_middle(x0: float, x1: float, last: int) -> None:
    assert over({200: "Wool"}, SUBS, Bar(105, x0, x1)) == [(1, last, "Wool")]


def test_a_rule_under_two_headers_says_nothing_and_one_under_each_tells_both() -> None:
    two = {200.0: "Wool", 240.0: "Oats"}
    assert over(two, SUBS, Bar(105, 200, 260)) == [(1, 1, "Wool"), (2, 2, "Oats")]
    apart = {200.0: "Wool", 300.0: "Oats"}
    assert over(apart, SUBS, Bar(105, 200, 260), Bar(105, 280, 340)) == [(1, 2, "Wool"), (3, 4, "Oats")]


def test_a_header_without_a_rule_beside_one_with_is_widened_by_its_middle() -> None:
    assert over({200: "Wool", 300: "Oats"}, SUBS, Bar(105, 200, 260)) == [(1, 2, "Wool"), (3, 4, "Oats")]
    runs = ["", "a", "b", "a", "b"]
    assert over({200: "Wool", 282: "Oats"}, runs, Bar(105, 200, 260)) == [(1, 2, "Wool"), (3, 3, "Oats")]


def test_equal_runs_leave_the_head_of_the_stub_where_it_stands() -> None:
    wide = [(0, 0, "Port"), (1, 2, "Wool"), (3, 4, "Oats")]
    for stub in ("", "Pier"):
        assert over({80: "Port", 200: "Wool", 282: "Oats"}, [stub, "a", "b", "a", "b"]) == wide


@pytest.mark.parametrize(
    ("heads", "below"),
    [
        ({80: "Port", 200: "Wool", 282: "Oats"}, ["", "a", "b", "a", "c"]),  # unequal
        ({80: "Port", 200: "Wool", 282: "Oats"}, ["", "a", "b", "a", ""]),  # one too few
        ({80: "Port", 200: "Wool", 240: "Oats"}, ["", "a", "b", "a", "b"]),  # both over one run
        ({80: "Port", 240: "Wool", 320: "Oats"}, ["", "a", "b", "a", "b"]),  # over the last of each
        ({80: "Port", 200: "Wool"}, ["", "a", "a", "a", "a"]),  # one header
    ],
)
def test_headers_that_do_not_each_stand_over_a_run_stay_over_their_columns(
    heads: dict[float, str], below: list[str]
) -> None:
    assert all(first == last for first, last, _ in over(heads, below))


def test_a_sign_over_the_stub_is_not_widened_and_a_word_may_be() -> None:
    subs = ["Pier", "a", "b", "c", "d"]
    assert over({145: "(1)"}, subs) == [(0, 0, "(1)")]
    assert over({145: "Ab"}, subs) == [(0, 1, "Ab")]
    assert over({80: "(1)", 220: "Wool"}, SUBS) == [(0, 0, "(1)"), (1, 2, "Wool")]
    assert over({80: "Port", 220: "Wool"}, subs) == [(0, 0, "Port"), (1, 2, "Wool")]


def test_a_header_reaches_over_columns_alone_that_the_row_below_fills() -> None:
    assert over({220: "Wool"}, ["", "a", "b", "", "d"]) == [(1, 2, "Wool")]
    assert over({260: "Wool"}, ["", "a", "b", "", "d"]) == [(2, 2, "Wool")]
    assert over({260: "Wool"}, SUBS) == [(1, 4, "Wool")]


@pytest.mark.parametrize(
    ("text", "x", "columns"),
    [
        ("Barley", 255, (1, 4)),
        ("Barley", 244, (1, 4)),
        ("Barley", 242, (2, 2)),
        ("712", 262, (2, 2)),
        ("Barley", 80, (0, 0)),
    ],
)
def test_a_heading_of_the_body_stands_over_all_columns_where_its_middle_is_near_theirs(
    text: str, x: float, columns: tuple[int, int]
) -> None:
    figures = {x0: str(n) for n, (x0, _) in enumerate(COLUMNS, 11)}
    heads = {x0: name for name, (x0, _) in zip(["Port", "a", "b", "c", "d"], COLUMNS, strict=True)}
    rows = rows_of(heads, figures, {x: text}, figures)
    placed = [place_row(row, COLUMNS) for row in rows]
    widen_headers(rows, placed, COLUMNS)
    assert placed[2][0][:2] == columns


def test_of_a_row_of_two_names_none_is_a_heading_over_all() -> None:
    figures = {x0: str(n) for n, (x0, _) in enumerate(COLUMNS, 11)}
    heads = {x0: name for name, (x0, _) in zip(["Port", "a", "b", "c", "d"], COLUMNS, strict=True)}
    rows = rows_of(heads, figures, {244: "Rye", 286: "Oat"}, figures)
    placed = [place_row(row, COLUMNS) for row in rows]
    before = reach(placed[2])
    widen_headers(rows, placed, COLUMNS)
    assert reach(placed[2]) == before


def test_half_of_a_rows_values_as_figures_end_the_head() -> None:
    def length(*rows: list[str]) -> int:
        placed = [[(at, at, words(text, 0, 0)) for at, text in enumerate(row) if text] for row in rows]
        return header_length(placed)

    head, body = ["", "Wool", "Oats"], ["Ayr", "12", "17"]
    assert length(head, ["", "a", "9"], body) == 1
    assert length(head, ["", "a", "b", "9"], body) == 2
    assert length(head, ["", "1899", "2100"], body) == 1
    assert length(head, ["", "1900", "2099"], body) == 2
    assert length(head, ["Ayr", "", ""], body) == 2


VALUES = [["Size", "2011", "2012"], ["Middle", "120", "130"], ["Large", "412", "439"]]


def plain(rows: list[list[str]] | None = None) -> Grid:
    """A table whose cells are not drawn."""
    return grid_of(rows or VALUES, drawn=Drawn.NONE)


def heads_all(grid: Grid, x: float, text: str = "All variants") -> bool:
    return with_spanner(grid, [line(text, x, 96)]) != grid


def test_a_spanner_needs_three_columns_and_two_rows() -> None:
    assert heads_all(plain(), 180)
    assert heads_all(plain(VALUES[:2]), 180)
    assert not heads_all(plain(VALUES[:1]), 180)
    assert not heads_all(plain([row[:2] for row in VALUES]), 172)


@pytest.mark.parametrize(
    ("text", "x", "is_taken"),
    [("Alland", 170, True), ("Alland", 169, False), ("Alland", 264, True), ("Alland", 265, False)],
)
def test_a_spanner_keeps_within_the_columns_of_values(text: str, x: float, *, is_taken: bool) -> None:
    assert heads_all(plain(), x, text=text) is is_taken


@pytest.mark.parametrize(
    ("head", "is_taken"),
    [
        (["Size", "2011", "2012"], True),
        (["Size", "Wool", "Oats"], True),
        (["Size", "20110", "2012"], False),
        (["Size", "12", "Oats"], False),
        (["Size", "20.1", "Oats"], False),
        (["Size", "", "Oats"], False),
    ],
)
def test_a_spanner_stands_over_words_and_years(head: list[str], *, is_taken: bool) -> None:
    assert heads_all(plain([head, *VALUES[1:]]), 180) is is_taken


@pytest.mark.parametrize(("off", "is_taken"), [(1.9, False), (2.1, True), (-1.9, False), (-2.1, True)])
def test_a_spanner_has_its_level_for_itself(off: float, *, is_taken: bool) -> None:
    above = [line("Alland", 180, 96), line("Notes", 400, 96 + off, style=SMALL)]
    assert (with_spanner(plain(), above) != plain()) is is_taken


def test_the_first_line_that_spans_is_taken_and_its_words_head_all_columns_of_values() -> None:
    grid = with_spanner(plain(), [line("Far", 180, 40), line("Alland", 180, 96)])
    spanner = grid.cells[0]
    assert (spanner.row, spanner.col, spanner.col_span, spanner.text) == (0, 1, 2, "Alland")
    assert [(cell.row, cell.text) for cell in grid.cells[1:3]] == [(1, "Size"), (1, "2011")]
