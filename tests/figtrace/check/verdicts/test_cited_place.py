"""Where a citation's locator points."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.document import Document, Page, PageState
from corpus.geometry import PageIndex, Span
from figtrace.check.verdicts.cited_place import NOWHERE, CitedPages, locate
from tests.figtrace.check.builders import table_document
from tests.strategies import document_of


def _paged(labels: list[str]) -> Document:
    pages = tuple(_page(at, label) for at, label in enumerate(labels))
    return replace(document_of("Wool."), pages=pages)


def _page(at: int, label: str) -> Page:
    return Page(PageIndex(at), label, 600.0, 800.0, Span(0, 0), PageState.TEXT)


def test_a_printed_number_is_strict() -> None:
    place = locate("14", "", _paged(["13", "14", "15", "16"]))
    assert [place.holds(PageIndex(at)) for at in range(4)] == [None, True, None, False]


def test_a_page_counted_from_the_first_holds_nothing_against_others() -> None:
    place = locate("2", "", _paged(["", "", "", ""]))
    assert [place.holds(PageIndex(at)) for at in range(4)] == [None, True, None, None]


@pytest.mark.parametrize(
    ("label", "part"),
    [("Table 3", "table:3"), ("TABLE III", "table:3"), ("Table A.1", "table:A.1"), ("Table 3:", "table:III")],
)
def test_a_named_table_is_a_place(label: str, part: str) -> None:
    base = table_document("Harvests", ["Country", "2001"], [["France", "10.4"]])
    document = replace(base, tables=(replace(base.tables[0], label=label),))
    assert locate("", part, document).pages == {base.tables[0].page}


@pytest.mark.parametrize("part", ["", "table:9", "chapter:3", "table:"])
def test_what_is_not_found_is_nowhere(part: str) -> None:
    document = table_document("Harvests", ["Country", "2001"], [["France", "10.4"]])
    assert locate("", part, document) == NOWHERE
    assert NOWHERE.holds(PageIndex(0)) is None


def test_a_place_says_nothing_of_text_on_no_page() -> None:
    assert CitedPages(frozenset({PageIndex(1)}), strict=True).holds(None) is None
