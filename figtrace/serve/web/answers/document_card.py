"""A document as its room shows it: the page asked for, the way around in it, and what is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.annotations import Label
from corpus.document import BlockKind, Document
from corpus.geometry import DocId, PageBox, PageIndex, Span
from corpus.store import (
    ClaimFilter,
    ClaimRow,
    Store,
    documents_citing,
    entity_count,
    find_claims,
    mentions_in,
)
from figtrace.ask.claims import as_view
from figtrace.library.quotes import locate_quote, page_by_name
from figtrace.serve.web.addresses import address
from figtrace.serve.web.answers.sheet import Mark, Match, Sheet, find_in, marks_of, page_sheet
from figtrace.serve.web.not_here import NotHereError
from figtrace.serve.web.plain_names import file_name

__all__ = [
    "TABS",
    "CitedWork",
    "DocumentAsked",
    "DocumentCard",
    "FigureRow",
    "Heading",
    "NameRow",
    "TableRow",
    "Thumb",
    "document_card",
]

TABS = ("figures", "tables", "references", "entities", "reading")
"""Tabs beside a page, by the word in the address; the first is open."""
Tab = Literal["figures", "tables", "references", "entities", "reading"]
_THUMBS_AROUND = 4
"""Small pages on either side of the one shown: nine fill the height of a screen."""
_NAMES = 60
"""Entities of a document beside its page, the most frequent first."""


@dataclass(frozen=True, slots=True)
class DocumentAsked:
    """What is asked of a document."""

    page: str = ""
    """Number in the file, or printed label; "" for where the evidence stands, else the first."""
    quote: str = ""
    """Words to box."""
    at: str = ""
    """A span of the text to box: "120-180"."""
    find: str = ""
    tab: Tab = "figures"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its page and depth from 1."""

    text: str
    page: int
    level: int


@dataclass(frozen=True, slots=True)
class Thumb:
    """A page near the one that is shown."""

    page: int
    label: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of the page with what it is said of."""

    id: str
    figure: str
    scope: str
    quote: str
    to: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table of the document."""

    label: str
    caption: str
    page: int
    rows: int
    columns: int
    is_here: bool


@dataclass(frozen=True, slots=True)
class CitedWork:
    """An entry of the list of references; `doc` where the corpus has the work."""

    text: str
    doc: DocId | None


@dataclass(frozen=True, slots=True)
class NameRow:
    """An entity of the document."""

    key: str
    name: str
    kind: str
    mentions: int


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document and the page of it that is asked for."""

    asked: DocumentAsked
    id: DocId
    title: str
    authors: tuple[str, ...]
    year: int | None
    venue: str
    doi: str
    file: str
    reader: str
    pages: int
    sheet: Sheet
    not_found: bool
    """True if a quote was asked for that does not stand there: nothing is boxed then."""
    outline: tuple[Heading, ...]
    thumbs: tuple[Thumb, ...]
    matches: tuple[Match, ...]
    figures: tuple[FigureRow, ...]
    """Of the page, where that tab is asked for; the same holds for what follows."""
    tables: tuple[TableRow, ...]
    references: tuple[CitedWork, ...]
    cited_by: tuple[CitedWork, ...]
    entities: tuple[NameRow, ...]


def document_card(store: Store, document: Document, asked: DocumentAsked) -> DocumentCard:
    """The document at the page, quote or span that is asked for.

    Raises:
        NotHereError: if there is no such page.
    """
    evidence, wanting = _evidence(document, asked)
    matches = find_in(document, asked.find) if asked.find else ()
    index = _page(document, asked, evidence, matches)
    rows = _page_claims(store, document, index) if asked.tab == "figures" else ()
    marks = [
        *_page_marks(store, document, index, rows, asked),
        *_found_marks(document, index, evidence, matches),
    ]
    return DocumentCard(
        asked=asked,
        id=document.id,
        title=document.meta.title or file_name(document.source),
        authors=document.meta.authors,
        year=document.meta.year,
        venue=document.meta.venue,
        doi=document.meta.doi,
        file=file_name(document.source),
        reader=document.reader,
        pages=len(document.pages),
        sheet=page_sheet(document, document.pages[index], marks),
        not_found=wanting,
        outline=tuple(_outline(document)),
        thumbs=tuple(_thumbs(document, index)),
        matches=matches,
        figures=tuple(_figure_rows(document, rows)),
        tables=tuple(_tables(document, index)) if asked.tab == "tables" else (),
        references=tuple(_references(document)) if asked.tab == "references" else (),
        cited_by=tuple(_cited_by(store, document)) if asked.tab == "references" else (),
        entities=_entities(store, document) if asked.tab == "entities" else (),
    )


def _evidence(document: Document, asked: DocumentAsked) -> tuple[tuple[PageBox, ...], bool]:
    """Boxes of the quote or span asked for, and whether it is wanting."""
    spans = locate_quote(document, asked.quote) if asked.quote else _span(document, asked.at)
    boxes = tuple(box for span in spans for box in document.boxes(span))
    return boxes, bool(asked.quote or asked.at) and not boxes


def _span(document: Document, at: str) -> tuple[Span, ...]:
    first, _, last = at.partition("-")
    if not (first.isascii() and first.isdigit() and last.isascii() and last.isdigit() and len(at) < 24):
        return ()
    start, end = int(first), min(int(last), len(document.text))
    return (Span(start, end),) if start < end else ()


def _page(
    document: Document, asked: DocumentAsked, evidence: Sequence[PageBox], matches: Sequence[Match]
) -> PageIndex:
    if asked.page:
        found = page_by_name(document, asked.page)
        if found is None:
            raise NotHereError(f"{file_name(document.source)} has no page {asked.page[:20]!r}")
        return found
    if not document.pages:
        raise NotHereError(f"{file_name(document.source)} has no pages that could be read")
    return evidence[0].page if evidence else PageIndex(matches[0].page - 1) if matches else PageIndex(0)


def _page_claims(store: Store, document: Document, index: PageIndex) -> tuple[ClaimRow, ...]:
    return find_claims(store, ClaimFilter(doc=document.id, page=index))


def _page_marks(
    store: Store, document: Document, index: PageIndex, rows: Iterable[ClaimRow], asked: DocumentAsked
) -> Iterator[Mark]:
    for row in rows:
        boxes = document.boxes(row.claim.figure.span)
        yield from marks_of(boxes, index, kind="figure", label=row.surface, to=f"#claim-{row.claim.id[:12]}")
    if asked.tab == "entities":
        page = document.pages[index].span
        for one in mentions_in(store, document.id):
            if page.overlaps(one.span) and not one.key.startswith(("table:", "figure:", "equation:")):
                to = address(f"/entities/{one.key}")
                yield from marks_of(document.boxes(one.span), index, kind="entity", label=one.key, to=to)


def _found_marks(
    document: Document, index: PageIndex, evidence: Iterable[PageBox], matches: Iterable[Match]
) -> Iterator[Mark]:
    for match in matches:
        if match.page == index + 1:
            yield from marks_of(document.boxes(match.span), index, kind="found", label=match.text)
    yield from marks_of(evidence, index, kind="evidence", label="The evidence")


def _outline(document: Document) -> Iterator[Heading]:
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            text = " ".join(block.span.of(document.text).split())
            yield Heading(text[:120], block.page + 1, min(block.level or 1, 3))


def _thumbs(document: Document, index: PageIndex) -> Iterator[Thumb]:
    first = max(0, min(index - _THUMBS_AROUND, len(document.pages) - 2 * _THUMBS_AROUND - 1))
    for page in document.pages[first : first + 2 * _THUMBS_AROUND + 1]:
        yield Thumb(page.number, page.label, page.index == index)


def _figure_rows(document: Document, rows: Iterable[ClaimRow]) -> Iterator[FigureRow]:
    for row in rows:
        view = as_view(document.textmap, row)
        areas = " ← ".join(part for part in (view.area, view.partner) if part)
        parts = (
            view.kind,
            view.measure.removeprefix("ind:"),
            areas,
            view.product.removeprefix("product:"),
            view.period,
        )
        to = address(
            "/figures",
            measure=view.measure,
            area=view.area,
            partner=view.partner,
            product=view.product,
            unit=view.unit,
        )
        yield FigureRow(
            view.id, view.figure, " · ".join(part for part in parts if part), view.quote[:240], to
        )


def _tables(document: Document, index: PageIndex) -> Iterator[TableRow]:
    for table in document.tables:
        yield TableRow(
            table.label or "Table",
            table.caption,
            table.page + 1,
            table.n_rows,
            table.n_cols,
            table.page == index,
        )


def _references(document: Document) -> Iterator[CitedWork]:
    for one in document.references:
        yield CitedWork(" ".join(one.raw.split()), one.doc)


def _cited_by(store: Store, document: Document) -> Iterator[CitedWork]:
    """Works of the corpus that cite the document."""
    titles = {one.id: one.title or file_name(one.source) for one in store.summaries()}
    for doc in documents_citing(store, document.id):
        yield CitedWork(titles.get(doc, doc[:12]), doc)


def _entities(store: Store, document: Document) -> tuple[NameRow, ...]:
    counts = Counter(one.key for one in mentions_in(store, document.id))
    kinds = {str(label) for label in Label if label is not Label.OBJECT}
    shown = [(key, count) for key, count in counts.most_common() if key.partition(":")[0] in kinds][:_NAMES]
    return tuple(_name_row(store, key, count) for key, count in shown)


def _name_row(store: Store, key: str, count: int) -> NameRow:
    found = entity_count(store, key)
    return NameRow(key, found.canonical if found else key, key.partition(":")[0], count)
