"""Tools that ask the corpus: passages, claims, a series of claims by period."""

from __future__ import annotations

from figtrace.ask.claims import ClaimQuestion, ClaimView, ask_claims
from figtrace.ask.passages import ask_passages, passage_query
from figtrace.check.inquiry.coverage import corpus_coverage
from figtrace.serve.tools.answers import ClaimsAnswer, PassagesAnswer
from figtrace.serve.tools.at_hand import AtHand
from figtrace.serve.tools.paging import portion

__all__ = ["claims_of", "passages_of", "series_of"]

_POINTS = 1000
"""Claims of which a series is made; no series of the field has more statements in one corpus."""


def passages_of(
    at_hand: AtHand,
    query: str,
    *,
    firm: str = "",
    product: str = "",
    policy: str = "",
    place: str = "",
    year: str = "",
    limit: int = 10,
    offset: int = 0,
) -> PassagesAnswer:
    """The passages that `figtrace search` finds, from the offset on.

    Raises:
        QueryError: if the query cannot be understood.
        EngineError: if the engine cannot answer.
    """
    asked = passage_query([query], firm=firm, product=product, policy=policy, place=place, year=year)
    with at_hand.store() as store, at_hand.engine() as engine:
        found = ask_passages(store, engine, asked, limit=offset + limit)
        coverage = corpus_coverage(store).sentence
    given = portion(found.hits[offset:], start=offset, limit=limit, are_more=found.shown < found.total)
    return PassagesAnswer(given.records, found.total, found.is_exact, given.next, coverage)


def claims_of(at_hand: AtHand, asked: ClaimQuestion, *, limit: int = 20, offset: int = 0) -> ClaimsAnswer:
    """The claims that `figtrace claims` lists, from the offset on.

    Raises:
        UsageError: if the question names no document, or several.
    """
    with at_hand.store() as store:
        found = ask_claims(store, asked, limit=offset + limit)
        coverage = corpus_coverage(store).sentence
    given = portion(found.claims[offset:], start=offset, limit=limit, are_more=found.are_more)
    return ClaimsAnswer(given.records, given.next, coverage)


def series_of(at_hand: AtHand, asked: ClaimQuestion, *, limit: int = 50, offset: int = 0) -> ClaimsAnswer:
    """The claims that name a period, by period, then in the corpus's order.

    Raises:
        UsageError: if the question names no document, or several.
    """
    with at_hand.store() as store:
        found = ask_claims(store, asked, limit=_POINTS)
        coverage = corpus_coverage(store).sentence
    dated = sorted((claim for claim in found.claims if claim.period), key=_period)
    given = portion(dated[offset:], start=offset, limit=limit)
    return ClaimsAnswer(given.records, given.next, coverage)


def _period(claim: ClaimView) -> str:
    return claim.period
