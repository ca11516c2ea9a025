"""Themes that a person names: a query each, and what the corpus has on it."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UsageError
from corpus.geometry import DocId, PageIndex
from corpus.quick import dataclass
from corpus.store import Store, ThemePlace
from figtrace.ask.passages import passage_query
from figtrace.ask.theme_views import ThemeQuote, figures_in, quotes
from search import Engine
from search.definitions import widened
from search.passages.analysis import STOP_WORDS

if TYPE_CHECKING:
    from figtrace.ask.claims import ClaimView

__all__ = ["NamedQuery", "QueryTheme", "YearCount", "query_theme", "read_queries"]

_MOST = 1_000
"""Passages looked at for one theme."""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A theme as a person names it."""

    key: str
    """Its table in the file, by which it is called."""
    name: str
    query: str
    """In the language of queries."""


@dataclass(frozen=True, slots=True)
class YearCount:
    """Passages of papers of one year."""

    year: int
    passages: int


@dataclass(frozen=True, slots=True)
class QueryTheme:
    """What the corpus has on a theme that a person named."""

    theme: str
    query: str
    passages: int
    """That answer the query."""
    is_exact: bool
    """False: there are at least as many, and only the best were looked at for what follows."""
    documents: tuple[tuple[str, int], ...]
    """Titles with the number of passages, most first."""
    years: tuple[YearCount, ...]
    quotes: tuple[ThemeQuote, ...]
    figures: tuple[ClaimView, ...]
    """Only where they were asked for."""


def query_theme(
    store: Store, engine: Engine, asked: NamedQuery, *, passages: int = 3, figures: int = 0
) -> QueryTheme:
    """What the corpus has on this theme: passages, documents, years, and so many figures.

    A query of words alone asks for all of them; with signs or fields it is taken as it stands.

    Raises:
        QueryError: if the query cannot be understood.
        EngineError: if the engine cannot answer.
    """
    query = passage_query([_all_words(asked.query)])
    answer = engine.find(widened(query, store, engine), limit=_MOST)
    titles = {summary.id: summary.title or summary.source for summary in store.summaries()}
    hits = [hit for hit in answer.hits if hit.doc in titles]
    places = [ThemePlace(hit.doc, hit.span, hit.page_first or PageIndex(0), 0, hit.score) for hit in hits]
    years = Counter(hit.year for hit in hits if hit.year is not None)
    return QueryTheme(
        theme=asked.name,
        query=asked.query,
        passages=answer.total,
        is_exact=answer.exactness == "exact" and answer.total <= _MOST,
        documents=tuple(_named(Counter(hit.doc for hit in hits), titles)),
        years=tuple(YearCount(year, n) for year, n in sorted(years.items())),
        quotes=tuple(quotes(store, places, passages)),
        figures=figures_in(store, places, figures) if figures else (),
    )


def _named(counts: Counter[DocId], titles: dict[DocId, str]) -> Iterator[tuple[str, int]]:
    return ((titles[doc], n) for doc, n in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _all_words(query: str) -> str:
    """The query with every word that says something demanded, if it is nothing but words."""
    words = query.split()
    if not all(word.replace("-", "").isalnum() for word in words) or "OR" in words or query.startswith("-"):
        return query
    telling = [word for word in words if word.lower() not in STOP_WORDS]
    return " ".join(f"+{word}" for word in telling or words)


def read_queries(file: Path, names: Sequence[str] = ()) -> tuple[NamedQuery, ...]:
    """The named themes of a file, in its order: a table each, with `name` and `query`; or those called so.

    Raises:
        UsageError: if the file cannot be read or is not of this form, or has no such theme.
    """
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise UsageError(f"{file} cannot be read as a file of themes: {exc}") from exc
    found = {key: _named_query(file, key, table) for key, table in tables.items()}
    for name in names:
        if name not in found:
            raise UsageError(f"{file} has no theme {name!r}; it has {', '.join(found) or 'none'}")
    return tuple(one for key, one in found.items() if not names or key in names)


def _named_query(file: Path, key: str, table: object) -> NamedQuery:
    query = table.get("query") if isinstance(table, dict) else None
    if not isinstance(table, dict) or not isinstance(query, str) or not query.strip():
        raise UsageError(f'{file}: [{key}] has no query; expected `query = "words or a query"`')
    return NamedQuery(key, str(table.get("name", key)), query)
