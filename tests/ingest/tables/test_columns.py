"""Rows to columns, and pieces of rows to the columns in which they stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from ingest.records.lines import joined
from ingest.tables.columns import Columns, place_row, rows_to_columns, usual_space
from ingest.tables.text_rows import Row, lines_to_rows
from tests.ingest.made import line
from tests.ingest.tables.made import lines

XS = (80, 200, 270)
BODY = [("Barley", "120", "45"), ("Maize", "95", "71"), ("Rye", "18", "19"), ("Oats", "28", "29")]


def rows(texts: Sequence[Sequence[str]], xs: Sequence[float] = XS) -> list[Row]:
    return lines_to_rows(lines(texts, xs))


def placed(row: Row, columns: Columns, space: float = 0.0) -> list[tuple[int, int, str]]:
    return [(first, last, joined(words)) for first, last, words in place_row(row, columns, space)]


def row_of(text: str, x0: float = 80) -> Row:
    (made,) = lines_to_rows([line(text, x0, 100)])
    return made


def test_a_column_runs_from_its_leftmost_to_its_rightmost_word() -> None:
    assert rows_to_columns(rows(BODY), ()) == [(80, 110), (200, 215), (270, 280)]


def test_rows_with_few_pieces_say_nothing_of_columns() -> None:
    heading = ("A heading that runs over all of these columns",)
    assert rows_to_columns(rows([*BODY, heading]), ()) == rows_to_columns(rows(BODY), ())
    assert rows_to_columns(rows([heading]), ()) == []
    assert rows_to_columns([], ()) == []


def test_walls_cut_a_column_well_inside_it() -> None:
    (first, *_) = rows_to_columns(rows(BODY), ())
    assert rows_to_columns(rows(BODY), [95])[:2] == [(80, 95), (95, 110)]
    assert rows_to_columns(rows(BODY), [82, 108, 150])[0] == first


def test_ragged_columns_are_told_by_the_order_of_pieces() -> None:
    ragged = [
        *rows([("Barley", "1,120,400", "12")], (80, 200, 262)),
        *rows([("Maize", "95", "1,640,200"), ("Rye", "18", "16"), ("Oats", "7", "3")], (80, 215, 240)),
    ]
    columns = rows_to_columns(ragged, ())
    assert len(columns) == 3
    assert all(left[1] <= right[0] for left, right in pairwise(columns))


def test_a_piece_for_each_column_goes_to_its_own() -> None:
    columns = rows_to_columns(rows(BODY), ())
    assert placed(rows(BODY)[0], columns) == [(0, 0, "Barley"), (1, 1, "120"), (2, 2, "45")]


def test_a_piece_over_several_columns_spans_them() -> None:
    columns = [(80.0, 110.0), (200.0, 230.0), (250.0, 280.0)]
    header = lines_to_rows([line("Port", 80, 100), line("Harvestsofallthegrain", 190, 100)])[0]
    assert placed(header, columns) == [(0, 0, "Port"), (1, 2, "Harvestsofallthegrain")]


def test_a_piece_between_columns_goes_to_the_nearest() -> None:
    columns = [(80.0, 110.0), (200.0, 230.0), (300.0, 330.0)]
    assert placed(row_of("12", 235), columns) == [(1, 1, "12")]
    assert placed(row_of("12", 280), columns) == [(2, 2, "12")]


def test_two_pieces_in_one_column_are_one_cell() -> None:
    columns = [(80.0, 200.0), (250.0, 280.0), (300.0, 320.0)]
    two = rows([("Barley", "of")], (80, 150))[0]
    assert placed(two, columns) == [(0, 0, "Barley of")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12 17", [(0, 0, "12"), (1, 1, "17")]),
        ("2008 2009", [(0, 0, "2008"), (1, 1, "2009")]),
        ("wool tin", [(0, 1, "wool tin")]),
    ],
)
def test_words_of_neighbouring_columns_are_parted_where_they_are_figures(
    text: str, parts: list[tuple[int, int, str]]
) -> None:
    left, right = text.split()
    made = [line(left, 80, 100), line(right, 80 + 5 * len(left) + 3.5, 100)]
    (row,) = lines_to_rows(made)
    joined_row = Row([[*row.pieces[0], *(row.pieces[1] if len(row.pieces) > 1 else [])]], 92, 102, 100, 10)
    middle = 80 + 5 * len(left) + 1.5
    assert placed(joined_row, [(80.0, middle), (middle, 140.0), (200.0, 230.0)]) == parts


def test_the_usual_space_is_the_middle_of_all() -> None:
    assert usual_space(rows(BODY)) == 0
    assert usual_space([row_of("a b c"), row_of("wool and tin")]) == pytest.approx(0.25)
