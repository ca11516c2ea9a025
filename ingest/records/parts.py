"""Blocks and tables in the making: lines and cells of one page that belong together.

Coordinates are those of the reading frame, as in `ingest.records.raw`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from corpus.document import BlockKind
from corpus.geometry import BBox, PageIndex
from ingest.records.lines import Line, Word, joined

__all__ = ["Drawn", "Grid", "GridCell", "Part"]


@dataclass(frozen=True, slots=True)
class Part:
    """A block in the making: lines of one page that belong together."""

    kind: BlockKind
    page: PageIndex
    lines: Sequence[Line]
    left: float
    """Left edge of its column."""
    right: float
    level: int | None = None
    label: str = ""
    tail: tuple[Part, ...] = ()
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


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table in the making."""

    row: int
    col: int
    words: Sequence[Word]
    box: BBox
    row_span: int = 1
    col_span: int = 1

    @property
    def text(self) -> str:
        """Its words with the spaces between them."""
        return joined(self.words)


class Drawn(Enum):
    """How much of a table's cells is drawn with lines."""

    FULL = auto()
    """All: its rows and columns are those of a lattice."""
    HALF = auto()
    """A lattice whose cells hold several rows or columns: they were read by gaps."""
    NONE = auto()
    """No lattice: single rules at most."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in the making."""

    box: BBox
    n_rows: int
    n_cols: int
    cells: tuple[GridCell, ...]
    by: str
    """Name of the rule that found it; nothing is decided by it."""
    drawn: Drawn = Drawn.NONE
    caption: str = ""
    label: str = ""
    units_note: str = ""
    notes: tuple[str, ...] = ()
