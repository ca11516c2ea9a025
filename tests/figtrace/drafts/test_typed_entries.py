"""Entries of typed lists of references, in the styles that authors use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
from figtrace.drafts.typed_entries import is_list_heading, read_entry

HERE = Span(0, 0)


@pytest.mark.parametrize(
    ("raw", "authors", "year", "title"),
    [
        ("Oyelaran, Bisi, and Peter K. Marsh. 2012. Quota Rents in Textiles. Working Paper.",
         ("Oyelaran, Bisi", "Peter K. Marsh"), "2012", "Quota Rents in Textiles"),
        ("Oyelaran, B., & Marsh, P. K. (2012). Quota rents in textiles. Trade Review, 14(2), 31–60.",
         ("Oyelaran, B.", "Marsh, P. K."), "2012", "Quota rents in textiles"),
        ("Oyelaran, B. O. (2012a), Quota Rents in Textiles, Working Paper 77.",
         ("Oyelaran, B. O.",), "2012a", "Quota Rents in Textiles"),
        ("[7] B. Oyelaran and P. Marsh, “Quota rents in textiles,” Trade Rev., vol. 14, pp. 31–60, 2012.",
         ("B. Oyelaran", "P. Marsh"), "2012", "Quota rents in textiles"),
        ("[8] P. Marsh and K. Ito, Chips and More. Oslo: Press, 2010.",
         ("P. Marsh", "K. Ito"), "2010", "Chips and More"),
        ("Marsh, Peter. 2010. “Chips.” Review 3: 4–9.", ("Marsh, Peter",), "2010", "Chips"),
        ("Ministry of Trade and Industry. 2008. Annual Survey.", ("Ministry of Trade and Industry",), "2008",
         "Annual Survey"),
        ("Marsh, P.; Oyelaran, B.; Ito, K. 2009. Three Authors. Kyoto.",
         ("Marsh, P.", "Oyelaran, B.", "Ito, K."), "2009", "Three Authors"),
        ("Marsh, Peter. forthcoming. A U.S. View. Oslo.", ("Marsh, Peter",), "forthcoming", "A U.S. View"),
    ],
)  # fmt: skip
def test_entry_gives_authors_year_and_title(
    raw: str, authors: tuple[str, ...], year: str, title: str
) -> None:
    entry = read_entry(raw, HERE)
    assert (entry.authors, entry.year, entry.title) == (authors, year, title)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Who pays? Tariffs and prices. Review of Trade 3(2): 14–19.", "Who pays? Tariffs and prices"),
        ("Who pays? Review of Trade, 3, 14–19.", "Who pays?"),
        ("Who pays? Working Paper No. 12. Oslo.", "Who pays?"),
        ("Who pays? Oslo: Harbour Press.", "Who pays?"),
        ("Is it so? In K. Ito (ed.), Trade. Oslo: Harbour Press.", "Is it so?"),
        ("Chips at home! Notes on a journey. Review of Trade, 3, 14.", "Chips at home! Notes on a journey"),
        ("Chips and more. A short history. Oslo: Harbour.", "Chips and more. A short history"),
        ("Chips and more. A short history. Oslo.", "Chips and more. A short history"),
        ("Chips and more. Review of Trade. 3: 14–19.", "Chips and more"),
        ("Chips and more. Review 3: 14–19. https://example.org/a.", "Chips and more"),
        ("Made in the U.S.A. How it came home. Oslo: Harbour.", "Made in the U.S.A. How it came home"),
        ("A walk through St. Louis. Oslo: Harbour.", "A walk through St. Louis"),
        ("Chips and more (Oslo: Harbour).", "Chips and more"),
        ("Chips and more, Oslo: Harbour Press.", "Chips and more"),
        ("Chips and more, ed. K. Ito. Oslo: Harbour.", "Chips and more"),
        ("Trade, growth: A view from Oslo. Review 3: 14–19.", "Trade, growth: A view from Oslo"),
    ],
)
def test_a_title_ends_where_its_venue_begins(words: str, title: str) -> None:
    assert read_entry(f"Marsh, P. (2010). {words}", HERE).title == title


@pytest.mark.parametrize("year", ["(2010)", "(1939/2010)", "(2010, July 1)", "(2010 [1934])", "2010."])
def test_what_stands_with_the_year_is_no_title(year: str) -> None:
    assert read_entry(f"Marsh, P. {year} Chips. Oslo: Harbour.", HERE).title == "Chips"


def test_names_with_bare_initials_end_before_the_title() -> None:
    entry = read_entry("3. Marsh P, Oyelaran BO. Who pays? Trade at home. Rev Trade. 2012;3(2):14-9.", HERE)
    assert (entry.authors, entry.year) == (("Marsh P", "Oyelaran BO"), "2012")
    assert entry.title == "Who pays? Trade at home"


def test_entry_gives_number_volume_pages_doi_and_address() -> None:
    raw = "12. Marsh, P. (2010). Chips. Review 3(1): 4–9. https://doi.org/10.5555/ab.12. See http://example.org/x."
    entry = read_entry(raw, HERE)
    assert (entry.label, entry.volume, entry.pages, entry.doi) == ("12", "3", "4-9", "10.5555/ab.12")
    assert entry.url.startswith("https://doi.org/")


def test_a_dash_repeats_the_authors_of_the_entry_before() -> None:
    first = read_entry("Marsh, P. 2010. One. Oslo.", HERE)
    assert read_entry("——. 2011. Two. Oslo.", HERE, previous=first).authors == ("Marsh, P.",)


@pytest.mark.parametrize(
    "words", ["References", "WORKS CITED", "7. References", "Bibliography:", "Literature cited"]
)
def test_headings_of_lists_are_known(words: str) -> None:
    assert is_list_heading(words)


@pytest.mark.parametrize(
    "words", ["References to China are rare.", "Sources of growth", "The literature", ""]
)
def test_other_headings_are_not(words: str) -> None:
    assert not is_list_heading(words)


@given(st.text(max_size=300))
def test_any_text_gives_an_entry_that_keeps_it(raw: str) -> None:
    assert read_entry(raw, HERE).raw == raw


@pytest.mark.parametrize(
    ("raw", "label", "authors", "year", "title"),
    [
        ("C. Moss, D. Reed, and E. Fen. Ferries: a story. Sea Papers, 3(1), 4-9, June 1998.",
         "", ("C. Moss", "D. Reed", "E. Fen"), "1998", "Ferries: a story"),
        ("(4) Moss, A. B.; Reed, C. \"Wax of the south.\" Oils 2011, 4, 1-8.",
         "4", ("Moss, A. B.", "Reed, C."), "2011", "Wax of the south"),
        ("De los Santos-Gil, A. (2014). Anchors. Boats, 7, 1-2.",
         "", ("De los Santos-Gil, A.",), "2014", "Anchors"),
        ("Seastat. n.d. Table of nets. Oslo.", "", ("Seastat",), "n.d.", "Table of nets"),
        ("Holm & Lind. 2016. Report on sails. Oslo.", "", ("Holm & Lind",), "2016", "Report on sails"),
    ],
)  # fmt: skip
def test_labels_particles_firms_and_works_without_a_year(
    raw: str, label: str, authors: tuple[str, ...], year: str, title: str
) -> None:
    entry = read_entry(raw, HERE)
    assert (entry.label, entry.authors, entry.year, entry.title) == (label, authors, year, title)


def test_a_dash_with_another_name_adds_to_the_authors_before() -> None:
    first = read_entry("Marsh, P. 2010. One. Oslo.", HERE)
    assert read_entry("——— and K. Ito. 2012. Two. Oslo.", HERE, previous=first).authors == (
        "Marsh, P.",
        "K. Ito",
    )
