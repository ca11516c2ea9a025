"""What a page's own characters say within a box, to hold a store's word against its page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.geometry import BBox
from ingest.records import RawPage, turned_back

__all__ = ["characters_in"]

_SLACK = 2.0
"""Points around a box: boxes are rounded and letters lean out of theirs by about one."""
_SIDE = 0.6
"""Points by which a box is widened, and to its sides in shares of its height: boxes of parts of words are cut
by proportion, and letters are not of one width."""


def characters_in(page: RawPage, boxes: Sequence[BBox]) -> str:
    """The characters whose middle lies in one of the boxes or close to it, in the order of the file.

    Boxes are in points from the top left of the page as displayed.
    """
    glyphs = page.glyphs
    held = np.zeros(len(glyphs), dtype=bool)
    xs, ys = (glyphs.x0s + glyphs.x1s) / 2, (glyphs.tops + glyphs.bottoms) / 2
    for box in (_in_reading_frame(page, box) for box in boxes):
        side = max(_SLACK, _SIDE * (box.bottom - box.top))
        beside = (xs >= box.x0 - side) & (xs <= box.x1 + side)
        held |= beside & (ys >= box.top - _SLACK) & (ys <= box.bottom + _SLACK)
    return "".join(chr(code) for code in glyphs.codes[held] if 0 < code < 0x110000)


def _in_reading_frame(page: RawPage, box: BBox) -> BBox:
    """The box of the displayed page in the frame in which its text runs from left to right."""
    if page.turn == 90:
        return BBox(page.width - box.bottom, box.x0, page.width - box.top, box.x1)
    if page.turn == 270:
        return BBox(box.top, page.height - box.x1, box.bottom, page.height - box.x0)
    if page.turn == 180:
        return turned_back(box, 180, page.width, page.height)
    return box
