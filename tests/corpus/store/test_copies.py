"""A copied document is found like the one it was copied from, under an id of its own."""

from corpus.store.claim_queries import ClaimFilter, find_claims
from corpus.store.copies import copy_documents
from corpus.store.entity_queries import count_entities
from corpus.store.store import Store
from tests.corpus.store.made import claim_of, mention_of, put
from tests.strategies import document_of

DOCUMENT = document_of("Mali sold $5.")


def test_copies_have_all_that_was_understood_and_are_not_copied_again() -> None:
    with Store.in_memory() as store:
        put(
            store,
            DOCUMENT,
            entities=[mention_of(DOCUMENT, "Mali", "place:MLI")],
            claims=[claim_of(DOCUMENT, "$5")],
        )
        with store.transaction():
            for mark in ("1", "22"):
                copy_documents(store, mark)
        ids = [DOCUMENT.id, f"{DOCUMENT.id}-1", f"{DOCUMENT.id}-22"]
        assert [one.id for one in store.summaries()] == ids
        assert [row.doc for row in find_claims(store, ClaimFilter(entity="Mali"))] == ids
        assert [(one.mentions, one.documents) for one in count_entities(store)] == [(3, 3)]
        assert {page.doc for page in store.page_outcomes()} == set(ids)
        assert store.producer(store.summaries()[2].id) == "t"
