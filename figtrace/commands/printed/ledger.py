"""The ledger of a draft on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.english import flat
from corpus.sheets import is_sheet
from figtrace.check.ledger.records import UNJUDGED, Evidence, Finding, Ledger, Verdict
from figtrace.commands.printed.blocks import page_name
from figtrace.commands.printed.terminal import columns, print_table, say, shortened

if TYPE_CHECKING:
    from rich.table import Table

    from figtrace.check.revisions.decisions import Reviewed

__all__ = ["LedgerLine", "ledger_lines", "ledger_table", "print_ledger"]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A finding as one row of the ledger on a terminal."""

    verdict: str
    figure: str
    reason: str
    document: str
    page: str
    quote: str


def ledger_lines(
    ledger: Ledger, *, brief: bool = False, whole: bool = True, only: Collection[str] | None = None
) -> list[LedgerLine]:
    """The findings, what needs eyes first; brief leaves out what is supported.

    Without `whole`, figures that are not judged are left out. `only` names the ids of those that are listed;
    None: all.
    """
    return [
        _ledger_line(f)
        for f in ledger.eyes_first
        if not (brief and f.verdict is Verdict.SUPPORTED)
        and (whole or f.reason not in UNJUDGED)
        and (only is None or f.id in only)
    ]


def _ledger_line(finding: Finding) -> LedgerLine:
    best = finding.to_see
    quote = "" if best is None else " ".join((*best.row_path, *best.col_path, best.quote))
    return LedgerLine(
        verdict=finding.verdict,
        figure=f"“{flat(finding.surface)}”" if finding.is_quotation else flat(finding.surface),
        reason=finding.says,
        document="" if best is None else best.title or best.file,
        page="" if best is None else _page(best),
        quote=flat(quote),
    )


def _page(best: Evidence) -> str:
    if is_sheet(best.file):
        return f"sheet {best.label}" if best.label else ""
    return page_name(best.page, best.label)


_STYLES = {
    "supported": "green",
    "weak": "yellow",
    "conflict": "magenta",
    "contradicted": "bold red",
    "unknown": "cyan",
}
"""A colour for each verdict; the word stands beside it for those who see
none."""


def print_ledger(
    reviewed: Reviewed, *, brief: bool, whole: bool = False, only: Collection[str] | None = None
) -> None:
    """Print the ledger, or `only` its findings with these ids, what is remarkable, and what it covers."""
    ledger = reviewed.ledger
    for problem in ledger.problems:
        say(problem)
    lines = ledger_lines(ledger, brief=brief, whole=whole, only=only)
    if sys.stdout.isatty():
        from rich.console import Console

        Console().print(ledger_table(lines))
    else:
        print_table(*columns(lines))
    for source in ledger.sources:
        if source.doc is None:
            say(f"source not in the corpus: {flat(source.raw)[:100]} ({source.reason})")
    folded = sum(f.reason in UNJUDGED for f in ledger.findings)
    if folded and not whole and only is None:
        verb = "is" if folded == 1 else "are"
        say(f"{folded} without a citation or the draft's own {verb} not listed (--all)")
    for remark in reviewed.remarks:
        say(remark)
    say(ledger.coverage_sentence)


def ledger_table(lines: Iterable[LedgerLine]) -> Table:
    """The ledger as it is drawn on a terminal: verdict, figure, what was found, where."""
    from rich.table import Table

    drawn = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 1, 0), expand=True)
    drawn.add_column("verdict", no_wrap=True)
    drawn.add_column("figure", max_width=22)
    drawn.add_column("what the corpus says", ratio=3)
    drawn.add_column("where", ratio=1)
    for line in lines:
        quote = f"\n[dim]“{shortened(line.quote, 180)}”[/dim]" if line.quote else ""
        where = f"{shortened(line.document, 60)}\n[dim]{shortened(line.page)}[/dim]" if line.page else ""
        verdict = f"[{_STYLES[line.verdict]}]{line.verdict}[/]"
        drawn.add_row(verdict, shortened(line.figure, 60), shortened(line.reason) + quote, where)
    return drawn
