"""The check of a draft: every figure to its sources, their rulings, its finding."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from operator import attrgetter
from typing import Protocol

from corpus.annotations import STAR_LEVEL, Annotations, Citation, Claim
from corpus.document import Document
from corpus.geometry import DocId, Span
from corpus.spans import ByPlace, SpanIndex
from corpus.store import Store
from figtrace.check.inquiry.cited_works import CitedWorks
from figtrace.check.inquiry.draft_limits import beyond_figures, checked_part, unjudged
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.inquiry.readings import Readings
from figtrace.check.inquiry.settled import unsettled_part
from figtrace.check.inquiry.where_to_look import Reach, Where, Whereabouts
from figtrace.check.inquiry.workers import Answer, Crew, Question, Questions, answers_alone, rare_collections
from figtrace.check.ledger.records import (
    Coverage,
    Finding,
    Ledger,
    Source,
    SourceState,
)
from figtrace.check.own_arithmetic.findings import operands_of, with_own_arithmetic
from figtrace.check.quotations.findings import Library, quotation_findings, with_quoted
from figtrace.check.statements.shelf import Statements, statements
from figtrace.check.statements.statement import Statement
from figtrace.check.verdicts.candidates import Judgement
from figtrace.check.verdicts.gates import Gates
from figtrace.check.verdicts.governing import without_callouts
from figtrace.check.verdicts.in_words import say
from figtrace.check.verdicts.rulings import (
    Ruling,
    join,
    join_one_work,
    without_guesses,
    without_strangers,
    without_taken,
)
from figtrace.library.resolve import Resolution

__all__ = ["Annotate", "CheckableDraft", "check_draft"]

_RESOLUTIONS = {
    "given": "named by the draft",
    "ambiguous": "several documents of the corpus may be meant",
    "source_not_in_corpus": "not in the corpus",
}
"""Reasons of `library.resolve` in words for a reader; all others name a part of the reference."""
_WORTH_A_CREW = 10
"""Documents from which on worker processes save more than the half second that they cost to start."""
_DOCUMENTS_EACH = 5
"""Documents for which one more process pays: it takes as long to start as some documents to weigh."""
_PLAIN = CheckOptions()


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

    def __call__(
        self,
        document: Document,
        *,
        citations: tuple[Citation, ...] | None = None,
        closely: frozenset[Span] | None = None,
    ) -> Annotations:
        """The annotations of a document; only the blocks of these spans need to be read by a model."""


def check_draft(
    draft: CheckableDraft, store: Store, annotator: Annotate, options: CheckOptions = _PLAIN
) -> Ledger:
    """The ledger of the draft against the corpus; the annotator finds the draft's figures.

    Raises:
        UsageError: for an unknown strictness.
        EngineError: if the engine cannot answer.
        StoreError: if a cited document cannot be read from the store.
        LimitError: if one of the processes ended, as it does when memory runs out.
    """
    begin, gates = options.on_phase, Gates.named(options.strictness)
    with rare_collections(), ExitStack() as stack:
        begin("reading the draft")
        part = checked_part(draft.document, draft.citations)
        document, citations = part.document, part.citations
        readings = options.readings or Readings(store)
        works = readings.works(document.references, _itself(document.id, options.editions))
        hands = _Hands(store, readings, options.jobs, stack)
        hands.hire([doc for citation in citations for doc in works.documents(citation)], ahead=True)
        closely = None if options.uncited else _citing(document, citations)
        open_part = unsettled_part(without_callouts(document, citations), options.settled)
        annotations = _without_legends(annotator(open_part, citations=citations, closely=closely))
        library = Library(works.documents, store.document, works.titles.values())
        unsettled = unsettled_part(document, options.settled)
        quoted = quotation_findings(unsettled, citations, annotations.sentences, library)
        told, every = statements(document, annotations), annotations.claims
        known = _known(document, every, quoted, options)
        open_ones = [at for at, claim in enumerate(every) if claim.figure.span not in known]
        reach = Reach(store, options.engine, gates, options.editions, options.uncited)
        finder = Whereabouts(document, annotations, works, reach)
        notes = _Notes(document.text, len(works.titles))
        made = _judged(told, open_ones, finder, hands, notes, options)
        found = _with_kept(every, made, known, finder)
    judged = with_own_arithmetic(with_quoted(found, quoted), document, annotations.claims)
    figures = (*judged, *quoted)
    findings = (*_with_settled(figures, options), *part.rows)
    sources = tuple(_sources(works, findings))
    return Ledger(document.source, document.text, findings, sources, readings.coverage)


def _judged(
    told: Statements,
    open_ones: Sequence[int],
    finder: Whereabouts,
    hands: _Hands,
    notes: _Notes,
    options: CheckOptions,
) -> list[Finding]:
    """The findings on the figures at these positions, in their order; only what is weighed is read."""
    begin, progress = options.on_phase, _Progress(len(open_ones), options.on_figure)
    begin("finding the sources")
    wheres = [finder.of(told, at) for at in open_ones]
    whole = options.only is not None or not options.known
    begin("checking" if whole else f"checking the {len(open_ones)} that changed")
    asked = {turn: told[at] for turn, at in enumerate(open_ones) if wheres[turn].docs}
    answers = hands.answers(asked, notes.text, Gates.named(options.strictness), _questions(wheres))
    claims = [told.claims[at] for at in open_ones]
    rulings = without_taken([one.sentence for one in claims], _join_each(wheres, answers, progress))
    return list(map(notes.finding, claims, wheres, rulings))


def _without_legends(annotations: Annotations) -> Annotations:
    """The annotations without the levels that legends of stars explain: they are no figures of a draft."""
    claims = tuple(claim for claim in annotations.claims if claim.figure.by != STAR_LEVEL)
    return annotations if len(claims) == len(annotations.claims) else replace(annotations, claims=claims)


def _itself(draft: DocId, editions: Mapping[DocId, DocId]) -> frozenset[DocId]:
    """The draft as a document of the corpus, and its editions there."""
    newest = editions.get(draft)
    same = {doc for doc, other in editions.items() if newest is not None and other == newest}
    return frozenset({draft, *same})


def _citing(document: Document, citations: Sequence[Citation]) -> frozenset[Span]:
    """Spans of the blocks that hold a citation: the figures of others are listed, not judged."""
    places = ByPlace([citation.span for citation in citations], lambda span: span)
    return frozenset(block.span for block in document.blocks if places.beginning_in(block.span))


def _known(
    document: Document, every: Sequence[Claim], quoted: Sequence[Finding], options: CheckOptions
) -> Mapping[Span, Finding]:
    """What is known of figures without a look at any source; of all but one, where only one is asked for."""
    if options.only is None or not (every or quoted):
        changed = [one for one in every if one.figure.span not in options.known]
        return {**options.known, **beyond_figures(changed, document.text)}
    findings = [unjudged(one, document.text) for one in every]
    rows = (*findings, *quoted)
    wanted = options.only(Ledger(document.source, document.text, rows, (), Coverage(0, 0, 0))).span
    sentences = {one.sentence for one in every if one.figure.span == wanted}
    beside = (one.figure.span for one in every if one.sentence in sentences)
    asked = {wanted, *beside, *operands_of(wanted, document, every)}
    return {finding.span: finding for finding in findings if finding.span not in asked}


def _with_kept(
    every: Sequence[Claim],
    made: Sequence[Finding],
    known: Mapping[Span, Finding],
    finder: Whereabouts,
) -> list[Finding]:
    """The findings on all figures in their order: those made now, and those kept under their new ids."""
    fresh = {finding.span: finding for finding in made}
    return [
        fresh.get(one.figure.span)
        or replace(known[one.figure.span], id=one.id, reference=finder.reference(one))
        for one in every
    ]


def _with_settled(findings: Sequence[Finding], options: CheckOptions) -> list[Finding]:
    """The findings with those known of paragraphs that were not read again, in the order of the text."""
    there, settled = {finding.span for finding in findings}, SpanIndex(options.settled)
    kept = (one for span, one in options.known.items() if span not in there and settled.holds(span))
    return sorted([*findings, *kept], key=attrgetter("span"))


class _Progress:
    """Counts the figures that are done."""

    def __init__(self, total: int, tell: Callable[[int, int], None]) -> None:
        self._done, self._total, self._tell = 0, total, tell
        tell(0, total)

    def step(self) -> None:
        self._done += 1
        self._tell(self._done, self._total)


class _Hands:
    """Who weighs the figures: this process, or a crew where there is enough to do."""

    def __init__(self, store: Store, readings: Readings, jobs: int, stack: ExitStack) -> None:
        self._store = store
        self._readings = readings
        self._jobs = jobs
        self._stack = stack
        self._crew: Crew | None = None

    def hire(self, docs: Sequence[DocId], *, ahead: bool = False) -> None:
        """Start a crew, unless there is one, if so many documents are worth it."""
        costs = self._store.count_claims(dict.fromkeys(docs))
        jobs, path = min(self._jobs, len(costs) // _DOCUMENTS_EACH), self._store.path
        if self._crew is None and path is not None and jobs > 1 and len(costs) >= _WORTH_A_CREW:
            longest = sorted(costs, key=lambda doc: (-costs[doc], doc)) if ahead else ()
            self._crew = self._stack.enter_context(Crew(jobs, path, longest))

    def answers(
        self,
        statements: Mapping[int, Statement],
        text: str,
        gates: Gates,
        asked: Mapping[DocId, Sequence[Question]],
    ) -> Iterator[Answer]:
        """The answers to all questions, in any order."""
        costs = self._store.count_claims(asked)
        longest = sorted(asked, key=lambda doc: (-costs[doc], doc))
        questions = [Questions(doc, tuple(asked[doc])) for doc in longest]
        self.hire(longest)
        if self._crew is not None:
            return self._crew.answers(statements, text, gates, questions)
        return answers_alone(self._readings, statements, text, gates, questions)


def _questions(wheres: Sequence[Where]) -> dict[DocId, list[Question]]:
    """What is asked of each document: so each is read once."""
    asked: defaultdict[DocId, list[Question]] = defaultdict(list)
    for figure, where in enumerate(wheres):
        for turn, doc in enumerate(where.docs):
            asked[doc].append(Question(figure, turn, where.locator, where.part))
    return dict(asked)


def _join_each(wheres: Sequence[Where], answers: Iterator[Answer], progress: _Progress) -> list[Ruling]:
    """For each figure one ruling, of all that its documents say."""
    rulings = [where.settled or join(()) for where in wheres]
    for where in wheres:
        if not where.docs:
            progress.step()
    found: defaultdict[int, dict[int, Ruling]] = defaultdict(dict)
    for question, ruling in answers:
        said, docs = found[question.figure], wheres[question.figure].docs
        said[question.turn] = ruling
        if len(said) == len(docs):
            in_turn = [said[turn] for turn in range(len(docs))]
            rulings[question.figure] = _joined(in_turn, wheres[question.figure].state)
            progress.step()
    return rulings


def _joined(rulings: Sequence[Ruling], state: SourceState) -> Ruling:
    """One ruling of several documents', by why these were looked through."""
    if state is SourceState.CITED:
        return join_one_work(rulings)
    settle = without_guesses if state is SourceState.CARRIED else without_strangers
    return settle(join(rulings))


class _Notes:
    """Writes down what was found of a draft."""

    def __init__(self, text: str, documents: int) -> None:
        self.text = text
        self._documents = documents

    def finding(self, claim: Claim, where: Where, ruling: Ruling) -> Finding:
        """The finding on one figure."""
        citation = where.citation
        surface = claim.figure.span.of(self.text)
        return Finding(
            id=claim.id,
            surface=surface,
            span=claim.figure.span,
            sentence=claim.sentence.of(self.text),
            sentence_span=claim.sentence,
            verdict=ruling.verdict,
            reason=ruling.reason,
            says=self._say(surface, where, ruling),
            source=where.state,
            evidence=ruling.evidence,
            runner_up=ruling.runner_up,
            relation=ruling.relation,
            arithmetic=ruling.arithmetic,
            citation=citation.span.of(self.text) if citation is not None else "",
            reference=citation.reference if citation is not None else None,
            locator=where.locator,
            locator_mismatch=ruling.off_page,
        )

    def _say(self, surface: str, where: Where, ruling: Ruling) -> str:
        judgement = Judgement(ruling.verdict, ruling.reason, arithmetic=ruling.arithmetic)
        return say(
            surface, judgement, ruling.evidence, searched=self._searched(where), off_page=ruling.off_page,
            nearest=ruling.runner_up,
        )  # fmt: skip

    def _searched(self, where: Where) -> str:
        """What was looked through, and what of it was left out."""
        if where.state is SourceState.CITED:
            return "the cited work"
        if where.state is SourceState.CARRIED:
            return "the works that the sentences beside it cite"
        if where.state is SourceState.UNCITED:
            return f"; {where.unread:,} figures of its size were not looked at" if where.unread else ""
        left_out = f", {where.unread:,} of whose figures of its size were left out" if where.unread else ""
        return f"the {self._documents} documents of the corpus{left_out}"


def _sources(works: CitedWorks, findings: Sequence[Finding]) -> Iterator[Source]:
    """The draft's references with the documents they name and how many figures rest on each."""
    cited = Counter(finding.reference for finding in findings if not finding.is_quotation)
    for at, (reference, resolution) in enumerate(zip(works.references, works.resolved, strict=True)):
        doc = resolution.doc or next(iter(resolution.among), None)
        yield Source(
            raw=reference.raw,
            doc=doc,
            title=works.titles.get(doc, "") if doc is not None else "",
            reason=_why(resolution),
            cited=cited[at],
        )


def _why(resolution: Resolution) -> str:
    """Why the source was or was not found, in words."""
    if resolution.among:
        return f"{len(resolution.among)} documents of the corpus fit alike: all were looked through"
    return _RESOLUTIONS.get(resolution.reason, f"found by its {resolution.reason}")
