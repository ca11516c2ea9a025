"""Meanings for the labelled sets of retrieval: a vector of each of their texts, kept for the next run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.geometry import DocId
from figtrace.ask.meaning import Meanings
from nlp.vectors import open_encoder
from search.passages import Passage, rank_of
from search.vectors import Kept, Vectors, open_vectors, packed, text_hash, write_vectors

__all__ = ["meanings_of"]


def meanings_of(model: Path, passages: Sequence[Passage], keep: Path) -> Meanings:
    """The meanings of these passages by the model; their vectors stay in the folder `keep`."""
    passages = sorted(passages, key=lambda passage: rank_of(passage.id))
    encoder = open_encoder(model, jobs=os.cpu_count() or 1)
    found = open_vectors(keep)
    if found is None or found.model != encoder.model or len(found.ids) != len(passages):
        texts = [passage.text for passage in passages]
        hashes = np.frombuffer(b"".join(map(text_hash, texts)), np.uint64).reshape(-1, 2)
        ids = [passage.id for passage in passages]
        found = Vectors(
            encoder.model,
            encoder.dimension,
            {DocId("bench"): Kept("", 0, len(ids))},
            packed(encoder.encode(texts)),
            np.array(ids, "S28"),
            np.array([rank_of(name) for name in ids], np.int64),
            hashes,
        )
        write_vectors(keep, found)
    return Meanings(found, encoder, 0)
