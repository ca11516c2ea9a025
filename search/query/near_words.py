"""Words of a corpus that a misspelt one may mean."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["MOST", "edits_of", "nearest"]

MOST = 3
"""Words that are offered."""


def edits_of(word: str) -> int:
    """Letters that a word of this length may differ by: one up to five letters, else two, none up to two."""
    return min(2, len(word) // 3)


def nearest(word: str, listed: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Of words with the number of passages that have each, the likest; of equals the commonest."""
    from rapidfuzz.distance import OSA

    reach = edits_of(word)
    near = [
        (OSA.distance(word, term, score_cutoff=reach), -count, term)
        for term, count in listed
        if term != word and abs(len(term) - len(word)) <= reach and not any(map(str.isdigit, term))
    ]
    return tuple(term for distance, _, term in sorted(near)[:MOST] if distance <= reach)
