"""Vectors of a corpus's passages: made by the model beside it, brought up to it, told of.

A corpus has vectors where a person added a model: `vectors/model` in its folder. Passages whose text has a
vector already, in whatever document, keep it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UsageError
from corpus.geometry import DocId
from corpus.settings import Settings
from corpus.store import Store
from search.index import document_prints
from search.passages import Passage, passages, place_of_doc, rank_of

if TYPE_CHECKING:
    from nlp.vectors import Encoder, ModelCard
    from search.vectors import Table, Vectors

__all__ = ["VectorsLine", "add_vectors", "drop_vectors", "update_vectors", "vectors_line"]

_AT_ONCE = 512
"""Texts that are encoded together, from however many documents: enough for batches of like length."""


@dataclass(frozen=True, slots=True)
class VectorsLine:
    """What a corpus has of vectors."""

    model: str
    licence: str
    sha256: str
    dimension: int
    passages: int
    documents: int
    stale: int
    """Documents whose vectors are missing or older than they are."""


def add_vectors(
    store: Store, settings: Settings, source: str, *, jobs: int, on_document: Callable[[DocId], None]
) -> ModelCard:
    """The model that was brought beside the corpus, after its vectors were made.

    Raises:
        UsageError: if there is no model at the source, or it cannot be run.
        EngineError: if the vectors cannot be written.
    """
    from nlp.vectors import add_model, open_encoder

    card = add_model(source, settings.vectors / "model")
    update_vectors(store, settings, open_encoder(settings.vectors / "model", jobs=jobs), on_document)
    return card


def update_vectors(
    store: Store, settings: Settings, encoder: Encoder, on_document: Callable[[DocId], None] = lambda _: None
) -> int:
    """Passages that were encoded: those whose text had no vector by this model; the rest is taken over.

    Raises:
        EngineError: if the vectors cannot be written.
    """
    from search.vectors import write_vectors

    making = _Making(encoder, _of_same_model(settings.vectors, encoder.model))
    prints = document_prints(store)
    for doc in sorted(prints, key=place_of_doc):
        making.take(doc, prints[doc], store)
        on_document(doc)
    write_vectors(settings.vectors, making.finished())
    return making.encoded


def _of_same_model(folder: Path, model: str) -> Vectors | None:
    from corpus.errors import EngineError
    from search.vectors import open_vectors

    try:
        found = open_vectors(folder)
    except EngineError:
        return None  # damaged or of another form: all are made anew
    return found if found is not None and found.model == model else None


class _Making:
    """New vectors in the making, beside older ones of the same model."""

    def __init__(self, encoder: Encoder, old: Vectors | None) -> None:
        self._encoder, self._old = encoder, old
        self._known = old.by_text() if old is not None else {}
        self._documents: dict[DocId, tuple[str, int, int]] = {}
        self._ids: list[str] = []
        self._hashes: list[bytes] = []
        self._waiting: dict[bytes, str] = {}
        self._made: list[Table] = []
        self._at: dict[bytes, int] = {}
        self.encoded = 0

    def take(self, doc: DocId, content: str, store: Store) -> None:
        """The document's passages: those of an unchanged document without a look at it."""
        from search.vectors import text_hash

        first, old = len(self._ids), self._old
        kept = old.documents.get(doc) if old is not None else None
        if old is not None and kept is not None and kept.content == content:
            rows = range(kept.first, kept.first + kept.rows)
            self._ids += [old.ids[row].decode("ascii") for row in rows]
            self._hashes += [old.texts[row].tobytes() for row in rows]
        else:
            for passage in passages(store.document(doc), store.annotations(doc)):
                text = encoded_text(passage)
                hashed = text_hash(text)
                self._ids.append(passage.id)
                self._hashes.append(hashed)
                if hashed not in self._known and hashed not in self._at:
                    self._waiting[hashed] = text
        self._documents[doc] = (content, first, len(self._ids) - first)
        if len(self._waiting) >= _AT_ONCE:
            self._encode()

    def _encode(self) -> None:
        from search.vectors import packed

        start = self.encoded
        for at, hashed in enumerate(self._waiting):
            self._at[hashed] = start + at
        self._made.append(packed(self._encoder.encode(list(self._waiting.values()))))
        self.encoded += len(self._waiting)
        self._waiting = {}

    def finished(self) -> Vectors:
        """All vectors, in the order of the passages' ids."""
        import numpy as np

        from search.vectors import Kept, Vectors, joined

        if self._waiting or not (self._made or self._old):
            self._encode()
        tables = ([self._old.table] if self._old else []) + self._made
        beyond = len(self._old.table) if self._old else 0
        rows = [self._known[h] if h in self._known else beyond + self._at[h] for h in self._hashes]
        hashes = np.frombuffer(b"".join(self._hashes), np.uint64).reshape(-1, 2)
        return Vectors(
            self._encoder.model,
            self._encoder.dimension,
            {doc: Kept(*kept) for doc, kept in self._documents.items()},
            joined(tables).taken(rows),
            np.array(self._ids, "S28"),
            np.array([rank_of(name) for name in self._ids], np.int64),
            hashes,
        )


def encoded_text(passage: Passage) -> str:
    """What is encoded of a passage: what governs it, then its words."""
    return f"{passage.context}\n{passage.text}" if passage.context else passage.text


def drop_vectors(settings: Settings) -> bool:
    """True if there were vectors or a model, which are gone now; search goes by words alone."""
    there = settings.vectors.is_dir()
    shutil.rmtree(settings.vectors, ignore_errors=True)
    return there


def vectors_line(store: Store, settings: Settings) -> VectorsLine:
    """What the corpus has of vectors.

    Raises:
        UsageError: if it has no model.
        EngineError: if its vectors are damaged.
    """
    from nlp.vectors import read_card
    from search.vectors import open_vectors

    if not settings.vectors.is_dir():
        raise UsageError("this corpus has no vectors: `figtrace vectors add MODEL` makes them")
    card, found = read_card(settings.vectors / "model"), open_vectors(settings.vectors)
    prints = document_prints(store)
    if found is None or found.model != card.sha256:
        return VectorsLine(card.name, card.licence, card.sha256, 0, 0, 0, len(prints))
    stale = len(found.stale(prints))
    return VectorsLine(
        card.name, card.licence, card.sha256, found.dimension, len(found.ids), len(found.documents), stale
    )
