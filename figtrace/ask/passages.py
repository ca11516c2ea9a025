"""Passages that were found, as a person reads them."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Document
from corpus.geometry import DocId, PageBox, PageNo
from corpus.store import Store
from search.engine import Answer, Hit

__all__ = ["HitView", "hit_views"]


@dataclass(frozen=True, slots=True)
class HitView:
    """A passage that was found, as it is listed."""

    document: str
    year: int | None
    page: PageNo | None
    label: str
    section: str
    passage: str
    """The piece of it that answers the query."""
    score: float
    id: str
    doc: DocId
    boxes: tuple[PageBox, ...]


def hit_views(store: Store, answer: Answer) -> list[HitView]:
    """The hits with document, page and boxes, best first; what the store no longer has is left out."""
    files = {summary.id: summary.source for summary in store.summaries()}
    read: dict[DocId, Document] = {}
    views = []
    for hit in answer.hits:
        if hit.doc in files:
            if hit.doc not in read:
                read[hit.doc] = store.document(hit.doc)
            views.append(_hit_view(read[hit.doc], files[hit.doc], hit))
    return views


def _hit_view(document: Document, file: str, hit: Hit) -> HitView:
    page = None if hit.page_first is None else document.pages[hit.page_first]
    return HitView(
        document=hit.title or file,
        year=hit.year,
        page=None if page is None else page.number,
        label="" if page is None else page.label,
        section=" > ".join(hit.section),
        passage=" ".join(hit.snippet.text.split()),
        score=hit.score,
        id=hit.passage,
        doc=hit.doc,
        boxes=document.boxes(hit.span),
    )
