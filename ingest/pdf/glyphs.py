"""Characters of a page with their boxes and styles, by pdfium, in columns.

A page has thousands of characters: pdfium is asked for each kind of answer at once, and what can be worked
out from the answers is worked out for all characters together.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.pdf import pdfium
from ingest.pdf.accents import compose_accents
from ingest.pdf.lost_characters import HYPHEN_AT_END, UNKNOWN, restored
from ingest.pdf.text_objects import WHITE, TextObjects, describe_objects
from ingest.records import Glyphs, Style

__all__ = ["WHITE", "Frame", "GlyphScan", "reading_frame", "scan_glyphs"]

Column = NDArray[np.float64]
Boxes = tuple[Column, Column, Column, Column]
"""Left, top, right and bottom of each character."""
_SPACES = (0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B))
"""Characters that are space in Unicode (category Zs) or end a line; the zero-width one is not among them."""
_DROPPED = (0x00, 0xFEFF, 0x200B, 0x200C, 0x200D, 0x2060)
"""Characters that show nothing: NUL, the byte order mark, zero-width space and joiners, word joiner."""
_HYPHEN_IN_TEXT = 0xFFFE
"""What pdfium's text has for the hyphen at a line end that it knows as U+0002."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Affine map from the PDF's own coordinates: x = a·u + b·v + e, top = c·u + d·v + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    width: float
    height: float
    turn: int = 0

    def turned(self, turn: int) -> Frame:
        """The frame turned clockwise by 90, 180 or 270 degrees."""
        if turn == 90:
            rest = (self.height - self.f, self.e, self.height, self.width)
            return Frame(-self.c, -self.d, self.a, self.b, *rest, turn)
        if turn == 270:
            rest = (self.f, self.width - self.e, self.height, self.width)
            return Frame(self.c, self.d, -self.a, -self.b, *rest, turn)
        if turn == 180:
            rest = (self.width - self.e, self.height - self.f, self.width, self.height)
            return Frame(-self.a, -self.b, -self.c, -self.d, *rest, turn)
        return self

    def direction(self, right: Column, up: Column) -> tuple[Column, Column]:
        """To the right and down, for directions of the PDF."""
        return self.a * right + self.b * up, self.c * right + self.d * up

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom of a rectangle of the PDF."""
        xa, ya = self.a * left + self.b * bottom + self.e, self.c * left + self.d * bottom + self.f
        xb, yb = self.a * right + self.b * top + self.e, self.c * right + self.d * top + self.f
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def reading_frame(bbox: tuple[float, float, float, float], rotation: int) -> Frame:
    """The frame of a page as displayed: box of the page in the PDF, clockwise rotation in degrees.

    Source: ISO 32000-1, 7.7.3.3 (Rotate) and 8.3.2.
    """
    left, bottom, right, top = bbox
    wide, high = right - left, top - bottom
    if rotation == 90:
        return Frame(0, 1, 1, 0, -bottom, -left, high, wide)
    if rotation == 180:
        return Frame(-1, 0, 0, 1, right, -bottom, wide, high)
    if rotation == 270:
        return Frame(0, -1, -1, 0, top, right, high, wide)
    return Frame(1, 0, 0, -1, -left, top, wide, high)


@dataclass(frozen=True, slots=True)
class GlyphScan:
    """The characters, in a frame turned to their reading direction."""

    frame: Frame
    styles: tuple[Style, ...]
    glyphs: Glyphs
    bad: int
    """How many have no Unicode, and no looks that tell it."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """The characters that are printed, in runs of one text object each."""

    codes: NDArray[np.int64]
    sources: NDArray[np.int64]
    breaks: NDArray[np.bool_]
    starts: NDArray[np.int64]
    """Place of the first character of each run."""
    objects: list[int]
    """Handle of the text object of each run."""

    @property
    def lengths(self) -> NDArray[np.int64]:
        """Number of characters of each run."""
        return np.diff(self.starts, append=len(self.codes))


def scan_glyphs(text_page: Any, count: int, frame: Frame, covered: frozenset[int] = frozenset()) -> GlyphScan:
    """All characters of a text page but spaces, with styles.

    Args:
        text_page: handle of pdfium's text page.
        count: number of its characters.
        frame: the page as displayed; the scan's own frame may be a turned one.
        covered: handles of text objects that cannot be seen.
    """
    printed = _printed(text_page, count)
    places = {obj: place for place, obj in enumerate(dict.fromkeys(printed.objects))}
    run_places = np.fromiter(map(places.__getitem__, printed.objects), np.int64, len(printed.objects))
    firsts = np.unique(run_places, return_index=True)[1]
    described = describe_objects(text_page, list(places), printed.sources[printed.starts[firsts]].tolist())
    for obj in covered & places.keys():
        described.visible[places[obj]] = False
    frame = frame.turned(_turn_of(described, run_places, printed.lengths, frame))
    styles, style_of = _styles(described, frame)
    glyphs = _glyphs(text_page, printed, frame, style_of[run_places], styles)
    bad = _restore(text_page, glyphs, styles)
    return GlyphScan(frame, styles, compose_accents(_near(glyphs)), bad)


def _printed(text_page: Any, count: int) -> _Printed:
    codes = _all_codes(text_page, count)
    kinds = _KINDS[np.minimum(codes, 0xFFFF)]
    sources = np.flatnonzero(kinds == 0)
    spaces = np.cumsum(kinds == _SPACE)[sources]
    breaks = np.diff(spaces, prepend=-1) > 0
    handles = map(pdfium.char_object, repeat(text_page), sources.tolist())
    objects = np.fromiter(handles, np.uint64, len(sources))
    changes = np.ones(len(objects), np.bool_)
    changes[1:] = (objects[1:] != objects[:-1]) | (objects[1:] == 0)
    starts = np.flatnonzero(changes)
    return _Printed(codes[sources], sources, breaks, starts, objects[starts].tolist())


def _all_codes(text_page: Any, count: int) -> NDArray[np.int64]:
    """A code for each character: by one call, or by one each where its text has other units."""
    buffer = (ctypes.c_uint16 * (count + 1))()
    if pdfium.page_text(text_page, 0, count, buffer) != count + 1:
        return np.fromiter(map(pdfium.char_code, repeat(text_page), range(count)), np.int64, count)
    found: NDArray[np.int64] = np.array(memoryview(buffer)[:count], np.int64)
    found[found == _HYPHEN_IN_TEXT] = HYPHEN_AT_END
    return found


def _turn_of(
    described: TextObjects, run_places: NDArray[np.int64], lengths: NDArray[np.int64], frame: Frame
) -> int:
    """Degrees clockwise that make most of the characters upright; 0 where no direction has most."""
    turns = _turns(described, frame)
    if not turns.any():
        return 0
    counts = np.bincount(turns[run_places] // 90, weights=lengths, minlength=4)
    turn = int(counts.argmax())
    return 90 * turn if counts[turn] > 0.6 * lengths.sum() else 0


def _turns(described: TextObjects, frame: Frame) -> NDArray[np.int64]:
    """Degrees clockwise that make text of each object upright."""
    right, down = frame.direction(described.rights, described.ups)
    level = np.where(right >= 0, 0, 180)
    return np.where(np.abs(right) >= np.abs(down), level, np.where(down < 0, 90, 270))


def _styles(described: TextObjects, frame: Frame) -> tuple[tuple[Style, ...], NDArray[np.int64]]:
    """The different styles, and the number of each object's style among them."""
    upright = (_turns(described, frame) == 0).tolist()
    sizes = map(round, described.sizes.tolist(), repeat(1))
    keys = list(
        zip(
            sizes, described.fonts, upright, described.visible.tolist(), described.white.tolist(), strict=True
        )
    )
    table = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    styles = (
        Style(size, *font, is_upright, visible, white) for size, font, is_upright, visible, white in table
    )
    return tuple(styles), np.fromiter(map(table.__getitem__, keys), np.int64, len(keys))


def _glyphs(
    text_page: Any,
    printed: _Printed,
    frame: Frame,
    run_styles: NDArray[np.int64],
    styles: Sequence[Style],
) -> Glyphs:
    """Glyphs on their baselines: one text object has one, so its origin is asked for once."""
    lengths = printed.lengths
    x, y = _origins(text_page, printed.sources[printed.starts].tolist())
    baselines = np.repeat(frame.c * x + frame.d * y + frame.f, lengths)
    glyph_styles = np.repeat(run_styles, lengths)
    boxes = _boxes(text_page, printed.sources.tolist(), frame)
    sizes = np.array([style.size if style.upright else 0.0 for style in styles])[glyph_styles]
    x0s, tops, x1s, bottoms = _trimmed(boxes, baselines, sizes)
    return Glyphs(
        printed.codes, printed.sources, x0s, tops, x1s, bottoms, baselines, glyph_styles, printed.breaks
    )


def _origins(text_page: Any, sources: Sequence[int]) -> tuple[Column, Column]:
    found = np.zeros((len(sources), 2))
    for start in range(0, len(sources), _ORIGINS.count):
        part = sources[start : start + _ORIGINS.count]
        list(map(pdfium.char_origin, repeat(text_page), part, *_ORIGINS.places))
        found[start : start + len(part)] = _ORIGINS.values[: len(part)]
    return found[:, 0], found[:, 1]


def _boxes(text_page: Any, sources: Sequence[int], frame: Frame) -> Boxes:
    """Left, top, right and bottom of each character; what pdfium gives no box for lies far off."""
    found = np.empty((len(sources), 4))
    for start in range(0, len(sources), _RECTS.count):
        part = sources[start : start + _RECTS.count]
        given = np.fromiter(
            map(pdfium.char_box, repeat(text_page), part, _RECTS.places[0]), np.bool_, len(part)
        )
        found[start : start + len(part)] = np.where(
            given[:, np.newaxis], _RECTS.values[: len(part)], _NOWHERE
        )
    lefts, tops, rights, bottoms = found.T
    if (frame.a, frame.b, frame.c, frame.d) == (1, 0, 0, -1):
        return lefts + frame.e, frame.f - tops, rights + frame.e, frame.f - bottoms
    xa, ya = frame.direction(lefts, bottoms)
    xb, yb = frame.direction(rights, tops)
    xa, ya, xb, yb = xa + frame.e, ya + frame.f, xb + frame.e, yb + frame.f
    return np.minimum(xa, xb), np.minimum(ya, yb), np.maximum(xa, xb), np.maximum(ya, yb)


def _trimmed(boxes: Boxes, baselines: Column, sizes: Column) -> Boxes:
    """The boxes, those that a font's own measures make far too high or flat as high as its size.

    Args:
        boxes: of the characters.
        baselines: of the characters.
        sizes: of their fonts; 0 for what is not set upright, which stays as it is.
    """
    x0s, tops, x1s, bottoms = boxes
    heights, high = bottoms - tops, 2 * sizes
    wrong = (sizes > 0) & ~((0.5 * sizes <= heights) & (heights <= high))
    if wrong.any():
        tops = np.where(wrong, baselines - 0.4 * high, tops)
        bottoms = np.where(wrong, baselines + 0.1 * high, bottoms)
    return x0s, tops, x1s, bottoms


def _restore(text_page: Any, g: Glyphs, styles: Sequence[Style]) -> int:
    """Number of characters that have no Unicode even after those that can be told by their looks are."""
    bad = 0
    for place in np.flatnonzero((g.codes < 0x20) | (g.codes >= 0xE000)).tolist():
        style = styles[g.styles[place]]
        code = restored(text_page, int(g.sources[place]), int(g.codes[place]), style)
        g.codes[place] = code
        bad += code == UNKNOWN
    return bad


def _near(g: Glyphs) -> Glyphs:
    """The glyphs without those whose box is no box or lies far off any page."""
    kept = (g.x0s > -_FAR) & (g.x0s <= g.x1s) & (g.x1s < _FAR)
    kept &= (g.tops > -_FAR) & (g.tops <= g.bottoms) & (g.bottoms < _FAR)
    return g if kept.all() else g.taken(kept)


_FAR = 1e5
"""Points: a page of PDF has at most 14,400 (ISO 32000, annex C), so that a box out there is none."""
_NOWHERE = 1e9
"""Points: where a character without a box is put, beyond `_FAR`, so that the next step drops it."""
_SPACE, _GONE = 1, 2
"""Marks of the table below; 0 is any other character."""
_KINDS = np.zeros(0x10000, np.uint8)
_KINDS[list(_SPACES)] = _SPACE
_KINDS[list(_DROPPED)] = _GONE
_RECTS = pdfium.Slots(ctypes.c_float, 8192, 4)
_ORIGINS = pdfium.Slots(ctypes.c_double, 2048, 2)
