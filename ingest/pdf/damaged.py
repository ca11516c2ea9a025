"""Damaged PDFs that pdfium refuses, read by playa-pdf: characters alone, without drawings or pictures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
import playa
from PIL import Image

from corpus.errors import DamagedError
from corpus.geometry import PageIndex
from ingest.pdf.foreign import FOREIGN
from ingest.pdf.page_streams import page_fault
from ingest.pdf.pdf_file import PageError
from ingest.records import Glyphs, RawPage, Style

__all__ = ["RescuedFile", "open_damaged"]

_MOST_CHARS = 100_000
"""Characters of one page: the densest printed page has about 15,000; more comes from damage that repeats
itself."""
_MOST_PAGES = 5_000
"""Pages of one file: more than any report has, and an end where a damaged tree of pages has none."""


@dataclass(frozen=True, slots=True)
class RescuedFile:
    """An open PDF with pages that could be found."""

    pages: list[Any]

    def __len__(self) -> int:
        return len(self.pages)

    def info(self) -> dict[str, str]:
        """Nothing: a damaged file's own data are not to be trusted."""
        return {}

    def page(self, index: PageIndex) -> RawPage:
        """The page's characters.

        Raises:
            PageError: if they cannot be read.
        """
        try:
            return _raw_page(self.pages[index], index)
        except FOREIGN as exc:
            raise PageError(f"page {index + 1} of a damaged file cannot be read: {exc}") from exc

    def fault(self, index: PageIndex, *, thorough: bool) -> str:
        """What is wrong with the page's content streams; "" if nothing is. It is always looked for."""
        del thorough
        return page_fault(self.pages[index])

    def picture(self, index: PageIndex, dpi: float) -> Image.Image:
        """Never a picture.

        Raises:
            PageError: always; playa does not draw.
        """
        raise PageError(f"page {index + 1} of a damaged file cannot be drawn at {dpi:.0f} dpi")


@contextmanager
def open_damaged(data: bytes, name: str, *, password: str | None = None) -> Iterator[RescuedFile]:
    """What can be saved of a PDF that pdfium does not open.

    Raises:
        DamagedError: if no page can be found.
    """
    document = _parse(data, name, password)
    try:
        yield RescuedFile(_pages(document, name))
    finally:
        document.close()


def _parse(data: bytes, name: str, password: str | None) -> Any:
    try:
        return playa.parse(data, password=password or "")
    except FOREIGN as exc:
        raise DamagedError(f"{name} is damaged and no reader opens it: {exc}") from exc


def _pages(document: Any, name: str) -> list[Any]:
    pages: list[Any] = []
    try:
        pages.extend(islice(document.pages, _MOST_PAGES))
    except FOREIGN as exc:
        if not pages:
            raise DamagedError(f"{name} is damaged: its pages cannot be found ({exc})") from exc
    if not pages:
        raise DamagedError(f"{name} is damaged: no page can be found in it")
    return pages


def _raw_page(page: Any, index: PageIndex) -> RawPage:
    table: dict[Style, int] = {}
    rows: list[_Row] = []
    broken = True
    for place, glyph in enumerate(islice(page.glyphs, _MOST_CHARS)):
        text = glyph.text or "\ufffd"
        if text.isspace():
            broken = True
            continue
        for char in text:
            rows.append(_row(table, glyph, char, place, broken))
            broken = False
    if not rows:
        raise PageError(f"page {index + 1}: the file is damaged and no text of it can be saved")
    glyphs = Glyphs(*map(np.array, zip(*rows, strict=True)))
    bad = sum(row[0] == _UNKNOWN for row in rows)
    return RawPage(
        index, "", float(page.width), float(page.height), 0, tuple(table), glyphs, (), (), 0.0, bad
    )


_UNKNOWN = 0xFFFD
"""U+FFFD, which stands for a character that cannot be told."""
_Row = tuple[int, int, float, float, float, float, float, int, bool]
"""A glyph as a row of `Glyphs`."""


def _row(table: dict[Style, int], glyph: Any, char: str, place: int, broken: bool) -> _Row:
    x0, top, x1, bottom = map(float, glyph.bbox)
    size = round(float(glyph.size) or bottom - top, 1)
    font = str(glyph.fontname or "")
    style = Style(size, font, "bold" in font.lower(), "ital" in font.lower(), upright=True, visible=True)
    sides = (min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))
    return (ord(char), place, *sides, float(glyph.origin[1]), table.setdefault(style, len(table)), broken)
