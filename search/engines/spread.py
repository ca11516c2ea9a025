"""Variety among the first hits: no document takes more than three of the first ten, unless it was asked for.

The best hits are fetched, those of a document beyond its third step behind the tenth, and all others keep
their order. The order is that of the whole answer, whichever stretch of it is shown, so that pages join.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from search.passages import place_of
from search.query import Clause, DocPrefix, Occur, Query, TextPart, Words

__all__ = ["REACH", "Stretch", "narrows_to_documents", "stretch"]

REACH = 200
"""Hits among which others are looked for when a document takes too many of the first: more than the
passages of a long paper."""
_FIRST, _EACH = 10, 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """What to fetch of the hits in an engine's own order, and what of that to show."""

    first: int
    size: int
    skip: int = 0
    """Of the hits fetched and put in order, how many come before those that are shown."""
    show: int = 0
    spreads: bool = True

    def shown(self, ranks: Sequence[int]) -> list[int]:
        """Positions among the hits fetched, whose ids have these ranks, in the order to show them."""
        docs = [place_of(rank) for rank in ranks]
        order = _spread(docs[:REACH]) if self.spreads else list(range(len(docs)))
        order += range(len(order), len(docs))
        return order[self.skip : self.skip + self.show]


def stretch(query: Query, limit: int, offset: int) -> Stretch:
    """What to fetch for the hits of the query from this offset on; beyond REACH the order is the engine's."""
    if limit < 1 or offset >= REACH or narrows_to_documents(query):
        return Stretch(offset, limit, 0, limit, spreads=False)
    return Stretch(0, max(REACH, offset + limit), offset, limit)


def narrows_to_documents(query: Query) -> bool:
    """True if a hit must be of a document that is named by id, file or title."""
    return any(_names_document(clause) for clause in query.clauses if clause.occur is Occur.MUST)


def _names_document(clause: Clause) -> bool:
    return any(
        isinstance(atom, DocPrefix) or (isinstance(atom, Words) and atom.place is TextPart.TITLE)
        for atom in Query((clause,)).atoms()
    )


def _spread(docs: Sequence[int]) -> list[int]:
    """Positions of these documents: ten with at most three of each, as far as there are, then the rest."""
    taken: Counter[int] = Counter()
    lead: list[int] = []
    for position, doc in enumerate(docs):
        if len(lead) < _FIRST and taken[doc] < _EACH:
            taken[doc] += 1
            lead.append(position)
    chosen = set(lead)
    return lead + [position for position in range(len(docs)) if position not in chosen]
