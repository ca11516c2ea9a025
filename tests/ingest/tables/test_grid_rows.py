"""Which lines of a table are one row."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

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


@pytest.mark.parametrize(("step", "same"), [(7.9, True), (8.1, False)])
def test_figures_beside_a_name_are_its_row_where_the_lines_overlap(step: float, *, same: bool) -> None:
    made = at(
        (BODY[0], 100), (("Maize from",), 120), (("", "9", "8"), 120 + step), (BODY[2], 150), (BODY[3], 170)
    )
    assert ([1, 2] in bands(made)) is same


@pytest.mark.parametrize(("step", "same"), [(11.8, True), (12.0, False)])
def test_lines_of_one_cell_stand_closer_than_rows(step: float, *, same: bool) -> None:
    places = [100 + step + 14 * row for row in range(4)]
    made = at((BODY[0], 100), (("Hills",), places[0]), *zip(BODY[1:], places[1:], strict=True))
    assert ([0, 1] in bands(made)) is same


@pytest.mark.parametrize("end", [",", "-", " and", " of", " the", " or", " &"])
def test_a_name_that_hangs_goes_on_in_the_next_line(end: str) -> None:
    hanging = at(((f"Barley{end}", "1", "2"), 100), (("Hills",), 114), (BODY[1], 128), (BODY[2], 142))
    assert bands(hanging)[0] == [0, 1]


@pytest.mark.parametrize(("begin", "same"), [("(in tons)", True), ("& hills", True), ("Hills", False)])
def test_a_line_in_brackets_or_with_and_goes_on_with_the_name_above(begin: str, *, same: bool) -> None:
    made = at((BODY[0], 100), ((begin,), 114), (BODY[1], 128), (BODY[2], 142), (BODY[3], 156))
    assert ([0, 1] in bands(made)) is same


def test_words_below_words_of_some_of_the_columns_are_one_row_and_of_all_are_another() -> None:
    def first(*below: str) -> list[int]:
        words = ("Barley", "see below", "note")
        return bands(at((BODY[3], 86), (words, 100), (below, 114), (BODY[1], 128), (BODY[2], 142)))[1]

    assert first("", "again") == [1, 2]
    assert first("", "Again", "Once") == [1, 2]
    assert first("Rye", "Again", "Once") == [1]


def test_the_usual_step_of_few_rows_is_the_middle_one_and_of_three_that_between_figures() -> None:
    rows = ((BODY[0], 100), (("Hills",), 111), (BODY[1], 131), (BODY[2], 145))
    assert bands(at(*rows))[0] == [0, 1]
    more = ((BODY[3], 157), (("Beans", "1", "2"), 169), (("Peas", "3", "4"), 181))
    assert bands(at(*rows, *more))[0] == [0]


def test_rules_part_rows_where_there_are_three_between_a_third_of_the_lines() -> None:
    made = at(
        (BODY[0], 100), (("Hills",), 118), (BODY[1], 136), (("Dales",), 154), (BODY[2], 172), (BODY[3], 190),
    )  # fmt: skip
    assert bands(made, floors=[124, 160]) == [[0], [1], [2], [3], [4], [5]]
    assert bands(made, floors=[124, 178, 194]) == [[0], [1], [2], [3], [4], [5]]


def test_of_rules_that_leave_two_rows_of_figures_together_none_parts_all_rows() -> None:
    rows = [*BODY, ("Beans", "1", "2"), ("Peas", "3", "4"), ("Figs", "5", "6")]
    made = at(*((row, 100 + 18.0 * place) for place, row in enumerate(rows)), (("Dales",), 226))
    assert bands(made, floors=[124, 160, 196])[-1] == [7]
    assert bands(made, floors=[106, 124, 142, 160, 178, 196])[-1] == [6, 7]
    assert bands(made, floors=[106, 142, 178, 196])[-1] == [7]


@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        (Bar(122, 81.5, 126), True),
        (Bar(122, 82.5, 200), False),
        (Bar(122, 70, 125), False),
        (Bar(116, 70, 200), False),
        (Bar(128, 70, 200), False),
    ],
)
def test_a_rule_under_a_heading_is_as_wide_as_its_words_and_stands_below_them(
    rule: Bar, *, parts: bool
) -> None:
    assert ([1, 2] not in bands(at(*SPLIT), bars=[rule])) is parts


def test_a_rule_under_a_row_of_several_pieces_makes_no_heading_of_it() -> None:
    made = at((BODY[0], 100), (("Maize from", "", "x"), 120), (("the hills", "9", "8"), 130), (BODY[2], 150))
    plain = bands(made)
    assert bands(made, bars=[Bar(122, 70, 400)]) == plain
