"""Why a passage was found: the words to highlight and the stretch that shows most of them.

Both engines use it on the passage's own text, so that highlights are spans of the document's text and the
same whichever engine answers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.geometry import Span
from corpus.spans import ByPlace
from search.passages import EXACT, STEMMED, Field, Token, joined, stems, tokens
from search.query import All, Begins, Best, Equals, Fuzzy, Op, Phrase, Term

__all__ = ["Snippet", "highlights", "snippet_of"]

_WIDTH = 320  # characters: three lines of a terminal
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a passage with the words that were looked for."""

    text: str
    span: Span
    """Where it stands in the document's text."""
    highlights: tuple[Span, ...] = ()
    """Spans of the snippet's own text, in order, none overlapping."""


@dataclass(slots=True)
class _Wanted:
    stems: set[str] = field(default_factory=set)
    phrases: set[tuple[str, ...]] = field(default_factory=set)
    beginnings: set[str] = field(default_factory=set)
    fuzzy: set[Fuzzy] = field(default_factory=set)


def snippet_of(text: str, plan: All, *, start: int = 0) -> Snippet:
    """The stretch of the text that holds most of what the plan looks for; its beginning if none does.

    `start` is where the text begins in its document.
    """
    found = highlights(text, plan)
    window = _window(text, found)
    inside = tuple(span.shifted(-window.start) for span in found if span in window)
    return Snippet(window.of(text), window.shifted(start), inside)


def highlights(text: str, plan: All) -> tuple[Span, ...]:
    """Spans of the text that match what the plan looks for, in order, none overlapping."""
    wanted = _Wanted()
    _collect(plan, wanted)
    stemmed = tokens(text, STEMMED) if wanted.stems else []
    exact = tokens(text, EXACT) if wanted.phrases or wanted.beginnings or wanted.fuzzy else []
    single = [t.span for t in stemmed if t.term in wanted.stems] + [t.span for t in exact if _fits(t, wanted)]
    return _merged([*single, *_joined_spans(text, wanted.stems), *_phrase_spans(exact, wanted.phrases)])


def _joined_spans(text: str, wanted: Collection[str]) -> Iterator[Span]:
    """Words with hyphens that are looked for without them."""
    for word, span in joined(text) if wanted else ():
        if any(stem in wanted for stem in stems(word).split()):
            yield span


def _collect(op: Op, wanted: _Wanted) -> None:
    match op:
        case All():
            for part in (*op.must, *op.should):
                _collect(part, wanted)
        case Best():
            for option in op.options:
                _collect(option, wanted)
        case Term(Field.CONTENTS, value):
            wanted.stems.add(value)
        case Term(Field.EXACT, value):
            wanted.phrases.add((value,))
        case Phrase(Field.EXACT, values, apart):
            if apart:
                wanted.phrases.update((value,) for value in values)
            else:
                wanted.phrases.add(values)
        case Begins(Field.EXACT, value):
            wanted.beginnings.add(value)
        case Fuzzy(Field.EXACT):
            wanted.fuzzy.add(op)
        case Equals(Field.NAMES, value):
            wanted.phrases.add(tuple(value.partition(":")[2].split()))
        case _:
            pass


def _fits(token: Token, wanted: _Wanted) -> bool:
    return any(token.term.startswith(beginning) for beginning in wanted.beginnings) or any(
        _near(token.term, sought) for sought in wanted.fuzzy
    )


def _near(term: str, sought: Fuzzy) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(term, sought.value, score_cutoff=sought.edits) <= sought.edits


def _phrase_spans(exact: Sequence[Token], phrases: Iterable[tuple[str, ...]]) -> Iterator[Span]:
    for phrase in phrases:
        for first in range(len(exact) - len(phrase) + 1):
            run = exact[first : first + len(phrase)]
            if tuple(token.term for token in run) == phrase:
                yield Span(run[0].span.start, run[-1].span.end)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _window(text: str, found: Sequence[Span]) -> Span:
    """About _WIDTH characters, cut between words, with the most highlights; the first of equals."""
    if len(text) <= _WIDTH:
        return Span(0, len(text))
    places = ByPlace(found, lambda span: span)
    candidates = [max(0, span.start - _WIDTH // 4) for span in found] or [0]
    best = max(candidates, key=lambda begin: (len(places.within(Span(begin, begin + _WIDTH))), -begin))
    return _between_words(text, min(best, len(text) - _WIDTH))


def _between_words(text: str, begin: int) -> Span:
    inside = [w.span() for w in _WORD.finditer(text) if w.start() >= begin and w.end() <= begin + _WIDTH]
    if not inside:  # no spaces at all
        return Span(begin, min(len(text), begin + _WIDTH))
    return Span(inside[0][0], inside[-1][1])
