"""The sentences of prose as scenes: tokens, entities, figures, and the tree where there is one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from corpus.annotations import Entity, Figure, OtherNumber
from corpus.document import Block
from corpus.geometry import Span
from corpus.spans import ByPlace
from nlp.claims.context import Scene
from nlp.figures import FigureScan, ScannedBlock
from nlp.text import Parser, Token, Tree, Word

__all__ = ["ReadBlock", "read_scenes"]


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A block of prose as scenes, each with the span of its sentence, and its numbers that are no figures."""

    block: Block
    scenes: tuple[tuple[Span, Scene], ...]
    others: tuple[OtherNumber, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence before it is parsed."""

    span: Span
    tokens: Sequence[Token]
    figures: Sequence[Figure]


_BATCH = 128
"""Sentences with figures that are parsed together: those of a few pages; a book is never held at once."""


def read_scenes(
    text: str,
    blocks: Iterable[ScannedBlock],
    sentences: Sequence[Span],
    names: ByPlace[Entity],
    cited: ByPlace[Span],
    parser: Parser | None = None,
    closely: frozenset[Span] | None = None,
) -> Iterator[ReadBlock]:
    """The blocks in order; without a `parser` no scene has a tree.

    `text` is the document's, `sentences` its sentences, `cited` the spans of its citations. Only sentences
    that hold a figure are parsed, and of these those in blocks that are to be read `closely`; None: in all.
    """
    for batch in _batches(blocks, sentences):
        held = (found for scanned, found in batch if closely is None or scanned.block.span in closely)
        trees = _trees(text, [one for found in held for one in found], parser)
        for scanned, found in batch:
            scenes = tuple(
                (
                    one.span,
                    Scene(
                        one.tokens,
                        names.within(one.span),
                        one.figures,
                        cited.beginning_in(one.span),
                        trees.get(one.span),
                    ),
                )
                for one in found
            )
            yield ReadBlock(scanned.block, scenes, scanned.scan.others)


_Batch = list[tuple[ScannedBlock, list[_Sentence]]]


def _batches(blocks: Iterable[ScannedBlock], sentences: Sequence[Span]) -> Iterator[_Batch]:
    batch: _Batch = []
    waiting = 0
    for scanned in blocks:
        found = list(_sentences(scanned, sentences))
        batch.append((scanned, found))
        waiting += sum(1 for one in found if one.figures)
        if waiting >= _BATCH:
            yield batch
            batch, waiting = [], 0
    if batch:
        yield batch


_TOO_LONG = 200
"""Tokens beyond which text without a stop is a list or a spoilt page and no sentence to be parsed."""


def _trees(text: str, sentences: Sequence[_Sentence], parser: Parser | None) -> dict[Span, Tree]:
    if parser is None:
        return {}
    held = [one.span for one in sentences if one.figures and len(one.tokens) <= _TOO_LONG]
    parsed = parser.parse([span.of(text) for span in held]) if held else ()
    return {
        span: Tree(tuple(_moved(words, span.start)))
        for span, words in zip(held, parsed, strict=True)
        if words
    }


def _moved(words: Iterable[Word], offset: int) -> Iterator[Word]:
    for word in words:
        yield replace(word, start=word.start + offset, end=word.end + offset)


def _sentences(scanned: ScannedBlock, sentences: Sequence[Span]) -> Iterator[_Sentence]:
    """The block's sentences in order."""
    tokens, scan = scanned.tokens, scanned.scan
    starts = [token.start for token in tokens]
    places = [figure.number.start for figure in scan.figures]
    for span in _whole(_bounded(_sentences_of(scanned.block, sentences), starts), scan):
        part = tokens[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        figures = scan.figures[bisect_left(places, span.start) : bisect_left(places, span.end)]
        yield _Sentence(span, part, figures)


def _sentences_of(block: Block, sentences: Sequence[Span]) -> list[Span]:
    """The sentences within the block; the block itself where none was found or they leave a part out."""
    first = max(bisect_left(sentences, block.span.start, key=_start) - 1, 0)
    found: list[Span] = []
    at = block.span.start
    for span in sentences[first:]:
        if span.start >= block.span.end:
            break
        if span.end > at:
            found.append(Span(at if not found else max(at, span.start), min(span.end, block.span.end)))
            at = found[-1].end
    if not found:
        return [block.span]
    return _without_gaps(found, block.span.end)


_LONGEST = 400
"""Tokens of a sentence; what has no stop for longer is read in pieces, so that time stays in proportion."""


def _bounded(spans: Sequence[Span], starts: Sequence[int]) -> Iterator[Span]:
    """The sentences in pieces of at most `_LONGEST` tokens, which begin at `starts`."""
    for span in spans:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        cuts = [span.start, *(starts[at] for at in range(first + _LONGEST, last, _LONGEST)), span.end]
        yield from (Span(left, right) for left, right in pairwise(cuts))


def _whole(spans: Iterable[Span], scan: FigureScan) -> list[Span]:
    """The sentences, joined where a boundary falls into a figure: "338.4 GW" is no end and beginning."""
    figures = [figure.span for figure in scan.figures]
    found: list[Span] = []
    for span in spans:
        at = bisect_left(figures, span.start, key=_start) - 1
        if found and at >= 0 and figures[at].end > span.start:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


_start = attrgetter("start")


def _without_gaps(spans: Sequence[Span], end: int) -> list[Span]:
    ends = [span.start for span in spans[1:]] + [end]
    return [Span(span.start, max(stop, span.end)) for span, stop in zip(spans, ends, strict=True)]
