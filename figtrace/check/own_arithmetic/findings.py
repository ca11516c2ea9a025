"""Findings on figures that the draft works out itself: they stand or fall with its own other figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.annotations import Claim
from corpus.document import Document
from corpus.geometry import Span
from figtrace.check.ledger.records import Evidence, Finding, Reason, Relation, SourceState, Verdict
from figtrace.check.own_arithmetic.in_sentences import OwnResult, sentence_results
from figtrace.check.own_arithmetic.in_tables import table_slips

__all__ = ["operands_of", "with_own_arithmetic"]

_OPEN = frozenset({Verdict.UNKNOWN, Verdict.WEAK})
"""Verdicts that a slip of the draft's own overrules: a source that says the figure itself outweighs it."""
_GUESSED = frozenset({Reason.WRONG_VALUE, Reason.WRONG_ARITHMETIC})
"""Reasons to contradict that do not hold against a figure that follows from supported ones."""


def with_own_arithmetic(
    findings: Sequence[Finding], document: Document, claims: Sequence[Claim]
) -> tuple[Finding, ...]:
    """The findings in their order, those on results of the draft's own arithmetic judged by it.

    A result that its own figures do not give is contradicted, whether its source is in the corpus or not;
    one that they give is supported where a source supports each of them.
    """
    by_span = {finding.span: finding for finding in findings}
    sentences, totals = _in_sentences(document, claims), _in_tables(document, claims)
    return tuple(_judged(finding, sentences, totals, by_span) for finding in findings)


def operands_of(figure: Span, document: Document, claims: Sequence[Claim]) -> tuple[Span, ...]:
    """The figures on whose verdicts that of this one depends: those that the draft works it out of."""
    result = _in_sentences(document, claims).get(figure) or _in_tables(document, claims).get(figure)
    return result.operands if result is not None else ()


def _in_sentences(document: Document, claims: Sequence[Claim]) -> dict[Span, OwnResult]:
    return {one.figure: one for one in sentence_results(document.text, claims)}


def _in_tables(document: Document, claims: Sequence[Claim]) -> dict[Span, OwnResult]:
    return {one.figure: one for one in table_slips(document.tables, claims)}


def _judged(
    finding: Finding,
    sentences: Mapping[Span, OwnResult],
    totals: Mapping[Span, OwnResult],
    by_span: Mapping[Span, Finding],
) -> Finding:
    result = sentences.get(finding.span) or totals.get(finding.span)
    if result is None:
        return finding
    operands = [by_span[span] for span in result.operands if span in by_span]
    if not result.holds:
        whose = "sentence's own figures" if finding.span in sentences else "table's own parts"
        return _contradicted(finding, result, operands, whose)
    return _supported(finding, result, operands)


def _contradicted(finding: Finding, result: OwnResult, operands: Sequence[Finding], whose: str) -> Finding:
    if finding.verdict not in _OPEN:
        return finding
    return replace(
        finding,
        verdict=Verdict.CONTRADICTED,
        reason=Reason.WRONG_ARITHMETIC,
        says=f"The {whose} give another result: {result.arithmetic}.",
        source=SourceState.OWN_TEXT,
        evidence=_evidence(operands),
        runner_up=None,
        relation=None,
        arithmetic=result.arithmetic,
    )


def _supported(finding: Finding, result: OwnResult, operands: Sequence[Finding]) -> Finding:
    stands = len(operands) == len(result.operands) and all(
        operand.verdict is Verdict.SUPPORTED for operand in operands
    )
    guessed = finding.verdict is Verdict.CONTRADICTED and finding.reason in _GUESSED
    if guessed and not stands:
        return _undecided(finding, result)
    if not stands or not (finding.verdict in _OPEN or guessed):
        return finding
    return replace(
        finding,
        verdict=Verdict.SUPPORTED,
        reason=Reason.DERIVED,
        says=f"It follows from the figures beside it, which the source gives: {result.arithmetic}.",
        evidence=_evidence(operands),
        runner_up=None,
        relation=Relation.DERIVED,
        arithmetic=result.arithmetic,
    )


def _undecided(finding: Finding, result: OwnResult) -> Finding:
    """What follows from the draft's own figures is no slip, whether or not these were found."""
    return replace(
        finding,
        verdict=Verdict.UNKNOWN,
        reason=Reason.NOT_FOUND,
        says=f"It follows from the figures beside it, not all of which were found: {result.arithmetic}.",
        evidence=(),
        runner_up=finding.evidence[0] if finding.evidence else finding.runner_up,
        relation=None,
        arithmetic=result.arithmetic,
    )


def _evidence(operands: Sequence[Finding]) -> tuple[Evidence, ...]:
    """The best piece of evidence of each operand."""
    return tuple(evidence for operand in operands for evidence in operand.evidence[:1])
