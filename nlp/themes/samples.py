"""Samples of texts with the themes of each, by which a number is chosen and what all have in common kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from nlp.themes.factors import Matrix, Reduced, factors, reduced, start
from nlp.themes.matrix import kinship, with_kinship

__all__ = ["agreed", "paired", "sampled", "samples"]

_SAMPLES = 8
"""Samples by which a number of themes is judged: agreement of pairs, of which eight give 28."""
_SAMPLED = 3000
"""Texts of a sample at most: more change the number seldom and the time much."""
_SHARE = 0.8
"""Of the texts in each sample (Greene, O'Callaghan and Cunningham, How many topics?, 2014)."""
_ROUNDS = 25
"""Steps for a sample, of which only the order of terms is used; that settles earlier than the factors."""


def samples(counted: Any, texts: Any, seed: int) -> list[Reduced]:
    """The matrices of some samples of the texts, reduced."""
    size = max(1, int(min(_SAMPLED, _SHARE * texts.shape[0])))
    made = []
    for sample in range(_SAMPLES):
        rows = np.random.default_rng((seed, sample)).choice(texts.shape[0], size, replace=False)
        made.append(reduced(with_kinship(texts[rows], kinship(counted[rows])), sample))
    return made


def agreed(made: Sequence[Matrix]) -> Matrix:
    """What the themes of all samples have in common: the mean of those that are alike.

    Each sample's themes are paired with those of the first so that likeness is greatest; means of matched
    factors are steadier than any one of them (consensus NMF: Kotliar and others, eLife 8, 2019).
    """
    first = _unit(made[0])
    whole = first.copy()
    for themes in made[1:]:
        whole += _unit(themes)[paired(first, themes)]
    mean: Matrix = (whole / len(made)).astype(np.float32)
    return mean


def paired(these: Matrix, those: Matrix) -> list[int]:
    """For each of these themes the position of the one of those that is its pair; -1 where none is left."""
    from scipy.optimize import linear_sum_assignment

    likeness = _unit(these) @ _unit(those).T
    rows, columns = linear_sum_assignment(-likeness)
    found = [-1] * len(these)
    for row, column in zip(rows, columns, strict=True):
        found[row] = int(column)
    return found


def sampled(tables: Sequence[Reduced], n: int) -> list[Matrix]:
    """So many themes of each sample."""
    return [factors(table, start(table, n), _ROUNDS).themes for table in tables]


def _unit(themes: Matrix) -> Matrix:
    made: Matrix = themes / np.maximum(1e-9, np.linalg.norm(themes, axis=1, keepdims=True))
    return made
