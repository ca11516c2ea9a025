"""What a query means, for an engine to count in beside its words; nothing where a corpus has no vectors."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.settings import Settings
from corpus.store import Store
from search.engine import Likely
from search.query import Query
from search.query.clauses import Occur, Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from nlp.vectors import Encoder
    from search.vectors import Vectors

__all__ = ["Meanings", "open_meanings"]


@dataclass(frozen=True, slots=True)
class Meanings:
    """The vectors of a corpus with the model that made them."""

    vectors: Vectors
    encoder: Encoder
    stale: int
    """Documents of the corpus whose vectors are missing or older than they are."""

    def of(self, query: Query) -> _QueryMeaning | None:
        """What the query means; None where it has no words to rank by."""
        ranks = (clause.atom for clause in query.clauses if clause.occur is Occur.RANK)
        words = " ".join(atom.text for atom in ranks if isinstance(atom, Words))
        if not words:
            return None
        return _QueryMeaning(self.vectors, self.encoder.encode([words], asked=True)[0])

    def of_texts(self, texts: Sequence[str]) -> _QueryMeaning | None:
        """What these passages mean together: the mean of their vectors; None where they have no words."""
        import numpy as np

        mean = self.encoder.encode(texts).sum(axis=0) if texts else np.zeros(0)
        length = float(np.linalg.norm(mean))
        return _QueryMeaning(self.vectors, (mean / length).astype(np.float32)) if length else None


@dataclass(frozen=True, slots=True)
class _QueryMeaning:
    vectors: Vectors
    vector: NDArray[np.float32]

    def nearest(self, most: int, among: Collection[int] | None = None) -> Sequence[Likely]:
        import numpy as np

        where = None
        if among is not None:
            where = np.zeros(len(self.vectors.places), np.bool_)
            where[self.vectors.rows_of(among)] = True
        found = self.vectors.table.nearest(self.vector, most, where)
        ids = self.vectors.ids[[one.row for one in found]].tolist()
        return [Likely(id_.decode("ascii"), one.likeness) for id_, one in zip(ids, found, strict=True)]

    def likeness(self, ranks: Collection[int]) -> Mapping[int, float]:
        rows = self.vectors.rows_of(ranks)
        found = self.vectors.table.likeness(self.vector, rows)
        return dict(zip(self.vectors.places[rows].tolist(), found.tolist(), strict=True))


def open_meanings(store: Store, settings: Settings) -> Meanings | None:
    """The meanings of this corpus; None where nobody added a model.

    Raises:
        UsageError: if the model cannot be run.
        EngineError: if the vectors are damaged.
    """
    if not settings.vectors.is_dir():
        return None
    from nlp.vectors import open_encoder
    from search.index import document_prints
    from search.vectors import open_vectors

    found = open_vectors(settings.vectors)
    encoder = open_encoder(settings.vectors / "model")
    if found is None or found.model != encoder.model or found.dimension != encoder.dimension:
        return None
    return Meanings(found, encoder, len(found.stale(document_prints(store))))
