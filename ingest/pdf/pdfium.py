"""The few pdfium functions that are called for every character, with plain addresses as handles.

pypdfium2's own prototypes return typed pointers, which cost more to make and compare than the call itself.
"""

from __future__ import annotations

import ctypes
from ctypes import c_char_p, c_int, c_size_t, c_uint, c_ulong, c_void_p
from typing import Any

import numpy as np
import pypdfium2.raw as raw

__all__ = ["Slots", "bare", "call", "handle"]


def call(name: str, result: Any, *arguments: Any) -> Any:
    """The pdfium function of this name, taking and giving plain C types."""
    pointer = ctypes.cast(getattr(raw, name), c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(pointer or 0)


def bare(name: str, result: Any) -> Any:
    """The same without prototypes: arguments must be ints, handles or references already.

    Checking them costs as much as the call; for the functions that are called for every character.
    """
    pointer = ctypes.cast(getattr(raw, name), c_void_p).value
    return ctypes.CFUNCTYPE(result)(pointer or 0)


def handle(pointer: Any) -> c_void_p:
    """A typed pointer as a plain handle."""
    return ctypes.cast(pointer, c_void_p)


class Slots:
    """Places in a row for the answers of many calls, made once: making them costs more than pdfium's work."""

    def __init__(self, kind: Any, count: int, width: int = 1) -> None:
        buffer = (kind * (count * width))()
        step = ctypes.sizeof(kind)
        self.count = count
        self.places = [
            [ctypes.byref(buffer, step * (width * place + part)) for place in range(count)]
            for part in range(width)
        ]
        """For each part of an answer a reference to its place in each slot."""
        self.values = np.frombuffer(buffer, np.dtype(kind)).reshape(count, width)
        """What stands in the slots, a row each."""


Matrix = raw.FS_MATRIX

char_code = bare("FPDFText_GetUnicode", c_uint)
char_object = bare("FPDFText_GetTextObject", c_size_t)
char_box = bare("FPDFText_GetLooseCharBox", c_int)
page_text = bare("FPDFText_GetText", c_int)
char_origin = bare("FPDFText_GetCharOrigin", c_int)
char_ink = call(
    "FPDFText_GetCharBox",
    c_int,
    c_void_p,
    c_int,
    c_void_p,
    c_void_p,
    c_void_p,
    c_void_p,
)
char_matrix = bare("FPDFText_GetMatrix", c_int)

object_kind = call("FPDFPageObj_GetType", c_int, c_void_p)
object_bounds = call(
    "FPDFPageObj_GetBounds",
    c_int,
    c_void_p,
    c_void_p,
    c_void_p,
    c_void_p,
    c_void_p,
)
object_matrix = call("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
object_fill = call("FPDFPageObj_GetFillColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
text_size = call("FPDFTextObj_GetFontSize", c_int, c_void_p, c_void_p)
text_mode = call("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
text_font = call("FPDFTextObj_GetFont", c_size_t, c_void_p)
font_name = call("FPDFFont_GetBaseFontName", c_ulong, c_void_p, c_char_p, c_ulong)
font_flags = call("FPDFFont_GetFlags", c_int, c_void_p)
font_weight = call("FPDFFont_GetWeight", c_int, c_void_p)

object_active = call("FPDFPageObj_SetIsActive", c_int, c_void_p, c_int)
object_transparent = call("FPDFPageObj_HasTransparency", c_int, c_void_p)
page_count = call("FPDFPage_CountObjects", c_int, c_void_p)
page_object = call("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
form_count = call("FPDFFormObj_CountObjects", c_int, c_void_p)
form_object = call("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
path_count = call("FPDFPath_CountSegments", c_int, c_void_p)
path_segment = call("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
path_mode = call("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
segment_point = call("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
segment_kind = call("FPDFPathSegment_GetType", c_int, c_void_p)
