"""Words and lines of a page, and what is kept of the page with them.

Coordinates are those of the reading frame, as in `ingest.records.raw`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from corpus.geometry import BBox, PageIndex
from ingest.records.raw import Style

__all__ = ["Line", "PageText", "Word", "joined"]


@dataclass(slots=True)
class Word:
    """A word, or a piece of one at a line end.

    A page has thousands, so it is not frozen, which would make it three times as slow to make; but only
    `ingest.layout.words` changes it, while it makes lines.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    style: Style
    start: int
    """First character in the PDF reader's count."""
    end: int
    raised: bool = False
    """A superscript that stands at the end of the word before it."""
    glued: bool = False
    """No space before it."""
    lowered: bool = False
    """A subscript that stands at the end of the word before it."""

    @property
    def bbox(self) -> BBox:
        """Its box in the reading frame."""
        return BBox(self.x0, self.top, max(self.x0, self.x1), max(self.top, self.bottom))


@dataclass(slots=True)
class Line:
    """Words on one baseline, from left to right, without a gap as wide as between columns.

    Nothing changes it but its own text, which it keeps once it is asked for.
    """

    words: list[Word]
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    """Of the greatest part of its characters."""
    bold: bool
    italic: bool
    _text: str | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        """Its words as they stand, joined by spaces; they do not change once it is asked for."""
        if self._text is None:
            self._text = joined(self.words)
        return self._text

    @property
    def bbox(self) -> BBox:
        """Its box in the reading frame."""
        return BBox(self.x0, self.top, max(self.x0, self.x1), max(self.top, self.bottom))


@dataclass(frozen=True, slots=True)
class PageText:
    """What is kept of a page after its characters were made into lines."""

    index: PageIndex
    label: str
    width: float
    height: float
    turn: int
    lines: Sequence[Line]
    hidden: Sequence[Word]
    sideways: Sequence[Word]
    image_area: float = 0.0
    plotted: Sequence[Line] = ()
    """Lines that stand in plots: ticks, legends, names of axes."""


_GLUED = attrgetter("glued")


def joined(words: Sequence[Word]) -> str:
    """The words' texts with the spaces between them."""
    if not any(map(_GLUED, words)):
        return " ".join([word.text for word in words])
    text = "".join([word.text if word.glued else f" {word.text}" for word in words])
    return text if words[0].glued else text[1:]
