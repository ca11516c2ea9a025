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

__all__ = ["likely_documents"]

_DOCUMENTS = 4
_ROWS = 3000
_NEAR = Decimal("0.03")


def likely_documents(draft: Statement, document: Document, store: Store) -> tuple[DocId, ...]:
    """Up to four documents in which figures of this size are said with the sentence's words, best first."""
    wanted = set(terms(draft.claim.sentence.of(document.text)))
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
