"""When and where a paper appeared is read from the lines that say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import BlockKind
from corpus.geometry import PageIndex
from ingest.records.parts import Part
from ingest.titlepage.publication import (
    FirstPart,
    Publication,
    citation_line,
    find_publication,
    names_venue,
)
from tests.ingest.made import line


def part(text: str, kind: BlockKind = BlockKind.PARAGRAPH, *, page: int = 0) -> FirstPart:
    """A part of one line with its text."""
    return Part(kind, PageIndex(page), [line(text, 50, 100)], 50.0, 500.0), text


@pytest.mark.parametrize(
    ("line", "venue", "year"),
    [
        ("Letters of Applied Commerce 12 (2014) 33–47", "Letters of Applied Commerce", 2014),
        ("Papers of the Rowing Society, Volume 3, 2011, pp. 5–9", "Papers of the Rowing Society", 2011),
        ("Overseas Economic Review 2016, 88(2): 101–140", "Overseas Economic Review", 2016),
        ("The Harbour Economy (2012) doi: 10.9999/abc", "The Harbour Economy", 2012),
        ("EP Letters 4, 17 (2019)", "EP Letters", 2019),
    ],
)
def test_a_journal_cites_its_paper_with_venue_and_year(line: str, venue: str, year: int) -> None:
    assert citation_line(line) == (venue, year)


@pytest.mark.parametrize(
    "line",
    [
        "Exports of tin fell by 4 percent (2003) and rose afterwards",
        "The treaty of 1988 removed duties.",
        "October 2009",
        "",
    ],
)
def test_prose_cites_nothing(line: str) -> None:
    assert citation_line(line) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Journal of Tin Studies", True),
        ("Overseas Economic Review", True),
        ("Working Paper No. 12", True),
        ("A Review of Tariffs: What Have We Learnt?", False),
        ("Who Ships Tin?", False),
    ],
)
def test_the_name_of_a_venue_is_told_from_a_title(text: str, answer: bool) -> None:
    assert names_venue(text, "") is answer


PROSE = part("Since 1994 the tin trade has grown; in May 1998 it doubled, and so it went on.")


@pytest.mark.parametrize(
    ("lines", "info", "year"),
    [
        (["Papers of the Rowing Society, Volume 3, 2011, pp. 5–9", "© 2012 The Society"], {}, 2011),
        (["© 2012 The Society", "October 2009"], {}, 2012),
        (["First version: June 2006 This version: May 3, 2008"], {}, 2008),
        (["Yale School of Tin, September 2007"], {"CreationDate": "D:20150101"}, 2007),
        (["Received 4 May 2013 Accepted 2 March 2015"], {"CreationDate": "D:20190101"}, 2015),
        ([], {"CreationDate": "D:20041101"}, 2004),
        ([], {}, None),
    ],
)
def test_the_year_is_where_it_is_published_not_what_it_is_about(
    lines: list[str], info: dict[str, str], year: int | None
) -> None:
    assert find_publication([*map(part, lines), PROSE], info).year == year


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Contributions to the tin fund for the year 2013", 2013),
        ("Tin Capacity Statistics 2018", 2018),
        ("Tin and its Prices, 1990–2007", 2021),
    ],
)
def test_the_year_that_a_report_bears_beats_the_date_of_the_file(title: str, year: int) -> None:
    found = find_publication([part(title, BlockKind.TITLE)], {"CreationDate": "D:20210505"})
    assert found.year == year


def test_an_unknown_publication_is_empty() -> None:
    assert find_publication([PROSE], {}) == Publication(None, "", "")


def test_the_citing_line_gives_venue_and_year_wherever_it_stands() -> None:
    line_of_journal = "Harbour Letters 12 (2014) 33–47"
    assert find_publication([part(line_of_journal)], {}).venue == "Harbour Letters"
    head = part(line_of_journal, BlockKind.HEADER, page=1)
    assert find_publication([PROSE, head], {}).year == 2014
    assert find_publication([PROSE], {"Subject": line_of_journal}).venue == "Harbour Letters"


@pytest.mark.parametrize("kind", [BlockKind.REFERENCE, BlockKind.TABLE])
def test_lists_and_tables_say_nothing_of_their_paper(kind: BlockKind) -> None:
    assert find_publication([part("Harbour Letters 12 (2014) 33–47", kind)], {}).venue == ""


def test_the_text_of_a_second_page_says_nothing() -> None:
    assert find_publication([part("October 2009", page=1)], {}).year is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("May 2009", 2009), ("3 May 2009", 2009), ("May 3rd, 2009", 2009), ("Sept. 2009", 2009),
        ("Spring 2009", 2009), ("Kiel, im Oktober 2009", 2009), ("This draft: January 5, 2009", 2009),
        ("12.5.2009", 2009), ("(2009)", 2009), ("Last revised 12 June 2009", 2009),
        ("the war of May 2009", None), ("Tin rose in 2009", None), ("May 1949", None),
    ],
)  # fmt: skip
def test_a_line_that_is_a_date_has_a_year(text: str, year: int | None) -> None:
    assert find_publication([PROSE, PROSE, part(text)], {}).year == year


def test_a_first_version_yields_to_a_later_date() -> None:
    assert find_publication([part("First version, May 2006"), part("June 2008")], {}).year == 2008
    assert find_publication([part("First version, May 2006")], {}).year == 2006


def test_a_series_is_the_venue_where_no_journal_is() -> None:
    assert (
        find_publication([part("Harbour Working Paper No. 12,")], {}).venue == "Harbour Working Paper No. 12"
    )
    assert find_publication([part("We thank the readers of this working paper.")], {}).venue == ""


def test_a_doi_is_found_without_the_point_behind_it() -> None:
    assert find_publication([part("https://doi.org/10.9999/tin.5).")], {}).doi == "10.9999/tin.5"
    assert find_publication([part("doi:10.9999/tin.5", BlockKind.REFERENCE)], {}).doi == ""


@pytest.mark.parametrize(
    ("text", "venue", "answer"),
    [
        ("HARBOUR LETTERS", "Harbour Letters", True),
        ("Harbour Let", "Harbour Letters", True),
        ("Harbour", "Harbour Letters", False),
        ("Applied Harbour", "Harbour Letters", False),
        ("Harbour Letters 12 (2014) 33–47", "", True),
        ("Tin", "", False),
    ],
)
def test_a_venue_is_known_by_the_name_in_its_citing_line(text: str, venue: str, answer: bool) -> None:
    assert names_venue(text, venue) is answer


def test_a_long_line_cites_nothing() -> None:
    assert citation_line("Harbour Letters " * 10 + "12 (2014) 33–47") is None


@given(st.text(max_size=200))
def test_any_line_is_read_without_error(text: str) -> None:
    citation_line(text)
    names_venue(text, text)
    find_publication([part(f"{text} x")], {"Title": text, "Subject": text, "CreationDate": text})
