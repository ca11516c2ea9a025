"""Columns of lines to paragraphs, and what looks unlike the lines around it."""

from __future__ import annotations

import pytest

from corpus.document import BlockKind
from corpus.geometry import PageIndex
from ingest.layout.blocks import LIST_MARK, _leading, column_to_parts
from ingest.records.lines import Line
from tests.ingest.made import BOLD, LARGE, line, paragraph

WIDE = "a line of prose that runs over the whole width of the page from the left margin to the right one"
PAGE = PageIndex(0)


def test_a_wider_gap_begins_a_paragraph() -> None:
    column = [*paragraph([WIDE] * 3, 72, 100), *paragraph([WIDE] * 3, 72, 160)]
    assert [len(part.lines) for part in column_to_parts(column, PAGE)] == [3, 3]


def test_an_indented_line_after_a_full_stop_begins_a_paragraph() -> None:
    column = [
        *paragraph([WIDE, WIDE, f"{WIDE}."], 72, 100),
        line(WIDE, 90, 136),
        *paragraph([WIDE] * 2, 72, 148),
    ]
    assert [len(part.lines) for part in column_to_parts(column, PAGE)] == [3, 3]


def parts_of(*column: Line) -> list[int]:
    """Numbers of lines of the parts."""
    return [len(part.lines) for part in column_to_parts(column, PAGE)]


def test_parts_are_paragraphs_with_the_sides_of_their_column() -> None:
    column = [line("a short one", 72, 100), *paragraph([WIDE] * 3, 72, 112)]
    (part,) = column_to_parts(column, PageIndex(3))
    assert (part.kind, part.page, part.left, part.right) == (BlockKind.PARAGRAPH, 3, 72, column[1].x1)


def test_an_empty_column_has_no_parts() -> None:
    assert column_to_parts([], PAGE) == []


@pytest.mark.parametrize(("step", "parts"), [(12, [6]), (14, [6]), (18, [3, 3])])
def test_a_gap_counts_from_a_third_of_a_line_more_than_usual(step: float, parts: list[int]) -> None:
    assert parts_of(*paragraph([WIDE] * 3, 72, 100), *paragraph([WIDE] * 3, 72, 124 + step)) == parts


def test_a_line_above_the_one_before_begins_a_part() -> None:
    assert parts_of(*paragraph([WIDE] * 3, 72, 400), *paragraph([WIDE] * 3, 72, 100)) == [3, 3]


def test_a_line_in_another_size_or_weight_begins_a_part() -> None:
    assert parts_of(line("Ports and tin", 72, 100, style=LARGE), *paragraph([WIDE] * 2, 72, 112)) == [1, 2]
    assert parts_of(line("Ports and tin", 72, 100, style=BOLD), *paragraph([WIDE] * 2, 72, 112)) == [1, 2]


def test_a_mark_alone_in_another_weight_does_not() -> None:
    assert parts_of(line(WIDE, 72, 100), line("7", 72, 112, style=BOLD), line(WIDE, 72, 124)) == [3]


def test_a_caption_begins_a_part_below_a_line_that_stops_short() -> None:
    caption = line(f"Table 3 {WIDE[:60]}", 72, 124)
    assert parts_of(line(WIDE, 72, 100), line("ends here", 72, 112), caption) == [2, 1]
    assert parts_of(line(WIDE, 72, 100), line(WIDE, 72, 112), caption) == [3]


def test_items_of_a_list_are_parts() -> None:
    items = paragraph(["• one thing", "• another thing", "• a third"], 72, 124)
    assert parts_of(*paragraph([WIDE] * 2, 72, 100), *items) == [2, 1, 1, 1]


def test_a_mark_deep_in_a_column_below_a_full_line_is_no_item() -> None:
    assert parts_of(line(WIDE, 72, 100), line(f"a) {WIDE[:50]}", 90, 112), line(WIDE, 90, 124)) == [3]


def test_a_second_line_that_hangs_under_an_item_goes_on_with_it() -> None:
    item = line("• it ends.", 72, 124)
    assert parts_of(*paragraph([WIDE] * 2, 72, 100), item, line("and goes on", 84, 136)) == [2, 2]


def test_an_indented_line_below_an_open_sentence_goes_on() -> None:
    assert parts_of(*paragraph([WIDE] * 3, 72, 100), line(WIDE, 90, 136)) == [4]


def test_a_line_that_stands_out_begins_an_entry_of_a_hanging_list() -> None:
    rows = [(72, WIDE), (90, WIDE), (72, WIDE), (90, WIDE)]
    assert parts_of(*(line(text, x, 100 + 12 * n) for n, (x, text) in enumerate(rows))) == [2, 2]


@pytest.mark.parametrize("text", ["• x", "– x", "(a) x", "12. x", "iv) x", "b.", "\uf0b7 x"])
def test_marks_of_lists_are_known(text: str) -> None:
    assert LIST_MARK.match(text)


@pytest.mark.parametrize("text", ["-4 percent", "123. x", "ab) x", "1.5 x", "Ports", ""])
def test_figures_and_words_are_no_marks(text: str) -> None:
    assert not LIST_MARK.match(text)


@pytest.mark.parametrize(("text", "parts"), [("tin", [3]), ("lead", [1, 2])])
def test_four_letters_in_another_weight_begin_a_part(text: str, parts: list[int]) -> None:
    assert (
        parts_of(line(WIDE, 72, 100), line(text, 72, 112, style=BOLD), line(text, 72, 124, style=BOLD))
        == parts
    )


@pytest.mark.parametrize(
    ("above", "parts"),
    [
        ("which is told of the losses of the fishermen of all towns in the north in Table 3-", [3]),
        ("and the price of all of the fish that was sold in the harbour in that autumn rose by", [3]),
        ("and what is told here of the harbour and of its fish was told by many others before.", [1, 2]),
    ],
)
def test_a_number_that_the_line_above_waits_for_begins_no_list(above: str, parts: list[int]) -> None:
    assert parts_of(*paragraph([above, "5. They were largest in the north", "and small"], 72, 100)) == parts


def test_an_item_that_ends_with_and_is_followed_by_an_item() -> None:
    column = paragraph([f"1. {WIDE} and", "2. the second of the two", "and its end"], 72, 100)
    assert parts_of(*column) == [1, 2]


def test_steps_of_one_size_alone_tell_the_usual_distance() -> None:
    def leading(*tops: float) -> float:
        return _leading([line("tin", 72, top) for top in tops])

    assert leading(100, 112, 124, 136) == 1.2
    assert leading(100, 115, 130, 160) == 1.5
    assert leading(100, 107, 114) == 1.2  # set side by side
    assert leading(100, 131, 162) == 1.2  # apart
    assert leading(100, 129, 158) == 2.9
    assert leading(100) == 1.2
    mixed = [line("tin", 72, 100, style=LARGE), line("tin", 72, 120), line("tin", 72, 135)]
    assert _leading(mixed) == 1.5
