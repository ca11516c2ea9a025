"""Words of a theme as a person reads them: best first, parts of phrases folded, and the one that names it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from nlp.themes.factors import Matrix

__all__ = ["best_name", "telling", "top_terms"]

_EXCLUSIVE = 0.1
"""How much a word that other themes share loses: 0 nothing, 1 makes weight a lift."""
_ALONE = 0.1
"""What a term keeps of its weight that has no company in the theme."""
_BEST = 20
"""Terms that are a theme's company."""
_NAMING = 0.35
"""A phrase with such a share of the heaviest word's weight names a theme better than that word."""


def telling(themes: Matrix, kin: Any) -> Matrix:
    """Weights of the terms in each theme, less where other themes share the term or its best terms shun it.

    A middle way between weight and lift, as Sievert and Shirley (LDAvis, 2014) found best to read, times the
    company that the term keeps with the theme's best terms (Mimno and others, Optimizing semantic coherence
    in topic models, 2011).
    """
    heavy = themes / np.maximum(1e-9, np.linalg.norm(themes, axis=1, keepdims=True))
    whole = np.maximum(1e-9, heavy.sum(axis=0, keepdims=True))
    made: Matrix = heavy * (heavy / whole) ** _EXCLUSIVE * (_ALONE + _company(heavy, kin))
    return made


def _company(themes: Matrix, kin: Any) -> Matrix:
    """Mean kinship of each term with the best terms of each theme."""
    best = np.where(themes >= np.sort(themes, axis=1)[:, -_BEST:][:, :1], themes, 0)
    made: Matrix = np.asarray(kin @ best.T).T / np.maximum(1e-9, best.sum(axis=1, keepdims=True))
    return made


def top_terms(weights: Sequence[float], terms: Sequence[str], n: int) -> list[int]:
    """Positions of the best terms; of a phrase and its parts the heavier stays, or a phrase near it."""
    order = np.argsort(-np.asarray(weights), kind="stable")[: 4 * n]
    shown: list[int] = []
    for at in map(int, order):
        if weights[at] <= 1e-6:
            break
        whole = next((one for one in shown if _overlap(terms[one], terms[at])), None)
        if whole is None:
            shown.append(at)
        elif _is_part(terms[whole], terms[at]) and weights[at] > 0.5 * weights[whole]:
            shown = [one for one in shown if not _is_part(terms[one], terms[at])]
            shown.append(at)
    return sorted(shown, key=lambda one: -weights[one])[:n]


def _overlap(one: str, other: str) -> bool:
    return _is_part(one, other) or _is_part(other, one)


def _is_part(part: str, phrase: str) -> bool:
    return f" {part} " in f" {phrase} "


def best_name(shown: Sequence[int], weights: Sequence[float], terms: Sequence[str]) -> list[int]:
    """The terms that name the theme: its best phrase, or else its best word, and two more."""
    phrases = [at for at in shown if " " in terms[at] and weights[at] >= _NAMING * weights[shown[0]]]
    best = phrases[0] if phrases else shown[0]
    return [best, *[at for at in shown if at != best][:2]]
