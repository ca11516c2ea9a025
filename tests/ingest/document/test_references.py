"""The list of references, split and read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.document import Reference
from ingest.document.read import read_data
from tests.ingest.made import Sheet


def opened(heading: str = "References") -> Sheet:
    sheet = Sheet()
    for row in range(6):
        sheet.put(
            "Prose comes first and says with many words what the paper is about and why it matters.",
            72,
            80 + 12 * row,
        )
    return sheet.put(heading, 72, 180, font="Times-Bold") if heading else sheet


def set_entries(
    sheet: Sheet, entries: Sequence[Sequence[str]], top: float, *, hang: float = 0, gap: float = 0
) -> float:
    for entry in entries:
        for place, text in enumerate(entry):
            sheet.put(text, 72 + (hang if place else 0), top)
            top += 12
        top += gap
    return top


def found(sheet: Sheet) -> list[Reference]:
    return list(read_data(sheet.data(), "made.pdf", ocr="off").references)


def listed(entries: Sequence[Sequence[str]], *, hang: float = 0, gap: float = 0) -> list[str]:
    sheet = opened()
    set_entries(sheet, entries, 205, hang=hang, gap=gap)
    return [reference.raw for reference in found(sheet)]


ENTRIES = [
    [
        "Alder, B. and D. Cole (2008). How ports grow and why some of them do not grow at all. Journal of",
        "Harbour Studies, 12(3), 45-67.",
    ],
    [
        "Birch, F. (2001). Trading far away. Sea Press, Kiel and London and New York, with a very long line",
        "and a second one.",
    ],
    ["Cedar, G. (1999). A short one. Sea Press."],
    [
        "Dogwood, H. (1997). The last of the list, which has a title as long as the first one in it. Journal",
        "of Harbour Studies, 2(1), 4-6.",
    ],
]


@pytest.mark.parametrize(("hang", "gap"), [(18, 0), (0, 8), (0, 0)])
def test_a_list_is_split_by_hanging_indents_gaps_or_beginnings(hang: float, gap: float) -> None:
    assert listed(ENTRIES, hang=hang, gap=gap) == [" ".join(entry) for entry in ENTRIES]


def test_a_numbered_list_is_split_at_its_numbers() -> None:
    numbered = [[f"[{n}] {entry[0]}", *entry[1:]] for n, entry in enumerate(ENTRIES, start=1)]
    assert listed(numbered) == [" ".join(entry) for entry in numbered]


JOINED = [" ".join(entry) for entry in ENTRIES]


def test_gaps_between_entries_are_told_from_uneven_lines() -> None:
    sheet, top = opened(), 205.0
    for entry in ENTRIES:
        for place, text in enumerate(entry):
            top += 16 if place else 26
            sheet.put(text, 72, top)
    assert [reference.raw for reference in found(sheet)] == JOINED


def test_a_dash_stands_for_the_authors_above() -> None:
    entries = [
        *ENTRIES[:3],
        ["———. 2001. Another of hers. Sea Press, Kiel."],
        ["— (2002). A third. Sea Press, Kiel."],
    ]
    sheet = opened()
    set_entries(sheet, entries, 205, hang=18)
    assert [reference.authors for reference in found(sheet)[2:]] == [("Cedar, G",)] * 3


def test_a_drawn_dash_begins_an_entry_too() -> None:
    entries = [*ENTRIES[:3], [", 2001: Another of hers. Sea Press, Kiel."]]
    assert listed(entries, hang=18)[-1] == ", 2001: Another of hers. Sea Press, Kiel."


AUTHOR_NOTE = [
    "Flora Birch teaches the history of ports in Kiel and has written on trade (2001) for many years.",
    "E-mail: birch@example.org",
]
OWN = ["Yew, T. (2015). One of our own papers, which nobody cites in this text. Harbour Papers 3."]


@pytest.mark.parametrize(
    "heading", ["About the Authors", "Recent Publications of the Harbour Institute", "Citation"]
)
def test_notes_and_own_works_behind_a_list_are_none_of_it(heading: str) -> None:
    sheet = opened()
    top = set_entries(sheet, ENTRIES, 205, hang=18)
    sheet.put(heading, 72, top + 14, font="Times-Bold")
    set_entries(sheet, [AUTHOR_NOTE, OWN], top + 34)
    assert [reference.raw for reference in found(sheet)] == JOINED


def test_a_note_apart_from_the_last_entry_is_none_of_it() -> None:
    sheet = opened()
    top = set_entries(sheet, ENTRIES, 205, hang=18)
    set_entries(sheet, [AUTHOR_NOTE], top + 30)
    assert [reference.raw for reference in found(sheet)] == JOINED


def test_a_list_goes_on_below_a_heading_of_its_own() -> None:
    sheet = opened()
    top = set_entries(sheet, ENTRIES[:3], 205, hang=18)
    sheet.put("Printed sources", 72, top + 14, font="Times-Bold")
    set_entries(sheet, ENTRIES[3:], top + 34, hang=18)
    assert [reference.raw for reference in found(sheet)] == JOINED


MORE = [*ENTRIES, ["Elm, J. (1996). Short. Sea Press."], ["Fir, K. (1995). Shorter. Sea Press."]]


def test_a_list_without_a_heading_is_found_by_its_entries() -> None:
    sheet = opened("")
    set_entries(sheet, MORE, 205, hang=18)
    assert [reference.raw for reference in found(sheet)] == [" ".join(entry) for entry in MORE]


def test_a_numbered_list_without_a_heading_is_found_too() -> None:
    numbered = [[f"{n}. {entry[0]}", *entry[1:]] for n, entry in enumerate(MORE, start=1)]
    sheet = opened("")
    set_entries(sheet, numbered, 205)
    assert [reference.raw for reference in found(sheet)] == [" ".join(entry) for entry in numbered]


def test_prose_that_cites_is_no_list() -> None:
    sheet = opened("Literature")
    prose = [
        "Our paper adds to a large literature on ports (Alder, 2008; Birch, 2001). It also speaks to work on"
    ]
    set_entries(sheet, [prose * 14], 205)
    assert found(sheet) == []


def test_steps_that_are_counted_are_no_list() -> None:
    steps = [[f"{n}. Multiply the tonnage of the port by its depth."] for n in range(1, 8)]
    sheet = opened("")
    set_entries(sheet, steps, 205)
    assert found(sheet) == []


def test_a_footnote_between_the_pages_of_a_list_is_none_of_it() -> None:
    sheet = opened()
    top = set_entries(sheet, ENTRIES[:2], 205, hang=18)
    sheet.put("Cole (2001) and Elm (2003) say otherwise, as the tables below show.", 72, top + 4, size=7)
    set_entries(sheet, ENTRIES[2:], top + 18, hang=18)
    assert [reference.raw for reference in found(sheet)] == JOINED


def test_a_caption_between_the_pages_of_a_list_is_none_of_it() -> None:
    sheet = opened()
    top = set_entries(sheet, ENTRIES[:2], 205, hang=18)
    sheet.put("Figure 3: Ports and what they ship", 72, top + 20)
    set_entries(sheet, ENTRIES[2:], top + 52, hang=18)
    assert [reference.raw for reference in found(sheet)] == JOINED


def test_initials_at_a_line_end_do_not_end_an_entry() -> None:
    wrapped = [
        "Fir, M., A. Elm, R. Cole, B. Oak, U. Yew, G. J. de Birch, and the two who wrote it, I.",
        "Arbor, V. Ash (2012). Data. Sea Press.",
    ]
    assert listed([*ENTRIES, wrapped], hang=18)[-1] == " ".join(wrapped)


def test_a_page_number_is_no_part_of_an_entry() -> None:
    sheet = opened()
    set_entries(sheet, ENTRIES, 205, hang=18)
    sheet.put("Harbour Research 40 (2015) 4 | 126", 72, 420)
    assert [reference.raw for reference in found(sheet)] == JOINED
