"""Bytes to texts, numbers and choices: a small change of the bytes is a small change of what is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

__all__ = ["Drawn"]

_Choice = TypeVar("_Choice")

_SIGNS = tuple(
    " \n\t\u00a0–—−±×÷½¼€£¥$%‰°“”‘’«»…·•°¹²³ₓéüßжπ価値万億१२٣ﬁ\u00ad\u200b\u202e\U0001f4b6\ud800\x00"
)
"""Beside ASCII: what papers print, other scripts and their digits, invisible signs, half a surrogate."""


class Drawn:
    """What is drawn from the bytes, first to last; when they are used up, zeros and empty texts.

    Args:
        data: the bytes.
        words: pieces of which texts are made beside single characters, such as "billion".
    """

    def __init__(self, data: bytes, words: Sequence[str] = ()) -> None:
        self._data, self._at = data, 0
        self._pieces = (*map(chr, range(128)), *words, *_SIGNS)[:256]

    @property
    def is_left(self) -> bool:
        """True while bytes are left."""
        return self._at < len(self._data)

    def number(self, most: int) -> int:
        """From 0 to `most`, of one byte or two."""
        size = 1 if most < 256 else 2
        taken = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(taken, "big") % (most + 1)

    def choice(self, options: Sequence[_Choice]) -> _Choice:
        """One of these."""
        return options[self.number(len(options) - 1)]

    def text(self, most: int | None = None) -> str:
        """A piece a byte: so many bytes at most, None: all that are left."""
        return "".join(self._pieces[byte % len(self._pieces)] for byte in self.rest(most))

    def rest(self, most: int | None = None) -> bytes:
        """The bytes themselves: so many at most, None: all that are left."""
        end = len(self._data) if most is None else min(len(self._data), self._at + most)
        taken = self._data[self._at : end]
        self._at = end
        return taken
