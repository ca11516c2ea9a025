"""The ledger as rows of plain words, for CSV and tables: one row a figure, what needs eyes first on top."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from corpus.english import flat
from figtrace.check.ledger.records import Finding, Ledger

__all__ = ["LedgerRow", "ledger_rows"]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A finding in plain words; what is not known is ""."""

    id: str
    figure: str
    sentence: str
    verdict: str
    reason: str
    says: str
    source: str
    citation: str
    locator: str
    document: str
    """Title of the best evidence's document, else its file."""
    page: str
    """As printed, else its position in the file."""
    their_figure: str
    quote: str
    headers: str
    """Of the cell: "Imports › 2008"; "" for prose."""
    arithmetic: str
    decision: str
    note: str
    kind: str
    """"figure", or "quotation" for words that the draft quotes."""


def ledger_rows(
    ledger: Ledger, *, said: Callable[[Finding], tuple[str, str]] = lambda _: ("", "")
) -> tuple[LedgerRow, ...]:
    """The rows by verdict and place; `said` gives a person's decision and note on a finding."""
    return tuple(_row(finding, *said(finding)) for finding in ledger.eyes_first)


def _row(finding: Finding, decision: str, note: str) -> LedgerRow:
    best = finding.to_see
    page = (best.label or (str(best.page) if best.page is not None else "")) if best else ""
    return LedgerRow(
        id=finding.id,
        figure=finding.surface,
        sentence=flat(finding.sentence),
        verdict=str(finding.verdict),
        reason=str(finding.reason),
        says=finding.says,
        source=str(finding.source),
        citation=finding.citation,
        locator=finding.locator,
        document=(best.title or best.file) if best else "",
        page=page,
        their_figure=best.surface if best else "",
        quote=flat(best.quote) if best else "",
        headers=" › ".join((*best.row_path, *best.col_path)) if best else "",
        arithmetic=finding.arithmetic,
        decision=decision,
        note=note,
        kind="quotation" if finding.is_quotation else "figure",
    )
