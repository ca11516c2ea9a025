"""Regions of tables that stand between horizontal rules of one width, as printed tables do.

Three rules (above the header, below it, below the last row) tell where a table begins and ends better
than gaps between its rows do: a heading in the middle of it may stand far from both its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.records import Line
from ingest.tables.row_kinds import (
    begins_note,
    caption_of,
    has_figures,
    is_columns_of_prose,
    is_prose,
    is_tabular,
)
from ingest.tables.rules import LEAST_WIDTH, Bar
from ingest.tables.text_rows import Row, lines_to_rows

__all__ = ["Framed", "find_framed"]

_SAME_SIDE = 4.0
"""Points by which ends of one table's rules differ: programs round, and frames have corners."""
_OVERHANG = 12.0
"""Points by which text may stand out beyond the rules of its table."""
_FAR_OUT = 30.0
"""Points by which a line stands out that no table's rules are under: those of fractions are narrower."""
_MOST_PROSE = 3
"""Lines of words in one piece, one after the other, that are no table's."""
_NEAR = 2.6
"""Distance of baselines, in sizes, up to which rows belong to a table that no rule ends."""
_CAPTION_REACH = 60.0
"""Points: about five lines, the longest caption with a line of units below it."""
_LARGER = 1.3
"""Size of a heading of the text, in sizes of the line below."""
_MOST_HEAD = 3
"""Rows that a header has above the first rule; more are prose or another table."""
_MOST_STRAY = 2
"""Lines in one piece, such as headings, that may stand one after the other below the last rule."""
_SPACE = 20.0
"""Points between the last rule of one table and the first of the next."""
_TITLE_SPACE = 3.0
"""The same in sizes, where a title stands between the two."""
_COLUMN_GAP = 14.0
"""Gap in points between the parts of a rule that stops between groups of columns."""


@dataclass(frozen=True, slots=True)
class Framed:
    """Rows between rules of one width."""

    rows: list[Row]
    n_bars: int
    """Rules above, between and below the rows."""
    label: str
    """Of the caption next to it; "" if there is none."""


def find_framed(bars: Sequence[Bar], lines: Sequence[Line]) -> list[Framed]:
    """The regions in which rows of a table stand between rules, widest first; none overlaps another."""
    found: list[Framed] = []
    wide = [bar for bar in [*bars, *_across(bars)] if bar.x1 - bar.x0 >= LEAST_WIDTH]
    for group in _groups(wide):
        free = [bar for bar in group if not any(_is_inside(bar, framed.rows) for framed in found)]
        if len(free) > 1:
            found += _framed(free, bars, lines)
    return found


def _is_inside(bar: Bar, rows: Sequence[Row]) -> bool:
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    return rows[0].top <= bar.y <= rows[-1].bottom and bar.x0 < right and bar.x1 > left


def _groups(bars: Sequence[Bar]) -> list[list[Bar]]:
    """Bars with the same ends, from top to bottom; the widest first."""
    groups: list[list[Bar]] = []
    for bar in sorted(bars, key=lambda bar: bar.y):
        for group in groups:
            if abs(group[0].x0 - bar.x0) <= _SAME_SIDE and abs(group[0].x1 - bar.x1) <= _SAME_SIDE:
                group.append(bar)
                break
        else:
            groups.append([bar])
    several = [group for group in groups if len(group) > 1]
    return sorted(several, key=lambda group: group[0].x0 - group[0].x1)


def _across(bars: Sequence[Bar]) -> Iterator[Bar]:
    """Rules that stop between groups of columns, as one from the first to the last."""
    for _, level in groupby(bars, key=lambda bar: bar.y):
        parts = list(level)
        if len(parts) > 1 and all(right.x0 - left.x1 <= _COLUMN_GAP for left, right in pairwise(parts)):
            yield Bar(parts[0].y, parts[0].x0, parts[-1].x1)


def _framed(group: Sequence[Bar], every: Sequence[Bar], lines: Sequence[Line]) -> Iterator[Framed]:
    bars = sorted([*group, *_part_bars(group, every)], key=lambda bar: bar.y)
    x0, x1 = group[0].x0 - _OVERHANG, group[0].x1 + _OVERHANG
    rows = lines_to_rows(line for line in lines if x0 < (line.x0 + line.x1) / 2 < x1)
    for run in _runs(rows, bars):
        first, last = rows[run.start], rows[run.stop - 1]
        near = [bar for bar in bars if first.top - 2 * first.size < bar.y < last.bottom + 2 * last.size]
        members = rows[_head_above(rows, run.start) : run.stop]
        if len(near) > 1 and sum(map(is_tabular, members)) > 1:
            yield Framed(members, len(near), _label(rows, run))


def _part_bars(group: Sequence[Bar], every: Sequence[Bar]) -> Iterator[Bar]:
    """Rules right above that leave out a part at one side, as over a stub without a header."""
    first = group[0]
    for bar in every:
        left, right = abs(bar.x0 - first.x0) <= _SAME_SIDE, abs(bar.x1 - first.x1) <= _SAME_SIDE
        right_above = first.y - _CAPTION_REACH < bar.y < first.y - _SAME_SIDE
        wide, whole = bar.x1 - bar.x0, first.x1 - first.x0
        if left != right and right_above and 0.5 * whole < wide < whole:
            yield bar


def _runs(rows: Sequence[Row], bars: Sequence[Bar]) -> Iterator[range]:
    """Rows from a rule, or the first behind a caption, on to what ends their table."""
    start: int | None = None
    after_caption = False
    for place, row in enumerate(rows):
        if _ends(rows, place, start, bars):
            if start is not None and place > start:
                yield range(start, place)
            start, after_caption = None, bool(caption_of(row))
        elif start is not None and _stands_apart(rows, place, bars):
            yield range(start, place)
            start = place
        elif start is None and row.baseline < bars[-1].y:
            ruled = _is_crossed(rows, place, bars)
            if ruled or (after_caption and is_tabular(row)):
                start, after_caption = place, False
    if start is not None:
        yield range(start, len(rows))


def _stands_apart(rows: Sequence[Row], place: int, bars: Sequence[Bar]) -> bool:
    """True for a header below a space that rules enclose: the table above has ended."""
    low, high = rows[place - 1].baseline, rows[place].baseline
    between = [bar.y for bar in bars if low < bar.y < high and not bar.is_shade]
    return len(between) > 1 and between[-1] - between[0] > _SPACE and not has_figures(rows[place])


def _is_title(rows: Sequence[Row], place: int, bars: Sequence[Bar]) -> bool:
    """True for lines that stand in one piece between two rules, and too far from these to be a heading."""
    row = rows[place]
    drawn = [bar.y for bar in bars if not bar.is_shade]
    above = max((y for y in drawn if y < row.baseline), default=0.0)
    below = min((y for y in drawn if y > row.baseline), default=above)
    if below - above < _TITLE_SPACE * row.size:
        return False
    return not any(is_tabular(other) for other in rows[place:] if other.baseline < below)


def _is_crossed(rows: Sequence[Row], place: int, bars: Sequence[Bar]) -> bool:
    """True if a rule stands between the row and the one above it."""
    low = rows[place - 1].baseline - 0.3 * rows[place - 1].size if place else 0.0
    return any(low < bar.y <= rows[place].baseline - 0.3 * rows[place].size for bar in bars)


def _ends(rows: Sequence[Row], place: int, start: int | None, bars: Sequence[Bar]) -> bool:
    row = rows[place]
    below = rows[place + 1] if place + 1 < len(rows) else None
    if caption_of(row) or begins_note(row, below):
        return True
    begun = start is not None and any(map(is_tabular, rows[start:place]))
    if not begun and len(row.pieces) == 1 and row.size > _LARGER * (below or row).size:
        return True
    if not is_tabular(row) and begun and _is_crossed(rows, place, bars) and _is_title(rows, place, bars):
        return True
    ahead = rows[place : place + _MOST_PROSE]
    if len(ahead) == _MOST_PROSE and all(map(is_prose, ahead)):
        return True
    if row.x0 < bars[-1].x0 - _FAR_OUT or row.x1 > bars[-1].x1 + _FAR_OUT:
        return True
    if start is None:
        return False
    if row.baseline > bars[-1].y:
        return not _goes_on(rows, place, start, bars)
    return is_columns_of_prose(row) and any(map(has_figures, rows[start:place]))


def _goes_on(rows: Sequence[Row], place: int, start: int, bars: Sequence[Bar]) -> bool:
    """True for a row below the last rule, where that rule only parts the header from what follows."""
    ahead = range(place, min(place + _MOST_STRAY + 1, len(rows)))
    first = next((other for other in ahead if is_tabular(rows[other])), None)
    if first is None:
        return False
    width = bars[-1].x1 - bars[-1].x0
    if any(is_prose(row) and row.x1 - row.x0 > 0.5 * width for row in rows[place:first]):
        return False
    steps = pairwise(rows[place - 1 : first + 1])
    if any(below.baseline - above.baseline > _NEAR * below.size for above, below in steps):
        return False
    return not (_is_crossed(rows, place, bars) and any(map(has_figures, rows[start:place])))


def _head_above(rows: Sequence[Row], start: int) -> int:
    """The first row of a header that stands above the first rule, where the rows below have none."""
    first = start
    while first and has_figures(rows[start]) and start - first < _MOST_HEAD:
        above, row = rows[first - 1], rows[first]
        if not is_tabular(above) or row.baseline - above.baseline > _NEAR * row.size or caption_of(above):
            break
        first -= 1
    return first


def _label(rows: Sequence[Row], run: range) -> str:
    """Label of the nearest caption above, or else below."""
    top, bottom = rows[run.start].top, rows[run.stop - 1].bottom
    for row in reversed(rows[: run.start]):
        if top - row.bottom > _CAPTION_REACH:
            break
        if label := caption_of(row):
            return label
    below = (row for row in rows[run.stop :] if row.top - bottom < _CAPTION_REACH / 2)
    return next(filter(None, map(caption_of, below)), "")
