"""What each part is to a reader: title, heading, caption, footnote, contents, reference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.document import BlockKind
from corpus.geometry import PageIndex
from ingest.document.part_kinds import BodyStyle, body_style, name_kinds
from ingest.layout.blocks import column_to_parts
from ingest.layout.columns import lines_to_columns
from ingest.records.lines import Line
from ingest.records.parts import Part
from ingest.records.raw import Style
from tests.ingest.made import BOLD, LARGE, PLAIN, SMALL, line, page_text, paragraph

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


BODY = BodyStyle(10, bold=False)


def put(text: str, top: float = 300, *, style: Style = PLAIN, page: int = 0, count: int = 1) -> Part:
    """A paragraph of one text, or of so many lines of it."""
    return Part(
        BlockKind.PARAGRAPH, PageIndex(page), paragraph([text] * count, 72, top, style=style), 72, 540
    )


def named(*parts: Part) -> list[Part]:
    return name_kinds(parts, [page_text([], index=page) for page in range(3)], BODY)


def kinds(*parts: Part) -> list[BlockKind]:
    return [part.kind for part in named(*parts)]


def test_the_body_is_set_as_most_characters_are() -> None:
    lines = [line("A title", 72, 60, style=LARGE), *paragraph([WIDE] * 3, 72, 100, style=BOLD)]
    assert body_style([page_text(lines), page_text([line(WIDE, 72, 100)])]) == BodyStyle(10, bold=True)
    assert body_style([]) == BodyStyle(10, bold=False)


def test_the_body_is_of_a_size_in_half_points() -> None:
    odd = replace(PLAIN, size=10.3)
    assert body_style([page_text([line(WIDE, 72, 100, style=odd)])]).size == 10.5


def test_parts_that_are_given_are_not_changed() -> None:
    parts = [put("2. Trade", style=BOLD), put(WIDE)]
    named(*parts)
    assert {part.kind for part in parts} == {BlockKind.PARAGRAPH}


def test_parts_with_a_kind_keep_it() -> None:
    head = replace(put("2. Trade", style=BOLD), kind=BlockKind.HEADER)
    assert named(head) == [head]


def test_a_caption_has_its_label() -> None:
    (caption,) = named(put("Table 3. Ports of tin"))
    assert (caption.kind, caption.label) == (BlockKind.CAPTION, "Table 3")
    assert kinds(put("Table 3. " + "Ports of tin " * 50)) == [BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("text", "label"),
    [("3 See the annex.", "3"), ("* See there.", "*"), ("12See there.", "12"), ("a See b.", "a")],
)
def test_a_footnote_has_its_mark(text: str, label: str) -> None:
    (note,) = named(put(text, 700, style=SMALL))
    assert (note.kind, note.label) == (BlockKind.FOOTNOTE, label)


@pytest.mark.parametrize(
    "part",
    [
        put("3 See the annex.", 700),
        put("3 See the annex.", 200, style=SMALL),
        put("See the annex.", 700, style=SMALL),
    ],
    ids=["large", "high up", "without a mark"],
)
def test_what_lacks_a_sign_of_a_footnote_is_none(part: Part) -> None:
    assert kinds(part) != [BlockKind.FOOTNOTE]


def test_formulas_and_items_are_told() -> None:
    assert kinds(put("y = α + β x"), put("• one thing and another.")) == [
        BlockKind.FORMULA,
        BlockKind.LIST_ITEM,
    ]


@pytest.mark.parametrize(
    ("text", "style", "count", "kind"),
    [
        ("Trade in tin", BOLD, 1, BlockKind.HEADING),
        ("Trade in tin", BOLD, 4, BlockKind.PARAGRAPH),
        ("Trade in tin", replace(PLAIN, size=10.9), 1, BlockKind.HEADING),
        ("Trade in tin", replace(PLAIN, size=10.5), 1, BlockKind.PARAGRAPH),
        ("Trade in tin", replace(PLAIN, italic=True), 1, BlockKind.HEADING),
        (WIDE, replace(PLAIN, italic=True), 1, BlockKind.PARAGRAPH),
        ("TRADE IN TIN", PLAIN, 1, BlockKind.HEADING),
        ("TIN", PLAIN, 1, BlockKind.PARAGRAPH),
        ("Trade in tin.", BOLD, 1, BlockKind.PARAGRAPH),
        ("2.1 Trade in tin.", BOLD, 1, BlockKind.HEADING),
        ("12 345", BOLD, 1, BlockKind.PARAGRAPH),
        ("• Trade", BOLD, 1, BlockKind.LIST_ITEM),
        ("2. Trade", BOLD, 1, BlockKind.HEADING),
    ],
)
def test_a_heading_is_short_stands_out_and_ends_in_no_point(
    text: str, style: Style, count: int, kind: BlockKind
) -> None:
    assert kinds(put(text, style=style, count=count, page=1)) == [kind]


def test_the_name_of_a_journal_is_no_title() -> None:
    told = named(
        put("Journal of Tin Studies", 60, style=LARGE), put("How ports grow", 90, style=BOLD), put(WIDE)
    )
    assert [part.kind for part in told] == [BlockKind.HEADER, BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_only_the_first_page_has_a_title() -> None:
    assert kinds(put("How ports grow", style=LARGE, page=1)) == [BlockKind.HEADING]


def test_authors_below_a_title_are_no_headings_but_an_abstract_is() -> None:
    told = kinds(
        put("How ports grow", 60, style=LARGE), put("Ada Brown", 90, style=BOLD),
        put("University of Kiel", 110, style=BOLD), put("May 2009", 120, style=BOLD),
        put("Abstract", 130, style=BOLD), put("Bank of Kiel", 150, style=BOLD),
    )  # fmt: skip
    assert told == [BlockKind.TITLE, *[BlockKind.PARAGRAPH] * 3, BlockKind.HEADING, BlockKind.HEADING]


def test_a_list_of_references_ends_at_a_heading_of_something_else() -> None:
    told = kinds(
        put("References", style=BOLD, page=1), put(WIDE, page=1), put("Printed sources", style=BOLD, page=1),
        put(WIDE, page=1), put("Appendix A", style=BOLD, page=1), put(WIDE, page=1),
    )  # fmt: skip
    assert told == [
        BlockKind.HEADING, BlockKind.REFERENCE, BlockKind.HEADING, BlockKind.REFERENCE, BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]  # fmt: skip


def test_a_list_of_references_may_stand_under_a_plain_heading() -> None:
    told = kinds(
        put("References", page=1), put(WIDE, page=1), put("3. Tin", style=BOLD, page=1), put(WIDE, page=1)
    )
    assert told == [BlockKind.HEADING, BlockKind.REFERENCE, BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_lines_that_end_in_pages_are_contents_on_the_page_of_their_heading() -> None:
    told = kinds(
        put("Contents", style=BOLD, page=1), put("Trade of tin and lead 4", page=1), put(WIDE, page=1),
        put("Trade of tin and lead 4", page=2),
    )  # fmt: skip
    assert told == [BlockKind.HEADING, BlockKind.CONTENTS, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_levels_without_numbers_follow_the_setting() -> None:
    told = named(
        put("Trade of tin", style=BOLD, page=1), put("Prices", style=LARGE, page=1),
        put("Trade of lead", style=BOLD, page=1), put(WIDE, page=1),
    )  # fmt: skip
    assert [part.level for part in told] == [2, 1, 2, None]
