"""The value-blind channel: every figure of a text with its words, and how well two of them fit.

Nothing here looks at a value. A figure is found again by what is said about it: the words of its clause,
its sentence and its surroundings, or the headers of its cell. Words that the document uses everywhere
count little (inverse document frequency over its figures).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from check.wording import measure_sides, terms, years
from corpus.annotations import Annotations, CellRef, Claim, Figure
from corpus.geometry import PageIndex, Span
from corpus.model import Block, Document, Table

__all__ = ["Shelf", "Statement", "fits", "make_shelf", "statements"]

_CLAUSE, _SENTENCE, _AROUND, _HEADING = 1.0, 0.6, 0.3, 0.2
"""Weight of a term by where it stands; our choice, to be tuned."""
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


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure and the terms said with it, each with the weight of its best place."""

    claim: Claim
    page: PageIndex | None
    weights: Mapping[str, float]
    clause: frozenset[str]
    """Terms of the figure's own clause, or of its cell's headers."""
    years: frozenset[str]
    """Years in the sentence, or in the headers, caption and units note of the cell."""
    clause_years: frozenset[str]
    sentence_terms: frozenset[str]
    """Terms of the figure's own sentence or cell, without its surroundings."""
    table: Table | None = None
    comparative: tuple[int, str] = (0, "")
    """1 for "more", "higher" …, -1 for "less", "lower" … right behind the figure, with the next term."""
    alone: bool = False
    """True for the only figure of its sentence: all of the sentence is said of it."""
    sides: frozenset[int] = frozenset()
    """Opposed measure words of its clause or headers, as `measure_sides` numbers them."""
    sentence_sides: frozenset[int] = frozenset()
    crowded: bool = False
    """True for a sentence that holds more figures than prose does: a plot or table read as text."""

    @property
    def figure(self) -> Figure:
        """The figure."""
        return self.claim.figure


@dataclass(frozen=True, slots=True)
class Shelf:
    """A document's statements, ready to be ranked."""

    document: Document
    annotations: Annotations
    statements: tuple[Statement, ...]
    rarity: Mapping[str, float]
    """Inverse document frequency of each term over the statements."""
    postings: Mapping[str, Mapping[float, Sequence[int]]]
    """For each term the positions of the statements that have it, by its weight there."""

    def weight(self, term: str) -> float:
        """Rarity of the term; terms that the document does not use count as rather rare."""
        return self.rarity.get(term, self._unknown)

    @property
    def _unknown(self) -> float:
        return 0.5 * math.log(1 + len(self.statements))


def make_shelf(document: Document, annotations: Annotations) -> Shelf:
    """The document with all its figures and their words."""
    found = statements(document, annotations)
    postings: defaultdict[str, defaultdict[float, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, statement in enumerate(found):
        for term, weight in statement.weights.items():
            postings[term][weight].append(at)
    rarity = {
        term: math.log(1 + len(found) / sum(map(len, places.values()))) for term, places in postings.items()
    }
    return Shelf(document, annotations, found, rarity, postings)


def statements(document: Document, annotations: Annotations) -> tuple[Statement, ...]:
    """A statement for every claim, in their order."""
    reader = _Reader(document, annotations)
    return tuple(reader.read(claim) for claim in annotations.claims)


_NOWHERE: Mapping[float, Sequence[int]] = {}


def fits(draft: Statement, shelf: Shelf) -> list[float]:
    """For each of the shelf's statements the share of the draft's words said of it, 0 to 1.

    Words count by their weight on both sides and by their rarity in the shelf's document.
    """
    wanted = {term: weight * shelf.weight(term) for term, weight in draft.weights.items()}
    whole = sum(wanted.values()) or 1.0
    found = [0.0] * len(shelf.statements)
    for term, value in wanted.items():
        for weight, places in shelf.postings.get(term, _NOWHERE).items():
            share = value * weight / whole
            for at in places:
                found[at] += share
    return found


class _Reader:
    """Reads statements off one document, remembering what neighbours share."""

    def __init__(self, document: Document, annotations: Annotations) -> None:
        self._document = document
        self._sentences = annotations.sentences
        self._places = {span: at for at, span in enumerate(annotations.sentences)}
        self._blocks = document.blocks
        self._terms: dict[Span, tuple[str, ...]] = {}
        self._years: dict[Span, frozenset[str]] = {}
        self._stops: dict[Span, tuple[list[tuple[int, int]], int]] = {}
        self._masks = _by_sentence(annotations)
        self._figures: dict[Span, list[Span]] = {}
        for claim in annotations.claims:
            self._figures.setdefault(claim.sentence, []).append(claim.figure.number)
        self._starts = [block.span.start for block in document.blocks]

    def read(self, claim: Claim) -> Statement:
        if claim.figure.cell is not None:
            return self._read_cell(claim, claim.figure.cell)
        return self._read_prose(claim)

    def _read_prose(self, claim: Claim) -> Statement:
        clause = self._clause(claim)
        near = self._listed_terms(claim) or terms(self._masked(clause, claim.sentence))
        layers = [(near, _CLAUSE), (self._sentence_terms(claim.sentence), _SENTENCE)]
        layers += [(self._sentence_terms(span), _AROUND) for span in self._neighbours(claim.sentence)]
        layers.append((self._heading_terms(claim.sentence.start), _HEADING))
        text = self._document.text
        return Statement(
            claim=claim,
            page=self._page(claim.figure.span),
            weights=_best_weights(layers),
            clause=frozenset(near),
            years=self._sentence_years(claim.sentence),
            clause_years=years(clause.of(text)),
            sentence_terms=frozenset(near) | frozenset(self._sentence_terms(claim.sentence)),
            comparative=self._comparative(claim),
            alone=len(self._figures.get(claim.sentence, ())) == 1,
            sides=measure_sides(clause.of(text)),
            sentence_sides=measure_sides(claim.sentence.of(text)),
            crowded=self._is_crowded(claim.sentence),
        )

    def _read_cell(self, claim: Claim, place: CellRef) -> Statement:
        table = self._document.tables[place.table]
        cell = table.cells[place.cell]
        headers = " ; ".join((*cell.row_path, *cell.col_path))
        about = " ; ".join((table.caption, table.units_note))
        near = _header_terms(cell.row_path) + _header_terms(cell.col_path)
        layers = [(near, _CLAUSE), (terms(about), _SENTENCE)]
        layers.append((self._heading_terms(table.span.start), _HEADING))
        return Statement(
            claim=claim,
            page=table.page,
            weights=_best_weights(layers),
            clause=frozenset(near),
            years=years(headers) or years(about),
            clause_years=years(headers),
            sentence_terms=frozenset(near) | frozenset(terms(about)),
            sides=measure_sides(headers),
            sentence_sides=measure_sides(f"{headers} ; {about}"),
            table=table,
        )

    def _clause(self, claim: Claim) -> Span:
        """The stretch around the figure up to a stop or another figure, never out of the sentence."""
        text, sentence, figure = self._document.text, claim.sentence, claim.figure.span
        edges, n_stops = self._edges(sentence)
        start = max((end for _, end in edges if end <= figure.start), default=sentence.start)
        if text[sentence.start : figure.start].rstrip().endswith("("):
            before = _IN_BRACKETS.search(text, sentence.start, figure.start)
            if before and not any(end > before.start() for _, end in edges[n_stops:] if end <= start):
                start = before.start()
        stop = min((begin for begin, _ in edges if begin >= figure.end), default=sentence.end)
        return Span(min(start, figure.start), max(stop, figure.end))

    def _edges(self, sentence: Span) -> tuple[list[tuple[int, int]], int]:
        """Stops of the sentence, then its figures and citations; and how many of them are stops."""
        if sentence not in self._stops:
            found = [
                match.span() for match in _STOPS.finditer(self._document.text, sentence.start, sentence.end)
            ]
            masks = self._masks.get(sentence, ())
            self._stops[sentence] = found + [(span.start, span.end) for span in masks], len(found)
        return self._stops[sentence]

    def _listed_terms(self, claim: Claim) -> tuple[str, ...]:
        """Terms of a figure of "rates of 5%, 4% and 3% in Rome, Oslo and Bonn": the lead and its own name."""
        row = self._row_of_figures(claim)
        name = self._zipped_name(claim, row) if len(row) > 1 else ""
        if not name:
            return ()
        lead = Span(claim.sentence.start, row[0].start)
        return terms(self._masked(lead, claim.sentence)) + terms(name)

    def _zipped_name(self, claim: Claim, row: Sequence[Span]) -> str:
        text = self._document.text
        lead = _NAMES_AFTER.match(text, row[-1].end, claim.sentence.end)
        if lead is None:
            return ""
        end = _NAME_END.search(text, lead.end(), claim.sentence.end)
        names = _NAME_GAP.split(text[lead.end() : end.start() if end else claim.sentence.end])
        return names[row.index(claim.figure.number)] if len(names) == len(row) else ""

    def _row_of_figures(self, claim: Claim) -> list[Span]:
        """The figures of the sentence that are listed together with this one."""
        row: list[Span] = []
        for span in self._figures.get(claim.sentence, ()):
            if row and not _BETWEEN.fullmatch(self._document.text, row[-1].end, span.start):
                if claim.figure.number in row:
                    break
                row = []
            row.append(span)
        return row if claim.figure.number in row else []

    def _masked(self, span: Span, sentence: Span) -> str:
        """The span's text with figures and citations blanked."""
        text, at = self._document.text, span.start
        pieces: list[str] = []
        for hidden in self._masks.get(sentence, ()):
            start, end = max(hidden.start, at), min(hidden.end, span.end)
            if start < end:
                pieces += (text[at:start], " " * (end - start))
                at = end
        return "".join((*pieces, text[at : span.end]))

    def _sentence_terms(self, sentence: Span) -> tuple[str, ...]:
        if sentence not in self._terms:
            self._terms[sentence] = terms(self._masked(sentence, sentence))
        return self._terms[sentence]

    def _sentence_years(self, sentence: Span) -> frozenset[str]:
        if sentence not in self._years:
            self._years[sentence] = years(self._masked(sentence, sentence))
        return self._years[sentence]

    def _comparative(self, claim: Claim) -> tuple[int, str]:
        text, end = self._document.text, claim.figure.span.end
        match = _COMPARATIVE.match(text, max(end - _BACK, claim.figure.number.end), claim.sentence.end)
        if match is None:
            return 0, ""
        sign = 1 if match.group(1) else -1
        behind = terms(text[match.end() : match.end() + 40])
        return sign, behind[0] if behind else ""

    def _is_crowded(self, sentence: Span) -> bool:
        count = len(self._figures.get(sentence, ()))
        if count < 4 or _LIST_MARK.search(self._document.text, sentence.start, sentence.end):
            return False
        return len(self._sentence_terms(sentence)) < 2 * count

    def _neighbours(self, sentence: Span) -> Iterator[Span]:
        at = self._places.get(sentence)
        if at is None:
            return
        block = self._block(sentence.start)
        for other in self._sentences[max(0, at - 1) : at] + self._sentences[at + 1 : at + 2]:
            if block is None or other in block.span:
                yield other

    def _heading_terms(self, offset: int) -> tuple[str, ...]:
        block = self._block(offset)
        return terms(" ; ".join(block.section)) if block is not None else ()

    def _block(self, offset: int) -> Block | None:
        at = bisect_right(self._starts, offset) - 1
        return self._blocks[at] if at >= 0 else None

    def _page(self, span: Span) -> PageIndex | None:
        page = self._document.page_of(span)
        return page.index if page is not None else None


def _by_sentence(annotations: Annotations) -> dict[Span, tuple[Span, ...]]:
    """Figures and citations of each sentence that has any, in order."""
    found: dict[Span, list[Span]] = {}
    for claim in annotations.claims:
        found.setdefault(claim.sentence, []).append(claim.figure.number)
    ordered = sorted(annotations.citations, key=lambda citation: citation.span)
    sentences = iter(sorted(found))
    current = next(sentences, None)
    for citation in ordered:
        while current is not None and current.end <= citation.span.start:
            current = next(sentences, None)
        if current is not None and current.overlaps(citation.span):
            found[current].append(citation.span)
    return {sentence: tuple(sorted(spans)) for sentence, spans in found.items()}


@lru_cache(maxsize=4096)
def _header_terms(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(term for header in path for term in terms(header))


def _best_weights(layers: Sequence[tuple[Iterable[str], float]]) -> dict[str, float]:
    """Each term with the weight of its first layer; layers come in falling weight."""
    found: dict[str, float] = {}
    for words, weight in layers:
        for term in words:
            found.setdefault(term, weight)
    return found
