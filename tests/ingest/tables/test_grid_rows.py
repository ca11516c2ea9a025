"""Which lines of a table are one row."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.records.lines import Line
from ingest.tables.columns import place_row, rows_to_columns
from ingest.tables.grid_rows import lines_to_bands
from ingest.tables.rules import Bar
from ingest.tables.text_rows import lines_to_rows
from tests.ingest.tables.made import lines

XS = (80, 220, 300)
HEAD = ("Grain", "Wet", "Dry")
BODY = [("Barley", "120", "45"), ("Maize", "95", "71"), ("Rye", "18", "19"), ("Oats", "28", "29")]


SPLIT = (
    (BODY[0], 100),
    (("Maize from",), 120),
    (("the hills", "9", "8"), 130),
    (BODY[2], 150),
    (BODY[3], 170),
)
"""A name in two lines, its figures beside the second."""


def bands(made: Sequence[Line], *, floors: Sequence[float] = (), bars: Sequence[Bar] = ()) -> list[list[int]]:
    rows = lines_to_rows(made)
    columns = rows_to_columns(rows, ())
    return lines_to_bands(rows, [place_row(row, columns) for row in rows], floors, bars)


def at(*placed: tuple[tuple[str, ...], float]) -> list[Line]:
    return [one for cells, baseline in placed for one in lines([cells], XS, top=baseline)]


def test_no_lines_make_no_rows() -> None:
    assert lines_to_bands([], [], ()) == []


def test_lines_with_figures_are_rows_each() -> None:
    assert bands(lines([HEAD, *BODY], XS)) == [[0], [1], [2], [3], [4]]


def test_a_name_that_stands_close_below_goes_on() -> None:
    made = at((BODY[0], 100), (("and the hills",), 110), (BODY[1], 120), (BODY[2], 140), (BODY[3], 160))
    assert bands(made) == [[0, 1], [2], [3], [4]]


def test_a_name_at_the_usual_distance_is_a_heading() -> None:
    made = at((BODY[0], 100), (("Hills",), 114), (BODY[1], 128), (BODY[2], 142), (BODY[3], 156))
    assert bands(made) == [[0], [1], [2], [3], [4]]


def test_a_name_in_small_letters_or_behind_and_goes_on_at_any_distance_of_a_cell() -> None:
    small = at((BODY[0], 100), (("of the hills",), 114), (BODY[1], 128), (BODY[2], 142), (BODY[3], 156))
    assert bands(small)[0] == [0, 1]
    hanging = at((("Barley and", "1", "2"), 100), (("Hills",), 114), (BODY[1], 128), (BODY[2], 142))
    assert bands(hanging)[0] == [0, 1]


def test_a_line_too_far_below_is_another_row() -> None:
    far = at((BODY[0], 100), (("of the hills",), 116), (BODY[1], 132), (BODY[2], 148), (BODY[3], 164))
    assert bands(far)[0] == [0]


def test_a_name_above_its_figures_is_their_row() -> None:
    made = at(
        (BODY[0], 100), (("Maize from",), 120), (("the hills", "9", "8"), 130), (BODY[2], 150), (BODY[3], 170)
    )
    assert bands(made) == [[0], [1, 2], [3], [4]]


def test_figures_in_the_middle_of_a_names_lines_are_its_row() -> None:
    made = at(
        (BODY[0], 100), (("Maize from",), 120), (("", "9", "8"), 125), (("the hills",), 130), (BODY[2], 150),
        (BODY[3], 170),
    )  # fmt: skip
    assert bands(made) == [[0], [1, 2, 3], [4], [5]]


def test_a_rule_from_side_to_side_parts_lines() -> None:
    made = at((BODY[0], 100), (("and the hills",), 110), (BODY[1], 120), (BODY[2], 140), (BODY[3], 160))
    assert bands(made, floors=[103])[0] == [0]


def test_where_rules_part_all_rows_what_stands_between_two_is_one() -> None:
    made = at(
        (BODY[0], 100), (("Hills",), 118), (BODY[1], 136), (("Dales",), 154), (BODY[2], 172), (BODY[3], 190),
    )  # fmt: skip
    assert bands(made) == [[0], [1], [2], [3], [4], [5]]
    assert bands(made, floors=[124, 160, 178]) == [[0, 1], [2, 3], [4], [5]]


def test_a_name_with_a_rule_below_it_is_a_heading() -> None:
    made = at(
        (BODY[0], 100), (("Maize from",), 120), (("the hills", "9", "8"), 130), (BODY[2], 150), (BODY[3], 170)
    )
    assert bands(made, bars=[Bar(122, 70, 200)]) == [[0], [1], [2], [3], [4]]
    assert bands(made, bars=[Bar(122, 90, 100)]) == [[0], [1, 2], [3], [4]]


def test_lines_of_a_header_are_one_row_unless_one_spans_what_the_other_divides() -> None:
    made = at(
        (("Grain", "Wet", "Dry"), 100),
        (("", "tons", "tons"), 111),
        (BODY[0], 130),
        (BODY[1], 144),
        (BODY[2], 158),
    )
    assert bands(made)[0] == [0, 1]
    over = [
        *lines([("Harvests of all the grains",)], (215,), top=100),
        *at((HEAD, 111), (BODY[0], 130), (BODY[1], 144), (BODY[2], 158)),
    ]
    assert bands(over)[:2] == [[0], [1]]
