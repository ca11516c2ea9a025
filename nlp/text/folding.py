"""Text as names are compared: small letters without accents, a space for everything else, length kept."""

from __future__ import annotations

import unicodedata

__all__ = ["fold"]


class _Folds(dict[int, str]):
    """Each code point's one folded character, worked out when first met."""

    def __missing__(self, point: int) -> str:
        self[point] = folded = _folded(chr(point))
        return folded


def _folded(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 and base.isalnum() else " "


_FOLDS = _Folds()


def fold(text: str) -> str:
    """The text with one folded character for each of its own, so that offsets stay true."""
    return text.translate(_FOLDS)
