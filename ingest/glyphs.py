"""Characters of a page with their boxes and styles, by pdfium."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import compress, repeat
from operator import le
from typing import Any

from ingest import pdfium
from ingest.page import Glyphs, Style

__all__ = ["WHITE", "Frame", "GlyphScan", "reading_frame", "scan_glyphs"]

_SPACES = frozenset({0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)})
_DROPPED = frozenset({0x00, 0xFEFF, 0x200B, 0x200C, 0x200D, 0x2060})
_ITALIC_FLAG = 1 << 6
_BOLD_FLAG = 1 << 18
_LEAST_SIZE = 2.0
WHITE = 250
"""Of 255, from which each part of a colour counts as white."""


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
class _TextObject:
    size: float
    font: str
    bold: bool
    italic: bool
    visible: bool
    direction: tuple[float, float]
    white: bool = False


@dataclass(frozen=True, slots=True)
class GlyphScan:
    """The characters, in a frame turned to their reading direction."""

    frame: Frame
    styles: tuple[Style, ...]
    glyphs: Glyphs
    bad: int


def scan_glyphs(text_page: Any, count: int, frame: Frame, covered: frozenset[int] = frozenset()) -> GlyphScan:
    """All characters of a text page but spaces, with styles.

    Args:
        text_page: handle of pdfium's text page.
        count: number of its characters.
        frame: the page as displayed; the scan's own frame may be a turned one.
        covered: handles of text objects that cannot be seen.
    """
    codes, sources, breaks = _codes(text_page, count)
    objects = [obj or 0 for obj in map(pdfium.char_object, repeat(text_page), sources)]
    known = _describe_objects(text_page, objects, sources, {})
    for obj in covered & known.keys():
        known[obj] = replace(known[obj], visible=False)
    frame = frame.turned(_turn_of(objects, known, frame))
    styles, style_of = _styles(known, frame)
    boxes = _boxes(text_page, sources, frame)
    columns = _Columns(codes, sources, breaks, objects, *boxes)
    glyphs, bad = _place(text_page, columns, style_of, styles, frame)
    return GlyphScan(frame, styles, glyphs, bad)


def _codes(text_page: Any, count: int) -> tuple[list[int], list[int], list[bool]]:
    """Codes and numbers of the characters that are printed, and where a space stands before one."""
    codes: list[int] = []
    sources: list[int] = []
    breaks: list[bool] = []
    broken = True
    for index, code in enumerate(_all_codes(text_page, count)):
        if code in _SPACES:
            broken = True
        elif code not in _DROPPED:
            codes.append(code)
            sources.append(index)
            breaks.append(broken)
            broken = False
    return codes, sources, breaks


def _all_codes(text_page: Any, count: int) -> list[int]:
    """A code for each character: by one call, or by one each where its text has other units."""
    buffer = (ctypes.c_uint16 * (count + 1))()
    if pdfium.page_text(text_page, 0, count, buffer) != count + 1:
        return list(map(pdfium.char_code, repeat(text_page), range(count)))
    found = buffer[:count]
    if _HYPHEN_IN_TEXT in found:
        return [_HYPHEN_AT_END if code == _HYPHEN_IN_TEXT else code for code in found]
    return found


Column = list[float]


def _boxes(text_page: Any, sources: Sequence[int], frame: Frame) -> tuple[Column, Column, Column, Column]:
    """Left, top, right and bottom of each character; what pdfium gives no box for lies far off."""
    sides: list[float] = []
    for start in range(0, len(sources), len(_SLOTS)):
        part = sources[start : start + len(_SLOTS)]
        given = list(map(pdfium.char_box, repeat(text_page), part, _SLOTS))
        found = _RECTS[: 4 * len(part)]
        for place in (place for place, has_box in enumerate(given) if not has_box):
            found[4 * place : 4 * place + 4] = [_NOWHERE] * 4
        sides += found
    lefts, tops, rights, bottoms = sides[0::4], sides[1::4], sides[2::4], sides[3::4]
    if (frame.a, frame.b, frame.c, frame.d) == (1, 0, 0, -1):
        e, f = frame.e, frame.f
        return (
            [x + e for x in lefts],
            [f - y for y in tops],
            [x + e for x in rights],
            [f - y for y in bottoms],
        )
    turned = list(map(frame.box, lefts, bottoms, rights, tops))
    x0s, y0s, x1s, y1s = zip(*turned, strict=True) if turned else ((), (), (), ())
    return list(x0s), list(y0s), list(x1s), list(y1s)


def _describe_objects(
    text_page: Any, objects: list[int], sources: list[int], fonts: dict[int, tuple[str, bool, bool]]
) -> dict[int, _TextObject]:
    known: dict[int, _TextObject] = {}
    for obj, source in zip(objects, sources, strict=True):
        if obj not in known:
            known[obj] = _describe(text_page, obj, source, fonts)
    return known


def _describe(text_page: Any, obj: int, source: int, fonts: dict[int, tuple[str, bool, bool]]) -> _TextObject:
    matrix = _MATRIX
    if not obj or not pdfium.char_matrix(text_page, source, _AT_MATRIX):
        return _TextObject(0.0, "", False, False, True, (1.0, 0.0))
    pdfium.text_size(obj, _AT_SIZE)
    size = _SIZE.value * math.hypot(matrix.c, matrix.d)
    font = pdfium.text_font(obj) or 0
    if font not in fonts:
        fonts[font] = _font(font)
    visible = abs(size) >= _LEAST_SIZE and pdfium.text_mode(obj) not in (3, 7) and not _is_blank(obj)
    return _TextObject(abs(size), *fonts[font], visible, (matrix.a, matrix.b), visible and _is_white())


def _font(font: int) -> tuple[str, bool, bool]:
    if not font:
        return "", False, False
    buffer = ctypes.create_string_buffer(128)
    pdfium.font_name(font, buffer, 128)
    name = buffer.value.decode("utf-8", "replace").split("+")[-1]
    low = name.lower()
    flags = max(0, pdfium.font_flags(font))
    weight = pdfium.font_weight(font)
    bold = bool(flags & _BOLD_FLAG) or weight >= 600 or any(w in low for w in ("bold", "black", "heavy"))
    italic = bool(flags & _ITALIC_FLAG) or "ital" in low or "obli" in low
    return name, bold, italic


def _is_white() -> bool:
    """True if the object whose colour was asked for last is white."""
    return min(_COLOUR[0], _COLOUR[1], _COLOUR[2]) >= WHITE


def _is_blank(obj: int) -> bool:
    return bool(pdfium.object_fill(obj, *_AT_COLOUR)) and _COLOUR[3] == 0


def _turn_of(objects: list[int], known: dict[int, _TextObject], frame: Frame) -> int:
    counts: Counter[int] = Counter()
    turns = {obj: _turn(described.direction, frame) for obj, described in known.items()}
    for obj in objects:
        counts[turns[obj]] += 1
    if not counts:
        return 0
    (turn, most), *_ = counts.most_common(1)
    return turn if turn and most > 0.6 * len(objects) else 0


def _turn(direction: tuple[float, float], frame: Frame) -> int:
    """Degrees clockwise that make text of this direction upright."""
    right = frame.a * direction[0] + frame.b * direction[1]
    down = frame.c * direction[0] + frame.d * direction[1]
    if abs(right) >= abs(down):
        return 0 if right >= 0 else 180
    return 90 if down < 0 else 270


def _styles(known: dict[int, _TextObject], frame: Frame) -> tuple[tuple[Style, ...], dict[int, int]]:
    table: dict[Style, int] = {}
    style_of: dict[int, int] = {}
    for obj, t in known.items():
        upright = _turn(t.direction, frame) == 0
        style = Style(round(t.size, 1), t.font, t.bold, t.italic, upright, t.visible, t.white)
        style_of[obj] = table.setdefault(style, len(table))
    return tuple(table), style_of


@dataclass(frozen=True, slots=True)
class _Columns:
    """The printed characters as pdfium tells them."""

    codes: list[int]
    sources: list[int]
    breaks: list[bool]
    objects: list[int]
    x0s: Column
    tops: Column
    x1s: Column
    bottoms: Column


def _place(
    text_page: Any, columns: _Columns, style_of: dict[int, int], styles: tuple[Style, ...], frame: Frame
) -> tuple[Glyphs, int]:
    """Glyphs on their baselines. One text object has one baseline, so its origin is asked for once."""
    c = columns
    baselines: Column = []
    glyph_styles: list[int] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    for start, end in _runs(c.objects):
        pdfium.char_origin(text_page, c.sources[start], at_x, at_y)
        baseline = frame.c * x.value + frame.d * y.value + frame.f
        index = style_of[c.objects[start]]
        baselines += [baseline] * (end - start)
        glyph_styles += [index] * (end - start)
        if styles[index].size and styles[index].upright:
            _trim(c, start, end, baseline, styles[index].size)
    bad = _repair(text_page, c, glyph_styles, styles)
    return _near(
        Glyphs(c.codes, c.sources, c.x0s, c.tops, c.x1s, c.bottoms, baselines, glyph_styles, c.breaks)
    ), bad


def _runs(objects: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and end of each run of characters of one text object; a character without one is a run."""
    start = 0
    for place in range(1, len(objects) + 1):
        if place == len(objects) or objects[place] != objects[start] or not objects[start]:
            yield start, place
            start = place


def _trim(c: _Columns, start: int, end: int, baseline: float, size: float) -> None:
    """Give characters that a font's own measures make far too high or flat the height of its size."""
    low, high = 0.5 * size, 2 * size
    tops, bottoms = c.tops[start:end], c.bottoms[start:end]
    if max(bottoms) - min(tops) <= high and min(bottoms) - max(tops) >= low:
        return
    for place in range(start, end):
        if not low <= c.bottoms[place] - c.tops[place] <= high:
            c.tops[place], c.bottoms[place] = baseline - 0.4 * high, baseline + 0.1 * high


def _repair(text_page: Any, c: _Columns, glyph_styles: Sequence[int], styles: tuple[Style, ...]) -> int:
    """Number of characters that have no Unicode even after those that can be told by their looks are."""
    bad = 0
    for place in [place for place, code in enumerate(c.codes) if code < 0x20 or code >= 0xE000]:
        style = styles[glyph_styles[place]]
        c.codes[place] = _repaired(text_page, c.sources[place], c.codes[place], style)
        bad += c.codes[place] == _UNKNOWN
    return bad


def _near(glyphs: Glyphs) -> Glyphs:
    """The glyphs without those whose box is no box or lies far off any page."""
    sides = (glyphs.x0s, glyphs.tops, glyphs.x1s, glyphs.bottoms)
    if not glyphs.codes or (
        min(map(min, sides)) > -_FAR
        and max(map(max, sides)) < _FAR
        and all(map(le, glyphs.x0s, glyphs.x1s))
        and all(map(le, glyphs.tops, glyphs.bottoms))
    ):
        return glyphs
    kept = [
        -_FAR < x0 <= x1 < _FAR and -_FAR < top <= bottom < _FAR
        for x0, top, x1, bottom in zip(*sides, strict=True)
    ]
    columns = (getattr(glyphs, field.name) for field in fields(glyphs))
    return Glyphs(*(list(compress(column, kept)) for column in columns))


def _repaired(text_page: Any, source: int, code: int, style: Style) -> int:
    """The code of a character that the file gives no Unicode for, as far as its looks tell.

    A flat bar at the height of a minus is one, whatever code its font has for it: a lost sign would turn a
    figure round. Fonts without a name are mostly TeX's Type 3 fonts in T1 encoding (Knuth and Cork, 1990).
    """
    if 0xF900 <= code < _UNKNOWN or (code == _HYPHEN_AT_END and not _is_symbol_font(style.font)):
        return code
    if not style.font and code in _CORK:
        return _CORK[code]
    return _MINUS if _is_flat_bar(text_page, source, style.size) else _UNKNOWN


def _is_symbol_font(font: str) -> bool:
    return font.startswith("Adv") and not font.startswith(("AdvTT", "AdvOT", "AdvTimes", "AdvPTimes"))


def _is_flat_bar(text_page: Any, source: int, size: float) -> bool:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    sides = (ctypes.byref(side) for side in (left, right, bottom, top))
    if not pdfium.char_ink(text_page, source, *sides):
        return False
    wide, high = right.value - left.value, top.value - bottom.value
    return 0 < high < 0.15 * size and wide > 3 * high and wide > 0.3 * size


_FAR = 1e5
_NOWHERE = 1e9
_UNKNOWN, _MINUS, _HYPHEN_AT_END, _HYPHEN_IN_TEXT = 0xFFFD, 0x2212, 0x02, 0xFFFE
_RECTS = (ctypes.c_float * (4 * 8192))()
_MATRIX, _SIZE, _COLOUR = pdfium.Matrix(), ctypes.c_float(), (ctypes.c_uint * 4)()
_AT_MATRIX, _AT_SIZE = ctypes.byref(_MATRIX), ctypes.byref(_SIZE)
_AT_COLOUR = [ctypes.byref(_COLOUR, 4 * part) for part in range(4)]
_SLOTS = [ctypes.byref(_RECTS, 16 * place) for place in range(8192)]
"""Places for boxes in a row, made once: a call for each character costs more in Python than in pdfium."""
_CORK = {
    0x10: 0x201C, 0x11: 0x201D, 0x12: 0x201E, 0x15: 0x2013, 0x16: 0x2014,
    0x1B: 0xFB00, 0x1C: 0xFB01, 0x1D: 0xFB02, 0x1E: 0xFB03, 0x1F: 0xFB04,
}  # fmt: skip
