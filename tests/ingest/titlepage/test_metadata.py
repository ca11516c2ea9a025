"""What a paper says of itself is read from where it says it, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpus.document import BlockKind, Metadata
from corpus.geometry import PageIndex
from ingest.records.lines import Line, Word
from ingest.records.parts import Part
from ingest.records.raw import Style
from ingest.titlepage.metadata import find_metadata

FirstPart = tuple[Part, str]


def part(
    text: str, kind: BlockKind = BlockKind.PARAGRAPH, *, size: float = 10.0, top: float = 0.0, page: int = 0
) -> FirstPart:
    style = Style(size, "Serif", bold=False, italic=False, upright=True, visible=True)
    words, x = [], 50.0
    for piece in text.split():
        wide = 0.5 * size * len(piece)
        words.append(Word(piece, x, top, x + wide, top + size, top + size, style, 0, len(piece)))
        x += wide + 0.25 * size
    line = Line(words, 50.0, top, x, top + size, top + size, size, bold=False, italic=False)
    return Part(kind, PageIndex(page), [line], 50.0, x), text


def paper(*texts: FirstPart, **info: str) -> Metadata:
    return find_metadata(list(texts), info)


PROSE = part("Since 1994 the tin trade has grown; in May 1998 it doubled, and so it went on.")


def test_a_note_mark_is_no_part_of_a_title() -> None:
    assert paper(part("Who Ships Tin? *", BlockKind.TITLE, size=16)).title == "Who Ships Tin?"


def test_the_title_is_the_papers_and_the_venue_the_journals() -> None:
    meta = paper(
        part("Letters of Applied Commerce 12 (2014) 33–47", top=10),
        part("Letters of Applied Commerce", BlockKind.TITLE, size=16, top=30),
        part("Tin, tariffs and the trade of small ports☆", BlockKind.HEADING, size=14, top=60),
        part("Ada Brown a, Carlo Verdi b", top=80),
        PROSE,
    )
    assert meta.title == "Tin, tariffs and the trade of small ports"
    assert meta.venue == "Letters of Applied Commerce"
    assert meta.authors == ("Ada Brown", "Carlo Verdi")


def test_a_title_goes_on_below_in_small_letters() -> None:
    meta = paper(
        part("The Ports of Tin", BlockKind.TITLE, size=16, top=10),
        part("in General Decline", BlockKind.HEADING, size=15, top=30),
    )
    assert meta.title == "The Ports of Tin in General Decline"


def test_an_appendix_to_a_paper_bears_its_own_title() -> None:
    meta = paper(
        part("Online Appendix for “Ports and Tin” by Ada Brown"),
        part("A Tables of Ports and Tin", BlockKind.TITLE, size=16, top=40),
    )
    assert meta.title.startswith("Online Appendix for")


def test_a_title_goes_on_as_the_files_own_title_does() -> None:
    meta = paper(
        part("TIN PORTS", BlockKind.TITLE, size=20, top=10),
        part("Key Questions Remain for Small Harbours", BlockKind.HEADING, size=14, top=60),
        part("Ada Brown", top=90),
        Title="HB-07-12 Tin Ports: Key Questions Remain for Small Harbours",
    )
    assert meta.title == "TIN PORTS Key Questions Remain for Small Harbours"
    assert meta.authors == ("Ada Brown",)


def test_a_kind_of_text_alone_is_no_title() -> None:
    meta = paper(
        part("ONLINE APPENDIX", BlockKind.TITLE, size=16, top=10),
        part("Ports, Tin and Tides", BlockKind.HEADING, size=16, top=60),
    )
    assert meta.title == "ONLINE APPENDIX Ports, Tin and Tides"


def test_a_title_with_a_date_in_it_is_known_by_its_size() -> None:
    meta = paper(
        part("Snapshot of Tin Ports, February 2014", size=18, top=10),
        *(part(f"Line {row} of the paper says what it says.", top=40 + 12 * row) for row in range(4)),
    )
    assert meta.title == "Snapshot of Tin Ports, February 2014"


def lines(*texts: str, tops: Sequence[float]) -> FirstPart:
    parts = [part(text, top=top)[0] for text, top in zip(texts, tops, strict=True)]
    joined = replace(
        parts[0], lines=[each.lines[0] for each in parts], right=max(each.right for each in parts)
    )
    return joined, " ".join(texts)


def test_the_lines_of_a_cover_are_taken_apart() -> None:
    cover = lines("Tin and tides as the trade of", "small ports", "Supervisor: Ada Brown", tops=(10, 22, 70))
    assert paper(part("Master Thesis"), cover).title == "Tin and tides as the trade of small ports"


def test_a_page_in_one_style_has_its_first_line_as_title() -> None:
    prose = ["The members of the board spoke of tin, and of the many small ports that ship it."] * 14
    page = lines("Minutes of the Harbour Board", *prose, tops=[12.0 * row for row in range(15)])
    assert paper(page).title == "Minutes of the Harbour Board"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("April 2011 (preliminary and incomplete)", 2011),
        ("Copyright 1985-2012 Harbour Bureau", 2012),
        ("Status of the tin ports as at 31 December 2009", 2009),
    ],
)
def test_the_year_is_that_of_the_draft_the_last_edition_or_the_title(text: str, year: int) -> None:
    assert paper(part(text), CreationDate="D:20250625").year == year


def test_the_abstract_stands_below_its_heading() -> None:
    long = (
        "We study the trade in tin between small ports and ask what a tariff on it would have done to each."
    )
    meta = paper(
        part("Who Ships Tin?", BlockKind.TITLE, size=16), part("abstract", BlockKind.HEADING), part(long)
    )
    assert meta.abstract == long


def test_a_doi_is_found_in_the_text_or_the_files_own_data() -> None:
    assert paper(part("https://doi.org/10.9999/tin.2014.5")).doi == "10.9999/tin.2014.5"
    assert paper(part("Who Ships Tin?"), Subject="Letters, doi:10.9999/tin.7").doi == "10.9999/tin.7"


def test_a_title_in_large_print_goes_on_behind_its_colon() -> None:
    made = paper(
        part("Tin and its ports:", BlockKind.TITLE, size=20),
        part("The reasons behind the trade in the South Seas", size=20, top=30),
        part("Draft version: 11/30/2021", top=60),
        part("Ada Brown, Harbour University (ada@example.org)", top=80),
        PROSE,
        PROSE,
    )
    assert made.title == "Tin and its ports: The reasons behind the trade in the South Seas"
    assert made.authors == ("Ada Brown",)
    assert made.year == 2021


def test_a_running_line_in_the_largest_print_is_the_title_where_nothing_else_is() -> None:
    made = paper(
        part("New Policies for Tin", BlockKind.HEADER, size=18),
        part("(forthcoming in the Handbook of Tin and Lead)", BlockKind.HEADING, top=40),
        PROSE,
        PROSE,
        PROSE,
    )
    assert made.title == "New Policies for Tin"


def test_behind_a_notice_the_second_page_is_the_first() -> None:
    made = paper(
        part("This is an electronic version of an article published in the Tin Review."),
        part("Running tin heads", BlockKind.HEADER, page=1),
        part("Tin and tides as the trade of ports", BlockKind.TITLE, size=16, page=1, top=40),
        part("Ada Brown and Cy Fen", page=1, top=80),
    )
    assert made.title == "Tin and tides as the trade of ports"
    assert made.authors == ("Ada Brown", "Cy Fen")


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Tin and tolls in small ports", "Tin and tolls in small ports"),
        ("Tin and tolls", "Harbour Papers of the North"),
        ("Tin and tolls in small ports.docx", "Harbour Papers of the North"),
        ("", "Harbour Papers of the North"),
    ],
)
def test_the_files_own_title_is_believed_where_it_is_long_and_printed(stated: str, title: str) -> None:
    made = paper(
        part("Harbour Papers of the North", BlockKind.TITLE, size=16, top=30),
        part("Tin and tolls in small ports", top=60),
        PROSE,
        Title=stated,
    )
    assert made.title == title


TITLE = part("Tin and tolls in small ports", BlockKind.TITLE, size=16, top=30)


@pytest.mark.parametrize(
    "stated",
    ["untitled", "Microsoft Word - tin.doc", "tin_final.pdf", "doi:10.1/x", "tin_v2", "page 1", "..."],
)
def test_what_programs_write_as_a_title_is_none(stated: str) -> None:
    assert paper(PROSE, Title=stated).title == ""
    assert paper(PROSE, Title="Tin and tolls in ports").title == "Tin and tolls in ports"


@pytest.mark.parametrize(
    ("below", "size", "top", "title"),
    [
        ("and the sea", 16, 50, "Tin and tolls in small ports and the sea"),
        ("and the sea", 12, 50, "Tin and tolls in small ports and the sea"),
        ("and the sea", 11, 50, "Tin and tolls in small ports"),
        ("And the Sea", 16, 50, "Tin and tolls in small ports And the Sea"),
        ("And the Sea", 14, 50, "Tin and tolls in small ports"),
        ("And the Sea", 16, 70, "Tin and tolls in small ports"),
        ("1 Ports of tin", 16, 50, "Tin and tolls in small ports"),
        ("Ada Brown", 16, 50, "Tin and tolls in small ports"),
    ],
)
def test_a_title_goes_on_in_one_size_and_close_below(below: str, size: float, top: float, title: str) -> None:
    under = part(below, BlockKind.HEADING, size=size, top=top)
    assert paper(TITLE, under, PROSE, PROSE, PROSE).title == title


def test_a_title_goes_on_behind_a_colon_however_far() -> None:
    above = part("Tin and tolls:", BlockKind.TITLE, size=16, top=30)
    assert paper(above, part("The ports", BlockKind.HEADING, size=12, top=120), PROSE).title == (
        "Tin and tolls: The ports"
    )


@pytest.mark.parametrize(
    ("text", "is_title"),
    [
        ("1. Introduction to ports", False),
        ("Abstract", False),
        ("Tin", False),
        ("Tin ports", True),
    ],
)
def test_sections_and_very_short_texts_are_no_titles(text: str, *, is_title: bool) -> None:
    other = part("The tolls of seven small ports", BlockKind.HEADING, size=12, top=90)
    made = paper(part(text, BlockKind.TITLE, size=16), PROSE, other, PROSE)
    assert made.title == (text if is_title else "The tolls of seven small ports")


def test_the_largest_heading_near_the_top_is_the_title() -> None:
    made = paper(
        part("Harbour Working Papers of Kiel", BlockKind.HEADING, size=20),
        part("Ports of tin and of lead", BlockKind.HEADING, size=12, top=30),
        part("The tolls of seven small ports", BlockKind.HEADING, size=15, top=60),
        PROSE,
    )
    assert made.title == "The tolls of seven small ports"


def test_names_below_the_title_end_at_the_abstract() -> None:
    made = paper(
        TITLE,
        part("Ada Brown", top=60),
        part("Abstract. Carlo Verdi and others were asked for tin.", top=80),
        part("Dora Cole", top=100),
    )
    assert made.authors == ("Ada Brown",)
    assert paper(TITLE, PROSE, Author="Cole, Dora").authors == ("Dora Cole",)


def test_a_name_is_told_once_and_others_behind_text_are_none() -> None:
    made = paper(
        TITLE, part("Ada Brown", top=60), part("Ada Brown", top=70), part("Kiel, 12 May", top=80),
        part("Dora Cole", top=100),
    )  # fmt: skip
    assert made.authors == ("Ada Brown",)


@pytest.mark.parametrize(("length", "is_there"), [(79, False), (81, True)])
def test_an_abstract_has_at_least_eighty_letters(length: int, *, is_there: bool) -> None:
    text = ("tin " * 30)[:length].strip().ljust(length, "x")
    assert bool(paper(TITLE, part(f"Abstract: {text}")).abstract) is is_there
    assert bool(paper(TITLE, part("Abstract", BlockKind.HEADING), part(text)).abstract) is is_there


def test_the_source_of_what_is_known_is_told() -> None:
    assert paper(TITLE).by == "first page"
    assert paper(PROSE, Title="Tin and tolls in ports").by == "pdf"


@pytest.mark.parametrize(("size", "goes_on"), [(16, True), (10, False)])
def test_a_paragraph_behind_a_colon_goes_on_only_in_larger_print(size: float, *, goes_on: bool) -> None:
    above = part("Tin and tolls of the ports:", BlockKind.TITLE, size=size, top=30)
    made = paper(above, part("the view from the sea", size=size, top=50), PROSE, PROSE, PROSE)
    assert made.title.endswith("the view from the sea") is goes_on


AS_TITLE, AS_HEADING, PLAIN, AS_HEADER = (
    BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADER,
)  # fmt: skip
PORTS = "The Ports and Mills of Tin"
SOLD = "Tin is sold. "


def told(meta: Metadata) -> str:
    """Title, authors, year, venue, DOI, beginning of the abstract, and where the title was read."""
    parts = (meta.title, "; ".join(meta.authors), str(meta.year or ""), meta.venue, meta.doi)
    return " | ".join((*parts, meta.abstract[:12], meta.by))


@pytest.mark.parametrize(
    ("parts", "info", "said"),
    [
        (
            [part(PORTS, AS_TITLE, size=16, top=10), PROSE],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [part(PORTS, PLAIN, size=16, top=10), PROSE],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [part(PORTS, PLAIN, size=12, top=10), PROSE],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        ([part(PORTS, PLAIN, size=16, top=10, page=1), PROSE], {}, " |  |  |  |  |  | pdf"),
        (
            [part(PORTS, AS_HEADING, size=12, top=10), PROSE],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [
                part("Journal of Tin and Mills", AS_HEADING, size=16, top=10),
                part(PORTS, AS_HEADING, size=12, top=40),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [
                part(f"2. {PORTS}", AS_HEADING, size=16, top=10),
                part(PORTS, AS_HEADING, size=12, top=40),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [part(f"2. {PORTS}", AS_TITLE, size=16, top=10), part(PORTS, AS_HEADING, size=12, top=40), PROSE],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [
                part(f"({PORTS})", AS_HEADING, size=16, top=10),
                part(PORTS, AS_HEADING, size=12, top=40),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        ([part("Tin ports", AS_TITLE, size=16, top=10), PROSE], {}, "Tin ports |  |  |  |  |  | first page"),
        (
            [part("Tin", AS_TITLE, size=16, top=10), part(PORTS, AS_HEADING, size=12, top=40), PROSE],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [part("Tin ports", AS_HEADING, size=16, top=10), part(PORTS, AS_HEADING, size=12, top=40), PROSE],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [
                part(PORTS, AS_HEADING, size=12, top=10),
                part("More of the Ports of Tin", AS_HEADING, size=16, top=40),
                PROSE,
            ],
            {},
            "More of the Ports of Tin |  |  |  |  |  | first page",
        ),
        ([part("Abstract", AS_HEADING, size=12, top=10), PROSE], {}, " |  |  |  |  |  | pdf"),
        ([part("Words", AS_HEADING, size=12, top=10), PROSE], {}, "Words |  |  |  |  |  | first page"),
        (
            [
                part(PORTS, AS_TITLE, size=16, top=10),
                part("and of Salt and Wool", AS_HEADING, size=16, top=28),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin and of Salt and Wool |  |  |  |  |  | first page",
        ),
        (
            [
                part(PORTS, AS_TITLE, size=16, top=10),
                part("and of Salt and Wool", AS_HEADING, size=11, top=28),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [
                part(PORTS, AS_TITLE, size=16, top=10),
                part("and of Salt and Wool", PLAIN, size=16, top=28),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [
                part(f"{PORTS}:", AS_TITLE, size=16, top=10),
                part("Salt and Wool", PLAIN, size=16, top=28),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin: |  |  |  |  |  | first page",
        ),
        (
            [
                part(f"{PORTS}:", AS_TITLE, size=16, top=10),
                part("Salt and Wool", PLAIN, size=10, top=28),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin: |  |  |  |  |  | first page",
        ),
        (
            [part(f"{PORTS}:", AS_TITLE, size=16, top=10), part("Ada Brown", PLAIN, size=16, top=28), PROSE],
            {},
            "The Ports and Mills of Tin: | Ada Brown |  |  |  |  | first page",
        ),
        (
            [
                part(PORTS, AS_TITLE, size=16, top=10),
                part("Salt and Wool", AS_HEADING, size=16, top=28),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin Salt and Wool |  |  |  |  |  | first page",
        ),
        (
            [
                part(PORTS, AS_TITLE, size=16, top=10),
                part("Salt and Wool", AS_HEADING, size=16, top=44),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin Salt and Wool |  |  |  |  |  | first page",
        ),
        (
            [
                part(PORTS, AS_TITLE, size=16, top=10),
                part("Salt and Wool", AS_HEADING, size=16, top=48),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [
                part(PORTS, AS_TITLE, size=16, top=10),
                part("Salt and Wool", AS_HEADING, size=15, top=28),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [
                part(PORTS, AS_TITLE, size=16, top=10),
                part("1. Salt and Wool", AS_HEADING, size=16, top=28),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [part(PORTS, AS_TITLE, size=16, top=10), part("Ada Brown", AS_HEADING, size=16, top=28), PROSE],
            {},
            "The Ports and Mills of Tin | Ada Brown |  |  |  |  | first page",
        ),
        (
            [
                part("Online Appendix", AS_TITLE, size=16, top=10),
                part("Salt and Wool", AS_HEADING, size=16, top=60),
                PROSE,
            ],
            {},
            "Online Appendix Salt and Wool |  |  |  |  |  | first page",
        ),
        (
            [
                part("Online Appendix", AS_TITLE, size=16, top=10),
                part("Salt and Wool", AS_HEADING, size=16, top=80),
                PROSE,
            ],
            {},
            "Online Appendix |  |  |  |  |  | first page",
        ),
        (
            [part("Online Appendix for Salt", PLAIN, top=10), part(PORTS, AS_TITLE, size=16, top=60), PROSE],
            {},
            "Online Appendix for Salt |  |  |  |  |  | first page",
        ),
        (
            [
                part(PORTS, AS_TITLE, size=16, top=10),
                part("Ada Brown", top=40),
                part("University of the Coast", top=60),
                part("Carlo Verdi", top=80),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin | Ada Brown |  |  |  |  | first page",
        ),
        (
            [part(PORTS, AS_TITLE, size=16, top=10), part("Ada Brown and Carlo Verdi", top=40), PROSE],
            {},
            "The Ports and Mills of Tin | Ada Brown; Carlo Verdi |  |  |  |  | first page",
        ),
        (
            [
                part(PORTS, AS_TITLE, size=16, top=10),
                part("University of the Coast", top=30),
                part("Ada Brown", top=60),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin | Ada Brown |  |  |  |  | first page",
        ),
        (
            [
                part(PORTS, AS_TITLE, size=16, top=10),
                part("Abstract: " + SOLD * 10, top=30),
                part("Ada Brown", top=60),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin |  |  |  |  | Tin is sold. | first page",
        ),
        (
            [part(PORTS, AS_TITLE, size=16, top=10), part("Ada Brown", AS_HEADER, top=30), PROSE],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [part(PORTS, AS_TITLE, size=16, top=10), PROSE],
            {"Author": "Ada Brown"},
            "The Ports and Mills of Tin | Ada Brown |  |  |  |  | first page",
        ),
        (
            [part(PORTS, AS_TITLE, size=16, top=10), PROSE],
            {"Author": "root"},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        ([PROSE], {"Title": PORTS}, "The Ports and Mills of Tin |  |  |  |  |  | pdf"),
        ([PROSE], {"Title": "paper.tex"}, " |  |  |  |  |  | pdf"),
        ([PROSE], {"Title": "Microsoft Word - tin"}, " |  |  |  |  |  | pdf"),
        ([PROSE], {"Title": "doi 10.1/a of tin and mills"}, " |  |  |  |  |  | pdf"),
        (
            [part("Some head of it", top=5), part("THE PORTS AND MILLS OF TIN", PLAIN, top=10), PROSE],
            {"Title": PORTS},
            "THE PORTS AND MILLS OF TIN |  |  |  |  |  | first page",
        ),
        (
            [
                part("Some head of it", top=5),
                part("THE PORTS AND MILLS OF TIN", PLAIN, top=10, page=1),
                PROSE,
            ],
            {"Title": PORTS},
            "The Ports and Mills of Tin |  |  |  |  |  | pdf",
        ),
        (
            [part("The Ports and", PLAIN, top=10), part("Mills of Tin", PLAIN, top=22), PROSE],
            {"Title": PORTS},
            "The Ports and Mills of Tin |  |  |  |  |  | pdf",
        ),
        (
            [part("The Ports and Mills", PLAIN, top=10), part("of Tin", PLAIN, top=22), PROSE],
            {"Title": PORTS},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [part("The Ports and Mills", PLAIN, top=10), part("of Salt", PLAIN, top=22), PROSE],
            {"Title": PORTS},
            "The Ports and Mills |  |  |  |  |  | first page",
        ),
        (
            [
                part(PORTS, AS_TITLE, size=16, top=10),
                part("Abstract", AS_HEADING, top=30),
                part(SOLD * 10, top=50),
            ],
            {},
            "The Ports and Mills of Tin |  |  |  |  | Tin is sold. | first page",
        ),
        (
            [
                part(PORTS, AS_TITLE, size=16, top=10),
                part("Abstract", AS_HEADING, top=30),
                part(SOLD * 3, top=50),
                part(SOLD * 10, top=60),
            ],
            {},
            "The Ports and Mills of Tin |  |  |  |  | Tin is sold. | first page",
        ),
        (
            [part(PORTS, AS_TITLE, size=16, top=10), part("Summary. " + SOLD * 10, top=30)],
            {},
            "The Ports and Mills of Tin |  |  |  |  | Tin is sold. | first page",
        ),
        (
            [part(PORTS, AS_TITLE, size=16, top=10), part("Summary of it: tin is sold.", top=30)],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [
                part("This article was downloaded by a mill.", top=10),
                part(PORTS, AS_TITLE, size=16, top=10, page=1),
                part("Ada Brown", top=40, page=1),
            ],
            {},
            "The Ports and Mills of Tin | Ada Brown |  |  |  |  | first page",
        ),
        (
            [
                part("This article was found by a mill.", top=10),
                part(PORTS, AS_TITLE, size=16, top=10, page=1),
                part("Ada Brown", top=40, page=1),
            ],
            {},
            " |  |  |  |  |  | pdf",
        ),
        (
            [
                part("This article was downloaded by a mill.", top=10),
                part(PORTS, PLAIN, size=10, top=10, page=1),
                part("Ada Brown", top=40, page=1),
            ],
            {},
            " |  |  |  |  |  | pdf",
        ),
        (
            [
                *[part("This article was downloaded by a mill.", top=10 + t) for t in range(7)],
                part(PORTS, AS_TITLE, size=16, top=10, page=1),
            ],
            {},
            " |  |  |  |  |  | pdf",
        ),
        (
            [
                *[part("This article was downloaded by a mill.", top=10 + t) for t in range(6)],
                part(PORTS, AS_TITLE, size=16, top=10, page=1),
            ],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [
                part(PORTS, AS_TITLE, size=16, top=10),
                part("Journal of Tin 12 (2014) 33-47", top=30),
                part("doi: 10.1234/abc", top=40),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin |  | 2014 | Journal of Tin | 10.1234/abc |  | first page",
        ),
        (
            [part(PORTS, AS_TITLE, size=16, top=10), part("May 2014", top=30), PROSE],
            {},
            "The Ports and Mills of Tin |  | 2014 |  |  |  | first page",
        ),
        (
            [part(PORTS, AS_TITLE, size=16, top=10), PROSE],
            {"CreationDate": "D:20140501"},
            "The Ports and Mills of Tin |  | 2014 |  |  |  | first page",
        ),
        (
            [
                part("www.tin.example of ports", PLAIN, size=16, top=10),
                part(PORTS, PLAIN, size=12, top=30),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [
                part("12 ports and mills of tin", PLAIN, size=10, top=10),
                part(PORTS, PLAIN, size=10, top=30),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [
                part(f"{PORTS}.", PLAIN, size=10, top=10),
                part("More of the Ports of Tin", PLAIN, size=10, top=30),
                PROSE,
            ],
            {},
            "More of the Ports of Tin |  |  |  |  |  | first page",
        ),
        (
            [
                part("Ada Brown, Carlo Verdi", PLAIN, size=10, top=10),
                part(PORTS, PLAIN, size=10, top=30),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
        (
            [
                part(PORTS + " of tin" * 60, PLAIN, size=10, top=10),
                part(PORTS, PLAIN, size=10, top=30),
                PROSE,
            ],
            {},
            " |  |  |  |  |  | pdf",
        ),
        (
            [
                part(PORTS + " of tin" * 30, PLAIN, size=10, top=10),
                part(PORTS, PLAIN, size=10, top=30),
                PROSE,
            ],
            {},
            "The Ports and Mills of Tin |  |  |  |  |  | first page",
        ),
    ],
)
def test_what_a_first_page_says_is_read_whole(
    parts: list[FirstPart], info: dict[str, str], said: str
) -> None:
    assert told(find_metadata(parts, info)) == said
