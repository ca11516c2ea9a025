"""Which parts are the lists of references: where one ends, goes on, or has no heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import BlockKind
from corpus.geometry import PageIndex
from ingest.records.parts import Part
from ingest.references.lists import settle_references
from tests.ingest.made import PLAIN, SMALL, line, word

ENTRIES = [
    "Alder, B. and D. Cole (2008). How ports grow. Journal of Harbour Studies 12.",
    "Birch, F. (2001). Trading far away. Sea Press, Kiel.",
    "Cedar, G. (1999). A short one. Sea Press.",
    "Dogwood, H. (1997). The fourth of the list. Sea Press.",
    "Elm, J. (1996). The fifth of them. Sea Press.",
    "Fir, K. (1995). The sixth, and the last. Sea Press.",
]
REFERENCE, PARAGRAPH, HEADING = BlockKind.REFERENCE, BlockKind.PARAGRAPH, BlockKind.HEADING
PROSE = "Exports of tin rose in the years that followed, and nobody knew why they did."


class Page:
    """Parts set below one another."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._y = 60.0

    def put(
        self, *texts: str, kind: BlockKind = PARAGRAPH, gap: float = 0, small: bool = False, page: int = 0
    ) -> Page:
        """One part of these lines, so far below the one before."""
        self._y += gap
        lines = []
        for text in texts:
            lines.append(line(text, 72, self._y, style=SMALL if small else PLAIN))
            self._y += 12
        self.parts.append(Part(kind, PageIndex(page), lines, 72, 500))
        return self

    def each(self, texts: Sequence[str], kind: BlockKind) -> Page:
        """A part for each text."""
        for text in texts:
            self.put(text, kind=kind)
        return self


def listed(page: Page) -> list[str]:
    """Texts of the parts that are references."""
    return [part.text for part in settle_references(page.parts) if part.kind is REFERENCE]


def headed() -> Page:
    return Page().put(PROSE).put("References", kind=HEADING).each(ENTRIES, REFERENCE)


def test_entries_under_their_heading_are_the_list() -> None:
    assert listed(headed()) == ENTRIES


def test_other_parts_keep_their_kinds() -> None:
    kinds = [part.kind for part in settle_references(headed().parts)]
    assert kinds == [PARAGRAPH, HEADING, *[REFERENCE] * 6]


def test_a_note_far_below_the_last_entry_is_none() -> None:
    assert listed(headed().put(PROSE, kind=REFERENCE, gap=40)) == ENTRIES


def test_a_part_of_which_the_end_is_none_of_the_list_is_cut() -> None:
    page = Page().put("References", kind=HEADING).put(*ENTRIES, "Notes: tin is a metal.", kind=REFERENCE)
    _, entries, rest = settle_references(page.parts)
    assert (entries.kind, len(entries.lines)) == (REFERENCE, 6)
    assert (rest.kind, rest.text) == (PARAGRAPH, "Notes: tin is a metal.")


def test_what_is_no_list_under_a_heading_of_one_is_freed() -> None:
    page = Page().put("References", kind=HEADING).put(*[PROSE] * 4, kind=REFERENCE)
    assert listed(page) == []


def test_a_list_goes_on_below_a_heading_of_its_own() -> None:
    page = Page().put("References", kind=HEADING).each(ENTRIES[:3], REFERENCE)
    page.put("Printed sources", kind=HEADING).each(ENTRIES[3:], REFERENCE)
    assert listed(page) == ENTRIES


@pytest.mark.parametrize(
    ("entries", "belong"), [(ENTRIES[3:5], True), (["Aspen, A. (1994). A new one. Sea Press."], False)]
)
def test_one_or_two_entries_belong_to_the_list_if_they_carry_on_its_order(
    entries: list[str], belong: bool
) -> None:
    page = Page().put("References", kind=HEADING).each(ENTRIES[1:3], REFERENCE)
    page.put("Printed sources", kind=HEADING).each(entries, REFERENCE)
    assert listed(page) == [*ENTRIES[1:3], *(entries if belong else [])]


@pytest.mark.parametrize(
    "heading", ["Recent publications of the institute", "Further titles by this author", "About the authors"]
)
def test_works_that_the_text_does_not_cite_are_none(heading: str) -> None:
    page = Page().put("References", kind=HEADING).each(ENTRIES[:3], REFERENCE)
    page.put(heading, kind=HEADING).each(ENTRIES[3:], REFERENCE)
    assert listed(page) == ENTRIES[:3]


def test_a_list_without_a_heading_is_known_by_five_entries() -> None:
    assert listed(Page().put(PROSE).each(ENTRIES, PARAGRAPH)) == ENTRIES
    assert listed(Page().put(PROSE).each(ENTRIES[:4], PARAGRAPH)) == []


def test_entries_in_no_order_are_no_list() -> None:
    shuffled = [ENTRIES[at] for at in (3, 0, 4, 1, 5, 2)]
    assert listed(Page().put(PROSE).each(shuffled, PARAGRAPH)) == []


def test_a_numbered_list_without_a_heading_is_known_by_its_count() -> None:
    numbered = [f"{n}. {text}" for n, text in enumerate(ENTRIES, start=1)]
    assert listed(Page().put(PROSE).each(numbered, BlockKind.LIST_ITEM)) == numbered
    assert listed(Page().each([f"{n}. {PROSE}" for n in range(1, 7)], BlockKind.LIST_ITEM)) == []


def test_a_line_in_other_print_between_entries_is_none() -> None:
    page = Page().put("References", kind=HEADING).each(ENTRIES[:3], REFERENCE)
    page.put("Cole (2001) says otherwise.", kind=REFERENCE, small=True).each(ENTRIES[3:], REFERENCE)
    assert listed(page) == ENTRIES


def test_a_footnote_and_a_caption_between_pages_are_told_with_their_labels() -> None:
    page = headed()
    raised = replace(
        line("See there.", 80, 400), words=[word("7", 76, 396, raised=True), word("See", 80, 400)]
    )
    page.parts.insert(4, Part(REFERENCE, PageIndex(0), [raised], 72, 500))
    page.parts.insert(5, Part(REFERENCE, PageIndex(0), [line("Table 3. Ports", 72, 420)], 72, 500))
    told = settle_references(page.parts)
    assert [(part.kind, part.label) for part in told[4:6]] == [
        (BlockKind.FOOTNOTE, "7"),
        (BlockKind.CAPTION, "Table 3"),
    ]
    assert [part.text for part in told if part.kind is REFERENCE] == ENTRIES


def test_an_entry_that_stands_out_between_others_is_one() -> None:
    page = Page().put("References", kind=HEADING).each(ENTRIES[:2], REFERENCE)
    page.put(ENTRIES[2], kind=HEADING).each(ENTRIES[3:], REFERENCE)
    assert listed(page) == ENTRIES


def test_the_parts_that_are_given_stay_as_they_were() -> None:
    page = headed().put(PROSE, kind=REFERENCE, gap=40)
    before = list(page.parts)
    settle_references(page.parts)
    assert page.parts == before


def test_nothing_gives_nothing() -> None:
    assert settle_references([]) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*ENTRIES, PROSE, "References", "1. x", "Table 3. Ports"]),
            st.sampled_from([REFERENCE, PARAGRAPH, HEADING, BlockKind.TABLE]),
        ),
        max_size=12,
    )
)
def test_no_line_is_lost_or_moved(parts: list[tuple[str, BlockKind]]) -> None:
    page = Page()
    for text, kind in parts:
        page.put(text, kind=kind)
    told = settle_references(page.parts)
    assert [each.text for part in told for each in part.lines] == [text for text, _ in parts]


def test_two_entries_right_behind_a_list_go_on_with_it() -> None:
    page = Page().put("References", kind=HEADING).each(ENTRIES[:4], REFERENCE)
    page.put("Tin", kind=BlockKind.TABLE).each(ENTRIES[4:], PARAGRAPH)
    assert listed(page) == ENTRIES


def test_two_entries_out_of_its_order_or_far_behind_a_list_do_not() -> None:
    page = Page().put("References", kind=HEADING).each(ENTRIES[2:], REFERENCE)
    page.put(PROSE).each(ENTRIES[:2], PARAGRAPH)
    assert listed(page) == ENTRIES[2:]
    far = Page().put("References", kind=HEADING).each(ENTRIES[:4], REFERENCE).put(PROSE)
    for text in ENTRIES[4:]:
        far.put(text, page=2)
    assert listed(far) == ENTRIES[:4]


SHUFFLED = [ENTRIES[at] for at in (3, 0, 4, 1, 5, 2)]
UNDATED = "Alder, B. and D. Cole. How ports grow. Journal."
NAMELESS = "it was said in 2008 that tin is dear."


@pytest.mark.parametrize(
    ("entries", "is_list"),
    [
        (SHUFFLED, True),
        (SHUFFLED[:5], True),
        (SHUFFLED[:4], False),
        ([*SHUFFLED[:4], UNDATED], True),
        ([*SHUFFLED[:3], UNDATED, UNDATED], False),
        ([*SHUFFLED[:3], NAMELESS, NAMELESS], True),
        ([*SHUFFLED[:2], *[NAMELESS] * 3], False),
    ],
)
def test_a_numbered_list_is_one_by_its_dates_and_names_in_any_order(
    entries: list[str], *, is_list: bool
) -> None:
    for form in ("{}. {}", "[{}] {}"):
        numbered = [form.format(n, text) for n, text in enumerate(entries, start=1)]
        found = listed(Page().put(PROSE).each(numbered, BlockKind.LIST_ITEM))
        assert found == (numbered if is_list else []), form


def test_the_last_entry_has_twelve_lines_at_most() -> None:
    tail = ["and more of the same that goes on"] * 20
    page = Page().put("References", kind=HEADING).put(*ENTRIES, *tail, kind=REFERENCE)
    assert [len(part.lines) for part in settle_references(page.parts)] == [1, 5 + 12, 9]
    short = Page().put("References", kind=HEADING).put(*ENTRIES, *tail[:11], kind=REFERENCE)
    assert [len(part.lines) for part in settle_references(short.parts)] == [1, 5 + 12]


@pytest.mark.parametrize(
    ("entries", "gap", "is_in"),
    [(4, 1.1, True), (4, 1.3, False), (6, 1.3, False), (3, 7.9, True), (3, 8.1, False)],
)
def test_lines_go_on_with_an_entry_in_the_rhythm_of_the_list_or_of_few_lines_within_two_sizes(
    entries: int, gap: float, *, is_in: bool
) -> None:
    page = Page().put("References", kind=HEADING).each(ENTRIES[:entries], REFERENCE)
    assert len(listed(page.put("Grove, L. tells more", kind=REFERENCE, gap=gap))) == entries + is_in


@pytest.mark.parametrize(
    ("dated", "others", "is_list"), [(1, 5, True), (1, 6, False), (1, 3, True), (1, 2, False), (0, 4, False)]
)
def test_rows_under_a_heading_without_an_entry_are_a_list_where_a_sixth_is_dated(
    dated: int, others: int, *, is_list: bool
) -> None:
    page = Page().put("References", kind=HEADING).each(["in 2008 it was so"] * dated, REFERENCE)
    found = listed(page.each(["so it was told of tin"] * others, REFERENCE))
    assert len(found) == (dated + others if is_list else 0)


@pytest.mark.parametrize(("prose", "is_in"), [(5, True), (6, False)])
def test_below_a_heading_in_the_list_a_sixth_of_the_rows_begin_entries(prose: int, *, is_in: bool) -> None:
    page = Page().put("References", kind=HEADING).each(ENTRIES[:3], REFERENCE)
    page.put("Printed sources", kind=HEADING)
    for text in ENTRIES[3:]:
        page.put(text, *["and so it goes on and on"] * prose, kind=REFERENCE)
    assert any("Elm" in text for text in listed(page)) is is_in


def test_an_entry_like_a_heading_is_freed_only_between_others_and_with_a_date() -> None:
    for text in (UNDATED, "Cedar and others"):
        page = Page().put("References", kind=HEADING).each(ENTRIES[:2], REFERENCE)
        page.put(text, kind=HEADING).each(ENTRIES[3:], REFERENCE)
        assert text not in listed(page)
    last = Page().put("References", kind=HEADING).each(ENTRIES[:5], REFERENCE).put(ENTRIES[5], kind=HEADING)
    assert ENTRIES[5] in listed(last)
    behind = Page().put("References", kind=HEADING).each(ENTRIES[:5], REFERENCE)
    behind.put(ENTRIES[5], kind=HEADING).put(PROSE)
    assert ENTRIES[5] not in listed(behind)
