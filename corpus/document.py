"""A document as it was read: its text, pages, blocks, tables and references."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.geometry import BBox, DocId, PageBox, PageIndex, PageNo, Span
from corpus.textmap import TextMap

__all__ = [
    "EVIDENCE_KINDS",
    "PROSE_KINDS",
    "Block",
    "BlockKind",
    "Cell",
    "Document",
    "Metadata",
    "Outcome",
    "OutcomeState",
    "Page",
    "PageState",
    "Reference",
    "Table",
]


class PageState(StrEnum):
    """What became of a page."""

    TEXT = "text"
    OCR = "ocr"
    IMAGE_ONLY = "image-only"
    EMPTY = "empty"
    DAMAGED = "damaged"
    """Read in part: what stands behind the damage is lost, and what was read may be wrong."""
    UNREADABLE = "unreadable"

    @property
    def is_whole(self) -> bool:
        """True where no text of the page is known to be missing."""
        return self in (PageState.TEXT, PageState.OCR, PageState.EMPTY)


class OutcomeState(StrEnum):
    """What became of a file."""

    DONE = "done"
    PARTIAL = "partial"
    FAILED = "failed"
    SKIPPED_DUPLICATE = "skipped-duplicate"


class BlockKind(StrEnum):
    """What a block is to a reader."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    TABLE = "table"
    FIGURE = "figure"
    HEADER = "header"
    FOOTER = "footer"
    REFERENCE = "reference"
    FORMULA = "formula"
    CONTENTS = "contents"
    HIDDEN = "hidden"


EVIDENCE_KINDS = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.CAPTION,
        BlockKind.FOOTNOTE,
        BlockKind.TABLE,
    }
)
"""Blocks that are searched and may support a figure: not running heads, lists of references, hidden text,
formulas, or what is written in a plot."""
PROSE_KINDS = EVIDENCE_KINDS - {BlockKind.TABLE}
"""Evidence that is read in sentences."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size in points (rotation applied), the span of its text, and what became of it."""

    index: PageIndex
    label: str
    """The page number as printed or as the PDF names it, such as "iv" or "14"; "" where there is none."""
    width: float
    height: float
    span: Span
    """From the first to the last character whose run stands on this page. Spans of neighbouring pages
    may overlap where a paragraph or footnote runs over."""
    state: PageState
    reason: str = ""
    """Why the page is not plain text; "" for a page in state text."""

    @property
    def number(self) -> PageNo:
        """Position in the file from 1."""
        return PageNo(self.index + 1)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, caption …; blocks follow the order of reading and never overlap."""

    kind: BlockKind
    span: Span
    page: PageIndex
    section: tuple[str, ...] = ()
    """Headings above the block, outermost first; a heading's own text is not in its own path."""
    level: int | None = None
    """Depth of a heading from 1; None for other blocks."""
    label: str = ""
    """Mark of a footnote ("3"), label of a caption ("Table 3", "Figure 2"); "" otherwise."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its place in the grid from 0, its text, and the headers that govern it."""

    row: int
    col: int
    span: Span
    """The cell's text in the document's text; of length 0 for an empty cell."""
    bbox: BBox
    row_span: int = 1
    col_span: int = 1
    is_header: bool = False
    row_path: tuple[str, ...] = ()
    """Headers of the row, outermost first: ("Imports", "Total ATP")."""
    col_path: tuple[str, ...] = ()
    """Headers of the column, outermost first: ("United States", "2008")."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its cells' text stands in the document's text, row after row, within `span`."""

    page: PageIndex
    bbox: BBox
    span: Span
    n_rows: int
    n_cols: int
    cells: tuple[Cell, ...]
    label: str = ""
    """"Table 3"; "" where the caption gives none."""
    caption: str = ""
    units_note: str = ""
    """"(millions of U.S. dollars)" as printed in caption, stub or a line of its own; "" if there is none."""
    footnotes: tuple[str, ...] = ()
    confidence: float = 0.0
    """From 0 to 1, from the table's own consistency."""
    by: str = ""
    """The finder that made it, such as "ruled" or "unruled"."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the list of references. Fields that could not be read are empty."""

    span: Span
    raw: str
    authors: tuple[str, ...] = ()
    """As printed, one string an author: "Perlis, A. J."."""
    year: str = ""
    """With its suffix: "2009a"."""
    title: str = ""
    venue: str = ""
    volume: str = ""
    pages: str = ""
    doi: str = ""
    url: str = ""
    label: str = ""
    """Number of a numbered reference: "12"."""
    doc: DocId | None = None
    """The document of the corpus that it names; None if there is none or it is not certain."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the paper says of itself. Unknown is empty, an unknown year None."""

    title: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str = ""
    doi: str = ""
    abstract: str = ""
    by: str = ""
    """Where it was found: "first page", "pdf", "sidecar", "person"."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read. Every span in it addresses `text`."""

    id: DocId
    source: str
    """The file as it was given, for people; identity is `id`."""
    text: str
    textmap: TextMap
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    references: tuple[Reference, ...] = ()
    maths: tuple[Span, ...] = ()
    """Runs of mathematics in prose, in the order of the text: variables with what is worked out of them."""
    meta: Metadata = field(default_factory=Metadata)
    reader: str = ""
    """Program and version that read it, such as "pdfium/1 layout/3"."""

    @property
    def text_sha(self) -> str:
        """SHA-256 of the text in UTF-8: annotations made on another text are refused."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def boxes(self, span: Span) -> tuple[PageBox, ...]:
        """Boxes of the span, one a line, in the order of the text."""
        return self.textmap.boxes(span)

    def page_of(self, span: Span) -> Page | None:
        """The page on which the span begins; None for text that stands on no page."""
        pages = self.textmap.pages_of(span)
        return self.pages[pages[0]] if pages else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file of a run."""

    path: str
    state: OutcomeState
    reason: str = ""
    """Why it is not done, in words; "" for done."""
    doc: DocId | None = None
    """None where the file could not be read far enough to know its bytes."""
    code: str = ""
    """Short name of the reason, to count by: "encrypted", "not-a-pdf", "damaged", "time-limit" …"""
