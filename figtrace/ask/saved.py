"""Searches that a person keeps, and what has come to the corpus since each was last looked at.

searches.json in the corpus's folder: {"form": 1, "searches": {NAME: {"query": …, "seen": [DOC, …]}}}
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UsageError
from corpus.files import read_regular
from corpus.geometry import DocId
from corpus.store import Store
from search.query import AnyOf, Clause, DocPrefix, Occur, Query, parse_query

__all__ = [
    "SavedSearch",
    "SearchLine",
    "keep_search",
    "news_of",
    "saved_search",
    "saved_searches",
    "search_lines",
]

_FORM, _FILE = 1, "searches.json"
"""The form of the file of saved searches, and its name in the corpus folder."""
_LARGEST = 50_000_000
"""Bytes of the file; a search has a hundred, and sixty-seven for each document of the corpus."""
_MOST = 250
"""New documents that a query can name; where there are more, all are taken for new."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that was kept."""

    name: str
    query: str
    """As it was typed."""
    seen: frozenset[DocId]
    """Documents of the corpus when it was last looked at."""


def saved_searches(folder: Path) -> tuple[SavedSearch, ...]:
    """The searches of the corpus in this folder, by name.

    Raises:
        UsageError: if their file is damaged.
    """
    try:
        told = json.loads(read_regular(folder / _FILE, most=_LARGEST).decode("utf-8"))
        rows = told["searches"].items() if told["form"] == _FORM else ()
        found = [SavedSearch(n, str(row["query"]), frozenset(map(DocId, row["seen"]))) for n, row in rows]
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        raise UsageError(f"{folder / _FILE} cannot be read: repair it, or remove it to begin anew") from exc
    return tuple(sorted(found, key=lambda one: one.name))


def saved_search(folder: Path, name: str) -> SavedSearch:
    """The search of this name.

    Raises:
        UsageError: if there is none, or their file is damaged.
    """
    known = {one.name: one for one in saved_searches(folder)}
    if name not in known:
        listed = ", ".join(known) or "none yet: --save NAME keeps one"
        raise UsageError(f"no search is saved as {name!r}; there are {listed}")
    return known[name]


def keep_search(folder: Path, name: str, query: str, store: Store) -> None:
    """Keep the search, as looked at now.

    Raises:
        UsageError: if the name is empty, or the file cannot be read or written.
    """
    if not name.strip():
        raise UsageError("--save needs a name")
    kept = {one.name: one for one in saved_searches(folder)}
    kept[name] = SavedSearch(name, query, frozenset(summary.id for summary in store.summaries()))
    _write(folder, kept)


def _write(folder: Path, kept: Mapping[str, SavedSearch]) -> None:
    rows = {name: {"query": one.query, "seen": sorted(one.seen)} for name, one in sorted(kept.items())}
    draft = folder / f"{_FILE}.{os.getpid()}"
    try:
        draft.write_text(json.dumps({"form": _FORM, "searches": rows}, indent=1), encoding="utf-8")
        draft.replace(folder / _FILE)
    except OSError as exc:
        raise UsageError(f"{folder / _FILE} cannot be written: {exc.strerror or exc}") from exc


@dataclass(frozen=True, slots=True)
class SearchLine:
    """A kept search as one row."""

    name: str
    query: str
    new_documents: int
    """Of the corpus since it was last looked at, whether they answer it or not."""


def search_lines(folder: Path, store: Store) -> tuple[SearchLine, ...]:
    """The searches of the corpus in this folder, by name.

    Raises:
        UsageError: if their file is damaged.
    """
    docs = {summary.id for summary in store.summaries()}
    return tuple(SearchLine(one.name, one.query, len(docs - one.seen)) for one in saved_searches(folder))


def news_of(saved: SavedSearch, store: Store) -> Query | None:
    """The query among documents that came since the search was last looked at; None if none came.

    Raises:
        QueryError: if it is not understood, such as one that was kept by another version.
    """
    query = parse_query(saved.query)
    fresh = [summary.id for summary in store.summaries() if summary.id not in saved.seen]
    if not fresh:
        return None
    if len(fresh) > _MOST:
        return query
    among = AnyOf(tuple(DocPrefix(doc) for doc in fresh))
    return Query((*query.clauses, Clause(Occur.MUST, among)))
