"""The list of references, split and read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Reference
from corpus.geometry import Span
from ingest.document.read import read_data
from ingest.references.fields import read_authors, read_fields
from tests.ingest.made import Sheet


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Alder, B. and Cole, D.", ("Alder, B.", "Cole, D.")),
        ("Alder, Ben, and Dora Cole", ("Alder, Ben", "Dora Cole")),
        ("Alder, B., Cole, D., & Fern, G. H.", ("Alder, B.", "Cole, D.", "Fern, G. H.")),
        ("Alder B, Cole DE", ("Alder B", "Cole DE")),
        ("Alder, Ben; Cole, Dora", ("Alder, Ben", "Cole, Dora")),
        ("Alder, Ben/Cole, Dora", ("Alder, Ben", "Cole, Dora")),
        ("World Trade Bureau", ("World Trade Bureau",)),
        ("Alder, B. (ed.)", ("Alder, B",)),
        ("", ()),
    ],
)
def test_authors_are_parted(text: str, authors: tuple[str, ...]) -> None:
    assert tuple(name.strip(".") for name in read_authors(text)) == tuple(name.strip(".") for name in authors)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Alder, M. Ben, Dora P. Cole", ("Alder, M. Ben", "Dora P. Cole")),
        ("ALDER, B., D. COLE, AND F. ELM", ("ALDER, B.", "D. COLE", "F. ELM")),
        (
            "Alder, Mary, Mi Da, Robert C Cole, and John Elm",
            ("Alder, Mary", "Mi Da", "Robert C Cole", "John Elm"),
        ),
        ("Alder, Mary, Cole, John, and Elm, Ben", ("Alder, Mary", "Cole, John", "Elm, Ben")),
        ("B. Alder, D.E. Cole", ("B. Alder", "D.E. Cole")),
    ],
)
def test_the_first_author_alone_may_be_turned_round(text: str, authors: tuple[str, ...]) -> None:
    assert read_authors(text) == tuple(name.rstrip(".") if name is authors[-1] else name for name in authors)


@pytest.mark.parametrize(
    "name",
    [
        "Harbour Study Group on Exports and Productivity",
        "Ministerio de Puertos, Faros y Costas (MPFC)",
        "Ministry of Ports, Lights and Coasts",
        "Instituto Nacional de Puertos y Costas",
    ],
)
def test_an_institution_is_one_author(name: str) -> None:
    assert read_authors(name) == (name,)


CASES = [
    (
        "Alder B, Cole DE. A port of one letter. Harbour J [Internet]. 2005 [cited 2013 Jan 03];13:375-81.",
        {"year": "2005", "title": "A port of one letter", "pages": "375-81"},
    ),
    ("Alder, B., 1984 [1904]: How ports grow. Kiel: Sea Press.", {"year": "1984", "title": "How ports grow"}),
    (
        "4. B. Alder, D.E. Cole et al., How ports grow: a survey, Harb. Coast 8, 1651 (2015)",
        {
            "year": "2015",
            "label": "4",
            "title": "How ports grow: a survey",
            "authors": ("B. Alder", "D.E. Cole"),
        },
    ),
    (
        "2. Alder Harbour Agency, World Port Outlook, 2021, ISBN 978-3-16-148410-0",
        {"year": "2021", "title": "World Port Outlook", "authors": ("Alder Harbour Agency",)},
    ),
    (
        "Alder, Ben and Dora Cole (2024). “How ports grow”. In: Harbour Review 1.2, p. 3.",
        {"year": "2024", "title": "How ports grow", "venue": "Harbour Review"},
    ),
    (
        "Alder, B. and D. Cole (2008a). How ports grow. Journal of Harbour Studies, 12(3), 45-67.",
        {
            "year": "2008a",
            "title": "How ports grow",
            "venue": "Journal of Harbour Studies",
            "volume": "12",
            "pages": "45-67",
        },
    ),
    (
        "Alder, Ben. 2011. “The price of a chip.” Review of Parts 4: 1–20. https://doi.org/10.1234/rp.2011.4",
        {"year": "2011", "title": "The price of a chip", "pages": "1-20", "doi": "10.1234/rp.2011.4"},
    ),
    (
        "6. World Port Outlook; Alder Harbour Publication: London, UK, 2020.",
        {"year": "2020", "title": "World Port Outlook", "authors": ()},
    ),
    (
        "Asociación de Puertos de Alder (APA). 2010. Anuario 2010. Accessed on May 6, 2011. http://example.org",
        {"year": "2010", "title": "Anuario 2010", "authors": ("Asociación de Puertos de Alder (APA)",)},
    ),
    (
        "Alde´r, Ga´bor, Lionel Fontagn´e, and Bal´azs Ko¨zy (2017). “How ports grow”. Harbour Review 4, 1.",
        {"year": "2017", "authors": ("Alde´r, Ga´bor", "Lionel Fontagn´e", "Bal´azs Ko¨zy")},
    ),
    ("[7] B. Alder, D. Cole, Trading far away, Sea Press, 1999.", {"year": "1999", "label": "7"}),
    (
        "Alder, B. (forthcoming). What is not yet printed. Sea Press.",
        {"year": "forthcoming", "title": "What is not yet printed"},
    ),
    (
        "3. Alder B. Parts and wholes. Harbour J. 2004;12:5-9.",
        {"year": "2004", "label": "3", "title": "Parts and wholes"},
    ),
    (
        "Alder, B. (2001): Is it so? In: Cole, D. (ed.): On ports. Kiel.",
        {"year": "2001", "title": "Is it so?"},
    ),
]


@pytest.mark.parametrize(("raw", "fields"), CASES)
def test_fields_are_read(raw: str, fields: dict[str, str]) -> None:
    reference = read_fields(raw, Span(0, len(raw)))
    assert {name: getattr(reference, name) for name in fields} == fields
    assert not reference.authors or reference.authors[0].startswith(("Al", "B. Al", "As"))


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(raw: str) -> None:
    assert read_fields(raw, Span(0, len(raw))).raw == raw


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
