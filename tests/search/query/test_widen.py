"""A query's doc: and the names of files; entities' names are tested with the projection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import QueryError
from corpus.geometry import DocId
from corpus.settings import Settings
from corpus.store import Store
from search.engine import Engine, open_engine
from search.index import rebuild
from search.query.clauses import AnyOf, DocPrefix, Occur
from search.query.language import parse_query
from search.query.widen import widen_names
from tests.search.samples import Piece, doc_id, document


def filed(source: str) -> Document:
    """A document of a word, in this file."""
    return replace(document(Piece(f"Trade of {source}."), name=source), source=source)


SOURCES = (
    "papers/Lindqvist-Moreau_2009.pdf",
    "papers/okafor-tan-2009.pdf",
    "C:\\lindqvist\\Mu\u0308ller.pdf",
)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.in_memory() as made:
        put(made, *SOURCES)
        yield made


def put(store: Store, *sources: str) -> None:
    run = store.begin_run("test", "1")
    with store.transaction():
        for source in sources:
            store.put_document(filed(source), run=run)


def ids(store: Store, text: str) -> list[str]:
    (clause,) = widen_names(parse_query(text), store).clauses
    options = clause.atom.options if isinstance(clause.atom, AnyOf) else (clause.atom,)
    return [atom.prefix for atom in options if isinstance(atom, DocPrefix)]


@pytest.mark.parametrize(
    ("part", "files"),
    [
        ("lindqvist", [0]),  # the folder of the third is not its name
        ("LINDQVIST-moreau_2009.pdf", [0]),
        ("2009", [0, 1]),
        ("m\u00fcller", [2]),
        ("papers", []),
        ("zzz", []),
    ],
)
def test_a_part_of_a_files_name_is_joined_by_the_ids(store: Store, part: str, files: list[int]) -> None:
    found = ids(store, f"doc:{part}")
    assert found[0] == part.lower()
    assert sorted(found[1:]) == sorted(doc_id(SOURCES[n]) for n in files)


def test_the_beginning_of_an_id_stays_as_it_is(store: Store) -> None:
    text = f"doc:{doc_id(SOURCES[0])[:12]}"
    assert widen_names(parse_query(text), store) == parse_query(text)


def test_a_file_that_must_not_be_is_widened_too_and_keeps_its_sign(store: Store) -> None:
    _, clause = widen_names(parse_query("trade -doc:lindqvist"), store).clauses
    assert (clause.occur, isinstance(clause.atom, AnyOf)) == (Occur.NOT, True)


def test_a_part_of_very_many_names_is_refused_with_what_to_do(store: Store) -> None:
    put(store, *(f"paper-{n}.pdf" for n in range(257)))
    with pytest.raises(QueryError, match=r"257 files' names.*give more of the name"):
        widen_names(parse_query("doc:paper-"), store)


@pytest.fixture
def engine(store: Store, tmp_path: Path) -> Iterator[Engine]:
    with open_engine("tantivy", Settings(tmp_path)) as made:
        rebuild(store, made)
        yield made


@pytest.mark.parametrize(
    ("text", "files"),
    [("doc:lindqvist", {0}), ("trade -doc:lindqvist", {1, 2}), ("doc:okafor OR doc:lindqvist", {0, 1})],
)
def test_a_file_is_found_by_a_part_of_its_name(
    store: Store, engine: Engine, text: str, files: set[int]
) -> None:
    answer = engine.find(widen_names(parse_query(text), store))
    assert {hit.doc for hit in answer.hits} == {DocId(doc_id(SOURCES[n])) for n in files}
