"""Documents that may hold a figure which no citation governs."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from check.evidence import Statement
from check.wording import terms
from corpus.geometry import DocId
from corpus.lookup import ClaimFilter, ClaimRow, find_claims
from corpus.model import Document
from corpus.store import Store
from search.engine import Engine
from search.query import plain_query

__all__ = ["likely_documents"]

_DOCUMENTS = 4
_PASSAGES = 20
_ROWS = 3000
_NEAR = Decimal("0.03")


def likely_documents(
    draft: Statement, document: Document, store: Store, engine: Engine | None = None
) -> tuple[DocId, ...]:
    """Documents that are worth a look, best first.

    Up to four in which figures of this size are said with the sentence's words, and with an engine up to
    four more whose passages fit the words alone.

    Raises:
        EngineError: if the engine cannot answer.
    """
    sentence = draft.claim.sentence.of(document.text)
    by_value = _by_value(draft, sentence, store)
    by_words = _by_words(sentence, engine) if engine is not None else ()
    return tuple(dict.fromkeys((*by_value, *by_words)))


def _by_words(sentence: str, engine: Engine) -> tuple[DocId, ...]:
    hits = engine.find(plain_query(sentence), limit=_PASSAGES).hits
    return tuple(dict.fromkeys(hit.doc for hit in hits))[:_DOCUMENTS]


def _by_value(draft: Statement, sentence: str, store: Store) -> tuple[DocId, ...]:
    wanted = set(terms(sentence))
    best: Counter[DocId] = Counter()
    for row in _rows(draft, store):
        best[row.doc] = max(best[row.doc], len(wanted & set(terms(row.quote))))
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    return tuple(doc for doc, shared in ranked[:_DOCUMENTS] if shared >= 2)


def _rows(draft: Statement, store: Store) -> tuple[ClaimRow, ...]:
    box = draft.figure.interval
    low = box.lo if box.lo is not None else box.hi
    high = box.hi if box.hi is not None else box.lo
    if low is None or high is None:
        return ()
    margin = max(abs(low), abs(high)) * _NEAR
    wanted = ClaimFilter(value_lo=low - margin, value_hi=high + margin, limit=_ROWS)
    return find_claims(store, wanted)
