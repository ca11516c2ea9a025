import pytest

from corpus.annotations import Annotations, Citation, Entity, Label
from corpus.errors import StoreError
from corpus.geometry import DocId, Span
from corpus.store import Store, read_prose
from tests.strategies import document_of


def _stored(*paragraphs: str) -> tuple[Store, DocId]:
    store, document = Store.in_memory(), document_of(*paragraphs)
    entities = (Entity(Span(0, 5), Label.PERSON, "person:~smith", "Smith", "model"),)
    citations = (Citation(Span(0, 5)),)
    made = Annotations(document.id, document.text_sha, "t", entities=entities, citations=citations)
    run = store.begin_run("ingest", "0")
    with store.transaction():
        store.put_document(document, run=run)
        store.put_annotations(document, made, run=run)
    return store, document.id


def test_paragraphs_come_with_their_places_and_what_stands_in_them() -> None:
    store, doc = _stored('Smith says: "text":"no"', "Trade grew.")
    with store:
        prose = read_prose(store, doc)
        assert [block.span.of(prose.text) for block in prose.blocks][1] == "Trade grew."
        assert [block.follows for block in prose.blocks] == [False, True]
        assert prose.citations == (Span(0, 5),)
        assert [(one.label, one.name) for one in prose.names] == [(Label.PERSON, "Smith")]


def test_names_and_citations_are_left_out_where_only_words_are_wanted() -> None:
    store, doc = _stored("Smith says so.")
    with store:
        assert read_prose(store, doc, named=False).names == ()


def test_a_document_that_is_not_here_is_said() -> None:
    with Store.in_memory() as store, pytest.raises(StoreError, match="not in the corpus"):
        read_prose(store, DocId("f" * 64))
