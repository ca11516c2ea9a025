"""Where the evidence for a draft's figures is to be looked for, and what is settled without a look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.annotations import Annotations, Citation
from corpus.document import Document, Reference
from corpus.geometry import DocId
from corpus.store import Store
from figtrace.check.inquiry.likely_documents import likely_documents
from figtrace.check.ledger.records import Reason, SourceState, Verdict
from figtrace.check.statements.shelf import make_shelf
from figtrace.check.statements.statement import Statement
from figtrace.check.verdicts.gates import Gates
from figtrace.check.verdicts.governing import Callouts, is_own_result
from figtrace.check.verdicts.rulings import Ruling, rule
from figtrace.check.verdicts.scales import Scales
from figtrace.library.resolve import Resolution, resolve_sources
from search import Engine

__all__ = ["CitedWorks", "Reach", "Where", "Whereabouts"]

_OPENING = 4000
"""Characters of a document in which its title is looked for."""


class CitedWorks:
    """The draft's references, and the documents of the corpus that they name."""

    def __init__(self, references: Sequence[Reference], store: Store) -> None:
        self._store = store
        summaries = store.summaries()
        self.references = references
        self.titles = {summary.id: summary.title for summary in summaries}
        found = resolve_sources(references, summaries, opening=self._opening)
        self.resolved = tuple(map(self._given_first, references, found))

    def _opening(self, doc: DocId) -> str:
        return self._store.opening(doc, _OPENING)

    def _given_first(self, reference: Reference, found: Resolution) -> Resolution:
        return Resolution(reference.doc, "given", 1.0) if reference.doc in self.titles else found

    def document(self, citation: Citation) -> DocId | None:
        """The document that the citation names; None if it is not in the corpus, or not certainly."""
        doc = citation.doc or self._of_reference(citation.reference)
        return doc if doc in self.titles else None

    def _of_reference(self, reference: int | None) -> DocId | None:
        known = reference is not None and reference < len(self.resolved)
        return self.resolved[reference].doc if reference is not None and known else None


@dataclass(frozen=True, slots=True)
class Where:
    """Where a figure's evidence is to be looked for."""

    state: SourceState
    citation: Citation | None = None
    docs: tuple[DocId, ...] = ()
    unread: int = 0
    """Figures of its size in the corpus that were left out of the choice of these documents."""
    settled: Ruling | None = None
    """What is to be said of it without a look at any document; None: the documents decide."""

    @property
    def locator(self) -> str:
        """Pages that the citation names; "" for none."""
        return self.citation.locator if self.citation is not None else ""

    @property
    def part(self) -> str:
        """Table or figure that it names instead: "table:3"; "" for none."""
        return self.citation.part if self.citation is not None else ""


_NOT_IN_CORPUS = Ruling(Verdict.UNKNOWN, Reason.SOURCE_NOT_IN_CORPUS)
_OWN = Ruling(Verdict.UNKNOWN, Reason.NOT_CHECKABLE)


@dataclass(frozen=True, slots=True)
class Reach:
    """What can be searched for a figure that no citation governs, and how strictly it is judged."""

    store: Store
    engine: Engine | None
    gates: Gates
    editions: Mapping[DocId, DocId]
    """For a document the edition that stands for it: copies count as one source."""


class Whereabouts:
    """Finds the whereabouts of one draft's figures."""

    def __init__(self, document: Document, annotations: Annotations, works: CitedWorks, reach: Reach) -> None:
        self._document = document
        self._annotations = annotations
        self._works = works
        self._reach = reach
        self._callouts = Callouts(annotations.citations, document)

    def of(self, draft: Statement) -> Where:
        """The document that the figure's citation names; else the draft's own tables, else the likely ones.

        Raises:
            EngineError: if the engine cannot answer.
        """
        at = self._callouts.governing(draft.claim)
        if at is None:
            return self._uncited(draft)
        citation = self._annotations.citations[at]
        doc = self._works.document(citation)
        if doc is None:
            return Where(SourceState.NOT_IN_CORPUS, citation, settled=_NOT_IN_CORPUS)
        return Where(SourceState.CITED, citation, (doc,))

    def reference(self, draft: Statement) -> int | None:
        """Position of the reference that the figure rests on in the draft's; None for none."""
        at = self._callouts.governing(draft.claim)
        return None if at is None else self._annotations.citations[at].reference

    def _uncited(self, draft: Statement) -> Where:
        if is_own_result(draft.claim.sentence.of(self._document.text)):
            return Where(SourceState.UNCITED, settled=_OWN)
        own = self._by_own_table(draft)
        if own is not None:
            return Where(SourceState.OWN_TABLE, settled=own)
        reach = self._reach
        likely = likely_documents(draft, self._document, reach.store, reach.engine, editions=reach.editions)
        return Where(SourceState.UNCITED, docs=likely.docs, unread=likely.unread)

    @cached_property
    def _own_tables(self) -> Scales | None:
        """The cells of the draft's own tables; None if it has none."""
        cells = tuple(claim for claim in self._annotations.claims if claim.figure.cell is not None)
        if not cells:
            return None
        return Scales(make_shelf(self._document, replace(self._annotations, claims=cells)))

    def _by_own_table(self, draft: Statement) -> Ruling | None:
        """What the draft's own tables say of a figure of its text; None if nothing for certain."""
        if self._own_tables is None or draft.figure.cell is not None:
            return None
        judgement = self._own_tables.judge(draft, self._document.text, self._reach.gates)
        sure = judgement.verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED)
        return rule(judgement) if sure else None
