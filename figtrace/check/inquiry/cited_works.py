"""The works that a draft cites, and the documents of the corpus that may be them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.annotations import Citation
from corpus.document import Reference
from corpus.geometry import DocId
from corpus.store import Store
from figtrace.library.resolve import Resolution, resolve_sources

__all__ = ["CitedWorks"]

_OPENING = 4000
"""Characters of a document in which its title is looked for."""


class CitedWorks:
    """The draft's references, and the documents of the corpus that they name.

    Args:
        references: the draft's.
        own: documents of the corpus that are the draft itself or editions of it: it is no source of its own.
    """

    def __init__(
        self, references: Sequence[Reference], store: Store, own: frozenset[DocId] = frozenset()
    ) -> None:
        self._store = store
        summaries = [summary for summary in store.summaries() if summary.id not in own]
        self.references = references
        self.titles = {summary.id: summary.title for summary in summaries}
        found = resolve_sources(references, summaries, opening=self._opening)
        self.resolved = tuple(map(self._given_first, references, found))

    def _opening(self, doc: DocId) -> str:
        return self._store.opening(doc, _OPENING)

    def _given_first(self, reference: Reference, found: Resolution) -> Resolution:
        return Resolution(reference.doc, "given", 1.0) if reference.doc in self.titles else found

    def documents(self, citation: Citation) -> tuple[DocId, ...]:
        """The document that the citation names; several where each may be it, none if the corpus lacks it."""
        docs = (citation.doc,) if citation.doc else self._of_reference(citation.reference)
        return tuple(doc for doc in docs if doc in self.titles)

    def _of_reference(self, reference: int | None) -> tuple[DocId, ...]:
        if reference is None or reference >= len(self.resolved):
            return ()
        found = self.resolved[reference]
        return (found.doc,) if found.doc is not None else found.among
