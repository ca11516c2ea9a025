"""Texts as letters and digits alone, so that a quotation is compared by its words and nothing else."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.geometry import Span

__all__ = ["Letters", "letters"]

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
"""A word or a number; the points of "1.5" and "1,500" stay, since without them it is another number."""
_NOTE_MARK = re.compile(r"(?<=[^\W\d_]{3})\d{1,3}(?![\w%])|(?<=[.,;:!?”’\")\]])\d{1,3}(?=\s|$)")
"""The raised number of a note as it stands in the text of a page: glued behind a word or its full stop."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The words of a text as one run of letters, and where each of them stands."""

    run: str
    """All words one behind another, without what stands between them: "thepriceroseby1.5percent"."""
    begins: tuple[int, ...]
    """Where each word begins in the run."""
    places: tuple[Span, ...]
    """Where it stands in the text."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words by themselves."""
        return tuple(self.run[start:end] for start, end in pairwise((*self.begins, len(self.run))))

    def find(self, wanted: str, start: int = 0) -> Span | None:
        """Positions of the words that make up this run of letters, from a word on; None if it is not there.

        It begins and ends with whole words. Words may be divided otherwise: "value-added" is "value added".
        """
        at = self.run.find(wanted, self.begins[start]) if wanted and start < len(self.begins) else -1
        while at >= 0:
            first, last = bisect_left(self.begins, at), bisect_left(self.begins, at + len(wanted))
            if self._is_edge(first, at) and self._is_edge(last, at + len(wanted)):
                return Span(first, last)
            at = self.run.find(wanted, at + 1)
        return None

    def _is_edge(self, word: int, at: int) -> bool:
        return at == (self.begins[word] if word < len(self.begins) else len(self.run))

    def span(self, words: Span) -> Span:
        """Where these words stand in the text."""
        return Span(self.places[words.start].start, self.places[words.end - 1].end)


def letters(text: str, span: Span | None = None) -> Letters:
    """The words of the text, or of a part of it, without case, compatible forms and the marks of notes."""
    inside = span or Span(0, len(text))
    marks = {found.start() for found in _NOTE_MARK.finditer(text, inside.start, inside.end)}
    found = [word for word in _WORD.finditer(text, inside.start, inside.end) if word.start() not in marks]
    folded = [_folded(word[0]) for word in found]
    return Letters("".join(folded), _begins(folded), tuple(Span(*word.span()) for word in found))


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else unicodedata.normalize("NFKC", word).casefold()


def _begins(words: Sequence[str]) -> tuple[int, ...]:
    begins, at = [], 0
    for word in words:
        begins.append(at)
        at += len(word)
    return tuple(begins)
