"""Lines of text to the rows of a table: which lines are one row, wrapped or set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.records import joined
from ingest.tables.cells import is_number
from ingest.tables.columns import Placed
from ingest.tables.headers import header_length
from ingest.tables.rules import Bar
from ingest.tables.text_rows import Row

__all__ = ["lines_to_bands"]

_OVERLAP = 0.8
"""Distance of baselines, in sizes, below which two lines overlap: they stand side by side in one row."""
_TIGHT = 1.45
"""Distance of baselines, in sizes, up to which two lines may be one cell."""
_CLOSE = 0.85
"""The same in usual distances of rows: lines of one cell stand closer."""
_ENOUGH_STEPS = 3
"""Steps from which the usual one can be told; of two, either may be the odd one."""
_HANGS = (",", "-", "\x02", "\ufffe", " and", " of", " the", " or", "&")
"""Ends of a line that goes on in the next."""


def lines_to_bands(
    rows: Sequence[Row], placed: Sequence[Placed], floors: Sequence[float], bars: Sequence[Bar] = ()
) -> list[list[int]]:
    """Numbers of the lines that make one row of the table each.

    Args:
        rows: the lines, from top to bottom.
        placed: their pieces in columns.
        floors: heights of rules from side to side.
        bars: all horizontal rules, those under a single column too.
    """
    if not rows:
        return []
    region = _Region(rows, placed, floors, bars)
    bands: list[list[int]] = [[0]]
    for below in range(1, len(rows)):
        if region.is_same_row(bands[-1], below):
            bands[-1].append(below)
        else:
            bands.append([below])
    return bands


@dataclass(slots=True)
class _Region:
    """The lines of a table with what is known of all of them."""

    rows: Sequence[Row]
    placed: Sequence[Placed]
    floors: Sequence[float]
    bars: Sequence[Bar]
    header: int = 0
    figures: Sequence[int] = ()
    """Number of figures behind the stub, by line."""
    pitch: float = 0.0
    """Usual distance of a line with figures from the line above."""
    floored: bool = False
    """True where rules part the rows: what stands between two of them is one row."""

    def __post_init__(self) -> None:
        self.header = header_length(self.placed)
        self.figures = list(map(_count_figures, self.placed))
        self.pitch = _pitch(self.rows, self.figures)
        self.floored = self._is_floored()

    def is_same_row(self, band: Sequence[int], below: int) -> bool:
        """True if the line goes on with the row of the table that the lines of `band` make."""
        above = band[-1]
        upper, lower = self.rows[above], self.rows[below]
        if self._has_floor(above, below) or self._is_underlined(above, below):
            return False
        filled = any(self.figures[place] for place in band)
        if filled and self.figures[below]:
            return False
        if self._stand_side_by_side(above, below):
            return True
        if filled and self._begins_centred(below):
            return False
        if lower.baseline - upper.baseline > _TIGHT * max(upper.size, lower.size) and not self.floored:
            return False
        if below < self.header:
            return _header_goes_on(self.placed[above], self.placed[below])
        if above < self.header:
            return self._ends_header(above, below)
        return self.floored or self._wraps(band, below)

    def _is_floored(self) -> bool:
        parted = [self._has_floor(above, above + 1) for above in range(len(self.rows) - 1)]
        if sum(parted) < max(3, 0.3 * len(parted)):
            return False
        held: list[int] = [0]
        for place, figures in enumerate(self.figures):
            if place and parted[place - 1]:
                held.append(0)
            held[-1] += figures > 0
        return sum(count > 1 for count in held) <= 0.2 * len(held)

    def _has_floor(self, above: int, below: int) -> bool:
        low, high = _foot(self.rows[above]), _foot(self.rows[below])
        return any(low < floor < high for floor in self.floors)

    def _is_underlined(self, above: int, below: int) -> bool:
        """True if a rule stands under the only piece of the upper line: it is a heading."""
        if len(self.placed[above]) != 1 or above < self.header:
            return False
        row, low, high = self.rows[above], _foot(self.rows[above]), _foot(self.rows[below])
        return any(low < bar.y < high and bar.x0 < row.x0 + 2 and bar.x1 > row.x1 - 2 for bar in self.bars)

    def _stand_side_by_side(self, above: int, below: int) -> bool:
        apart = _are_apart(self.placed[above], self.placed[below])
        return apart and _overlap(self.rows[above], self.rows[below])

    def _begins_centred(self, below: int) -> bool:
        """True for the first line of a name whose figures stand in the middle of its lines."""
        after = below + 1
        return after < len(self.rows) and bool(self.figures[after]) and self._stand_side_by_side(below, after)

    def _ends_header(self, above: int, below: int) -> bool:
        is_stub = len(self.placed[above]) == 1 and self.placed[above][0][:2] == (0, 0)
        return below == self.header and is_stub and joined(self.placed[below][0][2])[:1].islower()

    def _wraps(self, band: Sequence[int], below: int) -> bool:
        """True for a line without figures of its own that goes on with the cells above it."""
        upper, lower = self.placed[band[-1]], self.placed[below]
        filled = _columns(lower)
        above = {column for place in band for column in _columns(self.placed[place])}
        goes_on = self._is_tight(band[-1], below) or _begins_small(lower) or _hangs(upper)
        if _spans_divided(lower, upper):
            return False
        if not self.figures[below] and filled <= above:
            return goes_on or (lower[0][0] > 0 and len(filled) < len(above))
        is_name = not any(self.figures[place] for place in band) and len(above) == 1 and 0 in filled
        return is_name and goes_on

    def _is_tight(self, above: int, below: int) -> bool:
        step = self.rows[below].baseline - self.rows[above].baseline
        return self.pitch > 0 and step < _CLOSE * self.pitch


def _foot(row: Row) -> float:
    return row.baseline - 0.3 * row.size


def _pitch(rows: Sequence[Row], figures: Sequence[int]) -> float:
    """Usual step to a line with figures, from one that has some too where there are enough of these."""
    steps = [
        (b.baseline - a.baseline, in_a)
        for (a, in_a), (b, in_b) in pairwise(zip(rows, figures, strict=True))
        if in_b
    ]
    close = [step for step, after_figures in steps if after_figures]
    usual = sorted(close if len(close) >= _ENOUGH_STEPS else (step for step, _ in steps))
    return usual[len(usual) // 2] if usual else 0.0


def _count_figures(row: Placed) -> int:
    return sum(is_number(joined(words)) for first, _, words in row if first > 0)


def _columns(row: Placed) -> set[int]:
    return {column for first, last, _ in row for column in range(first, last + 1)}


def _overlap(above: Row, below: Row) -> bool:
    return below.baseline - above.baseline < _OVERLAP * min(above.size, below.size)


def _are_apart(above: Placed, below: Placed) -> bool:
    """True for lines that share no column."""
    return not _columns(above) & _columns(below)


def _header_goes_on(above: Placed, below: Placed) -> bool:
    """True for lines of one row of headers: none spans columns that the other divides."""
    for first, last, _ in above:
        inside = [piece for piece in below if piece[0] >= first and piece[1] <= last]
        if last > first and len(inside) > 1:
            return False
    return True


def _spans_divided(row: Placed, above: Placed) -> bool:
    """True if a piece stands over columns that hold several pieces of the line above."""
    return any(sum(first <= other[0] and other[1] <= last for other in above) > 1 for first, last, _ in row)


def _begins_small(row: Placed) -> bool:
    text = joined(row[0][2])
    return text[:1].islower() or text[:1] in "(&"


def _hangs(row: Placed) -> bool:
    return row[0][0] == 0 and joined(row[0][2]).endswith(_HANGS)
