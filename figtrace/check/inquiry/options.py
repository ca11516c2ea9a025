"""How a draft is checked: by what engine, how strictly, by how many, and who is told of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.geometry import DocId, Span
from figtrace.check.inquiry.readings import Readings
from figtrace.check.ledger.records import Finding, Ledger
from search import Engine

__all__ = ["CheckOptions"]


def _untold(*_: object) -> None:
    """What is told to nobody."""


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """All that may be chosen for a check."""

    engine: Engine | None = None
    """Finds documents for figures that no citation governs; None: they are found by value alone."""
    strictness: str = "normal"
    """"strict" accuses and supports on better evidence alone, "lenient" on less."""
    uncited: bool = False
    """Look through the corpus for figures that no citation governs too. Only a sentence that says the same
    then supports or contradicts one; for the others a place to look is named."""
    jobs: int = 1
    """Processes among which the documents of a long draft are shared out; the ledger is the same."""
    editions: Mapping[DocId, DocId] = field(default_factory=dict)
    """For a document the edition that stands for it: copies count as one source."""
    known: Mapping[Span, Finding] = field(default_factory=dict)
    """Findings of an older check that still hold, by their figures' spans in this draft."""
    settled: Sequence[Span] = ()
    """Paragraphs of this draft whose figures are all among those known: they are not read again."""
    readings: Readings | None = None
    """What was read of the corpus before; None: nothing is kept."""
    only: Callable[[Ledger], Finding] | None = None
    """Given the draft's figures, none judged yet, names the one that is to be; None: all are."""
    on_figure: Callable[[int, int], None] = _untold
    """Told how many of how many figures are done, from 0 on."""
    on_phase: Callable[[str], None] = _untold
    """Told in a few words what is begun."""
