from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import StoreError
from corpus.settings import Settings
from corpus.store import Store
from search.engine import Engine, open_engine
from search.index import catch_up, document_records, index_documents, rebuild
from search.query.clauses import AnyOf, Named
from search.query.language import parse_query
from search.query.widen import widen_names
from tests.search.samples import Piece, claim, doc_id, document, entity, notes


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with open_engine("tantivy", Settings(tmp_path)) as engine:
        yield engine


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.in_memory() as store:
        for name in ("one", "two"):
            keep(store, document(Piece(f"Foxconn sold $5 worth of {name}."), name=name))
        yield store


def keep(store: Store, made: Document) -> None:
    """Put the document into the store, with a claim and an entity."""
    said = claim(made, "$5", made.text.strip(), "5", "5")
    firm = entity(made, "Foxconn", "firm:honhai", "Hon Hai")
    run = store.begin_run("test", "1")
    with store.transaction():
        store.put_document(made, run=run)
        store.put_annotations(made, notes(made, entities=[firm], claims=[said]), run=run)


def total(engine: Engine, query: str) -> int:
    return engine.find(parse_query(query)).total


def test_a_rebuild_puts_every_document_of_the_store_into_the_index(store: Store, engine: Engine) -> None:
    seen: list[str] = []
    docs = rebuild(store, engine, seen.append)
    assert seen == list(docs)
    assert engine.documents() == {doc_id("one"), doc_id("two")}
    assert (total(engine, "sold"), total(engine, "unit:USD"), total(engine, "firm:foxconn")) == (2, 2, 2)


def test_a_rebuild_forgets_what_the_store_does_not_hold(store: Store, engine: Engine) -> None:
    with Store.in_memory() as other:
        keep(other, document(Piece("Foxconn sold $5 elsewhere."), name="three"))
        rebuild(other, engine)
    rebuild(store, engine)
    assert total(engine, "elsewhere") == 0


def test_a_document_that_changed_is_indexed_anew(store: Store, engine: Engine) -> None:
    rebuild(store, engine)
    keep(store, document(Piece("Foxconn sold $5 worth of something else."), name="one"))
    index_documents(store, engine, [doc_id("one")])
    assert (total(engine, "something"), total(engine, "sold"), engine.count().claims) == (1, 2, 2)


def test_catching_up_adds_what_is_missing_and_removes_what_is_gone(store: Store, engine: Engine) -> None:
    with Store.in_memory() as other:
        keep(other, document(Piece("Foxconn sold $5 elsewhere."), name="three"))
        rebuild(other, engine)
    index_documents(store, engine, [doc_id("two")])
    assert catch_up(store, engine) == (doc_id("one"),)
    assert engine.documents() == {doc_id("one"), doc_id("two")}
    assert catch_up(store, engine) == ()


def test_catching_up_brings_a_document_that_changed_in_the_store(store: Store, engine: Engine) -> None:
    rebuild(store, engine)
    assert catch_up(store, engine) == ()
    keep(store, document(Piece("Foxconn sold $5 worth of something else."), name="one"))
    assert catch_up(store, engine) == (doc_id("one"),)
    assert (total(engine, "something"), total(engine, "sold")) == (1, 2)


def test_catching_up_brings_a_document_whose_annotations_came_later(engine: Engine) -> None:
    made = document(Piece("Foxconn sold $5 elsewhere."), name="one")
    with Store.in_memory() as store:
        run = store.begin_run("test", "1")
        with store.transaction():
            store.put_document(made, run=run)
        assert catch_up(store, engine) == (made.id,)
        assert engine.count().claims == 0
        keep(store, made)
        assert catch_up(store, engine) == (made.id,)
        assert engine.count().claims == 1


def test_catching_up_brings_a_document_that_was_cut_off(store: Store, engine: Engine) -> None:
    rebuild(store, engine)
    engine.remove(doc_id("one"))
    engine.add(list(document_records(store, doc_id("one")))[:1])  # and then the program was killed
    engine.commit()
    assert engine.documents() == {doc_id("one"), doc_id("two")}
    assert catch_up(store, engine) == (doc_id("one"),)
    assert (engine.count().passages, engine.count().claims) == (2, 2)


def test_a_document_without_a_passage_is_not_indexed_again_and_again(engine: Engine) -> None:
    with Store.in_memory() as store:
        run = store.begin_run("test", "1")
        with store.transaction():
            store.put_document(document(name="picture"), run=run)
        assert catch_up(store, engine) == (doc_id("picture"),)
        assert catch_up(store, engine) == ()


def test_a_document_that_is_not_in_the_store_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError, match="not in the corpus"):
        list(document_records(store, doc_id("nowhere")))


def test_a_document_without_annotations_has_passages_alone() -> None:
    made = document(Piece("Plain."))
    with Store.in_memory() as store:
        run = store.begin_run("test", "1")
        with store.transaction():
            store.put_document(made, run=run)
        assert len(list(document_records(store, made.id))) == 1


def test_a_name_is_widened_to_the_keys_that_bear_it_in_the_store(store: Store) -> None:
    (clause,) = widen_names(parse_query("firm:FOXCONN"), store).clauses
    assert isinstance(clause.atom, AnyOf)
    assert [atom.name for atom in clause.atom.options if isinstance(atom, Named)] == ["FOXCONN", "honhai"]


def test_a_name_that_nobody_bears_and_a_query_without_names_stay(store: Store) -> None:
    for text in ("firm:nobody", "firm:honhai", "trade year:2008", "place:foxconn"):
        assert widen_names(parse_query(text), store) == parse_query(text)


def test_an_alias_finds_where_only_another_name_stands(store: Store, engine: Engine) -> None:
    made = document(Piece("HH sold $5 more."), name="three")
    run = store.begin_run("test", "1")
    with store.transaction():
        store.put_document(made, run=run)
        mention = entity(made, "HH", "firm:honhai", "Hon Hai")
        store.put_annotations(made, notes(made, entities=[mention]), run=run)
    rebuild(store, engine)
    assert engine.find(parse_query("firm:Foxconn")).total == 2
    assert engine.find(widen_names(parse_query("firm:Foxconn"), store)).total == 3
