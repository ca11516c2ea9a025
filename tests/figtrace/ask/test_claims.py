"""Claims as they are listed."""

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
