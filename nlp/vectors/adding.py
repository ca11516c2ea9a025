"""A model for vectors brought into a folder: from a folder, from a jar or zip, or from a hub.

Only `hub:` uses the network, by the client library that comes with tokenizers.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from corpus.errors import UsageError
from nlp.vectors.model_folder import GRAPH, TOKENIZER, ModelCard, graph_hash, read_card, write_card
from nlp.vectors.onnx_encoder import MISSING

__all__ = ["HUB", "add_model"]

HUB = "hub:"
_LARGEST = 2_000_000_000
"""Bytes of a graph; the models that pay on a processor have a hundredth of that."""
_GRAPHS = ("onnx/model_quint8_avx2.onnx", "onnx/model_quantized.onnx", "onnx/model.onnx", "model.onnx")
"""Where hubs keep graphs, the smallest first."""


def add_model(source: str, folder: Path) -> ModelCard:
    """The card of the model that stands in this folder now, in place of one that stood there.

    `source` is a folder with `model.onnx` and `tokenizer.json`, a jar or zip with one of each, or `hub:NAME`.
    A model without a card gets one: mean of its tokens, 256 of them.

    Raises:
        UsageError: if there is no model there, or it cannot be fetched or written.
    """
    with _beside(folder) as made:
        card = _fill(source, made)
        write_card(made, replace(card, sha256=graph_hash(made / GRAPH)))
        found = read_card(made)
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(made, folder)
    return found


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A new folder beside this one, gone at the end unless it was renamed."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".model-") as scratch:
            made = Path(scratch, "model")
            made.mkdir()
            yield made
    except OSError as exc:
        raise UsageError(f"the model cannot be kept in {folder}: {exc.strerror or exc}") from exc


def _fill(source: str, made: Path) -> ModelCard:
    """Put the graph and the tokenizer there; what the source says of itself, its hash left open."""
    if source.startswith(HUB):
        return _from_hub(source.removeprefix(HUB), made)
    path = Path(source).expanduser()
    if path.is_dir():
        return _from_folder(path, made)
    if path.is_file() and zipfile.is_zipfile(path):
        return _from_archive(path, made)
    raise UsageError(f"{source} is no model: expected a folder, a jar or zip that carries one, or {HUB}NAME")


def _from_folder(path: Path, made: Path) -> ModelCard:
    for name in (GRAPH, TOKENIZER):
        if not (path / name).is_file():
            raise UsageError(f"{path} is no model: {name} is missing")
        shutil.copyfile(path / name, made / name)
    return read_card(path) if (path / "model.toml").exists() else ModelCard(path.name, "")


def _from_archive(path: Path, made: Path) -> ModelCard:
    with zipfile.ZipFile(path) as archive:
        files = [info for info in archive.infolist() if not info.is_dir()]
        for name, ending in ((GRAPH, ".onnx"), (TOKENIZER, "tokenizer.json")):
            found = [info for info in files if info.filename.endswith(ending)]
            if len(found) != 1 or found[0].file_size > _LARGEST:
                raise UsageError(f"{path} is no model: expected one file *{ending}, found {len(found)}")
            try:
                with archive.open(found[0]) as packed, (made / name).open("wb") as file:
                    shutil.copyfileobj(packed, file)
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as exc:
                raise UsageError(f"{path} is damaged ({exc}): fetch it again") from exc
    return ModelCard(path.stem, "")


def _from_hub(name: str, made: Path) -> ModelCard:
    try:
        from huggingface_hub import hf_hub_download, list_repo_files
        from huggingface_hub.errors import HfHubHTTPError, HFValidationError
    except ImportError as exc:
        raise UsageError(MISSING) from exc
    try:
        files = set(list_repo_files(name))
        graph = next((one for one in _GRAPHS if one in files), None)
        if graph is None or TOKENIZER not in files:
            raise UsageError(f"{HUB}{name} has no graph for onnxruntime, or no {TOKENIZER}: take another")
        for target, wanted in ((GRAPH, graph), (TOKENIZER, TOKENIZER)):
            shutil.copyfile(hf_hub_download(name, wanted), made / target)
    except (HfHubHTTPError, HFValidationError, OSError) as exc:
        raise UsageError(f"{HUB}{name} cannot be fetched: {str(exc).splitlines()[0][:200]}") from exc
    return ModelCard(name, "")
