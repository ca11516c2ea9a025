"""Documents that may hold a figure which no citation governs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from corpus.document import Document
from corpus.geometry import DocId, Span
from corpus.store import ClaimFilter, Store, find_quotes
from figtrace.check.statements.statement import Statement
from figtrace.check.statements.wording import terms
from search.engine import Engine
from search.query.language import plain_query

__all__ = ["likely_documents", "sole_editions"]

_DOCUMENTS = 4
_PASSAGES = 20
_ROWS = 3000
_NEAR = Decimal("0.03")
_TWO_TERMS = 5
"""ASCII characters that two terms take at least, with what stands between: most cells are shorter."""


def likely_documents(
    draft: Statement,
    document: Document,
    store: Store,
    engine: Engine | None = None,
    *,
    editions: Mapping[DocId, DocId] | None = None,
) -> tuple[DocId, ...]:
    """Documents that are worth a look, best first.

    Up to four in which figures of this size are said with the sentence's words, and with an engine up to
    four more whose passages fit the words alone. `editions` names for a document the edition that stands
    for it: of one work one edition is enough.

    Raises:
        EngineError: if the engine cannot answer.
    """
    said = _said_of(draft, document)
    by_value = _by_value(draft, said, store)
    by_words = _by_words(said, engine) if engine is not None and said.strip() else ()
    return sole_editions((*by_value, *by_words), editions or {})


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
    hits = engine.find(plain_query(said), limit=_PASSAGES).hits
    return tuple(dict.fromkeys(hit.doc for hit in hits))[:_DOCUMENTS]


def _by_value(draft: Statement, said: str, store: Store) -> tuple[DocId, ...]:
    wanted = frozenset(terms(said))
    best: dict[DocId, int] = {}
    for doc, quote in dict.fromkeys(_quotes(draft, store)):
        if len(quote) >= _TWO_TERMS or not quote.isascii():
            best[doc] = max(best.get(doc, 0), len(wanted.intersection(terms(quote))))
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    return tuple(doc for doc, shared in ranked[:_DOCUMENTS] if shared >= 2)


def _quotes(draft: Statement, store: Store) -> tuple[tuple[DocId, str], ...]:
    box = draft.figure.interval
    low = box.lo if box.lo is not None else box.hi
    high = box.hi if box.hi is not None else box.lo
    if low is None or high is None:
        return ()
    margin = max(abs(low), abs(high)) * _NEAR
    wanted = ClaimFilter(value_lo=low - margin, value_hi=high + margin, limit=_ROWS)
    return find_quotes(store, wanted)


def sole_editions(docs: Iterable[DocId], editions: Mapping[DocId, DocId]) -> tuple[DocId, ...]:
    """The documents in order, of the editions of one work only the first: copies confirm nothing."""
    seen: dict[DocId, DocId] = {}
    for doc in docs:
        seen.setdefault(editions.get(doc, doc), doc)
    return tuple(seen.values())
