"""The passages that themes are made of: prose, without lists, thanks, formulas, names of persons."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.annotations import Label
from corpus.geometry import PageIndex, Span
from corpus.spans import ByPlace
from corpus.store import NamedAt, Prose, ProseBlock, Store, Summary, read_claim_places, read_prose
from nlp.themes import ThemeText
from search.passages.analysis import STOP_WORDS

__all__ = ["ThemePassage", "theme_passages"]

_SPOKEN_OF = (Label.PRODUCT, Label.FIRM, Label.POLICY)
_LEAST_CHARS, _ENOUGH_CHARS = 200, 900
"""Shorter passages have no theme of their own; longer ones take no more paragraphs in."""
_EACH = 80
"""Passages taken of a document, evenly spread, so that a book of law does not drown forty papers."""
_LEAST_SMALL_WORDS = 0.25
"""Share of function words below which a passage is a list, a table or code and no prose; running English has
two in five (Pomikálek, Removing boilerplate and duplicate content, 2011, doubts less than .30)."""
_WORD = re.compile(r"[^\W\d_]+")
"""Letters in a row."""
_CAPITAL = re.compile(r"\b[^\W\d_a-z][^\W\d_]+")
"""A capitalised word of two letters or more, which may be a name."""
_THANKS = re.compile(
    r"\b(?:we|i|authors?|is|are|am)\s+(?:\w+\s+){0,2}(?:thank|thanks|grateful|indebted)\b"
    r"|\b(?:helpful|useful|valuable)\s+(?:comments|suggestions)\b|\bfinancial\s+support\s+from\b",
    re.IGNORECASE,
)
"""How authors thank: what is thanked for is no theme."""


@dataclass(frozen=True, slots=True)
class ThemePassage:
    """A passage with what stands in it."""

    text: ThemeText
    span: Span
    page: PageIndex
    entities: tuple[NamedAt, ...]
    """Products, firms and policies that it names."""
    figures: int
    """Claims that it makes."""


def theme_passages(store: Store) -> list[ThemePassage]:
    """The passages of all documents, by document and place."""
    summaries = store.summaries()
    names = frozenset(_family_names(summaries))
    return [one for summary in summaries for one in _of_document(store, summary, names)]


def _family_names(summaries: Sequence[Summary]) -> Iterator[str]:
    for summary in summaries:
        for author in summary.authors:
            family = author.split(",")[0] if "," in author else author
            yield from _WORD.findall(family)[-1:]


def _of_document(store: Store, summary: Summary, names: Collection[str]) -> Iterator[ThemePassage]:
    prose = read_prose(store, summary.id)
    figures = sorted(place.figure.start for place in read_claim_places(store, summary.id).values())
    hidden = ByPlace((*prose.formulas, *prose.citations, *_persons(prose)), lambda span: span)
    spoken = ByPlace([one for one in prose.names if one.label in _SPOKEN_OF], lambda one: one.span)
    for span, page in _spread([*_pieces(prose)]):
        text = span.of(prose.text)
        unread = [_inside(one, span) for one in hidden.overlapping(span)]
        unread += [Span(*found.span()) for found in _CAPITAL.finditer(text) if found.group() in names]
        yield ThemePassage(
            ThemeText(text, summary.id, summary.year, tuple(unread)),
            span,
            page,
            tuple(spoken.beginning_in(span)),
            bisect_left(figures, span.end) - bisect_left(figures, span.start),
        )


def _persons(prose: Prose) -> Iterator[Span]:
    return (one.span for one in prose.names if one.label is Label.PERSON)


def _inside(part: Span, whole: Span) -> Span:
    """The part of the span that lies in the whole, counted from its begin."""
    return Span(max(part.start, whole.start), min(part.end, whole.end)).shifted(-whole.start)


def _pieces(prose: Prose) -> Iterator[tuple[Span, PageIndex]]:
    """Paragraphs, short neighbours of one section joined, that are prose."""
    group: list[ProseBlock] = []
    for block in prose.blocks:
        if group and not (
            block.follows and block.section == group[-1].section and _size(group) < _ENOUGH_CHARS
        ):
            yield from _piece(group, prose.text)
            group = []
        group.append(block)
    yield from _piece(group, prose.text)


def _size(group: Sequence[ProseBlock]) -> int:
    return group[-1].span.end - group[0].span.start


def _piece(group: Sequence[ProseBlock], text: str) -> Iterator[tuple[Span, PageIndex]]:
    if group and _size(group) >= _LEAST_CHARS:
        span = Span(group[0].span.start, group[-1].span.end)
        if _is_prose(span.of(text)):
            yield span, group[0].page


def _is_prose(text: str) -> bool:
    words = _WORD.findall(text.lower())
    small = sum(word in _small_words() for word in words)
    return small >= _LEAST_SMALL_WORDS * len(words) and not _THANKS.search(text)


@cache
def _small_words() -> frozenset[str]:
    return frozenset(STOP_WORDS)


def _spread(pieces: Sequence[tuple[Span, PageIndex]]) -> list[tuple[Span, PageIndex]]:
    """As many as one document may give, evenly over its length."""
    if len(pieces) <= _EACH:
        return list(pieces)
    return [pieces[number * len(pieces) // _EACH] for number in range(_EACH)]
