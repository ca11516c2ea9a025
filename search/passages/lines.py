"""A text's exact terms in one line, so that they are found by searching a string, each with its place.

Where folding keeps the length of a text, as of most, a term stands in the line one sign behind its word in
the text, and nothing has to be cut; else the terms are cut by the pattern, and their places listed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from types import MappingProxyType

from corpus.geometry import Span
from search.passages.analysis import EXACT, STEMMED, storable, tokens
from search.passages.spaced import divided, shape_of, spaced_analyzer
from search.passages.spelling import respelled_ends

__all__ = ["STEMS", "Line", "line_of", "stem_of"]


@dataclass(frozen=True, slots=True)
class Line:
    """The terms of a text, and where each stands in it."""

    line: str
    """Terms with at least one space before each, and one at the end."""
    ends: Mapping[int, int] = field(default_factory=dict)
    """Where a word that is written otherwise begins, and where it ends: "98,000", whose term is "98000"."""
    starts: Sequence[int] | None = None
    """Where each term begins in the line; None where line and text run side by side."""
    words: Sequence[Span] = ()
    """Where each of these terms stands in the text."""

    def span(self, start: int, end: int) -> Span:
        """Where the terms of this stretch of the line stand in the text."""
        return Span(*self.ends_of(start, end))

    def ends_of(self, start: int, end: int) -> tuple[int, int]:
        """The two ends of that place."""
        if self.starts is not None:
            first, last = bisect_right(self.starts, start) - 1, bisect_left(self.starts, end) - 1
            return self.words[first].start, self.words[last].end
        if not self.ends:
            return start - 1, end - 1
        return start - 1, self.ends.get(self.line.rfind(" ", 0, end), end - 1)

    def beginning(self, part: str) -> list[tuple[int, int]]:
        """The terms that begin so."""
        found, find, sought = [], self.line.find, f" {part}"
        at = find(sought)
        while at >= 0:
            end = find(" ", at + 1)
            found.append((at + 1, end))
            at = find(sought, end)
        return found

    def side_by_side(self, terms: Sequence[str]) -> Iterator[tuple[int, int]]:
        """The stretches of these terms, one behind the other."""
        at = self.line.find(f" {terms[0]} ")
        while at >= 0:
            end = at + 1 + len(terms[0])
            if len(terms) == 1 or (end := self._reach(end, terms[1:])):
                yield at + 1, end
            at = self.line.find(f" {terms[0]} ", at + 1)

    def _reach(self, end: int, terms: Sequence[str]) -> int:
        """Where these terms end that follow the one that ends here; 0 where others do."""
        for term in terms:
            while self.line.startswith(" ", end):
                end += 1
            if not self.line.startswith(f"{term} ", end):
                return 0
            end += len(term)
        return end

    def terms(self) -> Iterator[tuple[int, int]]:
        """All of them."""
        return (found.span() for found in _TERM.finditer(self.line))


_TERM = re.compile("[^ ]+")
"""A term of a line."""


def line_of(text: str) -> Line:
    """The text's exact terms."""
    kept, ends = text, _NO_ENDS
    shape = shape_of(text)
    if b",000" in shape or b".A." in shape:  # all that is written anew has one of these
        kept, ends = respelled_ends(storable(text))
    line = divided(kept)
    return _cut(text) if line is None else Line(f" {line} ", ends)


_NO_ENDS: Mapping[int, int] = MappingProxyType({})


def _cut(text: str) -> Line:
    found = tokens(text, EXACT)
    starts = accumulate((len(token.term) + 1 for token in found), initial=1)
    line = " ".join(["", *(token.term for token in found), ""])
    return Line(line, starts=list(starts)[:-1], words=[token.span for token in found])


class _Stems(dict[str, str]):
    """Stems by term, each made when it is first asked for; a look-up takes half the time of a cache."""

    def __missing__(self, term: str) -> str:
        if len(self) >= _MOST_STEMS:
            self.clear()
        self[term] = made = "".join(spaced_analyzer(STEMMED).analyze(term))
        return made


_MOST_STEMS = 65536
"""Terms that are kept: the words of a library, of which an index is made, in some megabytes."""
STEMS: Mapping[str, str] = _Stems()
"""The stem of each term, as `stem_of` gives it."""


def stem_of(term: str) -> str:
    """The stem of a term, folded or not; "" for a function word."""
    return STEMS[term]
