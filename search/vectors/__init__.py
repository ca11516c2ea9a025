"""Vectors of passages beside the corpus: kept, found again by their texts, ranked."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from search.vectors.fusion import Fused, fuse
    from search.vectors.kept import Kept, Vectors, open_vectors, text_hash, write_vectors
    from search.vectors.rows import Nearest, Table, joined, packed

__all__ = [
    "Fused",
    "Kept",
    "Nearest",
    "Table",
    "Vectors",
    "fuse",
    "joined",
    "open_vectors",
    "packed",
    "text_hash",
    "write_vectors",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        fusion="Fused fuse",
        kept="Kept Vectors open_vectors text_hash write_vectors",
        rows="Nearest Table joined packed",
    )
