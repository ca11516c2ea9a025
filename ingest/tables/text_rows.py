"""Lines of a table region to rows of pieces of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.records import Line, Word

__all__ = ["Row", "lines_to_rows"]

_PIECE_GAP = 0.85
"""Gap in sizes between words of two cells."""
_FIGURE_GAP = 0.45
"""The same between two figures: wider than a space, also where it parts their thousands."""
_FIGURE = re.compile(r"[(\[<>≤≥±+−–-]*[$€£]?\d[\d.,–−-]*%?[*†‡)\]]*")
"""A figure with its signs, notes and brackets, to tell two columns from one number set with a space."""
_FIRST_DIGITS, _LAST_DIGITS = re.compile(r"\D?\d{1,3}"), re.compile(r"\d{3}\D?")


@dataclass(slots=True)
class Row:
    """Pieces of text on one baseline, each in one or more cells."""

    pieces: list[list[Word]]
    top: float
    bottom: float
    baseline: float
    size: float

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.pieces[0][0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.pieces[-1])


def lines_to_rows(lines: Iterable[Line], walls: Sequence[float] = ()) -> list[Row]:
    """Rows from top to bottom; vertical rules at `walls` part words that stand close together."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if groups and line.baseline - groups[-1][0].baseline <= 0.35 * min(line.size, groups[-1][0].size):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_row(group, walls) for group in groups]


def _row(lines: list[Line], walls: Sequence[float]) -> Row:
    if len(lines) == 1:
        (line,) = lines
        pieces = _pieces(line.words, line.size, walls)
        return Row(pieces, line.top, line.bottom, line.baseline, line.size)
    words = sorted((word for line in lines for word in line.words), key=lambda word: word.x0)
    size = max(line.size for line in lines)
    return Row(
        _pieces(words, size, walls),
        min(line.top for line in lines),
        max(line.bottom for line in lines),
        max(line.baseline for line in lines),
        size,
    )


def _pieces(words: Sequence[Word], size: float, walls: Sequence[float]) -> list[list[Word]]:
    wide, narrow = _PIECE_GAP * size, _FIGURE_GAP * size
    piece = [words[0]]
    pieces = [piece]
    left, end = words[0], words[0].x1
    for right in words[1:]:
        gap = right.x0 - end
        far = gap > narrow and (gap > wide or _are_two_figures(left, right)) and not right.raised
        if far or (walls and any(left.x1 - 1 <= wall <= right.x0 + 1 for wall in walls)):
            piece = []
            pieces.append(piece)
            end = right.x1
        piece.append(right)
        left, end = right, max(end, right.x1)
    return pieces


def _are_two_figures(left: Word, right: Word) -> bool:
    """True for words that are figures each, and not the first and last digits of one."""
    if not _FIGURE.fullmatch(left.text) or not _FIGURE.fullmatch(right.text):
        return False
    return not (_LAST_DIGITS.fullmatch(right.text) and _FIRST_DIGITS.fullmatch(left.text))
