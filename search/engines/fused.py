"""A reader whose best hits are those by words and by meaning together, the same over both engines.

Only plain words are meant: quotes, signs, stars and values ask for words as they are written. What narrows a
query narrows both rankings: where few passages are left they alone are compared, else the nearest are asked
whether they are among them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from search.engine import Hit, Likely, Meaning, Sort
from search.engines.answering import Asked, Found, Reader
from search.engines.order import Candidate
from search.passages import Field, rank_of
from search.query import All, Equals
from search.query.clauses import AnyOf, Comparison, Group, Occur, Query, TextPart, Unit, Value, Words
from search.vectors.fusion import DEPTH, Fused, fuse

__all__ = ["by_both", "is_plain"]

_FEW = 2_000
"""Passages that a narrowed query may leave for all of them to be compared."""
_REACH = 1_000
"""The nearest that are asked whether they are among more than those; engines take 1,024 clauses."""
_TAIL = 1e-3
"""Share of the scale that is left for hits by words behind the first hundred, which keep their order."""


def is_plain(query: Query) -> bool:
    """True if the query ranks by words as a person speaks them, narrowed by fields at most."""
    ranks = [clause.atom for clause in query.clauses if clause.occur is Occur.RANK]
    if not ranks or not all(_is_spoken(atom) for atom in ranks):
        return False
    return not any(_asks_words(clause.atom) for clause in query.clauses if clause.occur is not Occur.RANK)


def _is_spoken(atom: object) -> bool:
    return isinstance(atom, Words) and atom.match is Comparison.WORDS and atom.place is TextPart.BODY


def _asks_words(atom: object) -> bool:
    if isinstance(atom, AnyOf):
        return any(map(_asks_words, atom.options))
    return isinstance(atom, Words | Value | Unit | Group)


def by_both(reader: Reader, asked: Asked) -> Reader:
    """The reader, fused with what the query means where that is known and the query is of plain words."""
    if asked.meaning is None or asked.sort is Sort.VALUE or not is_plain(asked.query):
        return reader
    return _FusedReader(reader, asked.meaning)


class _FusedReader:
    """For one query; its fused hits stand first, those by words alone behind them."""

    def __init__(self, reader: Reader, meaning: Meaning) -> None:
        self._reader, self._meaning = reader, meaning
        self._near: Found | None = None
        self._likeness: dict[int, float] = {}
        self._told: dict[int, Fused] = {}
        """By the rank of a hit what is known of it."""

    def best(self, plan: All, *, first: int, size: int, sort: Sort) -> Found:
        found = self._reader.best(plan, first=first, size=size, sort=sort)
        if first:
            return found
        near = self._nearest(plan)
        ranks = {one.rank for one in found.candidates}
        strangers = [at for at, one in enumerate(near.candidates) if one.rank not in ranks]
        candidates = [*found.candidates, *(near.candidates[at] for at in strangers)]
        keys = [*found.keys, *(near.keys[at] for at in strangers)]
        words = {one.rank: one.score for one in found.candidates[:DEPTH]}
        meaning = {**self._meaning.likeness(words), **self._likeness}
        fused = {one.place: one for one in fuse(words, meaning)}
        most = max(words.values(), default=1.0)
        scores = [_score(one, fused, most) for one in candidates]
        order = sorted(range(len(candidates)), key=lambda at: (-scores[at], candidates[at].rank))
        self._told = fused
        made = [candidates[at]._replace(score=scores[at]) for at in order]
        return Found(made, [keys[at] for at in order], max(found.total, len(made)))

    def hits(self, keys: Sequence[object], scores: Sequence[float], plan: All) -> list[Hit]:
        return [self._with_both(hit) for hit in self._reader.hits(keys, scores, plan)]

    def _with_both(self, hit: Hit) -> Hit:
        told = self._told.get(rank_of(hit.passage))
        return replace(hit, by_words=told.by_words, by_meaning=told.by_meaning) if told else hit

    def _nearest(self, plan: All) -> Found:
        """The nearest passages that the query's narrowing parts allow."""
        if self._near is None:
            self._near = self._found(plan)
            there = {one.rank for one in self._near.candidates}
            self._likeness = {place: one for place, one in self._likeness.items() if place in there}
        return self._near

    def _found(self, plan: All) -> Found:
        narrow = All(must=plan.must, must_not=plan.must_not)
        if not narrow.must and not narrow.must_not:
            return self._at(self._meaning.nearest(DEPTH), narrow)
        if not narrow.must:  # what is left out leaves most
            return self._at(self._meaning.nearest(_REACH), narrow)
        if self._reader.best(narrow, first=0, size=1, sort=Sort.RELEVANCE).total <= _FEW:
            left = self._reader.best(narrow, first=0, size=_FEW, sort=Sort.RELEVANCE)
            return self._at(self._meaning.nearest(DEPTH, {one.rank for one in left.candidates}), narrow)
        return self._at(self._meaning.nearest(_REACH), narrow)

    def _at(self, near: Sequence[Likely], narrow: All) -> Found:
        """The first hundred of these passages that are there and allowed."""
        self._likeness = {rank_of(one.id): one.likeness for one in near}
        if not near:
            return Found((), (), 0)
        named = All(should=tuple(Equals(Field.ID, one.id) for one in near))
        wanted = All(must=(*narrow.must, named), must_not=narrow.must_not)
        found = self._reader.best(wanted, first=0, size=len(near), sort=Sort.RELEVANCE)
        order = sorted(
            range(len(found.candidates)), key=lambda at: -self._likeness[found.candidates[at].rank]
        )[:DEPTH]
        return Found([found.candidates[at] for at in order], [found.keys[at] for at in order], len(order))


def _score(one: Candidate, fused: Mapping[int, Fused], most: float) -> float:
    """From 0 to 1; hits by words behind the first hundred share what is next to nothing.

    `most` is the best score by words.
    """
    known = fused.get(one.rank)
    if known is not None:
        return _TAIL + (1 - _TAIL) * known.score
    return _TAIL * one.score / most
