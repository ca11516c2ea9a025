"""What is shown of passages that belong together: quotes of different documents, and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from corpus.english import flat
from corpus.geometry import DocId, PageNo
from corpus.quick import dataclass
from corpus.store import Store, Summary, ThemePlace, claims_within, find_claim

if TYPE_CHECKING:
    from figtrace.ask.claims import ClaimView

__all__ = ["ThemeQuote", "figures_in", "quotes"]

_LONGEST = 500
"""Characters of an example: about a short paragraph."""
_UNSEEN = ("blocks", "maths", "references", "tables")
"""Parts of a document that a quote does not show, and that take most of the time to read."""
_IN_TURN = 3
"""Figures of a document before those of others come."""


@dataclass(frozen=True, slots=True)
class ThemeQuote:
    """A passage that belongs to a theme."""

    doc: DocId
    document: str
    year: int | None
    page: PageNo
    label: str
    """Printed page number; "" where there is none."""
    text: str
    """Its beginning."""
    likeness: float
    """To the theme, from 0 to 1; for a query the engine's score."""


def quotes(store: Store, places: Iterable[ThemePlace], limit: int) -> Iterator[ThemeQuote]:
    """The first passage of each document, so many documents at most."""
    shelf = {summary.id: summary for summary in store.summaries()}
    best: dict[DocId, ThemePlace] = {}
    for place in places:
        if len(best) < limit:
            best.setdefault(place.doc, place)
    return (_quote(store, place, shelf[place.doc]) for place in best.values())


def _quote(store: Store, place: ThemePlace, summary: Summary) -> ThemeQuote:
    document = store.document(place.doc, without=_UNSEEN)
    page = document.pages[place.page]
    text = _beginning(flat(place.span.of(document.text)))
    name = summary.title or summary.source
    return ThemeQuote(place.doc, name, summary.year, page.number, page.label, text, place.weight)


def _beginning(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def figures_in(
    store: Store, places: Iterable[ThemePlace], limit: int, *, boxes: bool = True
) -> tuple[ClaimView, ...]:
    """Figures that stand in the passages, in their order, a few of each document before more of it."""
    from figtrace.ask.claims import claim_views

    rows = (find_claim(store, claim) for claim in _spread(_claims_of(store, places), limit))
    return tuple(claim_views(store, (row for row in rows if row), boxes=boxes))


def _claims_of(store: Store, places: Iterable[ThemePlace]) -> Iterator[tuple[DocId, str]]:
    """Claims of the passages with their document, in the order of the passages."""
    return ((place.doc, claim) for place in places for claim in claims_within(store, place.doc, place.span))


def _spread(claims: Iterator[tuple[DocId, str]], limit: int) -> list[str]:
    seen: Counter[DocId] = Counter()
    first: list[str] = []
    later: list[str] = []
    for doc, claim in claims:
        (first if seen[doc] < _IN_TURN else later).append(claim)
        seen[doc] += 1
        if len(first) >= limit:
            break
    return [*first, *later][:limit]
