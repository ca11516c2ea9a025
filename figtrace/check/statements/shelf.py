"""The value-blind channel: every figure of a text with its words, and how well two of them fit.

Nothing here looks at a value. A figure is found again by what is said about it: the words of its clause,
its sentence and its surroundings, or the headers of its cell. Words that the document uses everywhere
count little (inverse document frequency over its figures).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import overload

from corpus.annotations import Annotations, CellRef, Citation, Claim, Modality
from corpus.document import Block, Document, Table
from corpus.geometry import PageIndex, Span
from corpus.spans import SpanRow
from corpus.store import ClaimPlace, place_of
from figtrace.check.statements.sentence import Sentence, hidden_spans
from figtrace.check.statements.statement import Statement
from figtrace.check.statements.targets import is_target_header, looks_ahead
from figtrace.check.statements.wording import measure_sides, terms, years
from nlp.tables import iso_headers

__all__ = ["Shelf", "Statements", "fits", "make_shelf", "shelve", "statements"]

_CLAUSE, _SENTENCE, _AROUND, _HEADING = 1.0, 0.6, 0.3, 0.2
"""Weight of a term by where it stands; our choice, to be tuned."""


class Statements(Sequence[Statement]):
    """A document's statements in the order of its claims, each read when it is first asked for."""

    def __init__(self, reader: _Reader, claims: Sequence[Claim]) -> None:
        self._reader = reader
        self.claims = claims
        """The claims, which are there without a statement being read."""
        self._read: list[Statement | None] = [None] * len(claims)

    def __len__(self) -> int:
        return len(self.claims)

    @overload
    def __getitem__(self, at: int) -> Statement: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Statement, ...]: ...

    def __getitem__(self, at: int | slice) -> Statement | tuple[Statement, ...]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        read = self._read[at]
        if read is None:
            read = self._read[at] = self._reader.read(range(len(self))[at], self.claims[at])
        return read

    def page(self, at: int) -> PageIndex | None:
        """Page of the statement at this position, without reading it."""
        return self._reader.page(at)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A document's statements, ready to be ranked."""

    document: Document
    statements: Statements
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
    places = tuple(map(place_of, annotations.claims))
    return shelve(document, annotations, places, annotations.claims)


def shelve(
    document: Document, annotations: Annotations, places: Sequence[ClaimPlace], claims: Sequence[Claim]
) -> Shelf:
    """The same for claims that are read when they are needed; their places stand beside them, in step."""
    reader = _Reader(document, annotations.sentences, annotations.citations, places)
    postings = reader.postings()
    rarity = {
        term: math.log(1 + len(places) / sum(map(len, held.values()))) for term, held in postings.items()
    }
    return Shelf(document, Statements(reader, claims), rarity, postings)


def statements(document: Document, annotations: Annotations) -> Statements:
    """A statement for every claim, in their order."""
    places = tuple(map(place_of, annotations.claims))
    reader = _Reader(document, annotations.sentences, annotations.citations, places)
    return Statements(reader, annotations.claims)


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


@dataclass(frozen=True, slots=True)
class _Group:
    """Figures of one sentence or one table, and the terms that they share, each with its weight."""

    shared: Mapping[str, float]
    members: list[int] = field(default_factory=list)


class _Reader:
    """Reads statements off one document, remembering what neighbours share."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Span],
        citations: Sequence[Citation],
        places: Sequence[ClaimPlace],
    ) -> None:
        self._document = document
        self._spans = sentences
        self._order = {span: at for at, span in enumerate(sentences)}
        self._blocks = SpanRow(block.span for block in document.blocks)
        self._places = places
        self._hidden = hidden_spans(places, citations)
        self._figures: dict[Span, list[Span]] = {}
        for place in places:
            self._figures.setdefault(place.sentence, []).append(place.number)
        self._sentences: dict[Span, Sentence] = {}
        self._near: dict[int, tuple[str, ...]] = {}
        self._clauses: dict[int, Span] = {}
        self._codes: dict[int, Mapping[str, str]] = {}

    def postings(self) -> dict[str, dict[float, list[int]]]:
        """For each term the positions of the claims that have it, by its weight there."""
        found: dict[str, dict[float, list[int]]] = {}
        for group in self._groups.values():
            nears = [frozenset(self.near(at)) for at in group.members]
            for at, near in zip(group.members, nears, strict=True):
                for term in near:
                    found.setdefault(term, {}).setdefault(_CLAUSE, []).append(at)
            named = frozenset().union(*nears)
            for term, weight in group.shared.items():
                held = found.setdefault(term, {}).setdefault(weight, [])
                if term not in named:
                    held += group.members
                else:
                    held += [at for at, near in zip(group.members, nears, strict=True) if term not in near]
        return found

    @cached_property
    def _groups(self) -> dict[Span | int, _Group]:
        """Claims by their sentence, or by the number of their table."""
        found: dict[Span | int, _Group] = {}
        for at, place in enumerate(self._places):
            key = place.sentence if place.cell is None else place.cell.table
            group = found.get(key)
            if group is None:
                group = found[key] = _Group(self._shared(place))
            group.members.append(at)
        return found

    def _shared(self, place: ClaimPlace) -> Mapping[str, float]:
        """Terms with the weight of their first layer; layers come in falling weight."""
        if place.cell is not None:
            return self._shared_in_table(self._document.tables[place.cell.table])
        layers = [(self._sentence(place.sentence).terms, _SENTENCE)]
        layers += [(self._sentence(span).terms, _AROUND) for span in self._neighbours(place.sentence)]
        layers.append((self._heading_terms(place.sentence.start), _HEADING))
        return _best_weights(layers)

    def _shared_in_table(self, table: Table) -> Mapping[str, float]:
        return _best_weights(
            [(terms(_about(table)), _SENTENCE), (self._heading_terms(table.span.start), _HEADING)]
        )

    def near(self, at: int) -> tuple[str, ...]:
        """Terms of the claim's own clause, or of its cell's headers."""
        if at not in self._near:
            place = self._places[at]
            self._near[at] = (
                self._clause_terms(at, place) if place.cell is None else self._headers(place.cell)
            )
        return self._near[at]

    def _clause_terms(self, at: int, place: ClaimPlace) -> tuple[str, ...]:
        return self._sentence(place.sentence).near(place, self._clause(at, place))

    def _clause(self, at: int, place: ClaimPlace) -> Span:
        if at not in self._clauses:
            self._clauses[at] = self._sentence(place.sentence).clause(place.figure)
        return self._clauses[at]

    def _headers(self, place: CellRef) -> tuple[str, ...]:
        cell = self._document.tables[place.table].cells[place.cell]
        codes = self._country_codes(place.table)
        coded = (f"place:{codes[header]}" for header in (*cell.row_path, *cell.col_path) if header in codes)
        return (*_header_terms(cell.row_path), *_header_terms(cell.col_path), *coded)

    def _country_codes(self, table: int) -> Mapping[str, str]:
        """Headers of the table that are country codes: "HUN" is Hungary."""
        if table not in self._codes:
            self._codes[table] = iso_headers(self._document.tables[table])
        return self._codes[table]

    def read(self, at: int, claim: Claim) -> Statement:
        """The statement of the claim at this position."""
        place = self._places[at]
        return (
            self._read_prose(at, place, claim)
            if place.cell is None
            else self._read_cell(at, place.cell, claim)
        )

    def _read_prose(self, at: int, place: ClaimPlace, claim: Claim) -> Statement:
        sentence, near = self._sentence(place.sentence), self.near(at)
        clause = self._clause(at, place).of(self._document.text)
        return Statement(
            claim=claim,
            page=self.page(at),
            weights=_with_clause(near, self._groups[place.sentence].shared),
            clause=frozenset(near),
            years=sentence.years,
            clause_years=years(clause),
            sentence_terms=frozenset(near) | frozenset(sentence.terms),
            comparative=sentence.comparative(place),
            alone=len(sentence.figures) == 1,
            sides=measure_sides(clause),
            sentence_sides=sentence.sides,
            crowded=sentence.is_crowded,
            name=sentence.bracket_name(place.figure),
            target=sentence.states_target(place.figure),
            ahead=sentence.looks_ahead or claim.modality is not Modality.ASSERTED,
            said=sentence,
        )

    def _read_cell(self, at: int, cell_at: CellRef, claim: Claim) -> Statement:
        table, near = self._document.tables[cell_at.table], self.near(at)
        cell = table.cells[cell_at.cell]
        headers, about = " ; ".join((*cell.row_path, *cell.col_path)), _about(table)
        return Statement(
            claim=claim,
            page=table.page,
            weights=_with_clause(near, self._groups[cell_at.table].shared),
            clause=frozenset(near),
            years=years(headers) or years(about),
            clause_years=years(headers),
            sentence_terms=frozenset(near) | frozenset(terms(about)),
            sides=measure_sides(headers),
            sentence_sides=measure_sides(f"{headers} ; {about}"),
            target=any(map(is_target_header, (*cell.row_path, *cell.col_path))),
            ahead=looks_ahead(f"{headers} ; {about}"),
            table=table,
        )

    def page(self, at: int) -> PageIndex | None:
        """Page of the claim at this position; None for text that stands on no page."""
        place = self._places[at]
        if place.cell is not None:
            return self._document.tables[place.cell.table].page
        page = self._document.page_of(place.figure)
        return page.index if page is not None else None

    def _sentence(self, span: Span) -> Sentence:
        found = self._sentences.get(span)
        if found is None:
            figures, hidden = self._figures.get(span, ()), self._hidden.get(span, ())
            found = self._sentences[span] = Sentence(self._document.text, span, figures, hidden)
        return found

    def _neighbours(self, sentence: Span) -> list[Span]:
        at = self._order.get(sentence)
        if at is None:
            return []
        block = self._block(sentence.start)
        beside = (*self._spans[max(0, at - 1) : at], *self._spans[at + 1 : at + 2])
        return [other for other in beside if block is None or other in block.span]

    def _heading_terms(self, offset: int) -> tuple[str, ...]:
        block = self._block(offset)
        return terms(" ; ".join(block.section)) if block is not None else ()

    def _block(self, offset: int) -> Block | None:
        at = self._blocks.last_begun(offset)
        return self._document.blocks[at] if at is not None else None


def _about(table: Table) -> str:
    return " ; ".join((table.caption, table.units_note))


@lru_cache(maxsize=4096)
def _header_terms(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(term for header in path for term in terms(header))


def _best_weights(layers: Iterable[tuple[Iterable[str], float]]) -> dict[str, float]:
    """Each term with the weight of its first layer; layers come in falling weight."""
    found: dict[str, float] = {}
    for words, weight in layers:
        for term in words:
            found.setdefault(term, weight)
    return found


def _with_clause(near: Sequence[str], shared: Mapping[str, float]) -> dict[str, float]:
    """The figure's own terms first, then what it shares with others."""
    own = dict.fromkeys(near, _CLAUSE)
    return {**own, **shared, **own}
