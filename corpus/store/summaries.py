"""What the store tells of documents, pages, files and runs without their bodies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NewType

from corpus.geometry import DocId, PageIndex

if TYPE_CHECKING:
    from corpus.document import PageState

__all__ = ["FileStamp", "PageOutcome", "RunId", "Summary", "Totals"]

RunId = NewType("RunId", int)
"""Number of a run of a command that wrote to the store."""


@dataclass(frozen=True, slots=True)
class FileStamp:
    """Size in bytes and time of change of a file: unchanged stamps save reading it again."""

    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Summary:
    """A document without its body."""

    id: DocId
    source: str
    title: str
    authors: tuple[str, ...]
    year: int | None
    doi: str
    n_pages: int
    reader: str


@dataclass(frozen=True, slots=True)
class PageOutcome:
    """What became of one page."""

    doc: DocId
    page: PageIndex
    label: str
    state: PageState
    reason: str


@dataclass(frozen=True, slots=True)
class Totals:
    """How much was found in all documents together."""

    entities: int
    """Mentions that are not ignored; each product of a list of codes is one."""
    claims: int
    citations: int
