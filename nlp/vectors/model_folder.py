"""A model is a folder: `model.onnx`, `tokenizer.json`, and `model.toml`, which says how they are used.

name = "all-MiniLM-L6-v2"
pooling = "mean"          # or "cls": the first token's vector stands for the text
max_tokens = 256
passage_prefix = ""       # what the model wants before a passage, and before a query
query_prefix = ""
sha256 = "afdb6f1a…"      # of model.onnx; a file that differs is refused
licence = "Apache-2.0"
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from corpus.errors import UsageError
from corpus.files import read_regular

__all__ = ["GRAPH", "POOLINGS", "TOKENIZER", "ModelCard", "graph_hash", "read_card", "write_card"]

GRAPH, TOKENIZER, _CARD = "model.onnx", "tokenizer.json", "model.toml"
"""The files of a model's folder, the first two as sentence-transformers exports them."""
POOLINGS = ("mean", "cls")
"""How vectors of tokens become that of a text: their mean, or the first token's (Reimers and Gurevych,
2019)."""
_LARGEST_CARD = 100_000
"""Bytes: a card has ten lines; what is larger is another file."""
_PIECE = 1 << 20
"""Bytes hashed at a time, so that a model of any size is not held whole."""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What model.toml says."""

    name: str
    sha256: str
    """Of model.onnx, in lower-case hexadecimals."""
    pooling: str = "mean"
    max_tokens: int = 256
    """Longer texts are cut there: what the small models were trained on."""
    passage_prefix: str = ""
    query_prefix: str = ""
    licence: str = ""

    def __post_init__(self) -> None:
        if self.pooling not in POOLINGS:
            raise UsageError(f"{_CARD}: pooling {self.pooling!r} is unknown; known are {', '.join(POOLINGS)}")
        if not 8 <= self.max_tokens <= 8192:
            raise UsageError(f"{_CARD}: max_tokens = {self.max_tokens}; expected 8 to 8192")


def read_card(folder: Path) -> ModelCard:
    """The card of the model in this folder, whose graph is the one that the card names.

    Raises:
        UsageError: if a file is missing, the card cannot be understood, or the graph is another.
    """
    for name in (GRAPH, TOKENIZER, _CARD):
        if not (folder / name).is_file():
            raise UsageError(f"{folder} is no model: {name} is missing; `figtrace vectors add` makes one")
    card = _card(folder / _CARD)
    if graph_hash(folder / GRAPH) != card.sha256:
        raise UsageError(f"{folder / GRAPH} is not the graph that {_CARD} names: add the model again")
    return card


def _card(path: Path) -> ModelCard:
    try:
        data = tomllib.loads(read_regular(path, most=_LARGEST_CARD).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError) as exc:
        raise UsageError(f"{path}: {exc}; correct the file or add the model again") from exc
    kinds = {field.name: int if field.name == "max_tokens" else str for field in fields(ModelCard)}
    for name, value in data.items():
        if type(value) is not kinds.get(name):
            raise UsageError(f"{path}: {name} = {value!r} is not understood; known are {', '.join(kinds)}")
    if not {"name", "sha256"} <= data.keys():
        raise UsageError(f"{path}: name and sha256 must be there")
    return ModelCard(**data)


def write_card(folder: Path, card: ModelCard) -> None:
    """Write model.toml; a string of JSON is one of TOML.

    Raises:
        OSError: if it cannot be written.
    """
    values = ((field.name, getattr(card, field.name)) for field in fields(card))
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values]
    (folder / _CARD).write_text("\n".join(lines) + "\n", encoding="utf-8")


def graph_hash(path: Path) -> str:
    """SHA-256 of the file."""
    made = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            made.update(piece)
    return made.hexdigest()
