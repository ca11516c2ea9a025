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
from nlp.tables.header_slots import EMPTY, HeaderReader, HeaderReading, flow_of
from nlp.tables.month_headers import month_of
from nlp.tables.units import units_in

__all__ = ["governing", "measure_of", "title_of"]

_LABEL = re.compile(
    r"^\W*(?:(?:appendix|annex|online)\s+)?(?:table|exhibit|tab\.)\s+[A-Z]{0,3}[.-]?[0-9IVXivx]*(?:[.-][0-9]+)*[a-z]?"
    r"(?:\s*\((?:continued|cont\.?)\))?[\s.:—–-]*",
    re.IGNORECASE,
)
"""A caption's label with its number and "continued", which say nothing of what is measured."""
_YEARS_AT_END = re.compile(
    r"[\s,(]*(?:in |from |for )?(?:FY)?[12][0-9]{3}(?:\s*(?:[-–/]|to|and|vs\.?)\s*(?:FY)?[0-9]{2,4})?\)?\s*$"
)
"""Years or a range of them at the end of a caption: the period, not the measure."""
_DATA = re.compile(r"[*∗⁎†‡\s]*[-−–\ufffd]?\(?[\d.,\s]+\)?[*∗⁎†‡\s%]*")
"""A header that is a number, U+FFFD for a lost minus: data that were taken for a header."""
_MODEL = re.compile(r"(?:\(?[0-9]{1,2}\)|\([ivx]+\)|\(?[A-Z]\))(?:\s*\([0-9]{1,2}\))*")
"""Numbers of models over the columns of regressions, Arabic, Roman or letters."""
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
    panels = {mark for header in cell.row_path if (mark := _panel(header))}
    for header in cell.col_path:
        if panels and _panel(header) and _panel(header) not in panels:
            continue
        if not _DATA.fullmatch(header) or _NO_DATA.fullmatch(header) or _is_class(header, cell):
            yield header, SlotSource.COL_HEADER


_NO_DATA = re.compile(r"\s*(?:[12][0-9]{3}|\([0-9]{1,2}\))\s*")
"""Years, and the numbers of columns."""
_CLASS = re.compile(r"\s*[<>≤≥]?\s*[0-9]{1,3}\s*(?:%|\+|[-–]\s*[0-9]{1,3}\s*%?)\s*(?:\(%\))?\s*")
"""Classes and quantiles that head columns or rows: "90%", "5+", "6-10"."""
_PANEL = re.compile(
    r"\s*(?:(?:panel|case|scenario|part)\s+([A-Z0-9]{1,3})\b|(\([A-Za-z0-9]{1,3}\)|[A-H][.:])(?=\s+\w\w))",
    re.IGNORECASE,
)
"""How panels of a table are labelled: by word and letter, by a letter in brackets or with a point."""


def _is_class(header: str, cell: Cell) -> bool:
    """True for an innermost header that is a class: a plain number only below a header of words."""
    if header != cell.col_path[-1]:
        return False
    plain = re.fullmatch(r"[0-9]{1,2}", header.strip()) and len(cell.col_path) > 1
    return bool(plain or _CLASS.fullmatch(header))


def _panel(header: str) -> str:
    """The number of the panel that the header begins; "" for others. The first may stand over the columns."""
    found = _PANEL.match(header)
    return (found[1] or found[2]).lower() if found else ""


def title_of(caption: str) -> str:
    """The caption without its number and the years at its end: "Table 3. Exports, 1990-2000" -> "Exports"."""
    title = _LABEL.sub("", flat(caption), count=1)
    return _YEARS_AT_END.sub("", title).strip(" ,.;:") or title.strip()


def measure_of(cell: Cell, axes: Axes, caption: str, reader: HeaderReader) -> Slot | None:
    """What the cell measures, in the words of its headers that are no places, goods, periods or units.

    The title of the table goes before them unless they repeat it; None where there are no words.
    """
    parts = list(_parts(cell, axes, reader))
    words = [word for part in parts for word in part.reading.words]
    title = title_of(caption)
    named = any(word in _HEADS for word in words)
    surface = ", ".join(dict.fromkeys(part.reading.text for part in parts))
    if title and not _says(surface, title):
        surface = f"{title}: {surface}" if surface else title
    if not any(map(str.isalpha, surface)):
        return None
    source = parts[-1].source if parts else SlotSource.CAPTION
    confidence = 0.85 if named else 0.7 if title else 0.5
    return Slot(
        Dim.MEASURE, _code(parts, title, named=named), surface, source, confidence, f"{source}:measure"
    )


def _says(surface: str, title: str) -> bool:
    """True if the headers repeat all words of the title."""
    return {*_WORD.findall(title.lower())} <= {*_WORD.findall(surface.lower())}


_WORD = re.compile(r"[^\W\d_]{2,}")
"""Words of two letters and more; single ones are labels and variables."""


def _parts(cell: Cell, axes: Axes, reader: HeaderReader) -> Iterator[_Part]:
    found = [_Part(reader.read(header, source), source) for header, source in governing(cell)]
    inner = {SlotSource.ROW_HEADER: axes.rows, SlotSource.COL_HEADER: axes.columns}
    last = {part.source: part for part in found}
    for part in found:
        dim = inner[part.source]
        innermost = last[part.source] is part
        listed = dim is not None and innermost and _is_listed(part, dim)
        says = part.reading.words or (innermost and _is_symbol(part.reading))
        if says and not listed and not _MODEL.fullmatch(part.reading.text):
            yield part


def _is_listed(part: _Part, dim: Dim) -> bool:
    """True for one of the things that the axis lists; among years also "Change" heads a column."""
    return dim is not Dim.PERIOD or part.reading.names_only(dim)


def _is_symbol(reading: HeaderReading) -> bool:
    """True for a header of signs and single letters that name a variable: "σ", "%ΔW", no unit alone."""
    if month_of(reading.text):
        return False
    if _CLASS.fullmatch(reading.text) or re.fullmatch(r"[0-9]{1,2}", reading.text):
        return not reading.slots
    letters = [char for char in reading.text if char.isalpha()]
    return (
        bool(letters)
        and not reading.slots
        and not units_in(reading.text).mult
        and (any(word not in EMPTY for word in re.findall(r"[^\W\d_]+", reading.text.lower())))
    )


_FLOWS = frozenset({"ind:imports", "ind:exports", "ind:balance", "ind:total_trade"})
"""Codes of measures that are flows: "export tax" is none."""
_ON_DUTY = re.compile(r"\b(?:on|off|active|heavy|light) ?-?duty\b")
"""Duties that are no tariffs."""


def _code(parts: Sequence[_Part], title: str, *, named: bool) -> str:
    """Code of the innermost header that has one, columns first, then of the caption."""
    order = [
        *(part.reading.text for part in reversed(parts) if part.source is SlotSource.COL_HEADER),
        *(part.reading.text for part in reversed(parts) if part.source is SlotSource.ROW_HEADER),
        *(() if named else (title,)),
    ]
    for text in order:
        words = re.findall(r"[a-z&]+", _ON_DUTY.sub(" ", text.lower()))
        is_flow = any(True for _ in flow_of(text))
        codes = (MEASURE_CODES[word] for word in words if word in MEASURE_CODES)
        code = next((code for code in codes if is_flow or code not in _FLOWS), "")
        if code:
            return code
    return ""
