"""How much of a corpus there was to be searched."""

from __future__ import annotations

from corpus.document import OutcomeState
from corpus.store import Store
from figtrace.check.ledger.records import Coverage

__all__ = ["corpus_coverage"]


def corpus_coverage(store: Store) -> Coverage:
    """The corpus's documents and pages, and what of them could not be read."""
    pages = store.page_outcomes()
    unread = sum(not page.state.is_whole for page in pages)
    failed = sum(outcome.state is OutcomeState.FAILED for outcome in store.outcomes())
    return Coverage(len(store.summaries()), len(pages), unread, failed)
