"""Findings on figures that the draft works out itself, where its own figures give something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from check.ledger import Finding, Reason, SourceState, Verdict
from check.own_arithmetic import Slip, sentence_slips
from check.own_totals import table_slips
from corpus.annotations import Claim
from corpus.model import Document

__all__ = ["with_own_arithmetic"]

_OPEN = frozenset({Verdict.UNKNOWN, Verdict.WEAK})
"""Verdicts that a slip of the draft's own overrules: a source that says the figure itself outweighs it."""


def with_own_arithmetic(
    findings: Sequence[Finding], document: Document, claims: Sequence[Claim]
) -> tuple[Finding, ...]:
    """The findings in their order, those contradicted that do not follow from the draft's own figures.

    No source is needed for it, so a figure whose source is not in the corpus is judged too.
    """
    slips = {slip.figure: slip for slip in sentence_slips(document.text, claims)}
    totals = {slip.figure: slip for slip in table_slips(document.tables, claims)}
    return tuple(_judged(finding, slips.get(finding.span), totals.get(finding.span)) for finding in findings)


def _judged(finding: Finding, slip: Slip | None, total: Slip | None) -> Finding:
    found = slip or total
    if found is None or finding.verdict not in _OPEN:
        return finding
    whose = "the table's own parts" if slip is None else "the sentence's own figures"
    return replace(
        finding,
        verdict=Verdict.CONTRADICTED,
        reason=Reason.WRONG_ARITHMETIC,
        says=f"{whose[:1].upper()}{whose[1:]} give another result: {found.arithmetic}.",
        source=SourceState.OWN_TEXT,
        evidence=(),
        runner_up=None,
        relation=None,
        arithmetic=found.arithmetic,
    )
