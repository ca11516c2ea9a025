"""Pieces of lines to columns in the order of reading."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.layout.columns import lines_to_columns, split_columns
from tests.ingest.made import BOLD, LARGE, PLAIN, line, paragraph

LEFT = [f"the left column says number {n} here now" for n in "abcdefgh"]
RIGHT = [f"the right column has line {n} of its own" for n in "abcdefgh"]
WIDE = "a line of prose that runs over the whole width of the page from the left margin to the right one"


def test_one_column_is_read_from_top_to_bottom() -> None:
    (column,) = lines_to_columns(paragraph([WIDE] * 6, 72, 100))
    assert [round(each.baseline) for each in column] == [100, 112, 124, 136, 148, 160]


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = lines_to_columns([*paragraph(LEFT, 72, 100), *paragraph(RIGHT, 330, 100)])
    assert left[0].text == LEFT[0]
    assert right[0].text == RIGHT[0]
    assert len(left) == len(right) == 8


def test_a_title_across_the_gutter_comes_before_both_columns() -> None:
    lines = [line(WIDE, 72, 60), *paragraph(LEFT, 72, 100), *paragraph(RIGHT, 330, 100)]
    columns = lines_to_columns(lines)
    assert [column[0].text for column in columns] == [WIDE, LEFT[0], RIGHT[0]]


def test_a_page_may_change_from_one_column_to_two() -> None:
    lines = [*paragraph([WIDE] * 5, 72, 60), *paragraph(LEFT, 72, 160), *paragraph(RIGHT, 330, 160)]
    assert [len(column) for column in lines_to_columns(lines)] == [5, 8, 8]


def test_columns_of_figures_are_not_read_as_columns_of_prose() -> None:
    rows = [
        each
        for row in range(8)
        for each in (line(f"Item {row}", 72, 100 + 12 * row), line("1,234", 300, 100 + 12 * row))
    ]
    assert len(lines_to_columns(rows)) == 1


def test_pieces_of_one_line_are_joined_from_left_to_right() -> None:
    (column,) = lines_to_columns([line("right", 300, 100, style=BOLD), line("left", 72, 101, style=BOLD)])
    (joined,) = column
    assert (joined.text, joined.x0, joined.bold) == ("left right", 72, True)
    assert (joined.x1, joined.baseline) == (line("right", 300, 100).x1, 101)


def test_a_line_of_bold_and_plain_pieces_is_not_bold() -> None:
    ((joined,),) = lines_to_columns([line("left", 72, 100, style=BOLD), line("right", 300, 100)])
    assert not joined.bold


def test_lines_apart_are_not_joined() -> None:
    ((first, second),) = lines_to_columns([line("below", 72, 104), line("above", 72, 100)])
    assert (first.text, second.text) == ("above", "below")


def test_split_columns_leaves_the_pieces_as_they_are() -> None:
    pieces = [line("left", 72, 100), line("right", 300, 100)]
    assert split_columns(pieces) == [pieces]


@pytest.mark.parametrize("count", [2, 3])
def test_a_side_needs_three_lines_to_be_a_column(count: int) -> None:
    lines = [*paragraph(LEFT[:count], 72, 100), *paragraph(RIGHT[:count], 330, 100)]
    assert len(split_columns(lines)) == (2 if count == 3 else 1)


def test_columns_without_a_gap_between_them_are_one() -> None:
    left = paragraph(LEFT, 72, 100)
    right = paragraph(RIGHT, max(each.x1 for each in left) + 2, 100)
    assert len(split_columns([*left, *right])) == 1


def test_prose_beside_a_table_on_other_baselines_is_a_column() -> None:
    prose = paragraph([WIDE[:48]] * 12, 72, 100)
    figures = [line(str(n), x, 105 + 17 * n, style=LARGE) for n in range(7) for x in (360, 420, 480)]
    assert split_columns([*prose, *figures])[0][0].text == WIDE[:48].strip()
    assert len(split_columns([*prose, *figures])) > 1


def test_no_lines_have_no_columns() -> None:
    assert lines_to_columns([]) == []


@given(
    st.lists(
        st.tuples(st.sampled_from(["12", "of all ports", WIDE]), st.integers(0, 500), st.integers(0, 700)),
        max_size=25,
    )
)
def test_any_lines_are_in_one_column_each(placed: list[tuple[str, int, int]]) -> None:
    lines = [line(text, x, y) for text, x, y in placed]
    found = [each for column in split_columns(lines) for each in column]
    assert sorted(map(id, found)) == sorted(map(id, lines))
    words = [word for column in lines_to_columns(lines) for each in column for word in each.words]
    assert len(words) == sum(len(each.words) for each in lines)


@pytest.mark.parametrize(("italic", "whole"), [((True, True), True), ((True, False), False)])
def test_a_line_is_italic_if_all_its_pieces_are(italic: tuple[bool, bool], whole: bool) -> None:
    pieces = [
        line(text, x, 100, style=replace(PLAIN, italic=is_italic))
        for (text, x), is_italic in zip((("left", 72), ("right", 300)), italic, strict=True)
    ]
    ((joined,),) = lines_to_columns(pieces)
    assert joined.italic is whole


def test_two_columns_of_short_cells_are_not_read_as_columns_of_prose() -> None:
    cells = [line(text, x, 100 + 12 * n) for n in range(8) for text, x in (("tin", 72), ("4.2", 330))]
    assert len(split_columns(cells)) == 1


@pytest.mark.parametrize("hung_out", [0, 0.5, 1, 1.5, 2, 2.5])
@pytest.mark.parametrize(("gap", "count"), [(5, 2), (3.9, 1), (3, 1)])
def test_a_gutter_is_at_least_four_points_wide_wherever_it_lies(
    gap: float, count: int, hung_out: float
) -> None:
    left = [*paragraph(LEFT[:1], 72 - hung_out, 100), *paragraph(LEFT[1:], 72, 112)]
    right = paragraph(RIGHT, max(each.x1 for each in left) + gap, 100)
    assert len(split_columns([*left, *right])) == count


@pytest.mark.parametrize(("share", "count"), [(0.6, 2), (0.4, 1)])
def test_lines_of_prose_fill_their_column(share: float, count: int) -> None:
    short = [text[: int(len(text) * share)] for text in RIGHT]
    right = [*paragraph([RIGHT[0]], 330, 100), *paragraph(short[1:], 330, 112)]
    assert len(split_columns([*paragraph(LEFT, 72, 100), *right])) == count


def test_what_stands_across_the_gutter_below_ends_both_columns() -> None:
    lines = [*paragraph(LEFT, 72, 100), *paragraph(RIGHT, 330, 100), *paragraph([WIDE] * 3, 72, 220)]
    found = lines_to_columns(lines)
    assert [column[0].text for column in found] == [LEFT[0], RIGHT[0], WIDE]
    assert [len(column) for column in found] == [8, 8, 3]


@pytest.mark.parametrize(("apart", "rows"), [(2.9, 1), (3.1, 2)])
def test_pieces_of_nearly_one_height_are_one_line(apart: float, rows: int) -> None:
    (column,) = lines_to_columns([line("left", 72, 100), line("right", 300, 100 + apart)])
    assert len(column) == rows


def test_a_joined_line_has_the_height_and_size_of_its_pieces() -> None:
    pieces = [line("one two three", 72, 100), line("big", 300, 101, style=LARGE)]
    ((joined,),) = lines_to_columns(pieces)
    assert (joined.top, joined.bottom) == (pieces[1].top, pieces[1].bottom)
    assert (joined.baseline, joined.size) == (100, PLAIN.size)


@settings(max_examples=15)
@given(st.permutations(range(16)))
def test_the_order_in_which_lines_come_does_not_matter(order: list[int]) -> None:
    lines = [*paragraph(LEFT, 72, 100), *paragraph(RIGHT, 330, 100)]
    plain = [[each.text for each in column] for column in lines_to_columns(lines)]
    turned = [[each.text for each in column] for column in lines_to_columns([lines[at] for at in order])]
    assert turned == plain


def test_a_part_of_the_page_with_another_gutter_is_read_in_columns_of_its_own() -> None:
    narrow = [f"narrow lines say {n} here" for n in "abcdefgh"]
    broad = [f"the broad column below has the line {n} of its own and more words" for n in "abcdefgh"]
    lines = [*paragraph(LEFT, 72, 100), *paragraph(RIGHT, 330, 100), line(WIDE, 72, 208)]
    lines += [*paragraph(narrow, 72, 232), *paragraph(broad, 200, 232)]
    first = [column[0].text for column in lines_to_columns(lines)]
    assert first[:2] == [LEFT[0], RIGHT[0]]
    assert first[-2:] == [narrow[0], broad[0]]


def test_a_short_line_between_what_crosses_the_gutter_and_a_wide_one_ends_no_column() -> None:
    above = [line("A short one", 72, 28), *paragraph([WIDE] * 3, 72, 40)]
    found = lines_to_columns([*above, *paragraph(LEFT, 72, 100), *paragraph(RIGHT, 330, 100)])
    assert [len(column) for column in found] == [4, 8, 8]


FIGURES = [line(str(n), x, 105 + 17 * n, style=LARGE) for n in range(7) for x in (380, 430, 480)]


@pytest.mark.parametrize(("count", "columns"), [(5, 1), (6, 2)])
def test_prose_beside_a_table_has_six_lines(count: int, columns: int) -> None:
    assert len(split_columns([*paragraph([WIDE[:48]] * count, 72, 100), *FIGURES])) == columns


@pytest.mark.parametrize(("letters", "columns"), [(35, 1), (36, 2)])
def test_prose_beside_a_table_is_eighteen_sizes_wide(letters: int, columns: int) -> None:
    assert len(split_columns([*paragraph(["x" * letters] * 12, 72, 100), *FIGURES])) == columns


@pytest.mark.parametrize(("shared", "columns"), [(4, 2), (6, 1)])
def test_prose_beside_a_table_stands_on_baselines_of_its_own(shared: int, columns: int) -> None:
    prose = paragraph([WIDE[:48]] * 12, 72, 100)
    levels = [each.baseline + 5 * (at >= shared) for at, each in enumerate(prose)]
    figures = [line(str(n), x, level) for n, level in enumerate(levels) for x in (380, 430, 480)]
    assert len(split_columns([*prose, *figures])) == columns


@pytest.mark.parametrize(("indented", "columns"), [(4, 2), (8, 1)])
def test_prose_beside_a_table_begins_at_few_places(indented: int, columns: int) -> None:
    prose = [line(WIDE[:48], 72 + 4 * at * (at < indented), 100 + 12 * at) for at in range(12)]
    assert len(split_columns([*prose, *FIGURES])) == columns
