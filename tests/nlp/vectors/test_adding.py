"""A model is brought in from a folder, from a jar that carries one, or from a hub; from nothing else."""

from __future__ import annotations

import sys
import types
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import UsageError
from nlp.vectors.adding import add_model
from nlp.vectors.model_folder import GRAPH, TOKENIZER, read_card
from tests.nlp.vectors.toy import toy_jar, toy_model


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return toy_model(tmp_path / "source", query_prefix="query: ")


def test_a_folder_is_copied_with_its_card(tmp_path: Path, source: Path) -> None:
    card = add_model(str(source), tmp_path / "corpus" / "model")
    assert card == read_card(source) == read_card(tmp_path / "corpus" / "model")
    assert card.query_prefix == "query: "


def test_a_folder_without_a_card_gets_one(tmp_path: Path, source: Path) -> None:
    sha256 = read_card(source).sha256
    (source / "model.toml").unlink()
    card = add_model(str(source), tmp_path / "model")
    assert (card.name, card.sha256, card.pooling, card.max_tokens) == ("source", sha256, "mean", 256)


def test_a_jar_gives_the_graph_and_the_tokenizer_that_it_carries(tmp_path: Path, source: Path) -> None:
    card = add_model(str(toy_jar(tmp_path / "toy-1.0.jar", source)), tmp_path / "model")
    assert card.name == "toy-1.0"
    for name in (GRAPH, TOKENIZER):
        assert (tmp_path / "model" / name).read_bytes() == (source / name).read_bytes()


def test_another_model_takes_the_place_of_the_first(tmp_path: Path, source: Path) -> None:
    add_model(str(source), tmp_path / "model")
    (tmp_path / "model" / "left-over").touch()
    add_model(str(toy_jar(tmp_path / "b.jar", source)), tmp_path / "model")
    assert sorted(path.name for path in (tmp_path / "model").iterdir()) == [GRAPH, "model.toml", TOKENIZER]


def test_a_model_that_cannot_be_had_leaves_the_one_that_is_there(tmp_path: Path, source: Path) -> None:
    add_model(str(source), tmp_path / "corpus" / "model")
    (source / TOKENIZER).unlink()
    with pytest.raises(UsageError, match=r"tokenizer\.json is missing"):
        add_model(str(source), tmp_path / "corpus" / "model")
    assert read_card(tmp_path / "corpus" / "model").name == "toy"
    assert [path.name for path in (tmp_path / "corpus").iterdir()] == ["model"]


def test_what_is_no_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with zipfile.ZipFile(tmp_path / "a.jar", "w") as jar:
        jar.writestr("a.onnx", "")
        jar.writestr("b.onnx", "")
    for name, said in (("a.txt", "expected a folder"), ("gone", "expected a folder"), ("a.jar", "found 2")):
        with pytest.raises(UsageError, match=said):
            add_model(str(tmp_path / name), tmp_path / "model")


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, Path]], None]:
    """Puts a hub with these files in the client's place."""

    class RefusedError(Exception):
        pass

    def put(files: dict[str, Path]) -> None:
        def list_repo_files(name: str) -> list[str]:
            if name != "toy/model":
                raise RefusedError(f"no {name}\nmore")
            return list(files)

        client = types.ModuleType("huggingface_hub")
        errors = types.ModuleType("huggingface_hub.errors")
        vars(client).update(list_repo_files=list_repo_files, hf_hub_download=lambda _, name: str(files[name]))
        vars(errors).update(HfHubHTTPError=RefusedError, HFValidationError=RefusedError)
        monkeypatch.setitem(sys.modules, "huggingface_hub", client)
        monkeypatch.setitem(sys.modules, "huggingface_hub.errors", errors)

    return put


def test_a_hub_gives_its_smallest_graph(
    tmp_path: Path, source: Path, hub: Callable[[dict[str, Path]], None]
) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"large")
    hub({"model.onnx": other, "onnx/model_quantized.onnx": source / GRAPH, TOKENIZER: source / TOKENIZER})
    card = add_model("hub:toy/model", tmp_path / "model")
    assert (card.name, card.sha256) == ("toy/model", read_card(source).sha256)


def test_a_hub_without_the_model_is_told_in_one_line(
    tmp_path: Path, source: Path, hub: Callable[[dict[str, Path]], None]
) -> None:
    hub({TOKENIZER: source / TOKENIZER})
    with pytest.raises(UsageError, match="hub:toy/model has no graph"):
        add_model("hub:toy/model", tmp_path / "model")
    with pytest.raises(UsageError, match=r"hub:toy/none cannot be fetched: no toy/none$"):
        add_model("hub:toy/none", tmp_path / "model")


def test_a_hub_without_its_client_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    with pytest.raises(UsageError, match=r"figtrace\[vectors\]"):
        add_model("hub:toy/model", tmp_path / "model")
