"""Ledgers made from a text alone: each number in it is a figure of its sentence."""

from __future__ import annotations

import re

from corpus.geometry import DocId, Span
from figtrace.check.ledger.records import (
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

_SENTENCE = re.compile(r"[^\n.]*(?:\.(?=\d)[^\n.]*)*\.?")
_FIGURE = re.compile(r"\$?\d+(?:\.\d+)?(?: (?:percent|billion|tons))?")


def ledger_from(
    text: str,
    *,
    verdict: Verdict = Verdict.CONTRADICTED,
    reason: Reason = Reason.WRONG_VALUE,
    **verdicts: Verdict,
) -> Ledger:
    """The ledger of this text; `verdicts` by the digits of a figure: `n5=Verdict.WEAK`."""
    findings: list[Finding] = []
    for sentence in _SENTENCE.finditer(text):
        for found in _FIGURE.finditer(text, sentence.start(), sentence.end()):
            digits = "n" + "".join(re.findall(r"\d", found[0]))
            findings.append(
                Finding(
                    id=f"claim{len(findings)}",
                    surface=found[0],
                    span=Span(*found.span()),
                    sentence=sentence[0],
                    sentence_span=Span(*sentence.span()),
                    verdict=verdicts.get(digits, verdict),
                    reason=reason,
                    says=f"The source does not give {found[0]}.",
                    source=SourceState.CITED,
                )
            )
    return Ledger("a draft.md", text, tuple(findings), (), Coverage(1, 1, 0))


def evidence(quote: str, surface: str, *, label: str = "14") -> Evidence:
    """A quote of a paper's page."""
    return Evidence(
        DocId("a" * 64), "papers/one two.pdf", "A Paper", None, label, surface, quote, Span(0, len(quote)),
        (), Relation.DISJOINT,
    )  # fmt: skip


def source(raw: str) -> Source:
    """A source in the corpus."""
    return Source(raw, DocId("a" * 64), "A Paper", "found by its title")
