"""What each part is to a reader: title, heading, caption, footnote, contents, reference."""

from __future__ import annotations

from corpus.document import BlockKind
from corpus.geometry import PageIndex
from ingest.document.part_kinds import body_style, name_kinds
from ingest.layout.blocks import column_to_parts
from ingest.layout.columns import lines_to_columns
from ingest.records.lines import Line
from ingest.records.parts import Part
from tests.ingest.made import BOLD, LARGE, SMALL, line, page_text, paragraph

WIDE = "a line of prose that runs over the whole width of the page from the left margin to the right one"
PAGE = PageIndex(0)


def parts_of(lines: list[Line]) -> list[Part]:
    parts = [part for column in lines_to_columns(lines) for part in column_to_parts(column, PAGE)]
    page = page_text(lines)
    return name_kinds(parts, [page], body_style([page]))


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
