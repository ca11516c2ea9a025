"""A model of twenty words and eight numbers: a graph that looks each word up, and a tokenizer by spaces.

Words of one thing have one vector, so that "solar" means "photovoltaic" and nothing else does. The graph is
written byte by byte in the wire format of ONNX (onnx.proto3: field numbers stand beside the calls).
"""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from nlp.vectors.encoder import Rows
from nlp.vectors.model_folder import GRAPH, TOKENIZER, ModelCard, graph_hash, write_card

THINGS = (
    ("solar", "photovoltaic"), ("tariff", "duty", "levy"), ("chip", "semiconductor"), ("firm", "company"),
    ("grew", "rose", "climbed"), ("fell", "shrank"), ("china", "chinese"), ("exports", "shipments", "sales"),
)  # fmt: skip
WORDS = ("[UNK]", *(word for thing in THINGS for word in thing))
DIMENSION = len(THINGS)


def table() -> list[list[float]]:
    """The vector of each word; a word that is not known has none."""
    rows = [[0.0] * DIMENSION]
    for at, thing in enumerate(THINGS):
        rows += [[float(at == column) for column in range(DIMENSION)] for _ in thing]
    return rows


class ToyEncoder:
    """The same without a graph; it counts what it was asked to encode."""

    model = "toy" * 21 + "!"
    dimension = DIMENSION

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str], *, asked: bool = False) -> Rows:
        del asked
        self.seen += texts
        known, rows = dict(zip(WORDS, table(), strict=True)), np.zeros((len(texts), DIMENSION), np.float32)
        for at, text in enumerate(texts):
            for word in text.lower().replace(".", " ").split():
                rows[at] += np.array(known.get(word, known["[UNK]"]), np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        made: Rows = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
        return made


def toy_model(folder: Path, *, pooling: str = "mean", query_prefix: str = "") -> Path:
    """The folder, with the model in it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / GRAPH).write_bytes(_graph())
    (folder / TOKENIZER).write_text(json.dumps(_tokenizer()), encoding="utf-8")
    hashed = graph_hash(folder / GRAPH)
    write_card(folder, ModelCard("toy", hashed, pooling=pooling, max_tokens=64, query_prefix=query_prefix))
    return folder


def toy_jar(path: Path, folder: Path) -> Path:
    """A jar that carries the model's graph and tokenizer under other names."""
    with zipfile.ZipFile(path, "w") as jar:
        jar.write(folder / GRAPH, "org/toy/toy.onnx")
        jar.write(folder / TOKENIZER, "org/toy/toy-tokenizer.json")
        jar.writestr("META-INF/MANIFEST.MF", "")
    return path


def _tokenizer() -> object:
    vocabulary = {word: at for at, word in enumerate(WORDS)}
    return {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "post_processor": None,
        "decoder": None, "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"},
        "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": "[UNK]"},
    }  # fmt: skip


def _number(number: int) -> bytes:
    made = bytearray()
    while number > 127:
        made.append(number & 127 | 128)
        number >>= 7
    return bytes([*made, number])


def _int(field: int, value: int) -> bytes:
    return _number(field << 3) + _number(value)


def _bytes(field: int, value: bytes | str) -> bytes:
    raw = value.encode() if isinstance(value, str) else value
    return _number(field << 3 | 2) + _number(len(raw)) + raw


def _value(name: str, kind: int, *sizes: str | int) -> bytes:
    """ValueInfoProto: name 1, type 2; TypeProto: tensor 1; its kind 1, shape 2; dim 1: value 1 or name 2."""
    dims = b"".join(_bytes(1, _int(1, s) if isinstance(s, int) else _bytes(2, s)) for s in sizes)
    return _bytes(1, name) + _bytes(2, _bytes(1, _int(1, kind) + _bytes(2, dims)))


def _graph() -> bytes:
    """ModelProto: version 1, opset 8, graph 7; in that node 1, name 2, tensor 5, input 11, output 12."""
    rows = table()
    raw = b"".join(struct.pack("<f", number) for row in rows for number in row)
    tensor = _int(1, len(rows)) + _int(1, DIMENSION) + _int(2, 1) + _bytes(8, "words") + _bytes(9, raw)
    node = _bytes(1, "words") + _bytes(1, "input_ids") + _bytes(2, "hidden") + _bytes(4, "Gather")
    graph = (
        _bytes(1, node)
        + _bytes(2, "toy")
        + _bytes(5, tensor)
        + _bytes(11, _value("input_ids", 7, "texts", "words"))
        + _bytes(12, _value("hidden", 1, "texts", "words", DIMENSION))
    )
    return _int(1, 8) + _bytes(8, _bytes(1, "") + _int(2, 17)) + _bytes(7, graph)
