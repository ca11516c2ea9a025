"""What each tool answers with: records, where the rest begins, and how much was there to be searched."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.geometry import DocId, PageBox, PageNo
from figtrace.ask.claims import ClaimView
from figtrace.ask.passages import HitView
from figtrace.ask.series import Series
from figtrace.check.ledger.records import Finding, Source
from figtrace.library.status import DocumentLine

__all__ = [
    "BlockText",
    "ClaimsAnswer",
    "DocumentAnswer",
    "DocumentPart",
    "LedgerAnswer",
    "PageAnswer",
    "PassagesAnswer",
    "SeriesFound",
]


@dataclass(frozen=True, slots=True)
class PassagesAnswer:
    """Passages that answer a query, best first."""

    hits: tuple[HitView, ...]
    total: int
    is_exact: bool
    """False: there are at least as many as the total."""
    next: int | None
    """Offset to ask for the rest with; null: nothing is left."""
    coverage: str


@dataclass(frozen=True, slots=True)
class ClaimsAnswer:
    """Figures that papers state, each with what it is said of, its page, quote and boxes."""

    claims: tuple[ClaimView, ...]
    next: int | None
    coverage: str


@dataclass(frozen=True, slots=True)
class SeriesFound:
    """Every published value of one thing by period, one series for each scope, unit and kind."""

    series: tuple[Series, ...]
    """Those of most documents first; a value that another paper contradicts is marked as contested."""
    total: int
    undated: int
    """Claims that answer and name no period: they stand in no series."""
    next: int | None
    coverage: str


@dataclass(frozen=True, slots=True)
class LedgerAnswer:
    """Findings on the figures of a draft, what needs eyes first on top."""

    draft: str
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    """The draft's references with the documents that they name; given with the first findings."""
    problems: tuple[str, ...]
    next: int | None
    summary: str
    """Figures by verdict, and cited sources that are not in the corpus."""
    coverage: str


@dataclass(frozen=True, slots=True)
class BlockText:
    """A paragraph, heading, table … of a page."""

    kind: str
    text: str
    section: tuple[str, ...]
    boxes: tuple[PageBox, ...]
    """One a line, in points from the page's top left; on this page alone."""


@dataclass(frozen=True, slots=True)
class PageAnswer:
    """A page's text with its boxes."""

    document: str
    doc: DocId
    page: PageNo
    label: str
    """The page number as printed; "" where there is none."""
    pages: int
    width: float
    height: float
    state: str
    reason: str
    """Why the page is not plain text; "" for a page that was read whole."""
    blocks: tuple[BlockText, ...]
    next: int | None
    coverage: str


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A heading or a table of a document."""

    kind: str
    text: str
    """The heading, or label and caption of the table."""
    page: PageNo | None
    boxes: tuple[PageBox, ...]


@dataclass(frozen=True, slots=True)
class DocumentAnswer:
    """Documents of the corpus; of one that was named, also what it says of itself and its parts."""

    documents: tuple[DocumentLine, ...]
    venue: str
    doi: str
    abstract: str
    references: int
    claims: int
    parts: tuple[DocumentPart, ...]
    next: int | None
    coverage: str
