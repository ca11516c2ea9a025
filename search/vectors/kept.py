"""The files of vectors: columns of NumPy beside the corpus, and a manifest that says of what they are.

vectors/manifest.json   {"form": 1, "name": "7f3a…", "model": SHA-256, "dimension": 384,
                         "documents": {DOC: [PRINT, FIRST ROW, ROWS]}}
vectors/7f3a….bits.npy  and rows, scales, ids, places, texts

The manifest is replaced in one step when all columns are lasting, so that a kill leaves the older ones.
A place is the number that an index orders its passages by; a text is known again by its hash.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import EngineError
from corpus.files import read_regular
from corpus.geometry import DocId
from search.vectors.rows import Table

__all__ = ["Kept", "Vectors", "open_vectors", "text_hash", "write_vectors"]

_FORM = 1
"""The form of the files; vectors in another form are told as absent and made again."""
_MANIFEST = "manifest.json"
_LARGEST = 500_000_000
"""Bytes of a manifest that are read: one entry takes about a hundred, so that millions of passages fit and a
foreign file does not fill the memory."""
_REMEDY = "run `figtrace vectors update`"


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the vectors of a document stand."""

    content: str
    """Print of the document that they were made of."""
    first: int
    rows: int


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of a corpus by one model."""

    model: str
    dimension: int
    documents: Mapping[DocId, Kept]
    table: Table
    ids: NDArray[np.bytes_]
    """Of each row the id of its passage."""
    places: NDArray[np.int64]
    """Of each row the rank of its passage, as `search.passages.rank_of` gives it; they rise."""
    texts: NDArray[np.uint64]
    """Of each row the hash of its text, two words."""

    def stale(self, prints: Mapping[DocId, str]) -> tuple[DocId, ...]:
        """Documents of a corpus with these prints whose vectors are missing or older."""
        held = {doc: kept.content for doc, kept in self.documents.items()}
        return tuple(sorted(doc for doc, content in prints.items() if held.get(doc) != content))

    def rows_of(self, ranks: Collection[int]) -> NDArray[np.intp]:
        """The rows of those passages of these ranks that have one, in their order."""
        sought = np.sort(np.fromiter(ranks, np.int64, len(ranks)))
        at = np.searchsorted(self.places, sought)
        there = at < len(self.places)
        at, sought = at[there], sought[there]
        found: NDArray[np.intp] = at[self.places[at] == sought]
        return found

    def by_text(self) -> dict[bytes, int]:
        """For each hash of a text a row that has it."""
        return {self.texts[row].tobytes(): row for row in range(len(self.texts))}


def text_hash(text: str) -> bytes:
    """Sixteen bytes of the text's BLAKE2."""
    from hashlib import blake2b

    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def open_vectors(folder: Path) -> Vectors | None:
    """The vectors in this folder, their columns mapped and not read; None where there are none.

    Raises:
        EngineError: if they are damaged.
    """
    try:
        data = json.loads(read_regular(folder / _MANIFEST, most=_LARGEST).decode("utf-8"))
        if data["form"] != _FORM:
            raise EngineError(f"the vectors in {folder} were made by another version of figtrace: {_REMEDY}")
        bits, rows, scales, ids, places, texts = (
            np.load(path, mmap_mode="r") for path in _files(folder, data["name"])
        )
        documents = {
            DocId(doc): Kept(str(made), int(at), int(size))
            for doc, (made, at, size) in data["documents"].items()
        }
        found = Vectors(
            str(data["model"]),
            int(data["dimension"]),
            documents,
            Table(bits, rows, scales),
            ids,
            places,
            texts,
        )
        _check(found)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, RecursionError) as exc:
        raise EngineError(f"the vectors in {folder} are damaged ({exc}): {_REMEDY}") from exc
    return found


def _check(found: Vectors) -> None:
    size, table = len(found.places), found.table
    words = -(-found.dimension // 64)
    shapes = (table.bits.shape, table.rows.shape, table.scales.shape, found.ids.shape, found.texts.shape)
    if shapes != ((size, words), (size, found.dimension), (size,), (size,), (size, 2)):
        raise ValueError("columns of unequal length")
    if any(not 0 <= kept.first <= kept.first + kept.rows <= size for kept in found.documents.values()):
        raise ValueError("a document beyond the columns")
    if np.any(np.diff(found.places) <= 0):
        raise ValueError("passages out of order")


def _files(folder: Path, name: str) -> Iterator[Path]:
    if not str(name).isalnum():
        raise ValueError("a name of columns that is none")
    return (
        folder / f"{name}.{column}.npy" for column in ("bits", "rows", "scales", "ids", "places", "texts")
    )


def write_vectors(folder: Path, vectors: Vectors) -> None:
    """Keep these vectors in place of those that are there.

    Raises:
        EngineError: if they cannot be written.
    """
    name, table = secrets.token_hex(8), vectors.table
    documents = {doc: (kept.content, kept.first, kept.rows) for doc, kept in vectors.documents.items()}
    manifest = {
        "form": _FORM,
        "name": name,
        "model": vectors.model,
        "dimension": vectors.dimension,
        "documents": documents,
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        columns = (table.bits, table.rows, table.scales, vectors.ids, vectors.places, vectors.texts)
        for path, column in zip(_files(folder, name), columns, strict=True):
            with path.open("wb") as file:
                np.save(file, np.ascontiguousarray(column), allow_pickle=False)
                os.fsync(file.fileno())
        draft = folder / f"{_MANIFEST}.{os.getpid()}"
        draft.write_text(json.dumps(manifest), encoding="utf-8")
        draft.replace(folder / _MANIFEST)
        for old in folder.glob("*.npy"):
            if not old.name.startswith(f"{name}."):
                old.unlink(missing_ok=True)
    except OSError as exc:
        raise EngineError(f"vectors cannot be written to {folder}: {exc.strerror or exc}") from exc
