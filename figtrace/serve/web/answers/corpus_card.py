"""What is in a corpus, as its first page tells it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from corpus.geometry import DocId
from corpus.settings import Settings
from corpus.store import Store
from figtrace.library.status import list_documents, list_failures
from figtrace.serve.web.charts.bars import Bars, bars
from figtrace.serve.web.plain_names import file_name, without_paths

__all__ = ["CorpusCard", "DocumentRow", "Unread", "corpus_card"]

_FAILURES = 50
"""Failed files on the first page; `figtrace status` has all."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as the corpus's page lists it."""

    id: DocId
    title: str
    """The file's name where it has none."""
    authors: tuple[str, ...]
    year: int | None
    pages: int
    unread: int
    edition_of: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A file or page that was not read, and why."""

    file: str
    page: int | None
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class CorpusCard:
    """A corpus at a glance."""

    name: str
    """Of the folder that holds it."""
    documents: int
    pages: int
    entities: int
    figures: int
    citations: int
    years: Bars
    undated: int
    rows: tuple[DocumentRow, ...]
    """By year, the newest first; those without one last."""
    failures: tuple[Unread, ...]
    """The first fifty."""
    failures_total: int


def corpus_card(store: Store, settings: Settings) -> CorpusCard:
    """The corpus at a glance."""
    listed, failures, totals = list_documents(store), list_failures(store), store.totals()
    rows = [
        DocumentRow(
            one.id, one.title or one.file, one.authors, one.year, one.pages, one.unread, one.edition_of
        )
        for one in listed
    ]
    folder = settings.folder.absolute()
    return CorpusCard(
        name=folder.parent.name if folder.name.startswith(".") else folder.name,
        documents=len(rows),
        pages=sum(one.pages for one in rows),
        entities=totals.entities,
        figures=totals.claims,
        citations=totals.citations,
        years=bars(Counter(one.year for one in rows if one.year is not None), to="/search", keep={"q": "*"}),
        undated=sum(one.year is None for one in rows),
        rows=tuple(sorted(rows, key=lambda one: (one.year is None, -(one.year or 0), one.title.casefold()))),
        failures=tuple(
            Unread(file_name(one.path), one.page, str(one.state), without_paths(one.reason))
            for one in failures[:_FAILURES]
        ),
        failures_total=len(failures),
    )
