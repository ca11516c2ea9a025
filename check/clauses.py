"""A sentence with its figures: which of its words are said of which figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import attrgetter

from check.wording import measure_sides, terms, years
from corpus.annotations import Citation
from corpus.claim_places import ClaimPlace
from corpus.geometry import Span

__all__ = ["Sentence", "hidden_spans"]

_STOPS = re.compile(r"[;:()\[\]]|[,–—]\s|\s(?:while|whereas|but|and|although)\s")
_IN_BRACKETS = re.compile(r"[^,;:()]*\(\s*$")
"""What stands before a figure in brackets: "Canada (" of "Spain ($4.4 billion), Canada ($3.3 billion)"."""
_COMPARATIVE = re.compile(
    r"\s*(?:%|per ?cent|percent(?:age points?)?)?\s*(?:points?\s+)?"
    r"(?:(more|higher|larger|greater|bigger|longer|faster|above)|(less|lower|smaller|fewer|shorter|slower|below))\b",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(r",\s|;|\(")
_BACK = 40
"""Characters before a figure's end in which its unit words and a comparative may stand."""
_BETWEEN = re.compile(r"\s*(?:%|per ?cent|percent)?\s*(?:,|,?\s*and|or)\s*")
_NAMES_AFTER = re.compile(r"\s*(?:%|per ?cent|percent)?\s*,?\s*(?:in|for|of|from|to|by)\s+")
_NAME_GAP = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
_NAME_END = re.compile(r"[.;:()]|,\s*respectively|\s(?:in|for|of|from|to|by|during|provinces|respectively)\b")


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

    def clause(self, figure: Span) -> Span:
        """The stretch around the figure up to a stop or another figure, never out of the sentence."""
        text, begin = self._text, self.span.start
        start = max((end for _, end in self._edges if end <= figure.start), default=begin)
        if text[begin : figure.start].rstrip().endswith("("):
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
        """Terms of a figure of "rates of 5%, 4% and 3% in Rome, Oslo and Bonn": the lead and its own name."""
        if len(self.figures) < 2:
            return ()
        row = self._row_of_figures(number)
        name = self._zipped_name(number, row) if len(row) > 1 else ""
        if not name:
            return ()
        return terms(self._masked(Span(self.span.start, row[0].start))) + terms(name)

    def _zipped_name(self, number: Span, row: Sequence[Span]) -> str:
        text = self._text
        lead = _NAMES_AFTER.match(text, row[-1].end, self.span.end)
        if lead is None:
            return ""
        end = _NAME_END.search(text, lead.end(), self.span.end)
        names = _NAME_GAP.split(text[lead.end() : end.start() if end else self.span.end])
        return names[row.index(number)] if len(names) == len(row) else ""

    def _row_of_figures(self, number: Span) -> list[Span]:
        """The figures of the sentence that are listed together with this one."""
        row: list[Span] = []
        for span in self.figures:
            if row and not _BETWEEN.fullmatch(self._text, row[-1].end, span.start):
                if number in row:
                    break
                row = []
            row.append(span)
        return row if number in row else []

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
