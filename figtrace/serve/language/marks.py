"""What of a check is marked in an editor, how gravely, and what is said of a figure there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from corpus.english import flat
from corpus.geometry import Span
from figtrace.check.ledger.records import UNJUDGED, Evidence, Finding, Reason, Verdict
from figtrace.check.revisions.decisions import Decision
from figtrace.check.warm_desk import Checked

__all__ = ["Mark", "Severity", "marks_of", "said_of", "under"]


class Severity(IntEnum):
    """How grave a mark is, by the numbers of LSP 3.17 ("DiagnosticSeverity")."""

    ERROR = 1
    WARNING = 2
    HINT = 4


_SEVERITIES = {
    Verdict.CONTRADICTED: Severity.ERROR,
    Verdict.CONFLICT: Severity.WARNING,
    Verdict.WEAK: Severity.WARNING,
    Verdict.UNKNOWN: Severity.HINT,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding that is shown at its figure."""

    finding: Finding
    place: Span
    """Of the figure in the draft's source."""
    severity: Severity
    message: str


def marks_of(checked: Checked) -> tuple[Mark, ...]:
    """A mark for each finding against the draft whose place is certain; none for what a person rejected."""
    standing = {finding.id for finding in checked.reviewed.standing}
    findings = checked.reviewed.ledger.findings
    return tuple(
        Mark(finding, place, _severity(finding), f"{flat(finding.surface)}: {finding.says}")
        for finding, place in zip(findings, checked.places, strict=True)
        if place is not None and finding.id in standing
    )


def _severity(finding: Finding) -> Severity:
    return Severity.WARNING if finding.reason is Reason.NEAREST else _SEVERITIES[finding.verdict]


def under(checked: Checked, place: Span) -> tuple[tuple[Finding, Span], ...]:
    """The findings whose figures touch this place of the source, supported ones too, with their places."""
    findings = checked.reviewed.ledger.findings
    return tuple(
        (finding, own)
        for finding, own in zip(findings, checked.places, strict=True)
        if own is not None and own.start <= place.end and place.start <= own.end
    )


def said_of(finding: Finding, decision: Decision | None = None) -> str:
    """Verdict, reason, quotes with document and page, and a person's word, in Markdown."""
    return "\n\n".join(_paragraphs(finding, decision))


_SHOWN = 3
"""Pieces of evidence that are quoted: a hover is a glance, the report has all."""
_QUOTE = 400
"""Letters of a quote in an editor's window, which has about six lines."""


def _paragraphs(finding: Finding, decision: Decision | None) -> Iterator[str]:
    verdict = "not judged" if finding.reason in UNJUDGED else str(finding.verdict)
    yield f"**{verdict}**: {_plain(finding.says)}"
    if finding.arithmetic:
        yield _plain(finding.arithmetic)
    places = finding.evidence or ((finding.runner_up,) if finding.runner_up is not None else ())
    for evidence in places[:_SHOWN]:
        yield _evidence(evidence)
    if decision is not None:
        yield _plain(f"{decision.choice or 'noted'}: {decision.note}".removesuffix(": "))


def _evidence(evidence: Evidence) -> str:
    headers = " › ".join((*evidence.row_path, *evidence.col_path))
    quote = flat(evidence.quote)
    words = quote if len(quote) <= _QUOTE else f"{quote[: _QUOTE - 1]}…"
    page = evidence.label or (str(evidence.page) if evidence.page is not None else "")
    where = ", ".join(filter(None, (evidence.title or evidence.file, f"p. {page}" if page else "")))
    return f"> {_plain(f'{headers}: {words}' if headers else words)}\n>\n> — {_plain(where)}"


_ACTIVE = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|~!$&"})


def _plain(words: str) -> str:
    """The words with the signs of Markdown and HTML made harmless: a paper may hold any."""
    return flat(words).translate(_ACTIVE)
