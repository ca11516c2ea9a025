"""What one source says of a figure, written down: a judgement without the shelves that it was made from.

A ruling holds the evidence as the ledger shows it, so that it may be made in another process than the one
that joins the rulings of several sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.geometry import Span
from figtrace.check.compare.relations import SAME_NUMBER
from figtrace.check.ledger.records import Evidence, Reason, Relation, Verdict
from figtrace.check.verdicts.candidates import Judgement, Weighed

__all__ = [
    "Ruling",
    "join",
    "join_one_work",
    "rule",
    "without_guesses",
    "without_strangers",
    "without_taken",
]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with what it rests on, best first."""

    verdict: Verdict
    reason: Reason
    evidence: tuple[Evidence, ...] = ()
    runner_up: Evidence | None = None
    arithmetic: str = ""
    relation: Relation | None = None
    """Of the best piece of evidence."""
    score: float = 0.0
    """Of the best piece of evidence, not rounded."""
    close: bool = False
    """True if the evidence is a sentence that says nearly the same."""
    off_page: bool = False
    """True if the best piece of evidence stands on another page than the one cited."""


def rule(judgement: Judgement) -> Ruling:
    """The judgement as it is written down."""
    best = judgement.evidence[0] if judgement.evidence else None
    return Ruling(
        judgement.verdict,
        judgement.reason,
        tuple(map(_evidence, judgement.evidence)),
        _evidence(judgement.runner_up) if judgement.runner_up is not None else None,
        judgement.arithmetic,
        judgement.relation,
        best.score if best is not None else 0.0,
        best is not None and judgement.evidence[-1].alignment.close,
        best is not None and best.on_page is False,
    )


def _evidence(one: Weighed) -> Evidence:
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


def join(rulings: Sequence[Ruling]) -> Ruling:
    """One ruling of several documents', the same in whatever order they come.

    Sources that disagree are a conflict, else support wins. Of rulings with one verdict the best fit is
    taken, of equal fits the first by document id, page and place.
    """
    ranked = sorted(rulings, key=_rank)
    best: dict[Verdict, Ruling] = {}
    for one in ranked:
        best.setdefault(one.verdict, one)
    supported, against = best.get(Verdict.SUPPORTED), best.get(Verdict.CONTRADICTED)
    if supported is not None and against is not None and against.score >= supported.score:
        return _conflict(supported, against)
    return ranked[0] if ranked else Ruling(Verdict.UNKNOWN, Reason.NOT_FOUND)


_STRONGEST = (Verdict.CONFLICT, Verdict.SUPPORTED, Verdict.WEAK, Verdict.CONTRADICTED, Verdict.UNKNOWN)
_SAYS_MOST = (Reason.NEAREST, Reason.EXTRACTION_DOUBT, Reason.STATED_AS_TARGET, Reason.AMBIGUOUS_SCOPE)
"""Reasons not to decide that tell of a figure which was seen; the others tell that there is none."""


def _rank(ruling: Ruling) -> tuple[object, ...]:
    """Place among others: by verdict, by what a ruling without one tells, by fit, then by where it stands."""
    best = ruling.evidence[0] if ruling.evidence else ruling.runner_up
    told = ruling.verdict is not Verdict.UNKNOWN or ruling.reason in _SAYS_MOST
    strength = _STRONGEST.index(ruling.verdict), not told
    last = repr(ruling)  # a document answers once, so that only rulings made by hand are equal until here
    if best is None:
        return (*strength, 0.0, True, last)
    fit = ruling.score if ruling.evidence else best.score
    page = best.page is None, best.page or 0
    return (*strength, -fit, False, best.doc, *page, best.span, last)


def join_one_work(rulings: Sequence[Ruling]) -> Ruling:
    """One ruling of documents of which any may be the work that is cited, as editions may: support wins."""
    supported = [one for one in rulings if one.verdict is Verdict.SUPPORTED]
    return join(supported or rulings)


def without_guesses(ruling: Ruling) -> Ruling:
    """The ruling by a work that only the sentences beside a figure cite: contradicted by a twin alone.

    Which work is meant is a guess, and another work may well give another figure.
    """
    if ruling.verdict is not Verdict.CONTRADICTED or ruling.close:
        return ruling
    return Ruling(Verdict.UNKNOWN, Reason.AMBIGUOUS_SCOPE, runner_up=ruling.evidence[0])


def without_strangers(ruling: Ruling) -> Ruling:
    """The ruling on a figure that no citation governs: what a sentence that says the same gives, else none.

    In a whole corpus a number that fits is always found, and a sum that comes to it too.
    """
    if ruling.verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED) and ruling.close and not ruling.arithmetic:
        return ruling
    seen = ruling.evidence[0] if ruling.evidence else ruling.runner_up
    return Ruling(Verdict.UNKNOWN, Reason.UNCITED, runner_up=seen)


def without_taken(sentences: Sequence[Span], rulings: Sequence[Ruling]) -> list[Ruling]:
    """The rulings without accusations by a figure of the source that another figure of the sentence states.

    Of "412 of 500 mills" the source's 412 is what the first number says: it contradicts no second one, but
    stays the place to look at. Sentences that say nearly the same are paired whole, and keep their word.

    Args:
        sentences: those of the draft's figures.
        rulings: on these figures, in step with the sentences.
    """
    taken = {
        (sentence, _place(one.evidence[0]))
        for sentence, one in zip(sentences, rulings, strict=True)
        if one.verdict is Verdict.SUPPORTED and one.relation in SAME_NUMBER
    }
    return [
        Ruling(Verdict.UNKNOWN, Reason.NEAREST, runner_up=one.evidence[0])
        if one.verdict is Verdict.CONTRADICTED
        and not one.close
        and (sentence, _place(one.evidence[0])) in taken
        else one
        for sentence, one in zip(sentences, rulings, strict=True)
    ]


def _place(evidence: Evidence) -> tuple[object, ...]:
    return evidence.doc, evidence.span, evidence.surface


def _conflict(supported: Ruling, against: Ruling) -> Ruling:
    both = (supported.evidence[0], against.evidence[0])
    return Ruling(
        Verdict.CONFLICT,
        Reason.SOURCES_DISAGREE,
        both,
        relation=supported.relation,
        score=supported.score,
        off_page=supported.off_page,
    )
