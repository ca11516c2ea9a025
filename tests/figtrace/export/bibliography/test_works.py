"""Documents and references become works with names in parts and keys of their own."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Metadata, Reference
from corpus.geometry import Span
from figtrace.export.bibliography.works import Person, Work, document_works, reference_works
from tests.figtrace.small_corpus import store_of
from tests.strategies import document_of


def _paper(doc: str, title: str, *authors: str, year: int | None = 2008, venue: str = "") -> Document:
    meta = Metadata(title=title, authors=authors, year=year, venue=venue, by="person")
    return replace(document_of("Trade grew.", doc=doc), meta=meta)


def _entry(
    raw: str, *, authors: str = "", year: str = "", title: str = "", venue: str = "", doi: str = ""
) -> Reference:
    named = tuple(authors.split("; ")) if authors else ()
    return Reference(Span(0, 0), raw, named, year, title, venue, doi=doi)


def _works(*documents: Document) -> tuple[Work, ...]:
    with store_of(*documents) as store:
        return document_works(store)


def _cited(*references: Reference) -> tuple[Work, ...]:
    with store_of(replace(document_of("Trade grew."), references=references)) as store:
        return reference_works(store)


def test_a_document_is_a_work_with_a_key_of_author_year_and_first_word() -> None:
    (work,) = _works(_paper("a", "The Relative Sophistication", "Peter K. Schott"))
    assert (work.key, work.authors) == ("schott2008relative", (Person("Schott", "Peter K."),))
    assert (work.title, work.year, work.file) == ("The Relative Sophistication", "2008", "a.pdf")


def test_a_document_without_a_title_is_called_by_its_file() -> None:
    (work,) = _works(_paper("a", "", year=None))
    assert (work.title, work.year, work.key) == ("a.pdf", "", "anonndpdf")


def test_keys_that_meet_go_on_with_letters_and_then_with_numbers() -> None:
    papers = [_paper(f"{at:02}", "Trade", "Schott, P.") for at in range(30)]
    keys = [work.key for work in _works(*papers)]
    assert keys[:3] == ["schott2008trade", "schott2008tradeb", "schott2008tradec"]
    assert len(set(keys)) == 30
    assert keys[-1] == "schott2008trade-29"


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("Perlis, A. J.", Person("Perlis", "A. J.")),
        ("Alan J. Perlis", Person("Perlis", "Alan J.")),
        ("Ludwig van der Rohe", Person("van der Rohe", "Ludwig")),
        ("OECD", Person("OECD")),
        ("World Bank", Person("World Bank")),
        ("The Ministry of Commerce of China", Person("The Ministry of Commerce of China")),
    ],
)
def test_names_are_parted_and_bodies_are_not(printed: str, person: Person) -> None:
    (work,) = _works(_paper("a", "Trade", printed))
    assert work.authors == (person,)


def test_a_work_cited_twice_is_one_with_all_that_is_known() -> None:
    first = _entry("Leamer 1999", authors="Leamer, E.", year="1999", title="Trade", venue="JIE")
    again = _entry("Leamer, 1999.", authors="Leamer, Ed", year="1999", title="TRADE", doi="10.1/x")
    other = _entry("Leamer 2000", authors="Leamer, E.", year="2000", title="Trade")
    works = _cited(first, again, other)
    assert [(work.year, work.venue, work.doi) for work in works] == [
        ("1999", "JIE", "10.1/x"),
        ("2000", "", ""),
    ]


def test_one_doi_is_one_work_however_it_is_called() -> None:
    assert len(_cited(_entry("a", title="One", doi="10.1/X"), _entry("b", title="Two", doi="10.1/x"))) == 1


def test_an_entry_without_a_title_keeps_its_words() -> None:
    (work,) = _cited(_entry("An entry\nthat could not be read"))
    assert (work.title, work.note) == ("", "An entry that could not be read")


@pytest.mark.parametrize(
    ("venue", "volume", "is_article"),
    [
        ("JIE", "59", True),
        ("Quarterly Journal of Economics", "", True),
        ("NBER", "", False),
        ("", "59", False),
    ],
)
def test_a_volume_or_the_name_of_a_journal_makes_an_article(
    venue: str, volume: str, is_article: bool
) -> None:
    assert Work("k", (), "", "", venue=venue, volume=volume).is_article is is_article


@given(st.text(), st.text(), st.text())
def test_any_entry_has_a_key_that_programs_take(author: str, title: str, raw: str) -> None:
    reference = Reference(Span(0, 0), raw, (author,) if author else (), "1999", title)
    document = replace(document_of("x"), references=(reference,))

    class Kept:
        def summaries(self) -> tuple[Document, ...]:
            return (document,)

        def document(self, doc: str, *, without: object = ()) -> Document:
            return document

    (work,) = reference_works(Kept())  # type: ignore[arg-type]
    assert re.fullmatch(r"[a-z0-9-]+", work.key)
