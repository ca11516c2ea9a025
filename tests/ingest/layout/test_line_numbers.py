"""Numbers of lines in a margin are told from all others."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ingest.layout.line_numbers import split_line_numbers
from ingest.records.lines import Word
from tests.ingest.made import SMALL, word, words

PROSE = "trade fell by 6 percent in the year"


def page(numbers: Sequence[int | str], *, x0: float = 60, left: float = 90) -> list[Word]:
    made: list[Word] = []
    for row, number in enumerate(numbers):
        if number != "":
            made.append(word(str(number), x0, 100 + 20 * row, style=SMALL))
        made += words(PROSE, left, 100 + 20 * row)
    return made


def numbers_of(made: Sequence[Word]) -> list[str]:
    kept, numbers = split_line_numbers(made)
    assert sorted(map(id, made)) == sorted(map(id, [*kept, *numbers]))
    return [one.text for one in numbers]


def test_every_line_or_every_fifth_may_be_numbered() -> None:
    assert numbers_of(page([1, 2, 3, 4, 5])) == ["1", "2", "3", "4", "5"]
    fifth: list[int | str] = ["" if row % 5 else 5 + row for row in range(20)]
    assert numbers_of(page(fifth)) == ["5", "10", "15", "20"]


def test_numbers_may_stand_at_the_right_and_one_may_be_read_wrongly() -> None:
    assert numbers_of(page([1, 2, 3, 4, 5], x0=500)) == ["1", "2", "3", "4", "5"]
    assert len(numbers_of(page([1, 2, 3, 4, 6, 7, 8, 9, 10]))) == 9


@pytest.mark.parametrize(
    "made",
    [
        page([1, 2, 3]),  # too few
        page([12, 7, 95, 3, 41]),  # figures of a table
        page([2005, 2006, 2007, 2008], x0=95, left=90),  # within the text
        page([1, 2, 3, 4, 5], left=61),  # no margin between
        [word(str(row), 60, 100 + 20 * row) for row in range(9)],  # nothing to count
        [],
    ],
)
def test_other_numbers_are_words_of_the_page(made: list[Word]) -> None:
    assert numbers_of(made) == []


def test_numbers_beside_no_line_count_none() -> None:
    apart = [word(str(row), 60, 110 + 20 * row, style=SMALL) for row in range(1, 6)]
    assert numbers_of([*page([""] * 6), *apart]) == []


@pytest.mark.parametrize(("lower", "counts"), [(0, True), (2, True), (-2, True), (3, False), (-3, False)])
def test_a_number_stands_on_its_line_but_for_two_points(lower: float, counts: bool) -> None:
    made = [word(str(row + 1), 60, 100 + 20 * row + lower, style=SMALL) for row in range(5)]
    made += [one for row in range(5) for one in words(PROSE, 90, 100 + 20 * row)]
    assert bool(numbers_of(made)) is counts


@pytest.mark.parametrize(("gap", "counts"), [(1.9, False), (2.1, True)])
def test_numbers_stand_two_points_clear_of_the_text(gap: float, *, counts: bool) -> None:
    assert bool(numbers_of(page([1, 2, 3, 4, 5], left=63.5 + gap))) is counts
    right = max(one.x1 for one in words(PROSE, 90, 100))
    assert bool(numbers_of(page([1, 2, 3, 4, 5], x0=right + gap))) is counts


@pytest.mark.parametrize(
    ("numbers", "counts"),
    [
        ([1, 2, 3, 4], True),
        ([2, 4, 6, 8], True),
        ([3, 6, 9, 12], True),
        ([5, 10, 15, 20], True),
        ([10, 20, 30, 40], True),
        ([4, 8, 12, 16], False),
        ([7, 14, 21, 28], False),
        ([4, 3, 2, 1], False),
        ([1, 2, 3, 4, 9, 10], True),
        ([1, 2, 3, 9, 10], False),
        ([9996, 9997, 9998, 9999], True),
        ([10000, 10001, 10002, 10003], False),
    ],
)
def test_numbers_count_on_in_usual_steps_but_for_a_fifth_of_them(numbers: list[int], *, counts: bool) -> None:
    assert bool(numbers_of(page(numbers, x0=40))) is counts


@pytest.mark.parametrize(("off", "counts"), [(2.4, True), (2.6, False)])
def test_the_edges_of_eight_of_ten_numbers_stand_in_one_line(off: float, *, counts: bool) -> None:
    made = page([1, 2, 3, 4])
    first = next(one for one in made if one.text == "1")
    first.x0, first.x1 = first.x0 - off, first.x1 - off
    assert bool(numbers_of(made)) is counts
    five = page([1, 2, 3, 4, 5])
    first = next(one for one in five if one.text == "1")
    first.x0, first.x1 = first.x0 - 20, first.x1 - 20
    assert numbers_of(five)
