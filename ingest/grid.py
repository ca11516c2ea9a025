"""Lines of a table region to a grid: columns from gaps that line up, rows from baselines and rules."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.geometry import BBox
from ingest.page import Grid, GridCell, Line, Word, joined
from ingest.ruled import in_reading_order
from ingest.table_cells import is_number

__all__ = ["Row", "lines_to_rows", "rows_to_grid"]

_PIECE_GAP = 0.85
"""Gap in sizes between words of two cells."""
_FIGURE_GAP = 0.45
"""The same between two figures: wider than a space, also where it parts their thousands."""
_COLUMN_GAP = 0.3
"""Least width, in sizes, of a gap that runs through the rows."""
_NEARER = 6.0
"""Points by which the middle of several columns must be nearer to a header's own than that of one."""
_MOST_ROWS = 0.6
"""Share of rows with one number of pieces that tells the number of columns."""
_TIGHT = 1.45
"""Distance of baselines, in sizes, up to which two lines may be one cell."""


_FIGURE = re.compile(r"[(\[<>≤≥±+−–-]*[$€£]?\d[\d.,–−-]*%?[*†‡)\]]*")
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
    words = sorted((word for line in lines for word in line.words), key=lambda word: word.x0)
    pieces: list[list[Word]] = [[words[0]]]
    size = max(line.size for line in lines)
    end = words[0].x1
    for left, right in pairwise(words):
        gap = right.x0 - end
        parted = any(left.x1 - 1 <= wall <= right.x0 + 1 for wall in walls)
        far = gap > _PIECE_GAP * size or (gap > _FIGURE_GAP * size and _are_two_figures(left, right))
        if (far and not right.raised) or parted:
            pieces.append([])
            end = right.x1
        pieces[-1].append(right)
        end = max(end, right.x1)
    return Row(
        pieces,
        min(line.top for line in lines),
        max(line.bottom for line in lines),
        max(line.baseline for line in lines),
        size,
    )


def _are_two_figures(left: Word, right: Word) -> bool:
    """True for words that are figures each, and not the first and last digits of one."""
    if not _FIGURE.fullmatch(left.text) or not _FIGURE.fullmatch(right.text):
        return False
    return not (_LAST_DIGITS.fullmatch(right.text) and _FIRST_DIGITS.fullmatch(left.text))


def rows_to_grid(rows: Sequence[Row], *, walls: Sequence[float], floors: Sequence[float]) -> Grid | None:
    """The grid of a region; None if it has fewer than two columns or rows.

    Args:
        rows: of the region, from top to bottom.
        walls: x of vertical rules in it.
        floors: y of horizontal rules that run across it.
    """
    columns = _columns(rows, walls)
    if len(columns) < 2 or len(rows) < 2:
        return None
    placed = [_place(row, columns) for row in rows]
    _widen_headers(rows, placed, columns)
    bands = _bands(rows, placed, floors, len(columns))
    return _grid(rows, placed, bands, columns)


Columns = list[tuple[float, float]]
Placed = list[tuple[int, int, list[Word]]]
"""Pieces of a row: first column, last column, words."""


def _columns(rows: Sequence[Row], walls: Sequence[float]) -> Columns:
    counts = sorted(len(row.pieces) for row in rows)
    most = counts[max(0, int(0.85 * len(counts)) - (len(counts) < 4))] if counts else 0
    seeds = [row for row in rows if len(row.pieces) >= max(2, 0.6 * most)]
    if not seeds:
        return []
    allowed = int(0.07 * len(seeds))
    size = sorted(row.size for row in seeds)[len(seeds) // 2]
    edges = _covered(seeds, allowed, _COLUMN_GAP * size)
    return _cut_at_walls(_in_order(seeds, len(edges)) or edges, walls)


def _in_order(rows: Sequence[Row], at_least: int) -> Columns:
    """Columns of ragged cells: the pieces of most rows one by one, where they are more and keep to their places."""
    n_pieces, n_rows = Counter(len(row.pieces) for row in rows).most_common(1)[0]
    if n_pieces <= at_least or n_rows < max(3, _MOST_ROWS * len(rows)):
        return []
    full = [row.pieces for row in rows if len(row.pieces) == n_pieces]
    lefts = [[pieces[col][0].x0 for pieces in full] for col in range(n_pieces)]
    rights = [[max(word.x1 for word in pieces[col]) for pieces in full] for col in range(n_pieces)]
    cuts = [(median(right) + median(left)) / 2 for right, left in zip(rights, lefts[1:], strict=False)]
    places = list(pairwise([-math.inf, *cuts, math.inf]))
    columns = []
    for (low, high), left, right in zip(places, lefts, rights, strict=True):
        if not all(low < (x0 + x1) / 2 < high for x0, x1 in zip(left, right, strict=True)):
            return []
        columns.append((max(low, min(left)), min(high, max(right))))
    return columns


def _covered(rows: Sequence[Row], allowed: int, gap: float) -> Columns:
    """Intervals of x that more than `allowed` rows cover."""
    events: list[tuple[float, int]] = []
    for row in rows:
        for piece in row.pieces:
            events += [(piece[0].x0, 1), (max(word.x1 for word in piece), -1)]
    events.sort()
    intervals: Columns = []
    depth, start = 0, 0.0
    for x, step in events:
        before, depth = depth, depth + step
        if before <= allowed < depth:
            start = x
        elif depth <= allowed < before:
            if intervals and start - intervals[-1][1] < gap:
                intervals[-1] = (intervals[-1][0], x)
            else:
                intervals.append((start, x))
    return intervals


def _cut_at_walls(columns: Columns, walls: Sequence[float]) -> Columns:
    cut: Columns = []
    for x0, x1 in columns:
        inside = [wall for wall in walls if x0 + 2 < wall < x1 - 2]
        marks = [x0, *sorted(inside), x1]
        cut += list(pairwise(marks))
    return cut


def _place(row: Row, columns: Columns) -> Placed:
    if len(row.pieces) == len(columns) and _keeps_order(row, columns):
        return [(col, col, list(piece)) for col, piece in enumerate(row.pieces)]
    placed: Placed = []
    for piece in row.pieces:
        for part in _split_at_gaps(piece, columns):
            first, last = _columns_of(part, columns)
            if placed and first <= placed[-1][1]:
                _, before, words = placed[-1]
                if last <= before:
                    words += part
                    continue
                first = before + 1
            placed.append((first, last, list(part)))
    return placed


def _keeps_order(row: Row, columns: Columns) -> bool:
    """True for a row with one piece for each column, each nearest to its own."""
    cuts = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    middles = [(piece[0].x0 + max(word.x1 for word in piece)) / 2 for piece in row.pieces]
    return all(a < cut < b for (a, b), cut in zip(pairwise(middles), cuts, strict=True))


def _split_at_gaps(piece: list[Word], columns: Columns) -> list[list[Word]]:
    """A piece that holds the words of neighbouring columns, parted where every word keeps to one of them."""
    homes = [_columns_of([word], columns) for word in piece]
    if len(set(homes)) < 2 or any(first != last for first, last in homes):
        return [piece]
    texts: list[list[Word]] = [[piece[0]]]
    for (left, right), (home, next_home) in zip(pairwise(piece), pairwise(homes), strict=True):
        if (
            home != next_home
            and not right.raised
            and right.x0 - left.x1 > _COLUMN_GAP * (right.style.size or 8)
        ):
            texts.append([])
        texts[-1].append(right)
    numeric = sum(is_number(joined(text)) for text in texts)
    return texts if numeric >= len(texts) - 1 and len(texts) > 1 else [piece]


def _widen_headers(rows: Sequence[Row], placed: list[Placed], columns: Columns) -> None:
    """Give headers that stand in the middle over several columns all of these.

    Only above the figures, and only columns that their own row leaves free and the row below fills.
    """
    last = _header_length(placed)
    for index in range(last if len(placed) > last else 0):
        if index + 1 >= len(placed) or not 1 < len(placed[index]) + 1 < len(placed[index + 1]) + 1:
            continue
        repeated = _over_repeats(placed[index], placed[index + 1])
        if repeated is not None:
            placed[index] = repeated
            continue
        below = {column for first, end, _ in placed[index + 1] for column in range(first, end + 1)}
        placed[index] = [_widened(piece, placed[index], below, columns) for piece in placed[index]]


def _over_repeats(row: Placed, below: Placed) -> Placed | None:
    """The headers, each over one of the equal runs of headers below ("2000 2008 2000 2008"); None without."""
    heads = [piece for piece in row if piece[0] > 0]
    subs = [piece for piece in below if piece[0] > 0]
    if len(heads) < 2 or len(subs) % len(heads) or len(subs) == len(heads):
        return None
    size = len(subs) // len(heads)
    runs = [subs[start : start + size] for start in range(0, len(subs), size)]
    texts = [[joined(words) for _, _, words in run] for run in runs]
    inside = all(
        run[0][0] <= head[0] and head[1] <= run[-1][1] for head, run in zip(heads, runs, strict=True)
    )
    if not inside or any(text != texts[0] for text in texts):
        return None
    wide = [(run[0][0], run[-1][1], head[2]) for head, run in zip(heads, runs, strict=True)]
    return [piece for piece in row if piece[0] == 0] + wide


def _widened(
    piece: tuple[int, int, list[Word]], row: Placed, below: set[int], columns: Columns
) -> tuple[int, int, list[Word]]:
    first, last, words = piece
    if first == 0 and joined(words) and not any(char.isalpha() for char in joined(words)):
        return piece
    taken = {column for start, end, _ in row if start != first for column in range(start, end + 1)}
    free = [column for column in sorted(below - taken) if column > 0 or first == 0]
    middle = (words[0].x0 + max(word.x1 for word in words)) / 2
    best, least = (first, last), abs(_middle(columns, first, last) - middle) - _NEARER
    for low in (column for column in free if column <= first):
        for high in (column for column in free if column >= last):
            if set(range(low, high + 1)) <= set(free) and abs(_middle(columns, low, high) - middle) < least:
                best, least = (low, high), abs(_middle(columns, low, high) - middle)
    return (*best, words)


def _middle(columns: Columns, first: int, last: int) -> float:
    return (columns[first][0] + columns[last][1]) / 2


def _columns_of(words: Sequence[Word], columns: Columns) -> tuple[int, int]:
    x0, x1 = words[0].x0, max(word.x1 for word in words)
    slack = min(2.0, 0.25 * (x1 - x0))
    over = [c for c, (left, right) in enumerate(columns) if x0 + slack < right and x1 - slack > left]
    if over:
        return over[0], over[-1]
    middle = (x0 + x1) / 2
    near = min(range(len(columns)), key=lambda c: abs((columns[c][0] + columns[c][1]) / 2 - middle))
    return near, near


def _bands(
    rows: Sequence[Row], placed: Sequence[Placed], floors: Sequence[float], n_cols: int
) -> list[list[int]]:
    """Indices of the rows that make one row of the table each."""
    header = _header_length(placed)
    floored = _is_floored(rows, floors)
    pitch = _pitch(rows, placed)
    bands: list[list[int]] = [[0]]
    for below in range(1, len(rows)):
        if _is_same_row(rows, placed, bands[-1], below, header, floors, pitch, floored):
            bands[-1].append(below)
        else:
            bands.append([below])
    return bands


def _header_length(placed: Sequence[Placed]) -> int:
    for index, row in enumerate(placed):
        values = [joined(words) for first, _, words in row if first > 0]
        figures = [v for v in values if is_number(v) and not re.fullmatch(r"(?:19|20)\d\d|\(\d+\)", v)]
        if values and len(figures) >= 0.5 * len(values):
            return index
    return 0


def _has_floor(floors: Sequence[float], above: Row, below: Row) -> bool:
    return any(
        above.baseline - 0.3 * above.size < floor < below.baseline - 0.3 * below.size for floor in floors
    )


def _is_floored(rows: Sequence[Row], floors: Sequence[float]) -> bool:
    """True where rules part the rows: then what stands between two of them is one row."""
    parted = sum(_has_floor(floors, above, below) for above, below in pairwise(rows))
    return parted >= max(3, 0.3 * (len(rows) - 1))


def _pitch(rows: Sequence[Row], placed: Sequence[Placed]) -> float:
    """Usual distance of rows that both have figures."""
    steps = [
        b.baseline - a.baseline
        for (a, pa), (b, pb) in pairwise(zip(rows, placed, strict=True))
        if _figures(pa) and _figures(pb)
    ]
    return sorted(steps)[len(steps) // 2] if steps else 0.0


def _figures(row: Placed) -> int:
    return sum(is_number(joined(words)) for first, _, words in row if first > 0)


def _is_same_row(
    rows: Sequence[Row],
    placed: Sequence[Placed],
    band: Sequence[int],
    below: int,
    header: int,
    floors: Sequence[float],
    pitch: float,
    floored: bool,
) -> bool:
    above = band[-1]
    if _has_floor(floors, rows[above], rows[below]):
        return False
    step = rows[below].baseline - rows[above].baseline
    if step > _TIGHT * max(rows[above].size, rows[below].size) and not floored:
        return False
    if below < header:
        return _header_goes_on(placed[above], placed[below])
    if above < header:
        is_stub = len(placed[above]) == 1 and placed[above][0][:2] == (0, 0)
        return below == header and is_stub and joined(placed[below][0][2])[:1].islower()
    clash = _figures(placed[below]) and any(_figures(placed[index]) for index in band)
    if clash:
        return False
    if floored:
        return True
    return _wraps(placed, band, below, step, pitch)


def _header_goes_on(above: Placed, below: Placed) -> bool:
    """True for lines of one row of headers: none spans columns that the other divides."""
    for first, last, _ in above:
        inside = [piece for piece in below if piece[0] >= first and piece[1] <= last]
        if last > first and len(inside) > 1:
            return False
    return True


def _wraps(placed: Sequence[Placed], band: Sequence[int], below: int, step: float, pitch: float) -> bool:
    upper, lower = placed[band[-1]], placed[below]
    tight = pitch > 0 and step < 0.85 * pitch
    text = joined(lower[0][2])
    begins_small = text[:1].islower() or text[:1] in "(&"
    above_text = joined(upper[0][2]) if upper[0][0] == 0 else ""
    hangs = above_text.endswith((",", "-", "\x02", "\ufffe", " and", " of", " the", " or", "&"))
    filled = {column for first, last, _ in lower for column in range(first, last + 1)}
    above = {column for i in band for first, last, _ in placed[i] for column in range(first, last + 1)}
    if not _figures(lower) and filled <= above and lower[0][0] > 0 and len(filled) < len(above):
        return True
    if not _figures(lower) and filled <= above:
        return tight or begins_small or hangs
    if not any(_figures(placed[i]) for i in band) and len(above) == 1 and 0 in filled:
        return tight or begins_small or hangs
    return False


def _grid(
    rows: Sequence[Row], placed: Sequence[Placed], bands: Sequence[Sequence[int]], columns: Columns
) -> Grid:
    cells: list[GridCell] = []
    for number, band in enumerate(bands):
        slots = _slots([piece for index in band for piece in placed[index]])
        for (first, last), words in sorted(slots.items()):
            box = _box(words)
            cells.append(GridCell(number, first, in_reading_order(words), box, 1, last - first + 1))
    cells += _blanks(cells, rows, bands, columns)
    words = [word for cell in cells for word in cell.words]
    return Grid(_box(words), len(bands), len(columns), cells, "unruled")


def _slots(pieces: Iterable[tuple[int, int, list[Word]]]) -> dict[tuple[int, int], list[Word]]:
    """Words by the columns they stand in; pieces whose columns overlap come together."""
    slots: dict[tuple[int, int], list[Word]] = {}
    for first, last, words in pieces:
        low, high, gathered = first, last, list(words)
        for key in [key for key in slots if key[0] <= high and key[1] >= low]:
            low, high = min(low, key[0]), max(high, key[1])
            gathered = slots.pop(key) + gathered
        slots[low, high] = gathered
    return slots


def _blanks(
    cells: Sequence[GridCell], rows: Sequence[Row], bands: Sequence[Sequence[int]], columns: Columns
) -> list[GridCell]:
    filled = {(cell.row, cell.col + c) for cell in cells for c in range(cell.col_span)}
    blanks = []
    for number, band in enumerate(bands):
        top, bottom = min(rows[i].top for i in band), max(rows[i].bottom for i in band)
        for col, (x0, x1) in enumerate(columns):
            if (number, col) not in filled:
                blanks.append(GridCell(number, col, [], BBox(x0, top, max(x0, x1), bottom)))
    return blanks


def _box(words: Sequence[Word]) -> BBox:
    x0, top = min(word.x0 for word in words), min(word.top for word in words)
    return BBox(x0, top, max(word.x1 for word in words), max(top, *(word.bottom for word in words)))
