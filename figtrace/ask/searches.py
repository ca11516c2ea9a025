"""A search as a person asks it, and what is found in the form they want: papers, passages, tables, claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import QueryError, UsageError
from corpus.files import read_regular
from corpus.geometry import DocId
from corpus.quick import dataclass
from corpus.store import Store
from figtrace.ask.papers import FoundPapers, PaperView, ask_papers
from figtrace.ask.passages import HitView, ask_passages
from search import Engine
from search.definitions import widened
from search.engine import Meaning, Sort
from search.query import Clause, Occur, OfKind, Query, parse_query

if TYPE_CHECKING:
    from figtrace.ask.claims import ClaimView

__all__ = [
    "Answered",
    "DocumentHit",
    "QueryHit",
    "Search",
    "SearchAnswer",
    "Show",
    "answer_each",
    "answer_search",
    "narrowed",
    "query_lines",
]


class Show(StrEnum):
    """What hits are shown as."""

    PAPERS = "papers"
    """Each paper's best pages, one below the other."""
    PASSAGES = "passages"
    """Passages by themselves, best first."""
    TABLES = "tables"
    """As papers, of tables alone."""
    CLAIMS = "claims"
    """Figures in whose sentence or headers the words stand."""
    DOCUMENTS = "documents"
    """One row for each paper."""


@dataclass(frozen=True, slots=True)
class Search:
    """A query and what of its answer is wanted.

    Raises:
        UsageError: if a page is beyond what engines answer.
    """

    query: Query
    show: Show = Show.PAPERS
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    limit: int = 10
    explain: bool = False
    """True: each hit says why it was found."""
    boxes: bool = True
    """False where nobody looks at them: they take a good part of each document to be read."""
    meaning: Meaning | None = None
    """What the query means, to rank passages by it too."""

    def __post_init__(self) -> None:
        if self.page * self.limit > _FARTHEST:
            raise UsageError(
                f"--page {self.page} of {self.limit} hits each: no more than the first {_FARTHEST} are "
                "answered; narrow the query"
            )


_FARTHEST = 10_000
"""Hits: what Elasticsearch answers at most, and nobody reads so far."""


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """A paper as one row."""

    document: str
    authors: tuple[str, ...]
    year: int | None
    pages: tuple[int, ...]
    """Its best pages, best first."""
    editions: int
    found: int
    source: str
    doc: DocId


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What was found."""

    rows: tuple[HitView, ...] | tuple[ClaimView, ...] | tuple[DocumentHit, ...]
    total: int
    """Passages that match; of claims, claims."""
    is_exact: bool
    are_more: bool
    """True if another page follows."""
    papers: tuple[PaperView, ...] = ()
    """Those of the rows, where papers were asked for."""


def answer_search(store: Store, engine: Engine, wanted: Search) -> SearchAnswer:
    """The page of the answer that is asked for.

    Raises:
        EngineError: if the engine cannot answer.
    """
    match wanted.show:
        case Show.PASSAGES:
            return _passages(store, engine, wanted)
        case Show.CLAIMS:
            return _claims(store, engine, wanted)
        case Show.DOCUMENTS:
            found = _found(store, engine, wanted)
            return _answer_of(found, tuple(map(_document_hit, found.papers)))
        case Show.PAPERS | Show.TABLES:
            return _papers(_found(store, engine, wanted))


def narrowed(wanted: Search) -> Query:
    """The query, of tables alone where tables are wanted."""
    if wanted.show is not Show.TABLES:
        return wanted.query
    return replace(wanted.query, clauses=(*wanted.query.clauses, Clause(Occur.MUST, OfKind("table"))))


def _found(store: Store, engine: Engine, wanted: Search) -> FoundPapers:
    return ask_papers(
        store,
        engine,
        narrowed(wanted),
        limit=wanted.limit,
        page=wanted.page,
        sort=wanted.sort,
        explain=wanted.explain,
        boxes=wanted.boxes,
        meaning=wanted.meaning,
    )


def _papers(found: FoundPapers) -> SearchAnswer:
    return _answer_of(found, tuple(hit for paper in found.papers for hit in paper.pages))


def _answer_of(found: FoundPapers, rows: tuple[HitView, ...] | tuple[DocumentHit, ...]) -> SearchAnswer:
    return SearchAnswer(rows, found.total, found.is_exact, found.are_more, found.papers)


def _document_hit(paper: PaperView) -> DocumentHit:
    pages = tuple(int(hit.page) for hit in paper.pages if hit.page is not None)
    return DocumentHit(
        paper.document, paper.authors, paper.year, pages, paper.editions, paper.found, paper.source, paper.doc
    )


def _passages(store: Store, engine: Engine, wanted: Search) -> SearchAnswer:
    offset = (wanted.page - 1) * wanted.limit
    found = ask_passages(
        store,
        engine,
        wanted.query,
        limit=wanted.limit,
        offset=offset,
        sort=wanted.sort,
        explain=wanted.explain,
        boxes=wanted.boxes,
        meaning=wanted.meaning,
    )
    return SearchAnswer(found.hits, found.total, found.is_exact, offset + found.shown < found.total)


def _claims(store: Store, engine: Engine, wanted: Search) -> SearchAnswer:
    from corpus.store import find_claim
    from figtrace.ask.claims import claim_views

    offset = (wanted.page - 1) * wanted.limit
    query = widened(wanted.query, store, engine)
    found = engine.find(query, limit=wanted.limit, offset=offset, sort=wanted.sort, claims=True)
    rows = (row for hit in found.hits if (row := find_claim(store, hit.claim)) is not None)
    views = tuple(claim_views(store, rows))
    more = offset + len(found.hits) < found.total
    return SearchAnswer(views, found.total, found.exactness == "exact", more)


@dataclass(frozen=True, slots=True)
class Answered:
    """A query of many, and what was found."""

    line: int
    query: str
    rows: tuple[QueryHit, ...]
    problem: str
    """Why it was not answered; "" where it was."""


@dataclass(frozen=True, slots=True)
class QueryHit:
    """A hit with the query that found it."""

    query: str
    hit: HitView | ClaimView | DocumentHit


_LARGEST = 10_000_000
"""Bytes of a file of queries."""


def query_lines(file: Path) -> tuple[tuple[int, str], ...]:
    """The queries of a file with their lines from 1: a line each, blank ones and those after # left out.

    Raises:
        UsageError: if the file cannot be read.
    """
    try:
        text = read_regular(file, most=_LARGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        why = getattr(exc, "strerror", None) or exc
        raise UsageError(f"{file} cannot be read as a list of queries: {why}") from exc
    numbered = enumerate(text.split("\n"), start=1)
    return tuple((n, line.strip()) for n, line in numbered if line.strip() and line.lstrip()[0] != "#")


def answer_each(
    store: Store,
    engine: Engine,
    lines: Iterable[tuple[int, str]],
    wanted: Search,
    meaning: Callable[[Query], Meaning | None] = lambda _: None,
) -> Iterator[Answered]:
    """Each query answered as wanted; one that is not understood has its problem, and the others go on.

    `meaning` gives what a query means, to rank passages by it too.
    """
    for line, text in lines:
        try:
            query = parse_query(text)
            found = answer_search(store, engine, replace(wanted, query=query, meaning=meaning(query)))
        except QueryError as exc:
            yield Answered(line, text, (), str(exc))
        else:
            yield Answered(line, text, tuple(QueryHit(text, row) for row in found.rows), "")
