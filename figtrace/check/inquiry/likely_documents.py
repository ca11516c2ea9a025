"""Documents that may hold a figure which no citation governs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from corpus.document import Document
from corpus.errors import QueryError
from corpus.geometry import DocId, Span
from corpus.store import NearQuotes, Store, find_near_quotes
from figtrace.check.statements.statement import Statement
from figtrace.check.statements.wording import terms
from search import Engine
from search.query import plain_query

__all__ = ["Likely", "likely_documents", "sole_editions"]

_DOCUMENTS = 4
"""Documents that are read for an uncited figure: the first is mostly the one, and each costs a reading."""
_PASSAGES = 20
"""Passages looked at to find them: several may be of one document."""
_ROWS = 3000
"""Figures of this size whose words are compared, more only where so many documents have one; our choice."""
_NEAR = Decimal("0.03")
"""Share of a value within which another still may be its misprint or rounding."""
_TWO_TERMS = 5
"""ASCII characters that two terms take at least, with what stands between: most cells are shorter."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Documents that are worth a look."""

    docs: tuple[DocId, ...]
    """Best first."""
    unread: int = 0
    """Figures of this size in the corpus whose words were not compared: there are too many of them."""


def likely_documents(
    draft: Statement,
    document: Document,
    store: Store,
    engine: Engine | None = None,
    *,
    editions: Mapping[DocId, DocId] | None = None,
) -> Likely:
    """Documents that are worth a look, best first.

    Up to four in which figures of this size are said with the sentence's words, and with an engine up to
    four more whose passages fit the words alone. Every document's nearest figure is compared, of the others
    as many as there is time for. `editions` names for a document the edition that stands for it: of one work
    one edition is enough.

    Raises:
        EngineError: if the engine cannot answer.
    """
    said = _said_of(draft, document)
    near = _near_quotes(draft, store)
    by_words = _by_words(said, engine) if engine is not None and said.strip() else ()
    docs = sole_editions((*_by_value(said, near.quotes), *by_words), editions or {})
    return Likely(docs, near.left_out)


def _said_of(draft: Statement, document: Document) -> str:
    """The sentence without the number, which decides nothing about where to look; of a cell its headers."""
    place = draft.figure.cell
    if place is not None:
        table = document.tables[place.table]
        cell = table.cells[place.cell]
        return " ; ".join(filter(None, (*cell.row_path, *cell.col_path, table.caption)))
    sentence, number = draft.claim.sentence, draft.figure.number
    before, behind = Span(sentence.start, number.start), Span(number.end, sentence.end)
    return f"{before.of(document.text)} {behind.of(document.text)}"


def _by_words(said: str, engine: Engine) -> tuple[DocId, ...]:
    try:
        hits = engine.find(plain_query(said), limit=_PASSAGES).hits
    except QueryError:  # signs without a word: a figure that stands alone
        return ()
    return tuple(dict.fromkeys(hit.doc for hit in hits))[:_DOCUMENTS]


def _by_value(said: str, quotes: Iterable[tuple[DocId, str]]) -> tuple[DocId, ...]:
    wanted = frozenset(terms(said))
    best: dict[DocId, int] = {}
    for doc, quote in dict.fromkeys(quotes):
        best[doc] = max(best.get(doc, 0), len(wanted.intersection(terms(quote))))
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    return tuple(doc for doc, shared in ranked[:_DOCUMENTS] if shared >= 2)


def _near_quotes(draft: Statement, store: Store) -> NearQuotes:
    box = draft.figure.interval
    low = box.lo if box.lo is not None else box.hi
    high = box.hi if box.hi is not None else box.lo
    if low is None or high is None:
        return NearQuotes((), 0)
    margin = max(abs(low), abs(high)) * _NEAR
    return find_near_quotes(store, low - margin, high + margin, limit=_ROWS, shortest=_TWO_TERMS)


def sole_editions(docs: Iterable[DocId], editions: Mapping[DocId, DocId]) -> tuple[DocId, ...]:
    """The documents in order, of the editions of one work only the first: copies confirm nothing."""
    seen: dict[DocId, DocId] = {}
    for doc in docs:
        seen.setdefault(editions.get(doc, doc), doc)
    return tuple(seen.values())
