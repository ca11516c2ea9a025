"""Blocks and tables in the making: lines and cells of one page that belong together.

Coordinates are those of the reading frame, as in `ingest.records.raw`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.document import BlockKind
from corpus.geometry import BBox, PageIndex
from ingest.records.lines import Line, Word, joined

__all__ = ["Grid", "GridCell", "Part"]


@dataclass(slots=True)
class Part:
    """A block in the making: lines of one page that belong together."""

    kind: BlockKind
    page: PageIndex
    lines: list[Line]
    left: float
    """Left edge of its column."""
    right: float
    level: int | None = None
    label: str = ""
    tail: list[Part] = field(default_factory=list)
    """Parts of later columns and pages that go on with its paragraph."""
    grid: Grid | None = None
    """The cells, for a table."""

    @property
    def text(self) -> str:
        """Its lines joined by spaces, before any normalisation."""
        return " ".join(line.text for line in self.lines)

    @property
    def bbox(self) -> BBox:
        """The smallest box around its lines, in the reading frame."""
        box = self.lines[0].bbox
        for line in self.lines[1:]:
            box = box.union(line.bbox)
        return box


@dataclass(slots=True)
class GridCell:
    """A cell of a table in the making."""

    row: int
    col: int
    words: list[Word]
    box: BBox
    row_span: int = 1
    col_span: int = 1

    @property
    def text(self) -> str:
        """Its words with the spaces between them."""
        return joined(self.words)


@dataclass(slots=True)
class Grid:
    """A table in the making."""

    box: BBox
    n_rows: int
    n_cols: int
    cells: list[GridCell]
    by: str
    caption: str = ""
    label: str = ""
    units_note: str = ""
    notes: tuple[str, ...] = ()
