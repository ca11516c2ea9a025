"""Captions, units notes and footnotes bound to their tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.document import BlockKind
from corpus.geometry import PageIndex
from ingest.layout import clean_word
from ingest.records import Grid, Line, Part, joined

__all__ = ["bind_captions", "find_units_note"]

_FIGURE_LABEL = re.compile(r"(?:figure|fig|chart|graph|map|abbildung)\b", re.IGNORECASE)
"""The words of figures' captions in English and German: a table has none of them."""
_SOURCE = re.compile(r"(?:notes?|sources?|quelle|anmerkung)\s*:", re.IGNORECASE)
"""What the line of sources and notes begins with, in English and German."""
_NOTE = re.compile(
    r"(?:notes?|sources?|quelle|anmerkung)\s*[:.]|[*†‡§]+\s|[a-z0-9][)/]?\s|\((?:[ivx]{1,4}|[a-z0-9])\)\s",
    re.IGNORECASE,
)
"""The same, and the marks of single notes: stars and daggers, letters, Roman numerals in brackets."""
_UNITS = re.compile(
    r"[(\[]?\s*\b(?:in\s+|unit(?:s)?\s*[:=]?\s*|values?\s+in\s+|expressed\s+in\s+)?(?:"
    r"(?:current|constant|nominal|real|\d{4})?\s*(?:hundreds?|thousands?|millions?|billions?|trillions?|mn|bn|mio\.?|mrd\.?|'?000)"
    r"(?:\s+of)?(?:\s+(?:current|constant|nominal|real|\d{4}))?"
    r"(?:\s*(?:us|u\.s\.)?\s*(?:dollars?|\$|usd|euros?|eur|€|yuan|rmb|yen|pounds?|£|tonnes?|tons?|units?|persons?|people|barrels?|"
    r"workers?|jobs?|kg|kilograms?|square\s+met(?:er|re)s))?"
    r"|(?:per\s?cent|percent|percentage(?:\s+points?)?|%)(?:\s+(?:of|share|change)\b[\w\s]{0,40})?"
    r"|(?:(?:number|thousands|millions)\s+of\s+)?(?:(?:mega|giga|tera|kilo)?(?:watts?(?:[-\s]?hours?)?|joules?|tonnes?|litres?|liters?|"
    r"met(?:er|re)s?|grams?)|[mgtk]wh?p?|barrels?|tons?|hectares?|acres?|years|months|days|hours|persons|workers|"
    r"employees|firms|households|establishments|index(?:,?\s+\d{4}\s*=\s*\d+)?|ratios?|logs?)(?:\s+per\s+\w+)?"
    r"|(?:us|u\.s\.)?\s*(?:dollars?|\$|usd|euros?|eur|€)(?:\s+(?:million|billion|thousand|mn|bn))?(?:\s+per\s+\w+)?"
    r")\s*[)\]]?",
    re.IGNORECASE,
)
"""A units note as tables print it: powers of ten, currencies, goods, persons and energy, per cent of
something, indices; by itself, since a sentence that holds one is no note."""
_PARENTHESIS = re.compile(r"[(\[][^()\[\]]{2,80}[)\]]")
"""A part of a caption in brackets, where styles put the unit; 80 letters, since longer ones explain."""
_REACH = 60.0
"""Points between a table and what belongs to it."""
_BELOW, _FAR_BELOW = 25.0, 45.0
"""The same for notes below; what calls itself a source or note may stand further off."""
_MAY_NOTE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING})


def bind_captions(parts: Sequence[Part]) -> list[Part]:
    """The parts; each table with its caption and label, its units note and its notes, from those of its page.

    A caption above wins over one below; a caption serves one table. A source that stands under the
    caption is a note; the parts that are notes are footnotes then.
    """
    pages: dict[PageIndex, list[Part]] = defaultdict(list)
    for part in parts:
        pages[part.page].append(part)
    changed = {id(old): new for page in pages.values() for old, new in _bound(page)}
    return [changed.get(id(part), part) for part in parts]


def _bound(page: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    """The parts of a page that are tables or their notes, each with what it becomes."""
    tables = [(part, part.grid) for part in page if part.grid is not None]
    near = [part for part in page if part.grid is None and part.lines]
    captions = {id(table): caption for table, caption in _pairs(tables, near)}
    for table, grid in tables:
        caption, notes = captions.get(id(table)), list(_notes(grid, near))
        titled = _with_caption(grid, caption) if caption is not None else grid
        below = tuple(_text(note.lines) for note in notes)
        told = replace(titled, notes=titled.notes + below, units_note=_units(titled, near))
        yield table, replace(table, grid=told, label=told.label or table.label)
        for note in notes:
            if note.kind in _MAY_NOTE:
                yield note, replace(note, kind=BlockKind.FOOTNOTE)


def _with_caption(grid: Grid, caption: Part) -> Grid:
    title, notes = _parted(caption.lines)
    return replace(grid, label=caption.label, caption=_text(title), notes=(_text(notes),) if notes else ())


def _pairs(tables: Sequence[tuple[Part, Grid]], near: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    """Tables with their captions, the nearest first; neither stands in two pairs."""
    captions = [
        part for part in near if part.kind is BlockKind.CAPTION and not _FIGURE_LABEL.match(part.label)
    ]
    ranked = sorted(
        (distance, table, caption)
        for table, (_, grid) in enumerate(tables)
        for caption, part in enumerate(captions)
        if (distance := _distance(grid, part)) < _REACH
    )
    bound: set[int] = set()
    used: set[int] = set()
    for _, table, caption in ranked:
        if table not in bound and caption not in used:
            bound.add(table)
            used.add(caption)
            yield tables[table][0], captions[caption]


def _parted(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of a caption, and those from the first on that begins a source or note under it."""
    for place, line in enumerate(lines):
        if place and _SOURCE.match(line.text):
            return lines[:place], lines[place:]
    return lines, []


def _text(lines: Sequence[Line]) -> str:
    return " ".join(" ".join(clean_word(word) for word in line.text.split()) for line in lines)


def _distance(grid: Grid, part: Part) -> float:
    """Points from the caption to the table; a caption below counts as if it stood further off."""
    box = part.bbox
    if min(box.x1, grid.box.x1) - max(box.x0, grid.box.x0) <= 0:
        return float("inf")
    if box.bottom <= grid.box.top + 6:
        return grid.box.top - box.bottom
    if box.top >= grid.box.bottom - 6:
        return box.top - grid.box.bottom + 20
    return 0.0


def _notes(grid: Grid, near: Sequence[Part]) -> Iterator[Part]:
    """Parts right below the table that begin as notes do."""
    bottom = grid.box.bottom
    for part in sorted(near, key=lambda part: part.bbox.top):
        box = part.bbox
        beside = min(box.x1, grid.box.x1) - max(box.x0, grid.box.x0) > 0
        text = _text(part.lines)
        reach = _FAR_BELOW if _SOURCE.match(text) else _BELOW
        if not beside or not -6 <= box.top - bottom <= reach or part.kind is BlockKind.CAPTION:
            continue
        if not _NOTE.match(text) and not part.lines[0].words[0].raised:
            break
        bottom = box.bottom
        yield part


def _units(grid: Grid, near: Sequence[Part]) -> str:
    """The units note: in brackets in the caption, on a line of its own above, or in the table's corner."""
    found = find_units_note(grid.caption)
    if found:
        return found
    for part in near:
        box = part.bbox
        above = -4 <= grid.box.top - box.bottom <= 40 and min(box.x1, grid.box.x1) > max(box.x0, grid.box.x0)
        text = _text(part.lines)
        bare = text.strip(" .,:()[]")
        if above and len(text) < 100 and (_UNITS.fullmatch(bare) or _UNITS.fullmatch(text.strip(" .,:"))):
            return text
        if above and len(text) < 200 and (found := find_units_note(text)):
            return found
    return _corner_units(grid)


def _corner_units(grid: Grid) -> str:
    for cell in grid.cells:
        text = joined(cell.words).strip()
        spans_table = cell.col_span >= max(2, grid.n_cols - 1)
        if cell.row <= 2 and text and (cell.col == 0 or spans_table) and _UNITS.fullmatch(text):
            return text
    return ""


def find_units_note(caption: str) -> str:
    """The part of a caption that names a unit: "(millions of U.S. dollars)", "in percent"; "" if none."""
    for found in _PARENTHESIS.finditer(caption):
        inside = found[0].strip("()[] ")
        if _UNITS.fullmatch(inside) or (_UNITS.match(inside) and _has_unit_word(found[0])):
            return found[0]
    tail = caption.rsplit(",", 1)[-1].strip(" .()[]") if "," in caption else ""
    if tail and _UNITS.fullmatch(tail):
        return tail
    said = re.search(
        r"\bin\s+(?:millions?|billions?|thousands?|per\s?cent|percent)\b[^.,;()]*", caption, re.IGNORECASE
    )
    return said[0].strip() if said else ""


def _has_unit_word(text: str) -> bool:
    return (
        re.search(
            r"million|billion|thousand|trillion|per\s?cent|%|dollar|\$|€|euro|usd|mn|bn|000|tons?|tonnes?",
            text,
            re.IGNORECASE,
        )
        is not None
    )
