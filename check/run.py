"""The check of a draft: every figure to its source, its candidates, its verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Protocol

from check.aggregates import derive_many
from check.align import align, are_compared_otherwise, are_opposed
from check.derive import derive
from check.evidence import Shelf, Statement, fits, make_shelf, statements
from check.explain import say
from check.gates import Gates
from check.ledger import (
    Coverage,
    Evidence,
    Finding,
    Ledger,
    Reason,
    Relation,
    Source,
    SourceState,
    Verdict,
)
from check.relations import relate
from check.scope import governing_citation, is_own_result, located_pages, without_callouts
from check.sources import Resolution, resolve_sources
from check.uncited import likely_documents
from check.verdict import Decision, Weighed, decide
from corpus.annotations import Annotations, Citation
from corpus.geometry import DocId, PageIndex
from corpus.model import Document, OutcomeState, PageState
from corpus.store import Store
from search.engine import Engine

__all__ = ["Annotate", "CheckableDraft", "check_draft"]

_RESOLUTIONS = {
    "given": "named by the draft",
    "ambiguous": "several documents of the corpus may be meant",
    "source_not_in_corpus": "not in the corpus",
}
_OPENING = 4000
"""Characters of a document in which its title is looked for."""
_CANDIDATES = 150
"""Best-fitting figures of a document that are weighed, beside those on the cited pages."""
_LEAST_SHARE = 0.005
_UNREAD = ("entities", "others", "acronyms")
"""Annotations of a source that no check looks at."""
_SHELVES = 24
"""Documents kept ready at a time; a shelf takes a few megabytes."""


class CheckableDraft(Protocol):
    """What the check needs of a draft."""

    @property
    def document(self) -> Document:
        """Its text and references."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Its callouts, resolved as far as they could be."""


class Annotate(Protocol):
    """What the check needs of the annotator."""

    def __call__(self, document: Document, *, citations: tuple[Citation, ...] | None = None) -> Annotations:
        """The annotations of a document."""


def check_draft(
    draft: CheckableDraft,
    store: Store,
    annotator: Annotate,
    *,
    engine: Engine | None = None,
    strictness: str = "normal",
    editions: Mapping[DocId, DocId] | None = None,
    on_figure: Callable[[int, int], None] | None = None,
) -> Ledger:
    """The ledger of the draft against the corpus; `on_figure` is told how many of how many are done.

    The engine finds documents for figures that no citation governs; without one they are found by value.
    `editions` names for a document the edition that stands for it: copies count as one source.
    "strict" accuses and supports on better evidence alone, "lenient" on less.

    Raises:
        UsageError: for an unknown strictness.
        EngineError: if the engine cannot answer.
        StoreError: if a cited document cannot be read from the store.
    """
    document = draft.document
    annotations = annotator(without_callouts(document, draft.citations), citations=draft.citations)
    desk = _Desk(document, annotations, store, engine, Gates.named(strictness), editions or {})
    claims = statements(document, annotations)
    wheres = [desk.where(statement) for statement in claims]
    found: dict[int, Finding] = {}
    for number, at in enumerate(_by_document(wheres), start=1):
        found[at] = desk.check(claims[at], wheres[at])
        if on_figure is not None:
            on_figure(number, len(claims))
    findings = [found[at] for at in range(len(claims))]
    return Ledger(
        draft=document.source,
        text=document.text,
        findings=tuple(findings),
        sources=tuple(desk.sources(findings)),
        coverage=_coverage(store),
    )


def _coverage(store: Store) -> Coverage:
    pages = store.page_outcomes()
    unread = sum(page.state in (PageState.IMAGE_ONLY, PageState.UNREADABLE) for page in pages)
    failed = sum(outcome.state is OutcomeState.FAILED for outcome in store.outcomes())
    return Coverage(len(store.summaries()), len(pages), unread, failed)


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a figure's evidence is to be looked for."""

    state: SourceState
    citation: Citation | None
    reference: int | None
    docs: tuple[DocId, ...]


def _by_document(wheres: Sequence[_Where]) -> list[int]:
    """Positions of the figures, those of one document together: so each is read once, or nearly."""
    return sorted(range(len(wheres)), key=lambda at: wheres[at].docs)


class _Desk:
    """One draft on the desk, with the shelves that it needs."""

    def __init__(
        self,
        document: Document,
        annotations: Annotations,
        store: Store,
        engine: Engine | None,
        gates: Gates,
        editions: Mapping[DocId, DocId],
    ) -> None:
        self._editions = editions
        self._gates = gates
        self._engine = engine
        self._document = document
        self._annotations = annotations
        self._store = store
        self._summaries = store.summaries()
        self._titles = {summary.id: summary.title for summary in self._summaries}
        self._resolved = self._resolve()
        self.shelf = lru_cache(maxsize=_SHELVES)(self._make_shelf)

    def _make_shelf(self, doc: DocId) -> Shelf:
        document = self._store.document(doc)
        annotations = self._store.annotations(doc, without=_UNREAD)
        return make_shelf(document, annotations or Annotations(doc, document.text_sha, ""))

    def _resolve(self) -> tuple[Resolution, ...]:
        """The documents of the draft's references, those that it came with first."""
        references = self._document.references
        found = resolve_sources(references, self._summaries, opening=self._opening)
        return tuple(
            Resolution(reference.doc, "given", 1.0) if reference.doc in self._titles else resolution
            for reference, resolution in zip(references, found, strict=True)
        )

    def _opening(self, doc: DocId) -> str:
        return self._store.opening(doc, _OPENING)

    # -- one figure ------------------------------------------------------------------------------

    def check(self, draft: Statement, where: _Where) -> Finding:
        if where.state is SourceState.NOT_IN_CORPUS:
            return self._finding(draft, where, Decision(Verdict.UNKNOWN, Reason.SOURCE_NOT_IN_CORPUS))
        if where.state is SourceState.UNCITED and self._is_own(draft):
            return self._finding(draft, where, Decision(Verdict.UNKNOWN, Reason.NOT_CHECKABLE))
        own = self._by_own_table(draft) if where.state is SourceState.UNCITED else None
        if own is not None:
            return self._finding(draft, replace(where, state=SourceState.OWN_TABLE), own)
        decisions = [self._decide(draft, self.shelf(doc), where.citation) for doc in where.docs]
        return self._finding(draft, where, _join(decisions))

    @cached_property
    def _own_tables(self) -> Shelf | None:
        """The cells of the draft's own tables; None if it has none."""
        cells = tuple(claim for claim in self._annotations.claims if claim.figure.cell is not None)
        return make_shelf(self._document, replace(self._annotations, claims=cells)) if cells else None

    def _by_own_table(self, draft: Statement) -> Decision | None:
        """What the draft's own tables say of a figure of its text; None if nothing for certain."""
        if self._own_tables is None or draft.figure.cell is not None:
            return None
        decision = self._decide(draft, self._own_tables, None)
        return decision if decision.verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED) else None

    def _is_own(self, draft: Statement) -> bool:
        return is_own_result(draft.claim.sentence.of(self._document.text))

    def where(self, draft: Statement) -> _Where:
        at = governing_citation(draft.claim, self._annotations, self._document)
        if at is None:
            return _Where(SourceState.UNCITED, None, None, self._likely(draft))
        citation = self._annotations.citations[at]
        doc = citation.doc or self._doc_of(citation.reference)
        if doc is None or doc not in self._titles:
            return _Where(SourceState.NOT_IN_CORPUS, citation, citation.reference, ())
        return _Where(SourceState.CITED, citation, citation.reference, (doc,))

    def _doc_of(self, reference: int | None) -> DocId | None:
        if reference is None or reference >= len(self._resolved):
            return None
        return self._resolved[reference].doc

    def _likely(self, draft: Statement) -> tuple[DocId, ...]:
        return likely_documents(draft, self._document, self._store, self._engine, editions=self._editions)

    def _decide(self, draft: Statement, shelf: Shelf, citation: Citation | None) -> Decision:
        pages = located_pages(citation.locator, shelf.document) if citation is not None else frozenset()
        weighed = [
            _weigh(draft, other, shelf, share, pages) for other, share in _candidates(draft, shelf, pages)
        ]
        direct = decide(draft, weighed, self._gates)
        if direct.verdict is Verdict.SUPPORTED:
            return direct
        text = self._document.text
        derived = derive(draft, weighed, text) or derive_many(draft, weighed, text)
        if derived is None:
            return direct
        beaten = derived.verdict is Verdict.SUPPORTED and direct.reason is Reason.WRONG_VALUE
        return derived if beaten or direct.verdict is not Verdict.CONTRADICTED else direct

    # -- what is written down --------------------------------------------------------------------

    def _finding(self, draft: Statement, where: _Where, decision: Decision) -> Finding:
        text, claim = self._document.text, draft.claim
        evidence = tuple(self._evidence(one) for one in decision.evidence)
        surface = claim.figure.span.of(text)
        off_page = bool(decision.evidence) and decision.evidence[0].on_page is False
        return Finding(
            id=claim.id,
            surface=surface,
            span=claim.figure.span,
            sentence=claim.sentence.of(text),
            sentence_span=claim.sentence,
            verdict=decision.verdict,
            reason=decision.reason,
            says=say(surface, decision, evidence, searched=self._searched(where), off_page=off_page),
            source=where.state,
            evidence=evidence,
            runner_up=self._evidence(decision.runner_up) if decision.runner_up is not None else None,
            relation=decision.relation,
            arithmetic=decision.arithmetic,
            citation=where.citation.span.of(text) if where.citation is not None else "",
            reference=where.reference,
            locator=where.citation.locator if where.citation is not None else "",
            locator_mismatch=off_page,
        )

    def _searched(self, where: _Where) -> str:
        if where.state is SourceState.CITED:
            return "the cited work"
        return f"the {len(self._titles)} documents of the corpus"

    def _evidence(self, one: Weighed) -> Evidence:
        document, figure = one.shelf.document, one.statement.figure
        claim, table = one.statement.claim, one.statement.table
        page = document.page_of(figure.span)
        cell = table.cells[figure.cell.cell] if table is not None and figure.cell is not None else None
        quote = cell.span if cell is not None else claim.sentence
        return Evidence(
            doc=document.id,
            file=document.source,
            title=document.meta.title,
            page=page.number if page is not None else None,
            label=page.label if page is not None else "",
            surface=figure.span.of(document.text),
            quote=quote.of(document.text),
            span=quote,
            boxes=document.boxes(figure.span if cell is None else cell.span),
            relation=one.comparison.relation,
            row_path=cell.row_path if cell is not None else (),
            col_path=cell.col_path if cell is not None else (),
            caption=table.caption if table is not None else "",
            score=round(max(0.0, min(1.0, one.score)), 4),
        )

    def sources(self, findings: Iterable[Finding]) -> list[Source]:
        """The draft's references with the documents they name and how many figures rest on each."""
        cited = [finding.reference for finding in findings]
        return [
            Source(
                raw=reference.raw,
                doc=resolution.doc,
                title=self._titles.get(resolution.doc, "") if resolution.doc is not None else "",
                reason=_RESOLUTIONS.get(resolution.reason, f"found by its {resolution.reason}"),
                cited=cited.count(at),
            )
            for at, (reference, resolution) in enumerate(
                zip(self._document.references, self._resolved, strict=True)
            )
        ]


def _candidates(
    draft: Statement, shelf: Shelf, pages: frozenset[PageIndex]
) -> Iterator[tuple[Statement, float]]:
    """The statements whose words fit best, and all on the cited pages, in the order of the text."""
    shares = fits(draft, shelf)
    least = max(_LEAST_SHARE, sorted(shares, reverse=True)[:_CANDIDATES][-1]) if shares else 0.0
    for other, share in zip(shelf.statements, shares, strict=True):
        if share >= least or other.page in pages:
            yield other, share


def _weigh(
    draft: Statement, other: Statement, shelf: Shelf, share: float, pages: frozenset[PageIndex]
) -> Weighed:
    comparison = relate(draft.figure, other.figure, signed=are_opposed(draft, other))
    if comparison.relation in (Relation.EQUAL, Relation.ROUNDED) and are_compared_otherwise(draft, other):
        comparison = replace(comparison, relation=Relation.SIGN)
    return Weighed(
        statement=other,
        shelf=shelf,
        fit=share,
        alignment=align(draft, other),
        on_page=_is_on_page(other.page, pages),
        comparison=comparison,
    )


def _is_on_page(page: PageIndex | None, pages: frozenset[PageIndex]) -> bool | None:
    """True on a cited page, None beside one or where none is cited, else False."""
    if not pages or page is None:
        return None
    if page in pages:
        return True
    return None if any(abs(page - cited) == 1 for cited in pages) else False


def _join(decisions: Sequence[Decision]) -> Decision:
    """One decision of several documents': sources that disagree are a conflict, else support wins."""
    supported = [one for one in decisions if one.verdict is Verdict.SUPPORTED]
    against = [one for one in decisions if one.verdict is Verdict.CONTRADICTED]
    if supported and against and against[0].evidence[0].score >= supported[0].evidence[0].score:
        both = (supported[0].evidence[0], against[0].evidence[0])
        return Decision(Verdict.CONFLICT, Reason.SOURCES_DISAGREE, both)
    for verdict in (Verdict.SUPPORTED, Verdict.WEAK, Verdict.CONTRADICTED):
        found = [one for one in decisions if one.verdict is verdict]
        if found:
            return max(found, key=lambda one: one.evidence[0].score)
    return decisions[0] if decisions else Decision(Verdict.UNKNOWN, Reason.NOT_FOUND)
