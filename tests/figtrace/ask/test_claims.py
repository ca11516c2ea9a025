"""Claims as they are listed."""

from dataclasses import replace

from corpus.annotations import Annotations, Entity, Label
from corpus.geometry import Span
from corpus.store import ClaimFilter, Store, find_claims
from figtrace.ask.claims import claim_views
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
