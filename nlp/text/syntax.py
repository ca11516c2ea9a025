"""A sentence as a tree: its words, each with the word that it depends on and how, at their offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from corpus.geometry import Span

__all__ = ["Parser", "Tree", "Word"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a parsed sentence, half-open in the text that was parsed."""

    start: int
    end: int
    text: str
    head: int
    """Position of the word it depends on; its own at the root of a tree."""
    relation: str
    """How it depends on it, in the labels of ClearNLP that spaCy's English models use: "nsubj", "pobj"."""
    tag: str
    """Part of speech in the Penn Treebank's tags: "NNS", "VBD"."""

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_noun(self) -> bool:
        """True for common and proper nouns."""
        return self.tag.startswith("NN")

    @property
    def is_verb(self) -> bool:
        """True for verbs in any form, without modal verbs."""
        return self.tag.startswith("VB")


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed sentence: its words in the order of the text, and who depends on whom."""

    words: tuple[Word, ...]
    _below: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.words]
        for index, word in enumerate(self.words):
            if word.head != index:
                below[word.head].append(index)
        object.__setattr__(self, "_below", tuple(map(tuple, below)))
        object.__setattr__(self, "_starts", tuple(word.start for word in self.words))

    def below(self, index: int, *relations: str) -> tuple[int, ...]:
        """The words that depend on this one, in the order of the text; only in these relations if any."""
        found = self._below[index]
        return tuple(at for at in found if self.words[at].relation in relations) if relations else found

    def above(self, index: int) -> Iterator[int]:
        """The words that this one depends on, the nearest first, up to the root."""
        for _ in self.words:
            head = self.words[index].head
            if head == index:
                return
            yield head
            index = head

    def within(self, span: Span) -> range:
        """The words that touch these characters."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self.words[first].end <= span.start:
            first += 1
        return range(first, max(first, bisect_left(self._starts, span.end)))

    def top(self, span: Span) -> int | None:
        """The word of these characters on which the others depend; None where no word is there.

        Of several that depend on words outside, the one nearest to the root.
        """
        inside = self.within(span)
        roots = [at for at in inside if self.words[at].head not in inside or self.words[at].head == at]
        if len(roots) > 1:
            roots.sort(key=lambda at: (sum(1 for _ in self.above(at)), at))
        return roots[0] if roots else None

    def span(self, indices: Iterable[int]) -> Span:
        """The characters from the first of these words to the last.

        Raises:
            ValueError: if there are none.
        """
        places = sorted(indices)
        if not places:
            raise ValueError("the span of no words: expected at least one")
        return Span(self.words[places[0]].start, self.words[places[-1]].end)


class Parser(Protocol):
    """What turns sentences into trees."""

    def parse(self, sentences: Sequence[str]) -> Sequence[tuple[Word, ...]]:
        """The words of each sentence, at offsets in it; none where it cannot be parsed."""
        ...
