"""What the cells of a table measure: by panel, spanner, header, stub and caption together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.annotations import Dim, Slot, SlotSource
from corpus.document import Cell
from corpus.english import flat
from nlp.claims import MEASURE_CODES, MEASURE_HEADS
from nlp.tables.axes import Axes
from nlp.tables.header_slots import HeaderReader, HeaderReading

__all__ = ["governing", "measure_of", "title_of"]

_LABEL = re.compile(
    r"^\W*(?:(?:appendix|annex|online)\s+)?(?:table|exhibit|tab\.)\s+[A-Z]{0,3}[.-]?[0-9IVXivx]*(?:[.-][0-9]+)*[a-z]?"
    r"(?:\s*\((?:continued|cont\.?)\))?[\s.:—–-]*",
    re.IGNORECASE,
)
_YEARS_AT_END = re.compile(
    r"[\s,(]*(?:in |from |for )?(?:FY)?[12][0-9]{3}(?:\s*(?:[-–/]|to|and)\s*(?:FY)?[0-9]{2,4})?\)?\s*$"
)
_DATA = re.compile(r"[*∗⁎†‡\s]*[-−–\ufffd]?\(?[\d.,\s]+\)?[*∗⁎†‡\s%]*")
_MODEL = re.compile(r"(?:\(?[0-9]{1,2}\)|\([ivx]+\)|\(?[A-Z]\))(?:\s*\([0-9]{1,2}\))*")
_HEADS = MEASURE_HEADS | frozenset(
    {"number", "mean", "average", "median", "percent", "percentage", "ratio", "rank", "contributions",
     "assessments", "appropriations", "obs", "observations", "staff", "workers", "amount", "amounts", "total"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Part:
    reading: HeaderReading
    source: SlotSource


def governing(cell: Cell) -> Iterator[tuple[str, SlotSource]]:
    """The headers of the cell, panels and rows first; numbers that were taken for headers are left out."""
    for header in cell.row_path:
        yield header, SlotSource.ROW_HEADER
    for header in cell.col_path:
        if not _DATA.fullmatch(header) or _is_year(header):
            yield header, SlotSource.COL_HEADER


def _is_year(header: str) -> bool:
    return bool(re.fullmatch(r"[12][0-9]{3}", header.strip()))


def title_of(caption: str) -> str:
    """The caption without its number and the years at its end: "Table 3. Exports, 1990-2000" -> "Exports"."""
    title = _LABEL.sub("", flat(caption), count=1)
    return _YEARS_AT_END.sub("", title).strip(" ,.;:") or title.strip()


def measure_of(cell: Cell, axes: Axes, caption: str, reader: HeaderReader) -> Slot | None:
    """What the cell measures, in the words of its headers that are no places, goods, periods or units.

    Where these name no measure the title of the table goes before them; None where there are no words.
    """
    parts = list(_parts(cell, axes, reader))
    words = [word for part in parts for word in part.reading.words]
    title = title_of(caption)
    named = any(word in _HEADS for word in words)
    surface = ", ".join(dict.fromkeys(part.reading.text for part in parts))
    if title and not named:
        surface = f"{title}: {surface}" if surface else title
    if not surface:
        return None
    source = parts[-1].source if parts else SlotSource.CAPTION
    confidence = 0.85 if named else 0.7 if title else 0.5
    return Slot(
        Dim.MEASURE, _code(parts, title, named=named), surface, source, confidence, f"{source}:measure"
    )


def _parts(cell: Cell, axes: Axes, reader: HeaderReader) -> Iterator[_Part]:
    found = [_Part(reader.read(header, source), source) for header, source in governing(cell)]
    inner = {SlotSource.ROW_HEADER: axes.rows, SlotSource.COL_HEADER: axes.columns}
    last = {part.source: part for part in found}
    for part in found:
        listed = inner[part.source] is not None and last[part.source] is part
        if part.reading.words and not listed and not _MODEL.fullmatch(part.reading.text):
            yield part


def _code(parts: Sequence[_Part], title: str, *, named: bool) -> str:
    """Code of the innermost header that has one, columns first, then of the caption."""
    order = [
        *(part.reading.text for part in reversed(parts) if part.source is SlotSource.COL_HEADER),
        *(part.reading.text for part in reversed(parts) if part.source is SlotSource.ROW_HEADER),
        *(() if named else (title,)),
    ]
    for text in order:
        words = re.findall(r"[a-z&]+", text.lower())
        code = next((MEASURE_CODES[word] for word in words if word in MEASURE_CODES), "")
        if code:
            return code
    return ""
