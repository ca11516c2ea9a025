"""What is in a corpus and what failed, as rows to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from corpus.document import OutcomeState
from corpus.errors import UsageError
from corpus.geometry import DocId
from corpus.settings import Settings
from corpus.store import (
    DocumentLabel,
    LabelKind,
    Store,
    document_labels,
    documents_labelled,
    list_editions,
)
from nlp.entities import NameModel

__all__ = ["DocumentLine", "Failure", "StatusLine", "list_documents", "list_failures", "summarise"]


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One count of what is there."""

    what: str
    state: str
    count: int
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document as it is listed."""

    id: DocId
    source: str
    title: str
    year: int | None
    pages: int
    unread: int
    """Pages that gave no text, or a part of it: `status --failed` tells which and why."""
    edition_of: str = ""
    """Beginning of the id of the newest edition of the same work; "" for the newest, and for a lone one."""
    file: str = ""
    """Name of the file without its folders."""
    authors: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    """Of a person's own library that it came from: "Trade / Processing"."""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or page that could not be read, and why."""

    path: str
    page: int | None
    """From 1; None for a whole file."""
    state: str
    reason: str


def summarise(store: Store, settings: Settings) -> tuple[StatusLine, ...]:
    """Counts of files, pages and what was found in them, by state and reason."""
    files = Counter((o.state, o.code) for o in store.outcomes())
    pages = Counter((p.state, "" if p.state.is_whole else p.reason) for p in store.page_outcomes())
    lines = [StatusLine("corpus", str(settings.folder), len(store.summaries()), "documents")]
    lines += [StatusLine("files", state, count, code) for (state, code), count in sorted(files.items())]
    lines += [StatusLine("pages", state, count, reason) for (state, reason), count in sorted(pages.items())]
    totals = store.totals()
    lines += [
        StatusLine("found", "entities", totals.entities, ""),
        StatusLine("found", "claims", totals.claims, _how_claims_are_read(settings.model)),
        StatusLine("found", "citations", totals.citations, ""),
    ]
    return tuple(lines)


def _how_claims_are_read(model: str) -> str:
    """Why claims say less than they could; "" where the model parses, or is not there to be asked."""
    try:
        parses = bool(model) and NameModel(model).parses()
    except UsageError:
        return ""
    return "" if parses else _PLAINER


_PLAINER = "plainer: the model parses no sentences"


def list_documents(store: Store, *, tag: str = "", collection: str = "") -> tuple[DocumentLine, ...]:
    """Every document, by file; with a tag or a collection those that have it."""
    labels = document_labels(store)
    asked = ((tag, LabelKind.TAG), (collection, LabelKind.COLLECTION))
    among = [documents_labelled(store, name, kind) for name, kind in asked if name]
    unread = Counter(page.doc for page in store.page_outcomes() if not page.state.is_whole)
    older = {edition.doc: edition.newest[:12] for edition in list_editions(store) if edition.place}
    return tuple(
        DocumentLine(
            s.id, s.source, s.title, s.year, s.n_pages, unread[s.id], older.get(s.id, ""),
            file=PurePath(s.source).name, authors=s.authors,
            collections=_names(labels.get(s.id, ()), LabelKind.COLLECTION),
            tags=_names(labels.get(s.id, ()), LabelKind.TAG),
        )
        for s in store.summaries()
        if all(s.id in found for found in among)
    )  # fmt: skip


def _names(labels: Iterable[DocumentLabel], kind: LabelKind) -> tuple[str, ...]:
    return tuple(label.name for label in labels if label.kind is kind)


def list_failures(store: Store) -> tuple[Failure, ...]:
    """Every file that was not read whole and every page that was not read or in part, with the reason."""
    sources = {summary.id: summary.source for summary in store.summaries()}
    files = [
        Failure(o.path, None, o.state, o.reason)
        for o in store.outcomes()
        if o.state in (OutcomeState.FAILED, OutcomeState.PARTIAL)
    ]
    pages = [
        Failure(sources[p.doc], p.page + 1, p.state, p.reason)
        for p in store.page_outcomes()
        if not p.state.is_whole
    ]
    return tuple(files + pages)
