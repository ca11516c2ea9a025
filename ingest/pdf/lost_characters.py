"""Characters that a file gives no Unicode for, as far as their looks tell what they are."""

from __future__ import annotations

import ctypes
from typing import Any

from ingest.pdf import pdfium
from ingest.records import Style

__all__ = ["HYPHEN_AT_END", "UNKNOWN", "restored"]

UNKNOWN, HYPHEN_AT_END = 0xFFFD, 0x02
"""U+FFFD for what cannot be told; pdfium's own mark for a hyphen that breaks a word."""
_MINUS = 0x2212
"""U+2212, the sign that fonts of formulas most often give no Unicode for, and the one that changes a
figure."""


def restored(text_page: Any, source: int, code: int, style: Style) -> int:
    """The code of a character that the file gives no Unicode for, as far as its looks tell.

    A flat bar at the height of a minus is one, whatever code its font has for it: a lost sign would turn a
    figure round. Fonts without a name are mostly TeX's Type 3 fonts in T1 encoding (Knuth and Cork, 1990).
    """
    if 0xF900 <= code < UNKNOWN or (code == HYPHEN_AT_END and not _is_symbol_font(style.font)):
        return code
    if not style.font and code in _CORK:
        return _CORK[code]
    return _MINUS if _is_flat_bar(text_page, source, style.size) else UNKNOWN


def _is_symbol_font(font: str) -> bool:
    return font.startswith("Adv") and not font.startswith(("AdvTT", "AdvOT", "AdvTimes", "AdvPTimes"))


def _is_flat_bar(text_page: Any, source: int, size: float) -> bool:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    sides = (ctypes.byref(side) for side in (left, right, bottom, top))
    if not pdfium.char_ink(text_page, source, *sides):
        return False
    wide, high = right.value - left.value, top.value - bottom.value
    return 0 < high < 0.15 * size and wide > 3 * high and wide > 0.3 * size


_CORK = {
    0x10: 0x201C, 0x11: 0x201D, 0x12: 0x201E, 0x15: 0x2013, 0x16: 0x2014,
    0x1B: 0xFB00, 0x1C: 0xFB01, 0x1D: 0xFB02, 0x1E: 0xFB03, 0x1F: 0xFB04,
}  # fmt: skip
