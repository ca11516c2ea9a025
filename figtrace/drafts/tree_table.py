"""Tables of pandoc's tree: a grid of cells with their spans, and the record with header paths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Cell, Table
from corpus.geometry import BBox, PageIndex, Span
from ingest.office import Json

__all__ = ["GridCell", "table_grid", "table_record"]

_NOWHERE = BBox(0, 0, 0, 0)
_UNITS = re.compile(
    r"\(([^()]*(?:\b(?:thousands?|millions?|billions?|trillions?|percent|per cent|percentage|"
    r"dollars?|euros?|yuan|RMB|USD|EUR|units?|number|index|tonnes?|MW|GW)\b|[%$€¥£])[^()]*)\)",
    re.I,
)
"""A bracket with a word or sign for units, up to its end."""
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d(?:[/–-]\d{2,4})?[a-z*]?")
"""A year or fiscal year, with a mark of a note: it heads a column."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell's place, extent and content before its text is written."""

    row: int
    col: int
    row_span: int
    col_span: int
    is_head: bool
    nodes: Json


def table_grid(content: Json) -> Iterator[GridCell]:
    """Cells of a pandoc table row after row, with the places that spans leave free skipped."""
    _, _, _, head, bodies, foot = content
    rows = [(row, True) for row in head[1]]
    for body in bodies:
        rows += [(row, True) for row in body[2]] + [(row, False) for row in body[3]]
    rows += [(row, False) for row in foot[1]]
    taken: set[tuple[int, int]] = set()
    for at, ((_, cells), is_head) in enumerate(rows):
        col = 0
        for _, _, row_span, col_span, nodes in cells:
            while (at, col) in taken:
                col += 1
            taken.update((at + r, col + c) for r in range(row_span) for c in range(col_span))
            yield GridCell(at, col, row_span, col_span, is_head, nodes)
            col += col_span


def table_record(cells: Sequence[tuple[GridCell, Span, str]], span: Span, label: str, caption: str) -> Table:
    """The table of cells written at these spans with these words, each with the headers that govern it."""
    heads = _head_rows(cells)
    made = [_cell(cell, where, cell.row in heads) for cell, where, _ in cells]
    words = {(c.row, c.col): w.strip() for c, _, w in cells}
    columns = {c.col: () for c in made} | dict(_column_paths(made, words))
    rows = dict(_row_paths(made, words))
    return Table(
        page=PageIndex(0),
        bbox=_NOWHERE,
        span=span,
        n_rows=max(c.row + c.row_span for c in made),
        n_cols=max(c.col + c.col_span for c in made),
        cells=tuple(
            c if c.is_header else replace(c, row_path=rows.get(c.row, ()), col_path=columns.get(c.col, ()))
            for c in made
        ),
        label=label if label.lower().startswith("table") else "",
        caption=caption,
        units_note=_units_note(caption, made, words),
        confidence=1.0,
        by="pandoc",
    )


def _cell(cell: GridCell, where: Span, is_head: bool) -> Cell:
    return Cell(cell.row, cell.col, where, _NOWHERE, cell.row_span, cell.col_span, is_head)


def _head_rows(cells: Sequence[tuple[GridCell, Span, str]]) -> set[int]:
    """Rows that are headers: marked as such, else a first row of words and years (editors rarely mark)."""
    marked = {cell.row for cell, _, words in cells if cell.is_head and words.strip()}
    if marked:
        return _with_names_below({cell.row for cell, _, _ in cells if cell.is_head}, cells)
    first = min((c.row for c, _, words in cells if words.strip()), default=0)
    words = [w.strip() for c, _, w in cells if c.row == first and c.col > 0]
    spans = any(c.col_span > 1 for c, _, w in cells if c.row == first and c.col > 0 and w.strip())
    # A head over several columns leaves the columns beside it free.
    is_header = any(words) and all(_names(w) if w else spans for w in words)
    return _with_names_below(set(range(first + 1)), cells) if is_header else set()


def _names(words: str) -> bool:
    return not re.search(r"\d", words) or bool(_YEAR.search(words))


def _with_names_below(heads: set[int], cells: Sequence[tuple[GridCell, Span, str]]) -> set[int]:
    """The heads and, under a last one that spans columns, the row that names each of these columns."""
    last = max(heads)
    spanned = {
        col
        for c, _, words in cells
        if c.row == last and c.col > 0 and c.col_span > 1 and words.strip()
        for col in range(c.col, c.col + c.col_span)
    }
    below = [(c.col, words.strip()) for c, _, words in cells if c.row == last + 1 and c.col > 0]
    if not spanned <= {col for col, words in below if words} or not spanned:
        return heads
    return {*heads, last + 1} if all(_names(words) for _, words in below) else heads


def _column_paths(
    cells: Iterable[Cell], words: dict[tuple[int, int], str]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    heads = sorted((c for c in cells if c.is_header), key=lambda c: (c.row, c.col))
    paths: dict[int, tuple[str, ...]] = {}
    for head in heads:
        name = words[head.row, head.col]
        for col in range(head.col, head.col + head.col_span):
            paths[col] = (*paths.get(col, ()), name) if name else paths.get(col, ())
    yield from paths.items()


def _row_paths(
    cells: Iterable[Cell], words: dict[tuple[int, int], str]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Stub of each row; a row with nothing but a stub heads the rows below it."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        if not cell.is_header:
            rows.setdefault(cell.row, []).append(cell)
    above: tuple[str, ...] = ()
    for row, members in sorted(rows.items()):
        stub = next((words[c.row, c.col] for c in members if c.col == 0), "")
        if stub and not any(words[c.row, c.col] for c in members if c.col > 0):
            above = (stub,)
        yield row, (*above, stub) if stub and above != (stub,) else above or ((stub,) if stub else ())


def _units_note(caption: str, cells: Iterable[Cell], words: dict[tuple[int, int], str]) -> str:
    corner = next(
        (words[c.row, c.col] for c in cells if c.is_header and c.col == 0 and words[c.row, c.col]), ""
    )
    found = _UNITS.search(caption) or _UNITS.search(corner)
    return found[0] if found else ""
