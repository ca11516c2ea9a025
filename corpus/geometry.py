"""Where things are: half-open spans of text and boxes on pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

__all__ = ["BBox", "DocId", "PageBox", "PageIndex", "PageNo", "Span"]

DocId = NewType("DocId", str)
"""SHA-256 of a PDF's bytes, 64 hexadecimal digits."""

PageIndex = NewType("PageIndex", int)
"""Position of a page in its file, from 0."""

PageNo = NewType("PageNo", int)
"""The same for people, from 1. (The printed number is a page's *label*.)"""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points: ``text[start:end]``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}..{self.end}: expected 0 <= start <= end")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True if the two share at least one character."""
        return max(self.start, other.start) < min(self.end, other.end)

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The span moved by so many characters."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True, order=True)
class BBox:
    """Rectangle in PDF points, origin top left, page rotation applied."""

    x0: float
    top: float
    x1: float
    bottom: float

    def __post_init__(self) -> None:
        if self.x0 > self.x1 or self.top > self.bottom:
            raise ValueError(f"{self}: expected x0 <= x1 and top <= bottom")

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Square points."""
        return self.width * self.height

    def holds(self, x: float, y: float, *, slack: float = 0.0) -> bool:
        """True if the point lies in it, or no farther than the slack outside."""
        across = self.x0 - slack <= x <= self.x1 + slack
        return across and self.top - slack <= y <= self.bottom + slack

    def union(self, other: BBox) -> BBox:
        """The smallest box that holds both."""
        return BBox(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True, order=True)
class PageBox:
    """A box on a page."""

    page: PageIndex
    bbox: BBox
