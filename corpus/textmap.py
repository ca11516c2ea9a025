"""The offset map: from characters of a document's text back to boxes and characters of its pages.

The text of a document is cut into *runs*, pieces of a word that stand in one place on one page.
A word divided at a line end is two runs. Between runs stand the spaces and line breaks that layout
put there; they have no box. Columns of numbers instead of objects keep a book of 900 pages small.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from corpus.geometry import BBox, PageBox, PageIndex, Span

__all__ = ["Floats", "Ints", "Run", "TextMap"]

if TYPE_CHECKING:
    Ints = array[int]
    Floats = array[float]
else:  # Python 3.11 cannot evaluate array[int]; the codec reads the type code from the annotation
    Ints = Annotated[array, "i"]
    Floats = Annotated[array, "f"]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one place: its span, its page, its box, and the page's characters it came from."""

    span: Span
    page: PageIndex
    bbox: BBox
    source: Span
    """Half-open range of the characters of the page as the PDF reader numbers them."""


@dataclass(frozen=True, slots=True)
class TextMap:
    """All runs of a document in the order of its text, as columns of equal length."""

    starts: Ints
    ends: Ints
    pages: Ints
    source_starts: Ints
    source_ends: Ints
    x0s: Floats
    tops: Floats
    x1s: Floats
    bottoms: Floats

    @classmethod
    def from_runs(cls, runs: Iterable[Run]) -> TextMap:
        """The map of these runs.

        Raises:
            ValueError: if the runs overlap or are not in the order of the text.
        """
        made = cls(
            array("i"),
            array("i"),
            array("i"),
            array("i"),
            array("i"),
            array("f"),
            array("f"),
            array("f"),
            array("f"),
        )
        last = 0
        for run in runs:
            if run.span.start < last:
                raise ValueError(f"run at {run.span} begins before the end of the run before it ({last})")
            last = run.span.end
            made._append(run)
        return made

    def _append(self, run: Run) -> None:
        self.starts.append(run.span.start)
        self.ends.append(run.span.end)
        self.pages.append(run.page)
        self.source_starts.append(run.source.start)
        self.source_ends.append(run.source.end)
        self.x0s.append(run.bbox.x0)
        self.tops.append(run.bbox.top)
        self.x1s.append(run.bbox.x1)
        self.bottoms.append(run.bbox.bottom)

    def __len__(self) -> int:
        return len(self.starts)

    def run(self, index: int) -> Run:
        """The run at this position."""
        return Run(
            Span(self.starts[index], self.ends[index]),
            PageIndex(self.pages[index]),
            self._bbox(index),
            Span(self.source_starts[index], self.source_ends[index]),
        )

    def _bbox(self, index: int) -> BBox:
        return BBox(self.x0s[index], self.tops[index], self.x1s[index], self.bottoms[index])

    def _touched(self, span: Span) -> range:
        first = bisect_right(self.ends, span.start)
        return range(first, max(first, bisect_left(self.starts, span.end)))

    def runs(self, span: Span) -> Iterator[Run]:
        """The runs that share a character with the span, whole."""
        return (self.run(index) for index in self._touched(span))

    def pages_of(self, span: Span) -> tuple[PageIndex, ...]:
        """The pages on which the span's characters stand, in the order of the text."""
        return tuple(dict.fromkeys(PageIndex(self.pages[index]) for index in self._touched(span)))

    def page_at(self, offset: int) -> PageIndex | None:
        """The page of the first run that ends after the offset; None behind the last run."""
        index = bisect_right(self.ends, offset)
        return PageIndex(self.pages[index]) if index < len(self.ends) else None

    def boxes(self, span: Span) -> tuple[PageBox, ...]:
        """One box a line for the span: parts of words cut by proportion, neighbours on a line joined."""
        found: list[PageBox] = []
        for index in self._touched(span):
            box = PageBox(PageIndex(self.pages[index]), self._cut(index, span))
            if found and _on_one_line(found[-1], box):
                found[-1] = PageBox(box.page, found[-1].bbox.union(box.bbox))
            else:
                found.append(box)
        return tuple(found)

    def _cut(self, index: int, span: Span) -> BBox:
        start, end = self.starts[index], self.ends[index]
        box = self._bbox(index)
        step = box.width / (end - start)
        left = box.x0 + step * (max(start, span.start) - start)
        right = box.x1 - step * (end - min(end, span.end))
        return BBox(min(left, right), box.top, max(left, right), box.bottom)


def _on_one_line(left: PageBox, right: PageBox) -> bool:
    middle = (right.bbox.top + right.bbox.bottom) / 2
    follows = right.bbox.x0 >= left.bbox.x0
    return left.page == right.page and follows and left.bbox.top <= middle <= left.bbox.bottom
