"""Two rankings of one query made one: by words and by meaning.

A weighted sum of scores, each scaled from 0 to 1. What words do not have among their first hundred counts 0
there; what they have is compared by meaning too, near or not. Measured, also against reciprocal ranks: ADR
0011. Both engines' hits are fused by this, so that both rank alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["DEPTH", "Fused", "fuse"]

DEPTH = 100
"""Hits of each ranking that count."""
_WEIGHT = 0.5
"""Words and meaning weigh the same: which of them is the better one depends on the query, and it is not known
before. At 1 the order is that of words alone, at 0 that of meaning alone."""


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage in the ranking of both, by its rank among ids."""

    place: int
    score: float
    """From 0 to 1."""
    by_words: float | None
    """Its own score by words; None where it is not among the best by words."""
    by_meaning: float | None
    """Its cosine; None where it has no vector."""


def fuse(words: Mapping[int, float], meaning: Mapping[int, float]) -> list[Fused]:
    """The passages of both rankings, given by place with their scores; best first, equals by place."""
    scaled_words, scaled_meaning = _scaled(words), _scaled(meaning)
    found = (
        Fused(
            place,
            _WEIGHT * scaled_words.get(place, 0) + (1 - _WEIGHT) * scaled_meaning.get(place, 0),
            words.get(place),
            meaning.get(place),
        )
        for place in words.keys() | meaning.keys()
    )
    return sorted(found, key=lambda one: (-one.score, one.place))


def _scaled(scores: Mapping[int, float]) -> dict[int, float]:
    """The scores from 0 to 1; all are 1 where they are equal."""
    least, most = min(scores.values(), default=0.0), max(scores.values(), default=0.0)
    if most == least:
        return dict.fromkeys(scores, 1.0)
    return {place: (score - least) / (most - least) for place, score in scores.items()}
