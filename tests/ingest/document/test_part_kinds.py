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
from tests.ingest.made import BOLD, LARGE, PLAIN, SMALL, line, page_text, paragraph, word, words

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


def marked(mark: str, size: float, rest: str) -> Part:
    """A note whose mark is set so large and touches what follows."""
    first = word(mark, 72, 700, style=replace(SMALL, size=size))
    others = [replace(one, glued=at == 0) for at, one in enumerate(words(rest, first.x1, 700, style=SMALL))]
    made = Line([first, *others], 72, 694, 300, 702, 700, 7.0, bold=False, italic=False)
    return Part(BlockKind.PARAGRAPH, PAGE, [made], 72, 540)


@pytest.mark.parametrize(
    ("note", "is_note"),
    [
        (marked("3", 5.9, "see the annex of ports"), True),
        (marked("3", 6.0, "see the annex of ports"), False),
        (marked("see", 5.0, "the annex of ports"), False),
        (marked("3see", 5.0, ""), False),
    ],
)
def test_a_small_figure_that_touches_its_note_is_a_mark(note: Part, *, is_note: bool) -> None:
    assert (kinds(note) == [BlockKind.FOOTNOTE]) is is_note


def test_a_raised_sign_is_a_mark_whatever_it_is() -> None:
    note = put("ports: see the annex", 700, style=SMALL)
    first, *others = note.lines[0].words
    raised = replace(note, lines=[replace(note.lines[0], words=[replace(first, raised=True), *others])])
    assert kinds(note, raised) == [BlockKind.PARAGRAPH, BlockKind.FOOTNOTE]


@pytest.mark.parametrize(
    ("size", "top", "is_note"),
    [(9.3, 700, True), (9.4, 700, False), (7.0, 245, True), (7.0, 242, False)],
)
def test_a_footnote_is_smaller_than_the_text_and_below_a_third_of_the_page(
    size: float, top: float, *, is_note: bool
) -> None:
    note = put("3 See the annex of ports.", top, style=replace(PLAIN, size=size))
    assert (kinds(note) == [BlockKind.FOOTNOTE]) is is_note


@pytest.mark.parametrize(
    ("size", "count", "is_heading"),
    [(14.1, 6, True), (14.1, 7, False), (13.9, 4, False), (13.9, 3, True), (10.8, 1, True), (10.7, 1, False)],
)
def test_a_heading_has_three_lines_and_a_large_one_six(size: float, count: int, *, is_heading: bool) -> None:
    part = put("Trade in tin", style=replace(PLAIN, size=size), count=count, page=1)
    assert (kinds(part) == [BlockKind.HEADING]) is is_heading


@pytest.mark.parametrize(
    ("text", "style", "is_heading"),
    [
        ("T" * 180, BOLD, True),
        ("T" * 181, BOLD, False),
        ("t" * 79, replace(PLAIN, italic=True), True),
        ("t" * 80, replace(PLAIN, italic=True), False),
        ("TRADING", PLAIN, True),
        ("TRADES", PLAIN, False),
        ("TRADE 12345", PLAIN, False),
        ("Trade in tin;", BOLD, False),
        ("Trade in tin,", BOLD, False),
        ("Trade in tin", replace(BOLD, size=9.3), True),
        ("Trade in tin", replace(BOLD, size=9.2), False),
    ],
)
def test_what_stands_out_is_a_heading_up_to_a_length_and_down_to_a_size(
    text: str, style: Style, *, is_heading: bool
) -> None:
    assert (kinds(put(text, style=style, page=1)) == [BlockKind.HEADING]) is is_heading


def test_in_a_bold_text_bold_is_no_sign_of_a_heading() -> None:
    pages, bold = [page_text([], index=page) for page in range(3)], BodyStyle(10, bold=True)
    (part,) = name_kinds([put("Trade in tin", style=BOLD, page=1)], pages, bold)
    assert part.kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("where α = β holds since γ = δ firms", BlockKind.PARAGRAPH),  # too many words
        ("γ + δ so if it is at of by on as so at to as it if", BlockKind.PARAGRAPH),  # too few signs
        (" ".join(["γ = δ 5 of"] * 16), BlockKind.FORMULA),
        (" ".join(["γ = δ 5 of trade"] * 16), BlockKind.PARAGRAPH),
    ],
)
def test_a_derivation_is_mostly_mathematics_and_hardly_words(text: str, kind: BlockKind) -> None:
    assert kinds(put(text, page=1)) == [kind]


@pytest.mark.parametrize(
    ("text", "is_contents"),
    [
        ("Trade of tin . . . . 4", True),
        ("Trade of tin ..... 14", True),
        ("Trade of tin …… xii", True),
        ("Trade of tin . . . 4", False),
        ("Trade of tin . . . . 4 .", False),
        ("Trade of tin 4", False),
    ],
)
def test_leaders_to_a_page_are_contents_without_a_heading(text: str, *, is_contents: bool) -> None:
    assert (kinds(put(text, page=1)) == [BlockKind.CONTENTS]) is is_contents


def test_a_part_is_contents_where_two_fifths_of_its_lines_have_leaders() -> None:
    def part(leaders: int, others: int) -> Part:
        texts = ["Trade of tin . . . . 4"] * leaders + ["and of lead"] * others
        return Part(BlockKind.PARAGRAPH, PageIndex(1), paragraph(texts, 72, 300), 72, 540)

    assert kinds(part(2, 3)) == [BlockKind.CONTENTS]
    assert kinds(part(1, 2)) == [BlockKind.PARAGRAPH]


@pytest.mark.parametrize(("size", "has_title"), [(11.1, True), (10.9, False)])
def test_a_title_is_larger_than_the_text_and_the_first_of_the_largest(
    size: float, *, has_title: bool
) -> None:
    large = replace(BOLD, size=size)
    almost = replace(BOLD, size=0.98 * size)
    found = kinds(put("How ports grow", 60, style=almost), put("How mills grow", 90, style=large))
    assert (found == [BlockKind.TITLE, BlockKind.HEADING]) is has_title


def test_of_headings_of_two_sizes_the_larger_is_the_title() -> None:
    smaller = replace(LARGE, size=17)
    found = kinds(put("How ports grow", 60, style=smaller), put("How mills grow", 90, style=LARGE))
    assert found == [BlockKind.HEADING, BlockKind.TITLE]


def test_the_front_ends_eleven_parts_behind_the_title_or_at_a_long_one_or_on_the_next_page() -> None:
    title, date = put("How ports grow", 60, style=LARGE), put("May 2009", 90, style=BOLD)
    between = [put(WIDE, 100)] * 10
    assert kinds(title, *between, date)[-1] is BlockKind.PARAGRAPH
    assert kinds(title, *between, put(WIDE, 110), date)[-1] is BlockKind.HEADING
    assert kinds(title, put(WIDE, 100, count=5), date)[-1] is BlockKind.HEADING
    assert kinds(title, replace(date, page=PageIndex(1)))[-1] is BlockKind.HEADING


def test_levels_are_four_at_most_and_a_number_tells_its_own() -> None:
    sizes = (18, 17, 16, 15, 14)
    told = named(*(put("Ports and mills", style=replace(BOLD, size=size), page=1) for size in sizes))
    assert [part.level for part in told] == [1, 2, 3, 4, 4]
    (deep,) = named(put("2.1.3 Ports", style=BOLD, page=1))
    assert deep.level == 3
