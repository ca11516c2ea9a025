"""Tools that show what is on the shelf: the documents, one of them, a page's text with its boxes."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Block, BlockKind, Document, Page
from corpus.errors import UsageError
from corpus.geometry import DocId, PageIndex, PageNo
from corpus.store import Store, resolve_document
from figtrace.check.inquiry.coverage import corpus_coverage
from figtrace.library.quotes import page_by_name
from figtrace.library.status import list_documents
from figtrace.serve.tools.answers import BlockText, DocumentAnswer, DocumentPart, PageAnswer
from figtrace.serve.tools.at_hand import AtHand
from figtrace.serve.tools.paging import portion

__all__ = ["document_of", "documents_of", "page_of"]


def documents_of(at_hand: AtHand, *, limit: int = 20, offset: int = 0) -> DocumentAnswer:
    """The documents that `figtrace status --documents` lists, from the offset on."""
    with at_hand.store() as store:
        lines, coverage = list_documents(store), corpus_coverage(store).sentence
    given = portion(lines[offset:], start=offset, limit=limit)
    return DocumentAnswer(given.records, "", "", "", 0, 0, (), given.next, coverage)


def document_of(at_hand: AtHand, name: str, *, limit: int = 50, offset: int = 0) -> DocumentAnswer:
    """One document: what it says of itself, and its headings and tables from the offset on.

    Raises:
        UsageError: if the name means no document, or several.
    """
    with at_hand.store() as store:
        doc = resolve_document(store, name)
        document = store.document(doc)
        (line,) = (one for one in list_documents(store) if one.id == doc)
        claims = store.count_claims([doc])[doc]
        coverage = corpus_coverage(store).sentence
    meta = document.meta
    given = portion(list(_parts(document))[offset:], start=offset, limit=limit)
    return DocumentAnswer(
        (line,), meta.venue, meta.doi, meta.abstract, len(document.references), claims, given.records,
        given.next, coverage,
    )  # fmt: skip


def _parts(document: Document) -> Iterator[DocumentPart]:
    """Headings and tables by page, headings first."""
    found = [*_headings(document), *_tables(document)]
    yield from sorted(found, key=lambda part: part.page or 0)


def _headings(document: Document) -> Iterator[DocumentPart]:
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            page = document.page_of(block.span)
            words = " ".join(block.span.of(document.text).split())
            number = None if page is None else page.number
            yield DocumentPart("heading", words, number, document.boxes(block.span))


def _tables(document: Document) -> Iterator[DocumentPart]:
    for table in document.tables:
        words = ": ".join(filter(None, (table.label, table.caption)))
        yield DocumentPart("table", words, PageNo(table.page + 1), ())


def page_of(at_hand: AtHand, name: str, page: str, *, limit: int = 100, offset: int = 0) -> PageAnswer:
    """A page's blocks with text and boxes, from the offset on.

    Raises:
        UsageError: if the name means no document or several, or it has no such page.
    """
    with at_hand.store() as store:
        doc = resolve_document(store, name)
        document = store.document(doc)
        coverage = corpus_coverage(store).sentence
        title = _title(store, doc)
    shown = _named_page(document, page)
    given = portion(list(_blocks(document, shown.index))[offset:], start=offset, limit=limit)
    return PageAnswer(
        document=title, doc=doc, page=shown.number, label=shown.label, pages=len(document.pages),
        width=shown.width, height=shown.height, state=shown.state, reason=shown.reason,
        blocks=given.records, next=given.next, coverage=coverage,
    )  # fmt: skip


def _title(store: Store, doc: DocId) -> str:
    return next(s.title or s.source for s in store.summaries() if s.id == doc)


def _named_page(document: Document, name: str) -> Page:
    at = page_by_name(document, name)
    if at is None:
        raise UsageError(f"there is no page {name!r}: the document has pages 1 to {len(document.pages)}")
    return document.pages[at]


def _blocks(document: Document, page: PageIndex) -> Iterator[BlockText]:
    """The blocks that touch the page, in the order of reading, with their boxes on it."""
    span = document.pages[page].span
    for block in document.blocks:
        if block.span.overlaps(span) and page in document.textmap.pages_of(block.span):
            yield _block(document, block, page)


def _block(document: Document, block: Block, page: PageIndex) -> BlockText:
    boxes = tuple(box for box in document.boxes(block.span) if box.page == page)
    return BlockText(block.kind, block.span.of(document.text), block.section, boxes)
