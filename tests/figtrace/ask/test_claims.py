"""Claims are asked for as a person types, listed with page, quote and box, and explained."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.annotations import Annotations, Entity, Kind, Label
from corpus.errors import UsageError
from corpus.geometry import Span
from corpus.store import ClaimFilter, Store, find_claims
from figtrace.ask.claims import ClaimAnswer, ClaimQuestion, ask_claims, claim_views, explain_claim
from tests.figtrace.small_corpus import MAKERS, put, store_of
from tests.strategies import document_of, one_claim


def test_a_claim_is_listed_with_page_quote_and_box() -> None:
    document = document_of("Imports were  $92 in 2008.", title="Trade")
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            store.put_document(document, run=run)
            store.put_annotations(
                document, one_claim(document, "$92", "92", flow="M", period="2008"), run=run
            )
        (view,) = claim_views(store, find_claims(store, ClaimFilter()))
    assert (view.figure, view.flow, view.period, view.page, view.source) == ("$92", "M", "2008", 1, "Trade")
    assert view.quote == "Imports were $92 in 2008."
    assert view.boxes


def test_claims_beside_an_entity_are_those_whose_sentence_mentions_it() -> None:
    """An entity of the page, or letters that look like its name, are not beside the figure."""
    document = document_of("Somalia sold $5. Mali did not.")
    sold = Span(0, 16)
    (claim,) = one_claim(document, "$5", "5").claims
    mentions = (
        Entity(Span(0, 7), Label.PLACE, "place:SOM", "Somalia", "list"),
        Entity(Span(17, 21), Label.PLACE, "place:MLI", "Mali", "list"),
    )
    made = Annotations(
        document.id, document.text_sha, "t", entities=mentions, claims=(replace(claim, sentence=sold),)
    )
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            store.put_document(document, run=run)
            store.put_annotations(document, made, run=run)
        beside = {
            name: len(claim_views(store, find_claims(store, ClaimFilter(entity=name))))
            for name in ("Somalia", "place:SOM", "Mali", "place:MLI", "Som")
        }
    assert beside == {"Somalia": 1, "place:SOM": 1, "Mali": 0, "place:MLI": 0, "Som": 0}


# -- questions -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        {"year": "soon"},
        {"value": "many"},
        {"near": "much"},
        {"value": "1..2", "near": "3"},
        {"kind": "colour"},
        {"flow": "Q"},
    ],
)
def test_a_question_that_means_nothing_is_refused(asked: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        ClaimQuestion(**asked)


def test_what_is_typed_becomes_the_filter_that_is_meant() -> None:
    asked = ClaimQuestion(
        measure="imports", area="USA", partner="CHN", flow="RX", product="8541", unit="USD", kind="share",
        words="cells", entity="firm:a", year="2005..2009", value="5..7",
    )  # fmt: skip
    assert asked.filter == ClaimFilter(
        measure="imports", area="USA", partner="CHN", flow="RX", product="8541", unit="USD", kind="share",
        words="cells", entity="firm:a", years=(2005, 2009), value_lo=Decimal(5), value_hi=Decimal(7),
    )  # fmt: skip
    assert ClaimQuestion().filter == ClaimFilter(without_kind=Kind.STATISTIC)


def test_statistics_are_shown_only_where_they_are_asked_for() -> None:
    words = "Imports rose by 4 percent. The estimated coefficient is 0.42."
    with store_of(document_of(words, doc="d5", title="Errors"), MAKERS) as store:
        every = find_claims(store, ClaimFilter())
        hidden = [row.surface for row in every if row.claim.figure.kind is Kind.STATISTIC]
        assert hidden
        assert not set(hidden) & set(figures_of(ask_claims(store, ClaimQuestion(), limit=9)))
        assert figures_of(ask_claims(store, ClaimQuestion(kind="statistic"), limit=9)) == hidden


@pytest.fixture(name="priced")
def _priced() -> Iterator[Store]:
    words = "Imports rose by 4 percent. Exports rose by 9 percent. Output rose by 5 percent."
    with store_of(document_of(words, doc="d4", title="Cells"), MAKERS) as store:
        yield store


def figures_of(answer: ClaimAnswer) -> list[str]:
    return [claim.figure for claim in answer.claims]


def test_claims_are_cut_at_the_limit_and_said_to_be_so(priced: Store) -> None:
    every = ask_claims(priced, ClaimQuestion(unit="%"), limit=9)
    assert (len(every.claims), every.are_more) == (4, False)
    first = ask_claims(priced, ClaimQuestion(unit="%"), limit=3)
    assert (first.claims, first.are_more) == (every.claims[:3], True)
    assert not ask_claims(priced, ClaimQuestion(unit="%"), limit=4).are_more


def test_claims_near_a_value_come_nearest_first(priced: Store) -> None:
    assert figures_of(ask_claims(priced, ClaimQuestion(near="40"), limit=9)) == ["40 percent"]
    close = document_of("Imports rose by 40.4 percent. Exports rose by 39.9 percent.", doc="e5")
    put(priced, close)
    assert figures_of(ask_claims(priced, ClaimQuestion(near="40"), limit=2)) == ["40 percent", "39.9 percent"]
    assert ask_claims(priced, ClaimQuestion(near="40", unit="USD"), limit=9) == ClaimAnswer((), False)


def test_claims_of_one_document_are_asked_by_its_name(priced: Store) -> None:
    found = ask_claims(priced, ClaimQuestion(doc="Makers"), limit=9)
    assert {claim.source for claim in found.claims} == {"Makers"}
    with pytest.raises(UsageError):
        ask_claims(priced, ClaimQuestion(doc="Nothing of the kind"), limit=9)


def test_a_claim_is_explained_by_where_it_stands_and_by_its_rules(priced: Store) -> None:
    (claim,) = ask_claims(priced, ClaimQuestion(near="40"), limit=1).claims
    words, place, *rules = explain_claim(priced, claim.id)
    assert words.startswith("“40 percent” in “Foxconn assembled")
    assert place == "Makers, page 1"
    assert rules


@pytest.mark.parametrize(("name", "told"), [("zz", "is the id of no claim"), ("", "names 5 claims")])
def test_an_id_that_means_no_one_claim_is_refused(priced: Store, name: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        explain_claim(priced, name)
