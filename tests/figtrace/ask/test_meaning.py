"""A query's meaning is near the passages that say the same in other words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.geometry import DocId
from corpus.settings import Settings
from corpus.store import Store
from figtrace.ask.meaning import Meanings, open_meanings
from figtrace.library.vectors import update_vectors
from search.passages import rank_of
from search.query import parse_query
from search.vectors import open_vectors
from tests.figtrace.small_corpus import put, store_of
from tests.nlp.vectors.toy import ToyEncoder, toy_model
from tests.strategies import document_of

SUN = document_of("Photovoltaic shipments climbed.", doc="a1")
STEEL = document_of("Semiconductor sales shrank.", doc="b2")


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with store_of(SUN, STEEL) as store:
        yield store


@pytest.fixture(name="meanings")
def _meanings(store: Store, tmp_path: Path) -> Meanings:
    settings = Settings(tmp_path)
    update_vectors(store, settings, ToyEncoder())
    found = open_vectors(settings.vectors)
    assert found is not None
    return Meanings(found, ToyEncoder(), 0)


def test_the_nearest_says_it_in_other_words(meanings: Meanings) -> None:
    meaning = meanings.of(parse_query("solar exports"))
    assert meaning is not None
    first, second = meaning.nearest(5)
    assert first.likeness > second.likeness
    assert rank_of(first.id) in meanings.vectors.places
    assert [one.id for one in meaning.nearest(5, {rank_of(second.id)})] == [second.id]
    assert len(meaning.nearest(1)) == 1


def test_only_the_words_that_rank_are_meant(meanings: Meanings) -> None:
    meaning = meanings.of(parse_query("solar year:2008 firm:Suntech"))
    assert meaning is not None
    assert meaning.vector.tolist() == ToyEncoder().encode(["solar"])[0].tolist()
    assert meanings.of(parse_query("year:2008")) is None


def test_a_corpus_without_a_model_has_no_meanings(store: Store, tmp_path: Path) -> None:
    assert open_meanings(store, Settings(tmp_path / "none")) is None


def test_vectors_of_another_model_are_none_and_older_ones_are_counted(store: Store, tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    settings = Settings(tmp_path)
    toy_model(settings.vectors / "model")
    assert open_meanings(store, settings) is None
    update_vectors(store, settings, ToyEncoder())
    assert open_meanings(store, settings) is None
    from nlp.vectors import open_encoder

    update_vectors(store, settings, open_encoder(settings.vectors / "model"))
    put(store, document_of("Levy rose.", doc="c3"))
    found = open_meanings(store, settings)
    assert found is not None
    assert found.stale == 1
    assert DocId("c3" * 32) in found.vectors.stale({DocId("c3" * 32): "x"})


def test_several_passages_mean_what_they_have_in_common(meanings: Meanings) -> None:
    meaning = meanings.of_texts(["Photovoltaic shipments climbed.", "Solar exports rose."])
    assert meaning is not None
    assert float(meaning.vector @ meaning.vector) == pytest.approx(1.0, abs=1e-5)
    first = meaning.nearest(1)[0]
    assert first.id == meanings.of(parse_query("solar exports")).nearest(1)[0].id  # type: ignore[union-attr]


@pytest.mark.parametrize("texts", [[], [""]])
def test_without_words_nothing_is_meant(meanings: Meanings, texts: list[str]) -> None:
    assert meanings.of_texts(texts) is None
