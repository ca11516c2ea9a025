"""Lines to columns, parts, kinds and furniture."""

from __future__ import annotations

import pytest

from corpus.document import BlockKind
from corpus.geometry import PageIndex
from ingest.document.paragraphs import join_paragraphs
from ingest.document.part_kinds import body_style, name_kinds
from ingest.layout.blocks import column_to_parts
from ingest.layout.captions import caption_label
from ingest.layout.columns import lines_to_columns
from ingest.layout.furniture import printed_labels, split_furniture
from ingest.records.lines import Line
from ingest.records.parts import Part
from tests.ingest.made import BOLD, LARGE, SMALL, line, page_text, paragraph

LEFT = [f"the left column says number {n} here now" for n in "abcdefgh"]
RIGHT = [f"the right column has line {n} of its own" for n in "abcdefgh"]
WIDE = "a line of prose that runs over the whole width of the page from the left margin to the right one"
PAGE = PageIndex(0)


def parts_of(lines: list[Line]) -> list[Part]:
    parts = [part for column in lines_to_columns(lines) for part in column_to_parts(column, PAGE)]
    page = page_text(lines)
    return name_kinds(parts, [page], body_style([page]))


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


def test_a_bold_line_alone_is_a_heading() -> None:
    parts = parts_of([line("2. Trade in chips", 72, 100, style=BOLD), *paragraph([WIDE] * 6, 72, 125)])
    assert [part.kind for part in parts] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_the_largest_line_of_the_first_page_is_the_title() -> None:
    parts = parts_of([line("Chips across the ocean", 72, 80, style=LARGE), *paragraph([WIDE] * 6, 72, 125)])
    assert parts[0].kind is BlockKind.TITLE


def test_levels_follow_the_numbering() -> None:
    lines = [
        line("2. Trade", 72, 100, style=BOLD),
        *paragraph([WIDE] * 3, 72, 125),
        line("2.1 Imports", 72, 180, style=BOLD),
        *paragraph([WIDE] * 3, 72, 205),
    ]
    assert [part.level for part in parts_of(lines) if part.kind is BlockKind.HEADING] == [1, 2]


def test_small_lines_with_a_mark_at_the_foot_are_footnotes() -> None:
    parts = parts_of(
        [
            *paragraph([WIDE] * 8, 72, 100),
            *paragraph(["3 See the annex to this paper.", "It is long."], 72, 700, style=SMALL),
        ]
    )
    assert [(part.kind, part.label) for part in parts][-1] == (BlockKind.FOOTNOTE, "3")


def test_lines_under_the_heading_references_are_references() -> None:
    lines = [
        *paragraph([WIDE] * 6, 72, 100),
        line("References", 72, 200, style=BOLD),
        *paragraph([WIDE] * 3, 72, 225),
    ]
    assert [part.kind for part in parts_of(lines)][-2:] == [BlockKind.HEADING, BlockKind.REFERENCE]


def test_lines_with_leaders_are_contents() -> None:
    lines = [
        line("Contents", 72, 80, style=BOLD),
        *paragraph(["Trade . . . . . . . . 4", "Firms . . . . . . . . 9"], 72, 120),
    ]
    assert parts_of([*lines, *paragraph([WIDE] * 6, 72, 300)])[1].kind is BlockKind.CONTENTS


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Table 3. Imports by partner", "Table 3"),
        ("Table 3", "Table 3"),
        ("TABLE A.2: Exports", "TABLE A.2"),
        ("Figure 2 – Shares", "Figure 2"),
        ("Fig. 4. Shares", "Fig. 4"),
        ("Table 3 shows that imports rose", ""),
        ("Table 3, in turn, gives", ""),
        ("Tables are hard", ""),
        ("Figure eight", ""),
        ("Box 1", "Box 1"),
    ],
)
def test_captions_give_their_label_and_prose_none(text: str, label: str) -> None:
    assert caption_label(text) == label


def pages_with_heads(count: int) -> list[list[Line]]:
    return [
        [
            line("Trade Review 12", 72, 40),
            *paragraph([f"{word} {WIDE}"] * 4, 72, 100),
            line(str(7 + n), 300, 760),
        ]
        for n, word in enumerate(["Firms", "Chips", "Ports", "Banks"][:count])
    ]


def test_repeated_heads_and_page_numbers_are_furniture() -> None:
    pages = [page_text(lines, index=n) for n, lines in enumerate(pages_with_heads(4))]
    for heads, body, feet in split_furniture(pages):
        assert [each.text for each in heads] == ["Trade Review 12"]
        assert len(body) == 4
        assert len(feet) == 1


def test_printed_numbers_become_labels() -> None:
    pages = [page_text(lines, index=n) for n, lines in enumerate(pages_with_heads(4))]
    assert printed_labels(pages, split_furniture(pages)) == ["7", "8", "9", "10"]


def _inset(n: int, number: str) -> list[Line]:
    """A page with margins so wide that its number stands far from the edge."""
    return [*paragraph([WIDE] * 30, 72, 200), line(number, 300, 660)]


def test_a_number_far_from_the_edge_is_the_label_where_pages_count_on() -> None:
    pages = [page_text(_inset(n, str(n + 3)), index=n) for n in range(4)]
    furniture = split_furniture(pages)
    assert printed_labels(pages, furniture) == ["3", "4", "5", "6"]
    assert all(len(body) == 30 for _, body, _ in furniture)


def test_what_stands_in_a_row_with_the_page_number_is_a_running_head() -> None:
    page = page_text([line("Trade Review", 72, 40), line("14", 500, 40), *paragraph([WIDE] * 6, 72, 120)])
    ((heads, body, _),) = split_furniture([page])
    assert ([each.text for each in heads], len(body)) == (["Trade Review", "14"], 6)


def test_the_last_line_of_a_note_in_a_row_with_the_page_number_stays_text() -> None:
    rows = [line("a note that goes on", 72, 730), line("and ends here", 72, 741), line("14", 500, 741)]
    page = page_text([*paragraph([WIDE] * 6, 72, 120), *rows])
    ((_, body, feet),) = split_furniture([page])
    assert ([each.text for each in feet], len(body)) == (["14"], 8)


@pytest.mark.parametrize("numbers", [["3", "9", "4", "12"], ["3", "4", "x", "y"], ["7", "7", "7", "7"]])
def test_numbers_that_do_not_count_on_are_no_labels(numbers: list[str]) -> None:
    pages = [page_text(_inset(n, number), index=n) for n, number in enumerate(numbers)]
    assert printed_labels(pages, split_furniture(pages)) == [""] * 4


def test_labels_of_the_file_win_over_printed_numbers() -> None:
    pages = [
        page_text(lines, index=n, label=label)
        for (n, lines), label in zip(enumerate(pages_with_heads(2)), ["iv", "v"], strict=True)
    ]
    assert printed_labels(pages, split_furniture(pages)) == ["iv", "v"]


def test_a_caption_at_the_top_of_pages_is_not_furniture() -> None:
    pages = [
        page_text([line(f"Table {n}", 72, 50), *paragraph([WIDE] * 4, 72, 200)], index=n) for n in range(4)
    ]
    assert all(not heads for heads, _, _ in split_furniture(pages))


def part(text: str, *, page: int = 0, kind: BlockKind = BlockKind.PARAGRAPH) -> Part:
    return Part(kind, PageIndex(page), [line(text, 72, 100)], 72, 540)


def test_a_sentence_over_a_page_end_is_one_paragraph() -> None:
    kept = join_paragraphs(
        [part("imports of chips from"), part("12", kind=BlockKind.FOOTER), part("abroad rose.", page=1)]
    )
    assert [len(each.tail) for each in kept] == [1, 0]


def test_a_paragraph_that_ends_is_not_joined_to_the_next() -> None:
    assert len(join_paragraphs([part("Imports rose."), part("Exports fell.", page=1)])) == 2


def test_a_heading_ends_a_paragraph() -> None:
    parts = [part("imports of"), part("Trade", kind=BlockKind.HEADING), part("chips rose.", page=1)]
    assert len(join_paragraphs(parts)) == 3
