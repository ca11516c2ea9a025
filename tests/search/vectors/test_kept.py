"""Vectors are read as they were written, by halves never, and damaged ones are told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.errors import EngineError
from corpus.geometry import DocId
from search.vectors.kept import Kept, Vectors, open_vectors, text_hash, write_vectors
from search.vectors.rows import packed

TEXTS = ("one", "two", "three")


def made(model: str = "m") -> Vectors:
    return Vectors(
        model,
        8,
        {DocId("a"): Kept("print a", 0, 2), DocId("b"): Kept("print b", 2, 1)},
        packed(np.eye(3, 8, dtype=np.float32)),
        np.array([f"{at:015x}-{'0' * 12}" for at in range(3)], "S28"),
        np.arange(3, dtype=np.int64),
        np.frombuffer(b"".join(map(text_hash, TEXTS)), np.uint64).reshape(-1, 2),
    )


def test_vectors_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_vectors(tmp_path, made())
    found = open_vectors(tmp_path)
    assert found is not None
    assert (found.model, found.dimension, found.documents) == ("m", 8, made().documents)
    assert found.ids.tolist() == made().ids.tolist()
    assert found.table.nearest(np.eye(3, 8, dtype=np.float32)[1], 1)[0].row == 1
    assert found.by_text()[text_hash("three")] == 2


def test_rows_are_found_by_the_ranks_of_passages() -> None:
    assert made().rows_of({2, 0, 99, -4}).tolist() == [0, 2]
    assert made().rows_of(()).tolist() == []


def test_newer_vectors_take_the_place_of_older_ones(tmp_path: Path) -> None:
    write_vectors(tmp_path, made())
    write_vectors(tmp_path, made("newer"))
    found = open_vectors(tmp_path)
    assert found is not None
    assert found.model == "newer"
    assert len(list(tmp_path.glob("*.npy"))) == 6


def test_columns_that_a_kill_left_behind_answer_nothing(tmp_path: Path) -> None:
    write_vectors(tmp_path, made())
    (tmp_path / "manifest.json").rename(tmp_path / "manifest.json.1")
    assert open_vectors(tmp_path) is None
    assert open_vectors(tmp_path / "none") is None


def test_documents_that_changed_or_came_are_stale() -> None:
    prints = {DocId("a"): "print a", DocId("b"): "another", DocId("c"): "print c"}
    assert made().stale(prints) == ("b", "c")


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / "manifest.json").write_text("{"),
        lambda folder: (folder / "manifest.json").write_text('{"form": 9}'),
        lambda folder: (folder / "manifest.json").write_text('{"form": 1, "name": "../x"}'),
        lambda folder: next(folder.glob("*.bits.npy")).write_bytes(b""),
        lambda folder: next(folder.glob("*.rows.npy")).write_bytes(b"\x93NUMPY"),
        lambda folder: np.save(next(folder.glob("*.scales.npy")), np.ones(2, np.float32)),
        lambda folder: np.save(next(folder.glob("*.places.npy")), np.array([1, 0, 2], np.int64)),
        lambda folder: np.save(next(folder.glob("*.ids.npy")), np.array([object()]), allow_pickle=True),
    ],
)
def test_damaged_vectors_are_told(tmp_path: Path, harm: object) -> None:
    write_vectors(tmp_path, made())
    harm(tmp_path)  # type: ignore[operator]
    with pytest.raises(EngineError, match="figtrace vectors update"):
        open_vectors(tmp_path)


def test_columns_that_are_gone_are_none(tmp_path: Path) -> None:
    write_vectors(tmp_path, made())
    next(tmp_path.glob("*.texts.npy")).unlink()
    assert open_vectors(tmp_path) is None
