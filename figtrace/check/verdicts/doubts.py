"""Evidence that may have been read wrongly: it may support, for a slip of reading seldom agrees."""

from __future__ import annotations

from corpus.document import PageState
from figtrace.check.ledger.records import Reason, Verdict
from figtrace.check.verdicts.candidates import Judgement, Weighed

__all__ = ["is_doubtful", "without_doubtful"]

_SURE_CELL = 0.66
"""Least confidence of a cell: that of a table of which three cells in five fit their column, where no sum
tells more. Of 85,000 cells of 150 papers one in a hundred has less; our choice."""
_DOUBTFUL = (PageState.OCR, PageState.DAMAGED)


def without_doubtful(judgement: Judgement) -> Judgement:
    """The judgement; unknown in place of "weak" and "contradicted" where all that it rests on is doubtful.

    What was read stays in sight as the runner-up.
    """
    against = judgement.verdict in (Verdict.WEAK, Verdict.CONTRADICTED)
    if not against or not all(map(is_doubtful, judgement.evidence)):
        return judgement
    return Judgement(Verdict.UNKNOWN, Reason.EXTRACTION_DOUBT, runner_up=judgement.evidence[0])


def is_doubtful(one: Weighed) -> bool:
    """True for a figure of a scanned or damaged page, of a table at odds with itself, of a plot's text."""
    statement = one.statement
    loose = statement.figure.cell is not None and statement.claim.confidence < _SURE_CELL
    return loose or statement.crowded or _is_of_doubtful_page(one)


def _is_of_doubtful_page(one: Weighed) -> bool:
    page, pages = one.statement.page, one.shelf.document.pages
    return page is not None and page < len(pages) and pages[page].state in _DOUBTFUL
