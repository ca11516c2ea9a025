"""The order of hits: an engine's best by words, weighed by what they are and by what else their page says.

The best `REACH` hits are put in order, those behind them keep the engine's. A hit's score is its share by
`search.passages.weights`, lifted where the query asks how much and it says a figure; what else its page says
supports it. Grouped, a paper stands once, with its best pages under it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import mul
from typing import NamedTuple

from search.passages import PLACE_BITS

__all__ = ["REACH", "Candidate", "Group", "grouped", "ordered"]

REACH = 200
"""Hits that are put in order: more than the passages of a long paper."""
_FIGURE = 1.25
"""Lift of a passage with figures where the query asks how much: the best of none, .15 and .25 on both halves
of the papers of forty questions."""
_SUPPORT, _NEXT, _OTHERS = 0.2, 0.5, 5
"""Share of the next best passage of a page that is added to a passage's score, the share of that share for
each one after, and how many count: of 0, .2, .3 and .4 the best on both halves of the same papers."""
_SHARES = [_NEXT**n for n in range(_OTHERS)]


class Candidate(NamedTuple):
    """A hit as its order needs it; every engine tells these of it without reading the record.

    A tuple, for an answer makes two hundred of them.
    """

    score: float
    rank: int
    page: int
    """From 0; -1 for none."""
    weight: int
    """Per mille."""
    figures: int
    year: int = 0
    """0 where it is not known."""


@dataclass(slots=True)
class Group:
    """A paper's hits among those in order."""

    work: int
    edition: int
    """The document whose pages are shown: that of the best hit."""
    positions: list[int] = field(default_factory=list)
    """Its best pages, the best first, each once."""
    editions: set[int] = field(default_factory=set)
    """Documents of the work that were found."""
    hits: int = 0


def ordered(found: Sequence[Candidate], *, amount: bool, ranks: bool = True) -> tuple[list[int], list[float]]:
    """Positions of the hits in the order to show them, and each hit's score by position.

    `amount` says that the query asks how much; without `ranks` the engine's order stays.
    """
    if not ranks:
        return list(range(len(found))), [one[0] for one in found]
    head = found[:REACH]
    if amount:
        own = [
            score * (weight / 1000 * _FIGURE if figures else weight / 1000)
            for score, _, _, weight, figures, _ in head
        ]
    else:
        own = [score * (weight / 1000) for score, _, _, weight, _, _ in head]
    own += [one[0] for one in found[REACH:]]
    scores = own.copy()
    for at, more in _support(head, own):
        scores[at] += more
    order = sorted(range(len(head)), key=scores.__getitem__, reverse=True)
    if len(set(scores[: len(head)])) < len(head):  # equals go by rank
        order.sort(key=[(-scores[at], one[1]) for at, one in enumerate(head)].__getitem__)
    return [*order, *range(len(head), len(found))], scores


def _support(found: Sequence[Candidate], own: Sequence[float]) -> Iterator[tuple[int, float]]:
    """What the other passages of its page add to a hit; hits that are alone on theirs are left out."""
    places = _places(found)
    if len(set(places)) == len(places):
        return
    for together in _shared(places):
        if len(together) == 2:
            one, other = together
            yield one, _SUPPORT * own[other]
            yield other, _SUPPORT * own[one]
            continue
        best = sorted(together, key=lambda at: -own[at])[: _OTHERS + 1]
        for at in together:
            others = [own[other] for other in best if other != at][:_OTHERS]
            yield at, _SUPPORT * sum(map(mul, others, _SHARES))


def _shared(places: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Hits of one page, where it has several."""
    together: dict[tuple[int, int], list[int]] = {}
    for at, place in enumerate(places):
        together.setdefault(place, []).append(at)
    return (ats for (_, page), ats in together.items() if len(ats) > 1 and page >= 0)


def _places(found: Iterable[Candidate]) -> list[tuple[int, int]]:
    """Document and page of each."""
    return [(rank >> PLACE_BITS, page) for _, rank, page, _, _, _ in found]


def grouped(
    found: Sequence[Candidate], order: Iterable[int], works: Mapping[int, int], *, pages: int
) -> list[Group]:
    """The papers in the order of their best hits, each with at most so many pages.

    `works` gives the work of each document that has other editions, both by their place among ranks.
    """
    groups: dict[int, Group] = {}
    seen: set[tuple[int, int]] = set()
    places = _places(found)
    for at in order:
        document, page = places[at]
        group = groups.setdefault(
            works.get(document, document), Group(works.get(document, document), document)
        )
        group.hits += 1
        group.editions.add(document)
        fresh = page < 0 or (document, page) not in seen
        if document == group.edition and fresh and len(group.positions) < pages:
            group.positions.append(at)
            seen.add((document, page))
    return list(groups.values())
