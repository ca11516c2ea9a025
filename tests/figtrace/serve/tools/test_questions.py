"""Questions answered as the commands answer them, in portions."""

from __future__ import annotations

from figtrace.ask.claims import ClaimQuestion
from figtrace.serve.tools.at_hand import AtHand
from figtrace.serve.tools.questions import claims_of, passages_of, series_of


def test_passages_go_on_where_the_answer_before_ended(at_hand: AtHand) -> None:
    whole = passages_of(at_hand, "Lenovo", limit=10)
    first = passages_of(at_hand, "Lenovo", limit=1)
    assert first.next == 1
    rest = passages_of(at_hand, "Lenovo", limit=10, offset=1)
    assert (*first.hits, *rest.hits) == whole.hits
    assert whole.next is rest.next is None
    assert whole.coverage.startswith("3 documents with ")


def test_claims_go_on_where_the_answer_before_ended(at_hand: AtHand) -> None:
    whole = claims_of(at_hand, ClaimQuestion())
    first = claims_of(at_hand, ClaimQuestion(), limit=1)
    rest = claims_of(at_hand, ClaimQuestion(), offset=first.next or 0)
    assert len(whole.claims) == 2
    assert (*first.claims, *rest.claims) == whole.claims


def test_a_series_holds_what_names_a_period_alone(at_hand: AtHand) -> None:
    found = series_of(at_hand, ClaimQuestion(unit="USD"))
    (point,) = found.series[0].points
    assert (point.figure, point.period, found.total, found.next) == ("$5 billion", "2008", 1, None)
    undated = series_of(at_hand, ClaimQuestion(unit="%"))
    assert (undated.series, undated.undated) == ((), 1)
