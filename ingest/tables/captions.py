"""Which caption of a page a region belongs to, by place alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.geometry import BBox
from ingest.layout import caption_label
from ingest.records import Line
from ingest.tables.row_kinds import is_sentence

__all__ = ["Captions", "find_captions", "is_figure_label"]

_FIGURE = re.compile(r"(?:figure|fig|chart|graph|map|abbildung)\b", re.IGNORECASE)
"""The words of figures' captions in English and German."""
_REACH = 320.0
"""Points from a caption to the farthest panel of its figure."""
_MOST_LINES = 5
"""Lines that a caption and the notes of its figure may have."""


@dataclass(frozen=True, slots=True)
class Captions:
    """The lines that begin captions, and those of prose, of one page."""

    labels: list[tuple[str, BBox]]
    prose: list[BBox]

    def is_of_figure(self, box: BBox) -> bool:
        """True for a region whose nearest caption is a figure's, with no prose between the two."""
        near = [(gap, label, place) for label, place in self.labels if (gap := _gap(box, place)) < _REACH]
        if not near:
            return False
        _, label, place = min(near, key=lambda entry: entry[0])
        return is_figure_label(label) and self._lines_between(box, place) <= _MOST_LINES

    def _lines_between(self, box: BBox, caption: BBox) -> int:
        top, bottom = min(box.bottom, caption.bottom), max(box.top, caption.top)
        return sum(top <= line.top and line.bottom <= bottom for line in self.prose if _beside(line, box))


def find_captions(lines: Sequence[Line]) -> Captions:
    """The captions of the page; nothing else is looked for on a page without one."""
    labels = [(label, line.bbox) for line in lines if (label := caption_label(line.text))]
    if not any(is_figure_label(label) for label, _ in labels):
        return Captions([], [])
    return Captions(labels, [line.bbox for line in lines if is_sentence(line.words)])


def is_figure_label(label: str) -> bool:
    """True for "Figure 3" or "Chart 1", False for "Table 2"."""
    return _FIGURE.match(label) is not None


def _gap(box: BBox, caption: BBox) -> float:
    """Points between the two, one above the other; infinite side by side."""
    if not _beside(caption, box):
        return float("inf")
    return max(caption.top - box.bottom, box.top - caption.bottom, 0.0)


def _beside(one: BBox, other: BBox) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0)
