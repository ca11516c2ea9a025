"""Vectors of a corpus follow it, and no text that has a vector is encoded again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.geometry import DocId
from corpus.settings import Settings
from corpus.store import Store
from figtrace.library.vectors import add_vectors, drop_vectors, update_vectors, vectors_line
from search.passages import passages
from search.vectors import Vectors, open_vectors
from tests.figtrace.small_corpus import LEAVERS, MAKERS, UNDATED, put, store_of
from tests.nlp.vectors.toy import DIMENSION, ToyEncoder, toy_model
from tests.strategies import document_of


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with store_of(MAKERS, LEAVERS) as store:
        yield store


@pytest.fixture(name="settings")
def _settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "corpus")


def kept(settings: Settings) -> Vectors:
    found = open_vectors(settings.vectors)
    assert found is not None
    return found


def ids(store: Store, *docs: DocId) -> list[str]:
    return [one.id for doc in docs for one in passages(store.document(doc), store.annotations(doc))]


def test_every_passage_has_a_vector(store: Store, settings: Settings) -> None:
    encoded = update_vectors(store, settings, ToyEncoder())
    made = kept(settings)
    assert (made.dimension, len(made.documents)) == (DIMENSION, 2)
    assert sorted(name.decode() for name in made.ids) == sorted(ids(store, MAKERS.id, LEAVERS.id))
    assert encoded == len(made.ids)


def test_what_is_unchanged_is_not_encoded_again(store: Store, settings: Settings) -> None:
    update_vectors(store, settings, ToyEncoder())
    put(store, UNDATED)
    encoder = ToyEncoder()
    assert update_vectors(store, settings, encoder) == len(encoder.seen) == 1
    assert "Lenovo" in encoder.seen[0]
    assert len(kept(settings).documents) == 3
    assert update_vectors(store, settings, ToyEncoder()) == 0


def test_a_text_that_stands_in_another_document_keeps_its_vector(store: Store, settings: Settings) -> None:
    update_vectors(store, settings, ToyEncoder())
    put(store, document_of("Hon Hai left China. Lenovo did not leave.", doc="f6", title="Copy"))
    assert update_vectors(store, settings, ToyEncoder()) == 0
    made = kept(settings)
    copy, original = (made.documents[doc] for doc in (DocId("f6" * 32), LEAVERS.id))
    assert made.table.rows[copy.first].tolist() == made.table.rows[original.first].tolist()


def test_a_removed_document_leaves(store: Store, settings: Settings) -> None:
    update_vectors(store, settings, ToyEncoder())
    with store.transaction():
        store.remove_document(MAKERS.id)
    update_vectors(store, settings, ToyEncoder())
    assert list(kept(settings).documents) == [LEAVERS.id]
    assert [name.decode() for name in kept(settings).ids] == ids(store, LEAVERS.id)


def test_another_model_makes_all_anew(store: Store, settings: Settings) -> None:
    update_vectors(store, settings, ToyEncoder())
    other = ToyEncoder()
    other.model = "another"
    assert update_vectors(store, settings, other) == len(other.seen) == len(kept(settings).ids)


def test_an_empty_corpus_has_no_vectors(settings: Settings) -> None:
    with Store.in_memory() as store:
        assert update_vectors(store, settings, ToyEncoder()) == 0
    assert len(kept(settings).ids) == 0


def test_a_model_is_added_and_told_and_dropped(store: Store, settings: Settings, tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    with pytest.raises(UsageError, match="figtrace vectors add"):
        vectors_line(store, settings)
    seen: list[DocId] = []
    add_vectors(store, settings, str(toy_model(tmp_path / "toy")), jobs=1, on_document=seen.append)
    assert sorted(seen) == sorted([MAKERS.id, LEAVERS.id])
    line = vectors_line(store, settings)
    assert (line.model, line.dimension, line.documents, line.stale) == ("toy", DIMENSION, 2, 0)
    put(store, UNDATED)
    assert vectors_line(store, settings).stale == 1
    assert drop_vectors(settings)
    assert not drop_vectors(settings)
