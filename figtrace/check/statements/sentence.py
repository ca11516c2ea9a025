"""A sentence with its figures: which of its words are said of which figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import attrgetter

from corpus.annotations import Citation
from corpus.geometry import Span
from corpus.store import ClaimPlace
from figtrace.check.statements.respectively import told_off
from figtrace.check.statements.targets import is_target, looks_ahead
from figtrace.check.statements.twins import FIGURE, Words
from figtrace.check.statements.wording import measure_sides, terms, years

__all__ = ["Sentence", "hidden_spans"]

_STOPS = re.compile(r"[;:()\[\]]|[,–—]\s|\s(?:while|whereas|but|and|although)\s")
"""Where what is said of one figure ends: punctuation and conjunctions of contrast."""
_OPENED = re.compile(r"\(\s*(?:[^\s()]{1,12}\s*[=≈]\s*)?$")
"""A bracket that the figure opens, with a short name and "=" before it."""
_IN_BRACKETS = re.compile(r"[^,;:()]*\(\s*(?:[^\s()]{1,12}\s*[=≈]\s*)?$")
"""What stands before a figure in brackets: "Canada (" of "Spain ($4.4 billion), Canada ($3.3 billion)"."""
_NAMED = re.compile(
    r"(?:[,;(]|\b(?:in|for|of|by|from|to|and|with))\s+((?:(?!\b(?:in|for|of|by|from|to|with)\s)[^,;()])+)$"
)
"""The last name before that bracket, from the preposition or comma on."""
_COMPARATIVE = re.compile(
    r"\s*(?:%|per ?cent|percent(?:age points?)?)?\s*(?:points?\s+)?"
    r"(?:(more|higher|larger|greater|bigger|longer|faster|above)|(less|lower|smaller|fewer|shorter|slower|below))\b",
    re.IGNORECASE,
)
"""Comparatives right behind a figure: which way it goes."""
_LIST_MARK = re.compile(r",\s|;|\(")
"""Marks of a list: with them many figures are no plot read as text."""
_BACK = 40
"""Characters before a figure's end in which its unit words and a comparative may stand."""


class Sentence:
    """A sentence, the numbers of its figures, and what of it is hidden: these and its citations."""

    def __init__(
        self, text: str, span: Span, figures: Sequence[Span] = (), hidden: Sequence[Span] = ()
    ) -> None:
        self._text = text
        self._hidden = hidden
        self.span = span
        self.figures = figures

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Its terms, without those of figures and citations."""
        return terms(self._masked(self.span))

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that it names, other than as figures or in citations."""
        return years(self._masked(self.span))

    @cached_property
    def sides(self) -> frozenset[int]:
        """Its opposed measure words."""
        return measure_sides(self.span.of(self._text))

    @cached_property
    def is_crowded(self) -> bool:
        """True if it holds more figures than prose does: a plot or table read as text."""
        count = len(self.figures)
        if count < 4 or _LIST_MARK.search(self._text, self.span.start, self.span.end):
            return False
        return len(self.terms) < 2 * count

    @cached_property
    def looks_ahead(self) -> bool:
        """True if it may speak of a goal, a plan or a forecast."""
        return looks_ahead(self.span.of(self._text))

    def states_target(self, figure: Span) -> bool:
        """True if it plainly states the figure as a goal, a plan or a forecast."""
        return self.looks_ahead and is_target(self._text, self.span, figure)

    def clause(self, figure: Span) -> Span:
        """The stretch around the figure up to a stop or another figure, never out of the sentence."""
        text, begin = self._text, self.span.start
        start = max((end for _, end in self._edges if end <= figure.start), default=begin)
        if _OPENED.search(text, max(begin, figure.start - 20), figure.start):
            before = _IN_BRACKETS.search(text, begin, figure.start)
            if before and not any(before.start() < span.end <= start for span in self._hidden):
                start = before.start()
        stop = min((begin for begin, _ in self._edges if begin >= figure.end), default=self.span.end)
        return Span(min(start, figure.start), max(stop, figure.end))

    @cached_property
    def _edges(self) -> list[tuple[int, int]]:
        stops = [match.span() for match in _STOPS.finditer(self._text, self.span.start, self.span.end)]
        return stops + [(span.start, span.end) for span in self._hidden]

    def near(self, place: ClaimPlace, clause: Span) -> tuple[str, ...]:
        """The terms said of the figure itself: of its clause, or of its own name in a list."""
        return self._listed(place.number) or terms(self._masked(clause))

    def _listed(self, number: Span) -> tuple[str, ...]:
        """Terms of a figure of "5% and 4% in Rome and Oslo": those of all of the list, and its own name's."""
        if len(self.figures) < 2:
            return ()
        told = told_off(self._text, self.span, self._ordered, self._ordered.index(number))
        if told is None:
            return ()
        common = (term for span in told.common for term in terms(self._masked(span)))
        return (*common, *terms(told.name))

    def bracket_name(self, figure: Span) -> frozenset[str]:
        """Terms of what stands right before the bracket that the figure opens; none where it opens none."""
        opened = _OPENED.search(self._text, self.span.start, figure.start)
        named = _NAMED.search(self._text, self.span.start, opened.start()) if opened else None
        return frozenset(terms(named.group(1))) if named else frozenset()

    @cached_property
    def words(self) -> Words:
        """Its terms in their order, with a mark where a figure stands."""
        found: list[str] = []
        at, figures = self.span.start, frozenset(self.figures)
        for hidden in sorted(self._hidden):
            if hidden.start >= at:
                found += terms(self._text[at : hidden.start])
                found += (FIGURE,) if hidden in figures else ()
                at = hidden.end
        found += terms(self._text[at : self.span.end])
        return Words(tuple(found), tuple(dict.fromkeys(self._ordered)))

    @cached_property
    def _ordered(self) -> list[Span]:
        return sorted(self.figures)

    def _masked(self, span: Span) -> str:
        """The span's text with figures and citations blanked."""
        text, at = self._text, span.start
        pieces: list[str] = []
        for hidden in self._hidden:
            start, end = max(hidden.start, at), min(hidden.end, span.end)
            if start < end:
                pieces += (text[at:start], " " * (end - start))
                at = end
        return "".join((*pieces, text[at : span.end]))

    def comparative(self, place: ClaimPlace) -> tuple[int, str]:
        """1 for "more", "higher" …, -1 for "less" … right behind the figure, with the next term; else 0."""
        text, end = self._text, place.figure.end
        match = _COMPARATIVE.match(text, max(end - _BACK, place.number.end), self.span.end)
        if match is None:
            return 0, ""
        behind = terms(text[match.end() : match.end() + 40])
        return 1 if match.group(1) else -1, behind[0] if behind else ""


_order = attrgetter("start", "end")


def hidden_spans(places: Iterable[ClaimPlace], citations: Iterable[Citation]) -> dict[Span, tuple[Span, ...]]:
    """Figures and citations of each sentence that has figures, in order."""
    found: dict[Span, list[Span]] = {}
    for place in places:
        found.setdefault(place.sentence, []).append(place.number)
    sentences = iter(sorted(found, key=_order))
    current = next(sentences, None)
    for span in sorted((citation.span for citation in citations), key=_order):
        while current is not None and current.end <= span.start:
            current = next(sentences, None)
        if current is not None and current.overlaps(span):
            found[current].append(span)
    return {sentence: tuple(sorted(spans, key=_order)) for sentence, spans in found.items()}
