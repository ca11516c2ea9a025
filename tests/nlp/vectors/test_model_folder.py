"""A model's card says how it is used, and a graph that is not the one it names is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.errors import UsageError
from nlp.vectors.model_folder import GRAPH, ModelCard, read_card, write_card
from tests.nlp.vectors.toy import toy_model


def test_a_card_is_read_as_it_was_written(tmp_path: Path) -> None:
    folder = toy_model(tmp_path / "m")
    card = ModelCard('n "1"', read_card(folder).sha256, "cls", 128, "passage: ", "query: ", "MIT\n")
    write_card(folder, card)
    assert read_card(folder) == card


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "model.toml"])
def test_a_folder_without_one_of_its_files_is_no_model(tmp_path: Path, name: str) -> None:
    folder = toy_model(tmp_path / "m")
    (folder / name).unlink()
    with pytest.raises(UsageError, match=re.escape(f"{name} is missing")):
        read_card(folder)


def test_another_graph_than_the_card_names_is_refused(tmp_path: Path) -> None:
    folder = toy_model(tmp_path / "m")
    with (folder / GRAPH).open("ab") as file:
        file.write(b"x")
    with pytest.raises(UsageError, match=r"not the graph that model\.toml names"):
        read_card(folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = 1", "name = 1 is not understood"),
        ("colour = 'red'", "colour = 'red' is not understood"),
        ("max_tokens = true", "max_tokens = True is not understood"),
        ("name = 'x'", "name and sha256 must be there"),
        ("name = 'x'\nsha256 = ''\npooling = 'max'", "pooling 'max' is unknown; known are mean, cls"),
        ("name = 'x'\nsha256 = ''\nmax_tokens = 1", "expected 8 to 8192"),
        ("name = ", "correct the file"),
        ("\x00", "correct the file"),
    ],
)
def test_a_card_that_cannot_be_meant_is_told(tmp_path: Path, text: str, said: str) -> None:
    folder = toy_model(tmp_path / "m")
    (folder / "model.toml").write_text(text)
    with pytest.raises(UsageError, match=said):
        read_card(folder)
