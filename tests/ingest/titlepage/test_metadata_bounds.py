"""How long, how large and how near to the top is what a paper says of itself, on both sides of each bound."""

from __future__ import annotations

import pytest

from corpus.document import BlockKind
from tests.ingest.titlepage.test_metadata import PROSE, TITLE, paper, part

PORTS = "Ports of tin in the whole of the north "
LONG = "We study the trade in tin between small ports and ask what a tariff on it would have done to all."


def letters(count: int) -> str:
    """A text of so many letters and spaces that reads as a title."""
    return (PORTS * 20)[:count].strip().ljust(count, "x")


@pytest.mark.parametrize(
    ("text", "size", "is_title"),
    [
        (letters(249), 13, True),
        (letters(250), 13, False),
        (letters(249), 12, False),
        ("Ports of tin in", 13, True),
        ("Ports of tin i", 13, False),
        ("Ada Brown and Carlo Verdi", 13, False),
        ("Department of Ports and Tin", 13, False),
    ],
)
def test_a_title_in_larger_print_is_neither_short_nor_long_nor_names(
    text: str, size: float, *, is_title: bool
) -> None:
    # a long text first, so that no part is taken for being short and at the top
    intro = part("It says. " * 60, top=10)
    found = paper(intro, part(text, size=size, top=40), *[PROSE] * 6)
    assert (found.title == text) is is_title


@pytest.mark.parametrize(("place", "is_title"), [(7, True), (8, False)])
def test_a_title_in_larger_print_is_among_the_first_eight_parts(place: int, *, is_title: bool) -> None:
    intro = part("It says. " * 60, top=10)
    parts = [intro, *[PROSE] * (place - 1), part(PORTS.strip(), size=14, top=200), *[PROSE] * 9]
    assert (paper(*parts).title == PORTS.strip()) is is_title


@pytest.mark.parametrize(("place", "is_title"), [(9, True), (10, False)])
def test_a_heading_that_is_a_title_is_among_the_first_ten_parts(place: int, *, is_title: bool) -> None:
    intro = part("It says. " * 60, top=10)
    heading = part(PORTS.strip(), BlockKind.HEADING, top=200)
    assert (paper(intro, *[PROSE] * (place - 1), heading, PROSE).title == PORTS.strip()) is is_title


@pytest.mark.parametrize(
    ("text", "is_title"),
    [
        (letters(219), True),
        (letters(220), False),
        ("Ports of tin and lead", True),
        ("Ports of tin", False),
        ("Ports of tin and lead.", False),
        ("Ports of tin and lead,", False),
        ("Ports of tin and lead;", False),
        ("Ada Brown and Carlo Verdi", False),
        ("Ports of tin, ISBN 12 34", False),
    ],
)
def test_a_line_at_the_top_reads_as_a_title(text: str, *, is_title: bool) -> None:
    assert (paper(part(text, top=10), PROSE, PROSE).title == text) is is_title


def test_lines_at_the_top_end_at_a_long_part_an_abstract_or_a_heading() -> None:
    title = part("Ports of tin and lead", top=60)
    date = part("May 2009.", top=10)
    assert paper(date, title, PROSE).title == "Ports of tin and lead"
    for between in (part("x " * 201, top=30), part("Abstract: tin.", top=30)):
        assert paper(date, between, title, PROSE).title == ""


@pytest.mark.parametrize(("length", "is_read"), [(299, True), (300, False)])
def test_names_stand_above_the_first_part_of_three_hundred_letters(length: int, *, is_read: bool) -> None:
    between = part(("it is so. " * 40)[:length].ljust(length, "x"), top=60)
    found = paper(TITLE, between, part("Ada Brown", top=90))
    assert bool(found.authors) is is_read


@pytest.mark.parametrize(("place", "is_read"), [(7, True), (8, False)])
def test_names_are_among_the_eight_parts_below_the_title(place: int, *, is_read: bool) -> None:
    found = paper(TITLE, *[PROSE] * place, part("Ada Brown", top=90))
    assert bool(found.authors) is is_read


def test_names_in_running_lines_and_in_the_title_are_none() -> None:
    head = part("Ada Brown", BlockKind.HEADER, top=90)
    assert paper(TITLE, head).authors == ()
    assert paper(TITLE, part("Ada Brown", BlockKind.FOOTER, top=90), part("Eve Holm", top=99)).authors == (
        "Eve Holm",
    )


@pytest.mark.parametrize(
    ("text", "kind", "abstract"),
    [
        ("Abstract", BlockKind.HEADING, LONG),
        ("Abstract", BlockKind.PARAGRAPH, LONG),
        ("Abstract: tin", BlockKind.HEADING, LONG),
        ("Abstract: tin", BlockKind.PARAGRAPH, ""),
        (f"Summary – {LONG}", BlockKind.PARAGRAPH, LONG),
        ("In abstract", BlockKind.HEADING, ""),
    ],
)
def test_an_abstract_stands_behind_its_word_or_in_the_next_long_paragraph(
    text: str, kind: BlockKind, abstract: str
) -> None:
    below = (part("Tin.", top=70), part(LONG, BlockKind.FOOTNOTE, top=80), part(LONG, top=90))
    assert paper(TITLE, part(text, kind, top=60), *below).abstract == abstract


def test_a_short_run_in_summary_does_not_hide_the_abstract_below() -> None:
    found = paper(TITLE, part("Summary: tin", top=60), part(f"Abstract. {LONG}", top=80))
    assert found.abstract == LONG


@pytest.mark.parametrize(
    ("stated", "printed", "title"),
    [
        ("Ports and tolls of tinny", "Ports and tolls of tinny", True),  # twenty letters
        ("Ports and tolls of tinn", "Ports and tolls of tinn", False),
        ("Ports and tolls of the tin of the north", "Ports and tolls of", True),  # fifteen
        ("Ports and tolls of the tin of the north", "Ports and tolls o", False),
        ("Ports and tolls of tinny", "Ports and tolls of tinny lands", True),
    ],
)
def test_a_stated_title_is_believed_from_twenty_letters_of_which_fifteen_are_printed(
    stated: str, printed: str, *, title: bool
) -> None:
    other = part("Harbour Papers of the North", BlockKind.TITLE, size=16, top=30)
    assert (paper(other, part(printed, top=60), PROSE, Title=stated).title == printed) is title


@pytest.mark.parametrize(("count", "is_notice"), [(6, True), (7, False)])
def test_a_notice_on_the_file_has_six_parts_at_most(count: int, *, is_notice: bool) -> None:
    first = [part("This is an electronic version of an article.", top=10)]
    first += [part(f"It is so {n}.", top=20 + n) for n in range(count - 1)]
    found = paper(*first, part("Tin and tides of the ports", BlockKind.TITLE, size=16, page=1, top=40))
    assert (found.title == "Tin and tides of the ports") is is_notice


def test_behind_a_notice_a_page_without_a_title_is_not_the_first() -> None:
    notice = part("This is an electronic version of an article.", top=10)
    assert paper(notice, part("Tin and tides of the ports", page=1, top=40)).title == ""
