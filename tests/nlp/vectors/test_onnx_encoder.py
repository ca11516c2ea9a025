"""A model's graph gives texts that mean alike vectors that point alike, whatever is in the texts."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UsageError
from nlp.vectors.adding import add_model
from nlp.vectors.encoder import Encoder
from nlp.vectors.model_folder import GRAPH, TOKENIZER, ModelCard, graph_hash, read_card, write_card
from nlp.vectors.onnx_encoder import open_encoder
from tests.nlp.vectors.toy import DIMENSION, ToyEncoder, toy_model

pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
pytest.importorskip("tokenizers", reason="tokenizers is not installed")


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    return open_encoder(toy_model(tmp_path_factory.mktemp("toy")))


def test_words_of_one_thing_have_one_vector(toy: Encoder) -> None:
    rows = toy.encode(["Solar exports grew", "photovoltaic shipments climbed", "chip"])
    assert np.allclose(rows @ rows.T, [[1, 1, 0], [1, 1, 0], [0, 0, 1]], atol=1e-6)


def test_it_says_what_it_is(toy: Encoder, tmp_path: Path) -> None:
    assert (toy.dimension, toy.model) == (DIMENSION, read_card(toy_model(tmp_path)).sha256)


@given(st.lists(st.text(max_size=40), max_size=70))
def test_any_texts_have_a_row_each_of_length_one_or_nothing(toy: Encoder, texts: list[str]) -> None:
    lengths = np.linalg.norm(toy.encode(texts), axis=1)
    assert lengths.shape == (len(texts),)
    assert all(np.isclose(length, 1, atol=1e-5) or length == 0 for length in lengths)


def test_texts_of_unlike_length_and_in_several_batches_are_encoded_as_each_alone(tmp_path: Path) -> None:
    encoder = open_encoder(toy_model(tmp_path), jobs=3)
    texts = [" ".join(["solar", "tariff", "fell", "china"][: 1 + at % 4] * (1 + at % 7)) for at in range(100)]
    together = encoder.encode(texts)
    assert np.allclose(together, [encoder.encode([text])[0] for text in texts], atol=1e-6)
    assert np.allclose(together, ToyEncoder().encode(texts), atol=1e-6)


def test_the_first_tokens_vector_may_stand_for_the_text(tmp_path: Path) -> None:
    rows = open_encoder(toy_model(tmp_path, pooling="cls")).encode(["solar chip chip", "photovoltaic"])
    assert np.allclose(rows[0], rows[1])


def test_what_the_model_wants_before_a_query_stands_before_queries_alone(tmp_path: Path) -> None:
    encoder = open_encoder(toy_model(tmp_path, pooling="cls", query_prefix="chip "))
    rows = [encoder.encode(["solar"], asked=asked)[0] for asked in (True, False)]
    assert np.allclose([row @ encoder.encode(["semiconductor"])[0] for row in rows], [1, 0])


def test_a_graph_that_cannot_be_run_is_told(tmp_path: Path) -> None:
    folder = toy_model(tmp_path)
    (folder / GRAPH).write_bytes(b"no graph")
    write_card(folder, ModelCard("toy", graph_hash(folder / GRAPH)))
    with pytest.raises(UsageError, match="cannot be run"):
        open_encoder(folder)
    folder = toy_model(tmp_path)
    (folder / TOKENIZER).write_text("{}")
    with pytest.raises(UsageError, match="cannot be run"):
        open_encoder(folder)


@pytest.mark.parametrize("missing", ["onnxruntime", "tokenizers"])
def test_a_missing_library_is_told_with_what_brings_it(
    tmp_path: Path, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(UsageError, match=r"pip install 'figtrace\[vectors\]'"):
        open_encoder(toy_model(tmp_path))


REAL = os.environ.get("FIGTRACE_TEST_MODEL", "")


@pytest.mark.skipif(not REAL, reason="FIGTRACE_TEST_MODEL names no real model, as a folder or jar")
def test_a_real_model_knows_that_photovoltaic_cells_are_solar(tmp_path: Path) -> None:
    add_model(REAL, tmp_path / "model")
    rows = open_encoder(tmp_path / "model").encode(
        [
            "Imports of solar cells grew.",
            "Shipments of photovoltaic modules climbed.",
            "The cat sat on the mat.",
        ]
    )
    assert rows[0] @ rows[1] > 0.5 > 0.2 > rows[0] @ rows[2]
