"""What became of a file that was read: the states of its pages in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.document import Document, Outcome, OutcomeState, Page, PageState
from corpus.geometry import DocId
from ingest.batch.limits import seconds_given
from ingest.document import IN_PART

__all__ = ["document_outcome", "duplicate", "resumed_in_vain"]


def document_outcome(path: str, document: Document, problem: str = "") -> Outcome:
    """Done if every page was read whole and nothing else is wanting, else partial with what is and why."""
    wanting = [page for page in document.pages if not page.state.is_whole]
    if not problem and not wanting:
        return Outcome(path, OutcomeState.DONE, "", document.id)
    cut = [page for page in wanting if _is_cut(page)]
    others = [page for page in wanting if not _is_cut(page)]
    told = (problem, _told_cut(cut, document), _told_others(others, document))
    code = "not-annotated" if problem else "time-limit" if cut else str(wanting[0].state)
    return Outcome(path, OutcomeState.PARTIAL, "; ".join(filter(None, told)), document.id, code)


def _is_cut(page: Page) -> bool:
    return seconds_given(page.reason) is not None


def _told_cut(cut: Sequence[Page], document: Document) -> str:
    if not cut:
        return ""
    seconds = seconds_given(cut[0].reason)
    count = f"{len(cut)} of {len(document.pages)} pages were not read within {seconds:.0f} s"
    return f"{count}: `figtrace ingest --resume-pages` goes on with twice the time"


def _told_others(pages: Sequence[Page], document: Document) -> str:
    if not pages:
        return ""
    lost = sum(page.state is not PageState.DAMAGED for page in pages)
    part = f"{len(pages) - lost} of {len(document.pages)} pages were read in part"
    none = f"{lost} of {len(document.pages)} pages were not read"
    count = none if lost == len(pages) else part if not lost else f"{none}, {len(pages) - lost} in part"
    reasons = Counter(page.reason.removesuffix(IN_PART) for page in pages).most_common(2)
    return f"{count}: {'; '.join(reason for reason, _ in reasons)}"


def duplicate(path: str, doc: DocId, of: str) -> Outcome:
    """The file has the bytes of another one that was read."""
    return Outcome(path, OutcomeState.SKIPPED_DUPLICATE, f"the same bytes as {of}", doc, "duplicate")


def resumed_in_vain(before: Outcome, code: str, reason: str) -> Outcome:
    """The file could not be read again, and what an earlier run read of it is kept."""
    told = f"it was resumed in vain ({reason}); the pages read before are kept"
    return Outcome(before.path, OutcomeState.PARTIAL, told, before.doc, code)
