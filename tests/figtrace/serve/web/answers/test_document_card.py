"""A document in its room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.annotations import Annotations, Citation
from corpus.document import Block, BlockKind, Document, Page, PageState, Reference
from corpus.geometry import BBox, DocId, PageIndex, Span
from corpus.store import Store
from corpus.textmap import Run, TextMap
from figtrace.serve.web.answers.document_card import TABS, DocumentAsked, Tab, document_card
from figtrace.serve.web.not_here import NotHereError
from tests.figtrace.check.builders import table_document
from tests.figtrace.small_corpus import MAKERS, store_of
from tests.goldens import GOLDEN, as_lines, assert_golden
from tests.strategies import document_of, one_claim

STORE = store_of(MAKERS)


def test_a_quote_is_boxed_where_it_stands() -> None:
    card = document_card(STORE, MAKERS, DocumentAsked(quote="notebook PCs"))
    assert [mark.kind for mark in card.sheet.marks if mark.kind == "evidence"] == ["evidence"]
    assert not card.not_found


def test_a_quote_that_is_not_there_is_told_and_nothing_boxed() -> None:
    card = document_card(STORE, MAKERS, DocumentAsked(quote="never said"))
    assert card.not_found
    assert [mark for mark in card.sheet.marks if mark.kind == "evidence"] == []


@pytest.mark.parametrize("at", ["x", "5", "9-2", "-", "1-2-3", "99999999999999999-4", "²-³"])
def test_a_span_that_is_none_boxes_nothing(at: str) -> None:
    assert document_card(STORE, MAKERS, DocumentAsked(at=at)).not_found


def test_a_span_is_boxed() -> None:
    card = document_card(STORE, MAKERS, DocumentAsked(at="0-7"))
    assert [mark.width for mark in card.sheet.marks if mark.kind == "evidence"] == [35.0]


def test_figures_of_the_page_lead_to_their_series() -> None:
    card = document_card(STORE, MAKERS, DocumentAsked())
    assert any(one.figure.startswith("40 percent") for one in card.figures)
    assert all(one.to.startswith("/figures") for one in card.figures)


def test_words_are_found_in_it() -> None:
    card = document_card(STORE, MAKERS, DocumentAsked(find="foxconn"))
    assert len(card.matches) == 2
    assert sum(mark.kind == "found" for mark in card.sheet.marks) == 2


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_has_something_to_say(tab: str) -> None:
    card = document_card(STORE, MAKERS, DocumentAsked(tab=tab))  # type: ignore[arg-type]  # one of them each
    assert card.title == "Makers"
    assert bool(card.entities) == (tab == "entities")


@pytest.mark.parametrize("page", ["2", "0", "iv", "-1"])
def test_a_page_that_is_none_is_not_here(page: str) -> None:
    with pytest.raises(NotHereError):
        document_card(STORE, MAKERS, DocumentAsked(page=page))


@pytest.mark.parametrize("tab", TABS)
def test_all_that_a_tab_shows(tab: str) -> None:
    card = document_card(STORE, MAKERS, DocumentAsked(tab=tab, find="china"))  # type: ignore[arg-type]
    if tab != "figures":  # the words of the page are the same
        card = replace(card, sheet=replace(card.sheet, lines=()))
    assert_golden(f"document_{tab}.json", as_lines(card), folder=GOLDEN / "answers")


def _book(pages: int) -> Document:
    """A document of as many pages, a heading and a paragraph on each, that cites another and itself."""
    text, blocks, sheets, runs = "", [], [], []
    for at in range(pages):
        start = len(text)
        text += f"Part  {at}\n\nIt says {at} things.\n\n"
        heading = Span(start, start + len(f"Part  {at}"))
        whole = Span(start, len(text) - 2)
        runs.append(Run(whole, PageIndex(at), BBox(72, 72, 172, 82), whole))
        said = Span(heading.end + 2, len(text) - 2)
        blocks.append(Block(BlockKind.HEADING, heading, PageIndex(at), level=at % 5))
        blocks.append(Block(BlockKind.PARAGRAPH, said, PageIndex(at)))
        sheets.append(Page(PageIndex(at), f"p{at}", 595.0, 842.0, Span(start, len(text)), PageState.TEXT))
    entries = (
        Reference(Span(0, 4), "Roe, R.\n2001.  A work.", doc=MAKERS.id),
        Reference(Span(0, 4), "Poe, P. 2002. None.", doc=None),
    )
    return replace(
        MAKERS, id=DocId("b0" * 32), source="/home/x/book.pdf", text=text, blocks=tuple(blocks),
        textmap=TextMap.from_runs(runs),
        pages=tuple(sheets), references=entries, meta=replace(MAKERS.meta, title=""),
    )  # fmt: skip


BOOK = _book(12)


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("1", range(1, 10)),
        ("5", range(1, 10)),
        ("6", range(2, 11)),
        ("8", range(4, 13)),
        ("12", range(4, 13)),
    ],
)
def test_nine_small_pages_stand_around_the_one_that_is_shown(page: str, shown: range) -> None:
    card = document_card(STORE, BOOK, DocumentAsked(page=page, tab="tables"))
    assert [one.page for one in card.thumbs] == list(shown)
    assert [one.page for one in card.thumbs if one.is_here] == [int(page)]
    assert [one.label for one in card.thumbs] == [f"p{at - 1}" for at in shown]


def test_headings_stand_with_their_pages_in_three_depths() -> None:
    card = document_card(STORE, BOOK, DocumentAsked(tab="tables"))
    assert [(one.text, one.page, one.level) for one in card.outline[:6]] == [
        ("Part 0", 1, 1), ("Part 1", 2, 1), ("Part 2", 3, 2), ("Part 3", 4, 3), ("Part 4", 5, 3),
        ("Part 5", 6, 1),
    ]  # fmt: skip
    assert (card.title, card.file, card.pages) == ("book.pdf", "book.pdf", 12)


def test_a_printed_page_number_is_found_and_another_is_told_with_the_file() -> None:
    assert document_card(STORE, BOOK, DocumentAsked(page="p7")).sheet.number == 8
    with pytest.raises(NotHereError, match=r"^book\.pdf has no page 'p77'$"):
        document_card(STORE, BOOK, DocumentAsked(page="p77"))
    with pytest.raises(NotHereError, match=r"^book\.pdf has no pages that could be read$"):
        document_card(STORE, replace(BOOK, pages=()), DocumentAsked())


def test_what_is_found_opens_its_page_unless_one_is_asked_for() -> None:
    assert document_card(STORE, BOOK, DocumentAsked(find="7 things")).sheet.number == 8
    assert document_card(STORE, BOOK, DocumentAsked(find="7 things", page="2")).sheet.number == 2
    assert document_card(STORE, BOOK, DocumentAsked()).sheet.number == 1


def test_works_cited_and_citing_stand_in_a_line_each() -> None:
    callout = Citation(Span(0, 4), reference=0, doc=MAKERS.id)
    with store_of(MAKERS) as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            store.put_document(BOOK, run=run)
            made = Annotations(BOOK.id, BOOK.text_sha, "t", citations=(callout,))
            store.put_annotations(BOOK, made, run=run)
        book = document_card(store, BOOK, DocumentAsked(tab="references"))
        makers = document_card(store, MAKERS, DocumentAsked(tab="references"))
    assert [(one.text, one.doc) for one in book.references] == [
        ("Roe, R. 2001. A work.", MAKERS.id), ("Poe, P. 2002. None.", None),
    ]  # fmt: skip
    assert [(one.text, one.doc) for one in makers.cited_by] == [("book.pdf", BOOK.id)]
    assert (book.cited_by, makers.references) == ((), ())


@pytest.mark.parametrize(
    ("at", "width"), [("0-1", 5.0), ("0-999999", 580.0), ("7-7", None), ("8-7", None), ("0-0", None)]
)
def test_a_span_has_a_beginning_before_its_end(at: str, width: float | None) -> None:
    card = document_card(STORE, MAKERS, DocumentAsked(at=at, tab="tables"))
    assert card.not_found is (width is None)


def test_tables_are_listed_with_their_page_size_and_whether_it_is_here() -> None:
    trade = table_document("Table 2. Imports", ["Imports", "2008", "2009"], [["Tin", "41", "44"]]).tables[0]
    tables = (replace(trade, page=PageIndex(3), label=""), replace(trade, page=PageIndex(4), caption="Tin"))
    book = replace(BOOK, tables=tables)
    card = document_card(STORE, book, DocumentAsked(page="5", tab="tables"))
    assert [(one.label, one.page, one.rows, one.columns, one.is_here) for one in card.tables] == [
        ("Table", 4, 2, 3, False),
        (trade.label, 5, 2, 3, True),
    ]
    assert card.tables[1].caption == "Tin"
    assert document_card(STORE, book, DocumentAsked(page="5", tab="references")).tables == ()


def test_a_figure_says_what_it_is_said_of_and_leads_to_figures_like_it() -> None:
    document = document_of("Imports were  $92 in 2008.", title="Trade")
    codes = {"measure": "ind:imports", "area": "place:CHN", "partner": "place:USA", "product": "product:tin"}
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            store.put_document(document, run=run)
            store.put_annotations(document, one_claim(document, "$92", "92", **codes), run=run)
        (row,) = document_card(store, document, DocumentAsked()).figures
        marks = document_card(store, document, DocumentAsked()).sheet.marks
    assert row.scope.split(" · ")[1:] == ["imports", "place:CHN ← place:USA", "tin"]
    assert row.quote == "Imports were $92 in 2008."
    assert "measure=ind%3Aimports" in row.to
    assert [(mark.kind, mark.label, mark.to) for mark in marks] == [
        ("figure", "$92", f"#claim-{row.id[:12]}")
    ]


def test_entities_are_marked_on_their_page_alone_and_where_they_are_asked_for() -> None:
    def kinds(tab: Tab) -> set[str]:
        return {mark.kind for mark in document_card(STORE, MAKERS, DocumentAsked(tab=tab)).sheet.marks}

    assert kinds("entities") == {"entity"}
    assert kinds("figures") == {"figure"}
    assert kinds("references") == set()


def test_what_is_found_and_the_evidence_are_marked_on_the_page_that_is_shown() -> None:
    here = document_card(STORE, BOOK, DocumentAsked(page="8", find="things", tab="tables"))
    assert [mark.kind for mark in here.sheet.marks] == ["found"]
    assert len(here.matches) == 12
    other = document_card(STORE, BOOK, DocumentAsked(page="2", quote="It says 7 things", tab="tables"))
    assert other.sheet.marks == ()
    assert document_card(STORE, BOOK, DocumentAsked(quote="It says 7 things")).sheet.number == 8
