"""How the text objects of a page are set, by pdfium: each kind of answer asked for at once, in columns."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.pdf import pdfium

__all__ = ["WHITE", "Font", "TextObjects", "describe_objects"]

WHITE = 250
"""Of 255, from which each part of a colour counts as white."""
_LEAST_SIZE = 2.0
"""Points: nobody reads smaller print; it is text that only search engines are meant to find."""
_ITALIC_FLAG = 1 << 6
"""Bit 7 of a font descriptor's flags (ISO 32000, table 121)."""
_BOLD_FLAG = 1 << 18
"""Bit 19 of a font descriptor's flags, "ForceBold" (ISO 32000, table 121)."""
_UNSEEN_MODES = (3, 7)
"""Neither filled nor stroked: ISO 32000-1, table 106."""

Font = tuple[str, bool, bool]
"""Name without the tag of its subset, whether it is bold, whether it is italic."""


@dataclass(frozen=True, slots=True)
class TextObjects:
    """Text objects as columns of equal length."""

    sizes: NDArray[np.float64]
    """Height in points as printed; 0 where there is no object."""
    fonts: list[Font]
    visible: NDArray[np.bool_]
    white: NDArray[np.bool_]
    rights: NDArray[np.float64]
    """With `ups` the direction of reading in the PDF's own coordinates."""
    ups: NDArray[np.float64]


def describe_objects(text_page: Any, objects: Sequence[int], sources: Sequence[int]) -> TextObjects:
    """How each of these objects is set.

    Args:
        text_page: handle of pdfium's text page.
        objects: handles, each once; 0 for a character without an object.
        sources: the number of one character of each.
    """
    names: dict[int, Font] = {0: ("", False, False)}
    starts = range(0, max(1, len(objects)), _SLOTS)
    parts = [
        _describe(text_page, objects[start : start + _SLOTS], sources[start : start + _SLOTS], names)
        for start in starts
    ]
    if len(parts) == 1:
        return parts[0]
    return TextObjects(
        np.concatenate([part.sizes for part in parts]),
        [font for part in parts for font in part.fonts],
        np.concatenate([part.visible for part in parts]),
        np.concatenate([part.white for part in parts]),
        np.concatenate([part.rights for part in parts]),
        np.concatenate([part.ups for part in parts]),
    )


def _describe(
    text_page: Any, objects: Sequence[int], sources: Sequence[int], names: dict[int, Font]
) -> TextObjects:
    count = len(objects)
    known = np.fromiter(
        map(pdfium.char_matrix, repeat(text_page), sources, _MATRIX_SLOTS.places[0]), np.bool_, count
    )
    known &= np.fromiter(objects, np.uint64, count) != 0
    matrices = _MATRIX_SLOTS.values[:count].astype(np.float64)
    sizes = np.where(known, _sizes(objects, matrices), 0.0)
    colours = _colours(objects)
    modes = np.fromiter(map(pdfium.text_mode, objects), np.int64, count)
    seen = (sizes >= _LEAST_SIZE) & ~np.isin(modes, _UNSEEN_MODES) & (colours[:, 3] != 0)
    white = known & seen & (colours[:, :3].min(axis=1, initial=255) >= WHITE)
    rights, ups = np.where(known, matrices[:, 0], 1.0), np.where(known, matrices[:, 1], 0.0)
    return TextObjects(sizes, _fonts(objects, known, names), ~known | seen, white, rights, ups)


def _sizes(objects: Sequence[int], matrices: NDArray[np.float64]) -> NDArray[np.float64]:
    """Heights as printed: the size of each font by the height of its matrix."""
    count = len(objects)
    given = np.fromiter(map(pdfium.text_size, objects, _SIZE_SLOTS.places[0]), np.bool_, count)
    heights = map(math.hypot, matrices[:, 2].tolist(), matrices[:, 3].tolist())
    sizes = np.where(given, _SIZE_SLOTS.values[:count, 0], 0.0)
    found: NDArray[np.float64] = np.abs(sizes * np.fromiter(heights, np.float64, count))
    return found


def _colours(objects: Sequence[int]) -> NDArray[np.uint32]:
    """Red, green, blue and alpha of each object's fill; black where it has none."""
    count = len(objects)
    given = np.fromiter(map(pdfium.object_fill, objects, *_COLOUR_SLOTS.places), np.bool_, count)
    return np.where(given[:, np.newaxis], _COLOUR_SLOTS.values[:count], _BLACK)


def _fonts(objects: Sequence[int], known: NDArray[np.bool_], names: dict[int, Font]) -> list[Font]:
    handles = [
        font if is_known else 0
        for font, is_known in zip(map(pdfium.text_font, objects), known.tolist(), strict=True)
    ]
    for font in set(handles) - names.keys():
        names[font] = _font(font)
    return [names[font] for font in handles]


def _font(font: int) -> Font:
    buffer = ctypes.create_string_buffer(128)
    pdfium.font_name(font, buffer, 128)
    name = buffer.value.decode("utf-8", "replace").split("+")[-1]
    low = name.lower()
    flags = max(0, pdfium.font_flags(font))
    weight = pdfium.font_weight(font)
    bold = bool(flags & _BOLD_FLAG) or weight >= 600 or any(w in low for w in ("bold", "black", "heavy"))
    italic = bool(flags & _ITALIC_FLAG) or "ital" in low or "obli" in low
    return name, bold, italic


_SLOTS = 2048
"""Objects asked of pdfium at once: enough to make calls cheap, few enough for the buffers to stay small."""
_MATRIX_SLOTS = pdfium.Slots(ctypes.c_float, _SLOTS, 6)
_SIZE_SLOTS = pdfium.Slots(ctypes.c_float, _SLOTS)
_COLOUR_SLOTS = pdfium.Slots(ctypes.c_uint, _SLOTS, 4)
_BLACK = np.array([0, 0, 0, 255], np.uint32)
