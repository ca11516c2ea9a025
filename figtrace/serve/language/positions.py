r"""Places of a text as editors count them: line and column, the column in units of an encoding.

LSP 3.17, "Text Documents": lines end with "\n", "\r\n" or "\r" alone; columns count UTF-16 code units unless
editor and server agree on another encoding.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, takewhile

from corpus.geometry import Span

__all__ = ["Place", "Positions"]

_END = re.compile(r"\r\n|\n|\r")
"""Ends of lines in the language server protocol (3.17, text documents)."""
_WIDTHS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
"""Encodings of positions in the protocol, with the bytes of one unit."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line and a column, both from 0."""

    line: int
    column: int


class Positions:
    """The places of one text.

    Args:
        text: the text.
        encoding: "utf-8", "utf-16" or "utf-32": in whose units columns are counted.
    """

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in _END.finditer(text))]
        self._codec, self._width = _WIDTHS[encoding]

    def place(self, offset: int) -> Place:
        """The place of the character at this offset."""
        line = bisect_right(self._starts, offset) - 1
        return Place(line, self._units(self._text[self._starts[line] : offset]))

    def range(self, span: Span) -> tuple[Place, Place]:
        """The places of the span's first character and of the one behind its last."""
        return self.place(span.start), self.place(span.end)

    def offset(self, place: Place) -> int:
        """The offset of this place; of one behind its line's or the text's end, that end."""
        if place.line >= len(self._starts):
            return len(self._text)
        start = self._starts[place.line]
        last = place.line + 1 == len(self._starts)
        line = self._text[start:] if last else self._text[start : self._starts[place.line + 1]].rstrip("\r\n")
        return start + self._characters(line, place.column)

    def _characters(self, line: str, units: int) -> int:
        if self._width == 4 or line.isascii():
            return min(units, len(line))
        ends = accumulate(map(self._units, line))  # one by one: half a surrogate pair is a character too
        return sum(1 for _ in takewhile(lambda end: end <= units, ends))

    def _units(self, words: str) -> int:
        if self._width != 1 and (self._width == 4 or words.isascii()):
            return len(words)
        return len(words.encode(self._codec, "surrogatepass")) // self._width
