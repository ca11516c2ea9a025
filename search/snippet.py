"""Why a passage was found: the words to highlight and the stretch that shows most of them.

Both engines use it on the passage's own text, so that highlights are spans of the document's text and the
same whichever engine answers.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.geometry import Span
from search.passages import EXACT, STEMMED, Field, joined, placed_terms, respelled_spans, stems
from search.query import All, Begins, Best, Equals, Fuzzy, Op, Phrase, Term

if TYPE_CHECKING:
    from search.passages.spaced import PlacedTerm

__all__ = ["Snippet", "highlights", "snippet_of"]

_WIDTH = 320  # characters: three lines of a terminal
_WORD = re.compile(r"\S+")
"""What stands between spaces, its punctuation included: a snippet is cut between words, never inside one."""


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
    stemmed = placed_terms(text, STEMMED) if wanted.stems else []
    exact = placed_terms(text, EXACT) if wanted.phrases or wanted.beginnings or wanted.fuzzy else []
    terms = [token.text for token in exact]
    loose = wanted.beginnings or wanted.fuzzy
    fit = [at for at, term in enumerate(terms) if _fits(term, wanted)] if loose else []
    single = [*(token for token in stemmed if token.text in wanted.stems), *(exact[at] for at in fit)]
    ends = {span.start: span.end for span in respelled_spans(text)}
    spans = [_whole(token, token, ends) for token in single]
    phrases = _phrase_spans(exact, terms, wanted.phrases, ends)
    return _merged([*spans, *_joined_spans(text, wanted.stems), *phrases])


def _whole(first: PlacedTerm, last: PlacedTerm, ends: Mapping[int, int]) -> Span:
    """The words as they are written: "98,000", where its term is "98000"."""
    return Span(first.char_offset_from, ends.get(last.char_offset_from, last.char_offset_to))


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


def _fits(term: str, wanted: _Wanted) -> bool:
    return term.startswith(tuple(wanted.beginnings)) or any(_near(term, sought) for sought in wanted.fuzzy)


def _near(term: str, sought: Fuzzy) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(term, sought.value, score_cutoff=sought.edits) <= sought.edits


def _phrase_spans(
    exact: Sequence[PlacedTerm],
    terms: Sequence[str],
    phrases: Iterable[tuple[str, ...]],
    ends: Mapping[int, int],
) -> Iterator[Span]:
    for phrase in phrases:
        for first, term in enumerate(terms):
            last = first + len(phrase) - 1
            if term == phrase[0] and tuple(terms[first : last + 1]) == phrase:
                yield _whole(exact[first], exact[last], ends)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _window(text: str, found: Sequence[Span]) -> Span:
    """A sentence or two, at most _WIDTH characters, with the most highlights; the first of equals."""
    if len(text) <= _WIDTH:
        return Span(0, len(text))
    starts = [0, *(match.end() for match in _SENTENCE.finditer(text))]
    firsts, lasts = [span.start for span in found], [span.end for span in found]
    candidates = [_begin(starts, span, len(text)) for span in found] or [0]

    def held(begin: int) -> int:
        return bisect_right(lasts, begin + _WIDTH) - bisect_left(firsts, begin)

    best = max(candidates, key=lambda begin: (held(begin), -begin))
    last = max((span.end for span in found if best <= span.start and span.end <= best + _WIDTH), default=best)
    return _between_words(text, best, _end(text, starts, best, last))


_SENTENCE = re.compile(r"(?<![A-Z])[.!?][\"”’)\]]*\s+(?=[A-Z\"“‘(\[$€£\d])|[。！？]")
"""Where a sentence ends and another begins; the stop of an initial ends none."""


def _begin(starts: Sequence[int], span: Span, length: int) -> int:
    """Where the sentence of the words begins, or a little before them where it is long."""
    sentence = starts[bisect_right(starts, span.start) - 1]
    if span.end - sentence > _WIDTH * 3 // 4:
        sentence = max(0, span.start - _WIDTH // 4)
    return sentence if sentence + _LEAST <= length else max(0, length - _WIDTH)


_LEAST = 80
"""Characters that a snippet has at least where its passage has more: less is no sentence."""


def _end(text: str, starts: Sequence[int], begin: int, last: int) -> int:
    """The end of the last sentence that fits, behind the last highlight; else as many words as fit."""
    least = max(last, begin + _LEAST)
    ends = [start for start in starts if least <= start <= begin + _WIDTH]
    return ends[-1] if ends else min(len(text), begin + _WIDTH)


def _between_words(text: str, begin: int, end: int) -> Span:
    inside = [w.span() for w in _WORD.finditer(text, begin, end)]
    if begin and inside and not text[begin - 1].isspace() and inside[0][0] == begin:
        inside = inside[1:] or inside  # the end of a word
    if end < len(text) and inside and inside[-1][1] == end and not text[end].isspace():
        inside = inside[:-1] or inside
    while len(inside) > 1 and end < len(text) and _OPEN.fullmatch(Span(*inside[-1]).of(text)):
        inside = inside[:-1]  # a number whose unit or magnitude would be cut off
    if not inside:  # no spaces at all
        return Span(begin, end)
    return Span(inside[0][0], inside[-1][1])


_OPEN = re.compile(r"[$€£¥]|US\$|[$€£¥(]*[-+\u2212]?\d[\d,.]*\d?|[$€£¥(]*\d")
"""A number, or the sign of a currency, that what follows belongs to: "$1.2" of "$1.2 billion"."""
