"""What was read of a corpus, kept for the next check: its documents' scales, the works that are cited."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from corpus.document import Reference
from corpus.geometry import DocId
from corpus.store import Store
from figtrace.check.inquiry.cited_works import CitedWorks
from figtrace.check.inquiry.coverage import corpus_coverage
from figtrace.check.ledger.records import Coverage
from figtrace.check.verdicts.scales import Scales, read_scales

__all__ = ["Readings"]


class Readings:
    """Readings of one corpus, good as long as nothing writes it.

    Args:
        store: the corpus; to be used in the thread that opened it.
        most: scales that are kept, those used last; they take a few megabytes each. 0 keeps none.
    """

    def __init__(self, store: Store, most: int = 0) -> None:
        self._store = store
        self._most = most
        self._scales: dict[DocId, Scales] = {}
        self._works: tuple[object, CitedWorks] | None = None

    def scales(self, doc: DocId) -> Scales:
        """The document's scales.

        Raises:
            StoreError: if it cannot be read.
        """
        found = self._scales.pop(doc, None) or read_scales(self._store, doc)
        if self._most:
            self._scales[doc] = found
            while len(self._scales) > self._most:
                del self._scales[next(iter(self._scales))]
        return found

    def works(self, references: Sequence[Reference], own: frozenset[DocId] = frozenset()) -> CitedWorks:
        """The documents that these references name; of the same ones as before, what was found then."""
        own &= self._documents
        asked = (tuple((one.raw, one.doi, one.doc) for one in references), own)
        if self._works is None or self._works[0] != asked:
            self._works = (asked, CitedWorks(references, self._store, own))
        return self._works[1]

    @cached_property
    def _documents(self) -> frozenset[DocId]:
        return frozenset(summary.id for summary in self._store.summaries())

    @cached_property
    def coverage(self) -> Coverage:
        """How much of the corpus there is to be searched."""
        return corpus_coverage(self._store)
