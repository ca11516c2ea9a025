"""Non-negative factors of a sparse matrix, by way of its singular vectors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["Factors", "Matrix", "Reduced", "factors", "nearest", "reduced", "start"]

Matrix = npt.NDArray[np.float32]

_RANK = 64
"""Singular vectors kept: twice as many as there may be themes."""
_TINY = np.float32(1e-9)


@dataclass(frozen=True, slots=True)
class Reduced:
    """A matrix by its largest singular vectors: left * strengths @ right, nearly."""

    left: Matrix
    strengths: Matrix
    right: Matrix


def reduced(table: Any, seed: int) -> Reduced:
    """The matrix reduced (Halko, Martinsson and Tropp, 2011)."""
    from sklearn.utils.extmath import randomized_svd

    rank = max(1, min(_RANK, *table.shape))
    left, strengths, right = randomized_svd(table, rank, n_iter=3, random_state=seed)
    return Reduced(left.astype(np.float32), strengths.astype(np.float32), right.astype(np.float32))


def start(table: Reduced, n: int) -> Matrix:
    """Where factors begin: the sides of the singular vectors with one sign (NNDSVD, Boutsidis, 2008)."""
    made = np.zeros((n, table.right.shape[1]), np.float32)
    for at in range(min(n, len(table.strengths))):
        left, right = table.left[:, at], table.right[at]
        sides = [np.maximum(right, 0), np.maximum(-right, 0)]
        weights = [np.linalg.norm(np.maximum(sign * left, 0)) for sign in (1, -1)]
        best = int(np.argmax([weights[side] * np.linalg.norm(sides[side]) for side in (0, 1)]))
        made[at] = sides[best] * np.sqrt(table.strengths[at])
    return made


@dataclass(frozen=True, slots=True)
class Factors:
    """Weights of the terms in each theme, and how much of the matrix they leave out."""

    themes: Matrix
    loss: float
    """Squared distance from the matrix, its own length left out: of two the lower is the better."""


def factors(table: Reduced, begin: Matrix, rounds: int) -> Factors:
    """Non-negative factors of the matrix, from where they begin.

    By hierarchical alternating least squares (Cichocki and Phan, 2009) on the reduced matrix, which takes a
    time that does not grow with the filled cells (Zhou, Cichocki and Xie, 2012).
    """
    left, right = table.left * table.strengths, table.right
    themes = begin + _TINY
    texts: Matrix = np.maximum(_TINY, left @ (right @ themes.T))
    texts *= np.sum(texts * (left @ (right @ themes.T))) / np.sum((texts.T @ texts) * (themes @ themes.T))
    for _ in range(rounds):
        texts = _improved(texts.T, themes @ themes.T, (left @ (right @ themes.T)).T).T
        themes = _improved(themes, texts.T @ texts, (texts.T @ left) @ right)
    fit = np.sum(((texts.T @ left) @ right) * themes)
    loss = float(np.sum((texts.T @ texts) * (themes @ themes.T)) - 2 * fit)
    return Factors((themes * np.linalg.norm(texts, axis=0)[:, None]).astype(np.float32), loss)


def _improved(rows: Matrix, gram: Matrix, pull: Matrix) -> Matrix:
    """Each row once moved to where the error is least while the others stand still."""
    for k in range(len(rows)):
        rows[k] = np.maximum(_TINY, rows[k] + (pull[k] - gram[k] @ rows) / max(_TINY, gram[k, k]))
    return rows


def nearest(table: Any, themes: Matrix) -> Matrix:
    """Likeness of each text to each theme: the cosine of their weights, from 0 to 1."""
    lengths = np.maximum(_TINY, np.linalg.norm(themes, axis=1, keepdims=True))
    return np.asarray(table @ (themes / lengths).T, np.float32)
