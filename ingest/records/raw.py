"""A page as the PDF reader gives it, before anything is understood.

All coordinates here are in the *reading frame*: points from the top left, turned so that most of the
page's text runs from left to right. `RawPage.shown` takes a box back to the page as it is displayed.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from corpus.geometry import BBox, PageIndex

__all__ = [
    "Glyphs",
    "RawPage",
    "Rule",
    "Style",
    "turned_back",
]


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of glyphs is set."""

    size: float
    """Height of the font in points as printed."""
    font: str
    bold: bool
    italic: bool
    upright: bool
    """False for text that runs across the reading direction."""
    visible: bool
    """False where nothing is to be seen: render mode 3, a transparent fill, size below 2, under an image."""
    white: bool = False
    """Filled with the white of paper: seen on a shade or an image only."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Characters of a page as columns of equal length, in the order of the file."""

    codes: NDArray[np.int64]
    sources: NDArray[np.int64]
    """Number of the character in the PDF reader's own count."""
    x0s: NDArray[np.float64]
    tops: NDArray[np.float64]
    x1s: NDArray[np.float64]
    bottoms: NDArray[np.float64]
    baselines: NDArray[np.float64]
    styles: NDArray[np.int64]
    """Index into `RawPage.styles`."""
    breaks: NDArray[np.bool_]
    """True where a space or line end stands before the character."""

    def __len__(self) -> int:
        return len(self.codes)

    def taken(self, kept: NDArray[np.bool_]) -> Glyphs:
        """The characters that are marked."""
        return Glyphs(*(getattr(self, column.name)[kept] for column in fields(self)))


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight stroke or thin bar, or the outline or fill of a rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float
    filled: bool = False

    @property
    def is_horizontal(self) -> bool:
        """True for a line from left to right."""
        return self.bottom - self.top <= _THIN and self.x1 - self.x0 > _THIN

    @property
    def is_vertical(self) -> bool:
        """True for a line from top to bottom."""
        return self.x1 - self.x0 <= _THIN and self.bottom - self.top > _THIN


_THIN = 2.5
"""Points: rules in print are 0.25 to 2 thick; what is thicker is a bar or a box."""


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page's characters, drawings and images."""

    index: PageIndex
    label: str
    width: float
    """In the reading frame; exchanged with the height where `turn` is 90 or 270."""
    height: float
    turn: int
    """Degrees clockwise by which the displayed page was turned to make its text upright."""
    styles: tuple[Style, ...]
    glyphs: Glyphs
    rules: tuple[Rule, ...]
    boxes: tuple[Rule, ...]
    image_area: float
    """Share of the page that images cover, from 0 to 1."""
    bad_glyphs: int
    """Characters that the file gives no Unicode for."""
    shades: tuple[Rule, ...] = ()
    """Boxes of what is painted in another colour than white, images too: white text is seen on them."""
    objects: int = 0
    """What the page's content paints, seen or not: texts, paths, images, forms."""

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height as displayed."""
        return (self.width, self.height) if self.turn % 180 == 0 else (self.height, self.width)

    def shown(self, box: BBox) -> BBox:
        """The box on the page as displayed."""
        return turned_back(box, self.turn, self.width, self.height)


def turned_back(box: BBox, turn: int, width: float, height: float) -> BBox:
    """A box of the reading frame (`width` by `height`) in the frame as displayed."""
    if turn == 90:
        return BBox(box.top, width - box.x1, box.bottom, width - box.x0)
    if turn == 270:
        return BBox(height - box.bottom, box.x0, height - box.top, box.x1)
    if turn == 180:
        return BBox(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
    return box
