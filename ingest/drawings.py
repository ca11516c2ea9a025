"""Lines, rectangles and images of a page, by pdfium: what tables and figures are drawn with."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest import pdfium
from ingest.glyphs import WHITE, Frame
from ingest.page import Rule

__all__ = ["Drawings", "covered_texts", "scan_drawings"]

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
_LINE_TO, _CURVE_TO = 0, 1
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 400
_DEEPEST_FORM = 8
_FLAT = 1.0
_THIN = 2.5


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
    for index in range(pdfium.page_count(page)):
        obj = pdfium.page_object(page, index)
        yield from _with_children(obj, (), 0)


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
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.object_bounds(obj, *(ctypes.byref(side) for side in (left, bottom, right, top)))
    a = _apply(matrices, left.value, bottom.value)
    b = _apply(matrices, right.value, top.value)
    return frame.box(*a, *b)


def _add_path(found: Drawings, obj: Any, frame: Frame, matrices: Matrices) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.path_mode(obj, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return
    count = pdfium.path_count(obj)
    box = Rule(*_bounds(obj, frame, matrices), filled=bool(fill.value))
    if fill.value and box.x1 - box.x0 > _THIN and box.bottom - box.top > _THIN and not _is_white(obj):
        found.shades.append(box)
    if count <= 2 or box.x1 - box.x0 <= _THIN or box.bottom - box.top <= _THIN:
        _add_rule(found, box)
    elif fill.value and count <= 6:
        found.boxes.append(box)
    elif count <= _MOST_SEGMENTS:
        _add_segments(found, obj, frame, matrices, box)
    else:
        found.rules.append(box)


def _is_white(obj: Any) -> bool:
    if not pdfium.object_fill(obj, *_AT_COLOUR):
        return False
    return min(_COLOUR[0], _COLOUR[1], _COLOUR[2]) >= WHITE or _COLOUR[3] == 0


_COLOUR = (ctypes.c_uint * 4)()
_AT_COLOUR = [ctypes.byref(_COLOUR, 4 * part) for part in range(4)]


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
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    for index in range(pdfium.path_count(obj)):
        segment = pdfium.path_segment(obj, index)
        if not segment:
            continue
        kind = pdfium.segment_kind(segment)
        pdfium.segment_point(segment, ctypes.byref(x), ctypes.byref(y))
        here = _apply((matrix, *matrices), x.value, y.value)
        if last is not None and kind in (_LINE_TO, _CURVE_TO):
            low, high = min(last, here), max(last, here)
            y0, y1 = min(last[1], here[1]), max(last[1], here[1])
            yield kind == _LINE_TO, frame.box(low[0], y0, high[0], y1)
        last = here
