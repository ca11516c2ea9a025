"""From an engine's best hits to an answer: the same steps whichever engine found them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from corpus.geometry import DocId
from corpus.quick import dataclass
from search.engine import Answer, Hit, Meaning, Paper, Papers, Sort
from search.engines.order import REACH, Candidate, Group, grouped, ordered
from search.passages import place_of_doc
from search.query import All, Query, asks_amount, scores

__all__ = ["FARTHEST", "Asked", "Found", "Reader", "answer", "papers"]

FARTHEST = 10_000
"""Hits that are looked at for papers: what Elasticsearch answers at most, and nobody reads so far."""


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of an engine's hits in its own order."""

    candidates: Sequence[Candidate]
    keys: Sequence[object]
    """What the engine knows each by."""
    total: int


class Reader(Protocol):
    """What an engine does for an answer."""

    def best(self, plan: All, *, first: int, size: int, sort: Sort) -> Found:
        """So many hits from this one on: by score, then by id; by value for Sort.VALUE."""

    def hits(self, keys: Sequence[object], scores: Sequence[float], plan: All) -> list[Hit]:
        """The records of these keys as hits with these scores."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and which of its hits to show."""

    query: Query
    plan: All
    limit: int
    offset: int
    sort: Sort = Sort.RELEVANCE
    meaning: Meaning | None = None

    @property
    def ranks(self) -> bool:
        """True if the hits' order is that of their scores."""
        return scores(self.plan) and self.sort is not Sort.VALUE


def answer(reader: Reader, asked: Asked) -> Answer:
    """The hits from the offset on, each passage by itself; beyond REACH the order is the engine's."""
    first, size = 0, max(REACH, asked.offset + asked.limit)
    if not asked.ranks or asked.limit < 1 or asked.offset >= REACH:
        first, size = asked.offset, asked.limit
    found = reader.best(asked.plan, first=first, size=size, sort=asked.sort)
    order, made = _ordered(found, asked, ranks=asked.ranks and first == 0)
    shown = order[asked.offset - first : asked.offset - first + asked.limit]
    return Answer(tuple(_hits(reader, found, shown, made, asked.plan)), found.total)


def papers(reader: Reader, asked: Asked, works: Mapping[DocId, DocId], *, pages: int) -> Papers:
    """The papers from the offset on; as many hits are looked at as it takes to fill them."""
    places = {place_of_doc(doc): place_of_doc(newest) for doc, newest in works.items()}
    wanted, size = asked.offset + asked.limit, REACH
    while True:
        found = reader.best(asked.plan, first=0, size=size, sort=Sort.RELEVANCE)
        order, made = _ordered(found, asked, ranks=asked.ranks)
        groups = grouped(found.candidates, order, places, pages=pages)
        if len(groups) > wanted or size >= min(found.total, FARTHEST):
            break
        size = min(size * 4, FARTHEST)
    shown = groups[asked.offset : wanted]
    found_papers = tuple(_paper(reader, found, group, made, asked.plan) for group in shown)
    return Papers(found_papers, len(groups) > wanted, found.total)


def _ordered(found: Found, asked: Asked, *, ranks: bool) -> tuple[list[int], list[float]]:
    order, made = ordered(found.candidates, amount=asks_amount(asked.query), ranks=ranks)
    if asked.sort is Sort.YEAR:
        head = sorted(order[:REACH], key=lambda at: -found.candidates[at].year)
        order = head + order[REACH:]
    return order, made


def _paper(reader: Reader, found: Found, group: Group, made: Sequence[float], plan: All) -> Paper:
    hits = _hits(reader, found, group.positions, made, plan)
    return Paper(tuple(hits), group.hits, len(group.editions))


def _hits(reader: Reader, found: Found, shown: Sequence[int], made: Sequence[float], plan: All) -> list[Hit]:
    return reader.hits([found.keys[at] for at in shown], [made[at] for at in shown], plan)
