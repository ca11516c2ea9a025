"""The running words of a corpus's prose, and where a word or phrase stands among them.

A word is letters and digits with the hyphens and apostrophes inside it, in small letters. Read are the
paragraphs and list items of all documents: no headings, tables, notes, captions, lists of references. So
every count is exact for that text, of which `words` tells how much there is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.errors import UsageError
from corpus.geometry import DocId, PageIndex, Span
from corpus.store import Prose, Store, Summary, read_prose

__all__ = ["DocumentWords", "Node", "corpus_words", "node", "text_words"]

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
"""Letters and figures, with hyphens and apostrophes inside."""
_MOST_PARTS = 10
"""Words of one phrase: longer ones occur once and are found by a search."""


def text_words(text: str) -> list[str]:
    """The words of a text: "The WTO's tariff-rate" -> ["the", "wto's", "tariff-rate"]."""
    return [found.lower().replace("’", "'") for found in _WORD.findall(text)]


@dataclass(frozen=True)
class DocumentWords:
    """The prose of a document as words."""

    summary: Summary
    prose: Prose

    @cached_property
    def paragraphs(self) -> tuple[tuple[str, ...], ...]:
        """The words of each paragraph."""
        return tuple(tuple(text_words(block.span.of(self.prose.text))) for block in self.prose.blocks)

    @cached_property
    def size(self) -> int:
        """How many words there are."""
        return sum(map(len, self.paragraphs))

    @property
    def doc(self) -> DocId:
        """The document."""
        return self.summary.id

    @property
    def name(self) -> str:
        """Its title; the file where it has none."""
        return self.summary.title or self.summary.source

    def places(self, paragraph: int) -> list[Span]:
        """Where the words of the paragraph stand in the document's text."""
        block = self.prose.blocks[paragraph]
        found = _WORD.finditer(self.prose.text, block.span.start, block.span.end)
        return [Span(*match.span()) for match in found]

    def page(self, paragraph: int) -> PageIndex:
        """The page on which the paragraph begins."""
        return self.prose.blocks[paragraph].page


def corpus_words(
    store: Store, wanted: Callable[[Summary], bool] = lambda summary: True
) -> Iterator[DocumentWords]:
    """The words of each document that is wanted, by source."""
    return (
        DocumentWords(summary, read_prose(store, summary.id, named=False))
        for summary in store.summaries()
        if wanted(summary)
    )


@dataclass(frozen=True, slots=True)
class Node:
    """A word or phrase that is looked for; of each part whether it is the beginning of words."""

    parts: tuple[tuple[str, bool], ...]

    def starts(self, words: Sequence[str]) -> Iterator[int]:
        """Where it begins among these words; places do not overlap."""
        at, length = 0, len(self.parts)
        while at + length <= len(words):
            if all(self._fits(part, word) for part, word in zip(self.parts, words[at:], strict=False)):
                yield at
                at += length
            else:
                at += 1

    def count(self, words: Sequence[str]) -> int:
        """How often it stands among these words."""
        return sum(1 for _ in self.starts(words))

    @staticmethod
    def _fits(part: tuple[str, bool], word: str) -> bool:
        return word.startswith(part[0]) if part[1] else word == part[0]


def node(given: str) -> Node:
    """The word or phrase that a person types; "tariff*" is every word that begins so.

    Raises:
        UsageError: if it has no letters or digits, or more than ten words.
    """
    parts = tuple((word, starred) for one in given.split() for word, starred in _parts(one))
    if not parts or len(parts) > _MOST_PARTS:
        raise UsageError(f"{given!r} is no word to look for: expected one to {_MOST_PARTS} words")
    return Node(parts)


def _parts(typed: str) -> Iterator[tuple[str, bool]]:
    found = text_words(typed)
    return ((word, typed.endswith("*") and at == len(found) - 1) for at, word in enumerate(found))
