"""Figures, statements and checks from plain sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from corpus.annotations import Annotations, Citation, Figure
from corpus.document import Block, BlockKind, Cell, Document, Reference, Table
from corpus.geometry import BBox, DocId, PageIndex, Span
from corpus.store import Store
from corpus.textmap import TextMap
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.inquiry.run import check_draft
from figtrace.check.ledger.records import Finding, Ledger
from figtrace.check.statements.shelf import Shelf, make_shelf, statements
from figtrace.check.statements.statement import Statement
from nlp.annotate import Annotator
from nlp.figures.scan import find_figures
from tests.strategies import document_of


@dataclass(frozen=True, slots=True)
class SmallDraft:
    """A draft of a text and its callouts."""

    document: Document
    citations: tuple[Citation, ...]


@cache
def annotator() -> Annotator:
    """One annotator with lists and rules alone for all tests."""
    return Annotator("")


def figure(text: str) -> Figure:
    """The only figure of the text."""
    (found,) = find_figures(text).figures
    return found


def shelf(*paragraphs: str) -> Shelf:
    """A document of these paragraphs with its figures."""
    document = document_of(*paragraphs)
    return make_shelf(document, annotator()(document))


def statement(sentence: str, at: int = 0) -> Statement:
    """The sentence's figure at this position."""
    document = document_of(sentence)
    return statements(document, annotator()(document))[at]


def table_document(title: str, header: list[str], rows: list[list[str]], units: str = "") -> Document:
    """A document of one page with one table, header paths filled."""
    text, cells = "", []
    for at, row in enumerate([header, *rows]):
        for col, words in enumerate(row):
            span = Span(len(text), len(text) + len(words))
            text += words + "\n"
            body = at > 0 and col > 0
            cells.append(
                Cell(
                    at,
                    col,
                    span,
                    BBox(50.0 * col, 12.0 * at, 50.0 * col + 45, 12.0 * at + 10),
                    is_header=not body,
                    row_path=(row[0],) if body else (),
                    col_path=(header[col],) if body else (),
                )
            )
    whole = Span(0, len(text))
    box, size = BBox(0, 0, 400, 400), (len(rows) + 1, len(header))
    table = Table(PageIndex(0), box, whole, *size, tuple(cells), "Table 1", title, units, confidence=0.9)
    base = document_of(text.replace("\n", " ").strip(), doc="e")
    block = Block(BlockKind.TABLE, whole, PageIndex(0))
    return Document(base.id, "e.pdf", text, base.textmap, base.pages, (block,), (table,))


def draft_of(sentence: str, doc: DocId | None, locator: str = "") -> SmallDraft:
    """A draft of one sentence that cites the document at its end; None: cites nothing."""
    callout = " (Doe 2010)" if doc is not None else ""
    text = sentence.rstrip(".") + callout + "."
    at = Span(len(text) - 1 - len(callout.strip()), len(text) - 1)
    reference = Reference(Span(0, 0), "Doe, J. 2010. A paper.", ("Doe, J.",), "2010", "A paper", doc=doc)
    document = Document(
        DocId("f" * 64),
        "draft.md",
        text,
        TextMap.from_runs([]),
        (),
        (Block(BlockKind.PARAGRAPH, Span(0, len(text)), PageIndex(0)),),
        references=(reference,) if doc is not None else (),
    )
    citations = (Citation(at, ("Doe",), "2010", locator, reference=0),) if doc is not None else ()
    return SmallDraft(document, citations)


def store_of(*documents: Document) -> Store:
    """A store in memory with these documents, annotated."""
    store = Store.in_memory()
    run = store.begin_run("test", "0")
    for document in documents:
        with store.transaction():
            store.put_document(document, run=run)
            store.put_annotations(document, annotator()(document), run=run)
    return store


def ledger(draft: str, *documents: Document, locator: str = "", cites: bool = True) -> Ledger:
    """The ledger of a draft sentence that cites the first document."""
    small = draft_of(draft, documents[0].id if cites else None, locator)
    with store_of(*documents) as store:
        return check_draft(small, store, annotator(), CheckOptions(uncited=True))


def finding(draft: str, *source: str, locator: str = "1") -> Finding:
    """The finding on the draft's first figure against a source of these paragraphs."""
    return ledger(draft, document_of(*source), locator=locator).findings[0]


def annotations_of(document: Document) -> Annotations:
    """The document's annotations."""
    return annotator()(document)
