"""Tools that ask the corpus: passages, claims, every published value of one thing by period."""

from __future__ import annotations

from figtrace.ask.claims import ClaimQuestion, ask_claims
from figtrace.ask.passages import ask_passages, passage_query
from figtrace.ask.series import ask_series, with_contested
from figtrace.check.conflicts import contested_claims
from figtrace.check.inquiry.coverage import corpus_coverage
from figtrace.serve.tools.answers import ClaimsAnswer, PassagesAnswer, SeriesFound
from figtrace.serve.tools.at_hand import AtHand
from figtrace.serve.tools.paging import portion

__all__ = ["claims_of", "passages_of", "series_of"]


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


def series_of(at_hand: AtHand, asked: ClaimQuestion, *, limit: int = 5, offset: int = 0) -> SeriesFound:
    """The series that `figtrace series` lists, from the offset on.

    Raises:
        UsageError: if the question names no document, or several.
    """
    with at_hand.store() as store:
        found = ask_series(store, asked, limit=offset + limit)
        found = with_contested(found, contested_claims(store, asked.filter))
        coverage = corpus_coverage(store).sentence
    rest = len(found.series) < found.total
    given = portion(found.series[offset:], start=offset, limit=limit, are_more=rest)
    return SeriesFound(given.records, found.total, found.undated, given.next, coverage)
