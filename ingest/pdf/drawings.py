"""Lines, rectangles and images of a page, by pdfium: what tables and figures are drawn with."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import numpy as np

from ingest.pdf import pdfium
from ingest.pdf.glyphs import WHITE, Frame
from ingest.records import Rule

__all__ = ["Drawings", "covered_texts", "scan_drawings"]

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
"""Kinds of page objects (FPDF_PAGEOBJ in pdfium's fpdf_edit.h)."""
_LINE_TO, _CURVE_TO = 0, 1
"""Kinds of a path's segments (FPDF_SEGMENT in fpdf_edit.h)."""
_MOST_OBJECTS = 20_000
"""Objects of one page: maps and scatter plots have more, and their tables' rules are among the first."""
_MOST_SEGMENTS = 400
"""Of one path: a table drawn as one path has at most a few hundred; a longer path is a curve, of which the
box is enough."""
_DEEPEST_FORM = 8
"""Forms within forms that are opened (ISO 32000, 8.10): programs nest two or three; more is a loop."""
_FLAT = 1.0
"""Points that a line may be off the level or upright, by rounding of coordinates."""
_THIN = 2.5
"""Points: a filled box that is thinner is a rule drawn as a box; rules in print have 0.25 to 2 points."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """Straight lines, rectangles, and the boxes of images, in the reading frame."""

    rules: list[Rule] = field(default_factory=list)
    """Slanting and curved strokes too, each a box that is neither horizontal nor vertical."""
    boxes: list[Rule] = field(default_factory=list)
    images: list[Rule] = field(default_factory=list)
    shades: list[Rule] = field(default_factory=list)
    """Boxes of all that is filled with another colour than white."""


def scan_drawings(page: Any, frame: Frame) -> Drawings:
    """The drawings of a page; a page with more than 20,000 objects gives only its first ones."""
    found = Drawings()
    for place, (obj, kind, matrices) in enumerate(_objects(page)):
        if place >= _MOST_OBJECTS:
            break
        if kind == _PATH:
            _add_path(found, obj, frame, matrices)
        elif kind == _IMAGE:
            found.images.append(Rule(*_bounds(obj, frame, matrices)))
        elif kind == _SHADING:
            found.shades.append(Rule(*_bounds(obj, frame, matrices)))
    found.shades.extend(found.images)
    return found


def covered_texts(page: Any) -> dict[int, Box]:
    """Handles and boxes of the text objects that an image painted after them may cover.

    Only objects of the page itself are judged; an image with any transparency covers nothing. The box is
    left, bottom, right and top in the PDF's own coordinates.
    """
    objects = [
        pdfium.page_object(page, index) for index in range(min(pdfium.page_count(page), _MOST_OBJECTS))
    ]
    kinds = list(map(pdfium.object_kind, objects))
    covered: dict[int, Box] = {}
    for place, kind in enumerate(kinds):
        if kind != _IMAGE or _TEXT not in kinds[:place] or pdfium.object_transparent(objects[place]):
            continue
        image = _bounds(objects[place], _AS_IT_IS, ())
        below = (obj for obj, kind in zip(objects[:place], kinds[:place], strict=True) if kind == _TEXT)
        boxes = ((obj, _bounds(obj, _AS_IT_IS, ())) for obj in below if obj not in covered)
        covered.update((obj, box) for obj, box in boxes if _is_inside(box, image))
    return covered


_AS_IT_IS = Frame(1, 0, 0, 1, 0, 0, 0, 0)


def _is_inside(inner: Box, outer: Box) -> bool:
    left, low = inner[0] >= outer[0] - 1, inner[1] >= outer[1] - 1
    return left and low and inner[2] <= outer[2] + 1 and inner[3] <= outer[3] + 1


Box = tuple[float, float, float, float]
Matrices = tuple[Any, ...]


def _objects(page: Any) -> Iterator[tuple[Any, int, Matrices]]:
    """The drawings of the page with their kinds and the matrices of the forms that they are in."""
    count = min(pdfium.page_count(page), _MOST_OBJECTS)
    objects = list(map(pdfium.page_object, repeat(page), range(count)))
    for obj, kind in zip(objects, map(pdfium.object_kind, objects), strict=True):
        if kind == _FORM:
            yield from _with_children(obj, (), 0)
        elif kind != _TEXT:
            yield obj, kind, ()


def _with_children(obj: Any, matrices: Matrices, depth: int) -> Iterator[tuple[Any, int, Matrices]]:
    kind = pdfium.object_kind(obj)
    if kind != _FORM:
        yield obj, kind, matrices
        return
    if depth >= _DEEPEST_FORM:
        return
    matrix = pdfium.Matrix()
    pdfium.object_matrix(obj, ctypes.byref(matrix))
    inner = (matrix, *matrices)
    for index in range(max(0, pdfium.form_count(obj))):
        child = pdfium.form_object(obj, index)
        if child:
            yield from _with_children(child, inner, depth + 1)


def _apply(matrices: Matrices, x: float, y: float) -> tuple[float, float]:
    for m in matrices:
        x, y = m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f
    return x, y


def _bounds(obj: Any, frame: Frame, matrices: Matrices) -> tuple[float, float, float, float]:
    pdfium.object_bounds(obj, *_AT_SIDES)
    left, bottom, right, top = _SIDES
    if not matrices:
        return frame.box(left, bottom, right, top)
    return frame.box(*_apply(matrices, left, bottom), *_apply(matrices, right, top))


def _add_path(found: Drawings, obj: Any, frame: Frame, matrices: Matrices) -> None:
    pdfium.path_mode(obj, *_AT_MODE)
    fill, stroke = _MODE
    if not fill and not stroke:
        return
    count = pdfium.path_count(obj)
    box = Rule(*_bounds(obj, frame, matrices), filled=bool(fill))
    if fill and box.x1 - box.x0 > _THIN and box.bottom - box.top > _THIN and not _is_white(obj):
        found.shades.append(box)
    if count <= 2 or box.x1 - box.x0 <= _THIN or box.bottom - box.top <= _THIN:
        _add_rule(found, box)
    elif fill and count <= 6:
        found.boxes.append(box)
    elif count <= _MOST_SEGMENTS:
        _add_segments(found, obj, frame, matrices, box)
    else:
        found.rules.append(box)


def _is_white(obj: Any) -> bool:
    if not pdfium.object_fill(obj, *_AT_COLOUR):
        return False
    return min(_COLOUR[0], _COLOUR[1], _COLOUR[2]) >= WHITE or _COLOUR[3] == 0


_COLOUR, _SIDES, _MODE = (ctypes.c_uint * 4)(), (ctypes.c_float * 4)(), (ctypes.c_int * 2)()
_AT_COLOUR, _AT_SIDES, _AT_MODE = (
    [ctypes.byref(buffer, 4 * part) for part in range(len(buffer))] for buffer in (_COLOUR, _SIDES, _MODE)
)
_POINTS = pdfium.Slots(ctypes.c_float, _MOST_SEGMENTS, 2)


def _add_rule(found: Drawings, box: Rule) -> None:
    if max(box.x1 - box.x0, box.bottom - box.top) > _THIN:
        found.rules.append(box)


def _add_segments(found: Drawings, obj: Any, frame: Frame, matrices: Matrices, whole: Rule) -> None:
    """A path's straight lines; all of it as one slanting stroke if most of it is slanted or curved."""
    slanted = straight = 0.0
    for is_line, box in _segments(obj, frame, matrices):
        wide, high = box[2] - box[0], box[3] - box[1]
        if is_line and (wide <= _FLAT or high <= _FLAT):
            straight += wide + high
            _add_rule(found, Rule(*box, filled=whole.filled))
        else:
            slanted += wide + high
    if slanted > straight:
        found.rules.append(whole)


def _segments(obj: Any, frame: Frame, matrices: Matrices) -> Iterator[tuple[bool, Box]]:
    """Boxes of a path's segments, and whether each is a line and no curve."""
    matrix = pdfium.Matrix()
    pdfium.object_matrix(obj, ctypes.byref(matrix))
    segments = list(filter(None, map(pdfium.path_segment, repeat(obj), range(pdfium.path_count(obj)))))
    kinds = list(map(pdfium.segment_kind, segments))[1:]
    list(map(pdfium.segment_point, segments, *_POINTS.places))
    x, y = _POINTS.values[: len(segments)].astype(np.float64).T
    for m in (matrix, *matrices):
        x, y = m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f
    sides = (
        np.minimum(x[:-1], x[1:]),
        np.minimum(y[:-1], y[1:]),
        np.maximum(x[:-1], x[1:]),
        np.maximum(y[:-1], y[1:]),
    )
    xa, ya = frame.direction(sides[0], sides[1])
    xb, yb = frame.direction(sides[2], sides[3])
    xa, ya, xb, yb = xa + frame.e, ya + frame.f, xb + frame.e, yb + frame.f
    columns = np.minimum(xa, xb), np.minimum(ya, yb), np.maximum(xa, xb), np.maximum(ya, yb)
    for kind, *box in zip(kinds, *(column.tolist() for column in columns), strict=True):
        if kind in (_LINE_TO, _CURVE_TO):
            x0, top, x1, bottom = box
            yield kind == _LINE_TO, (x0, top, x1, bottom)
