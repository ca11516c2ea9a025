"""Entries of typed lists of references, in the styles that authors use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.reference_list import is_list_heading, read_entry
from corpus.geometry import Span

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
