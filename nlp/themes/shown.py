"""Words of a theme as a person reads them: best first, parts of phrases folded, and the one that names it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from nlp.themes.factors import Matrix

__all__ = ["best_name", "by_weight", "telling", "top_terms"]

_EXCLUSIVE = 0.1
"""How much a word that other themes share loses: 0 nothing, 1 makes weight a lift."""
_ALONE = 0.1
"""What a term keeps of its weight that has no company in the theme."""
_BEST = 20
"""Terms that are a theme's company."""
_DERIVED = ("ing", "ed", "er", "or", "ly", "ic", "al", "ial", "an", "n", "a", "e", "y")
"""Endings that make adjectives, adverbs, agents and participles of a root (Bauer,
English Word-formation, 1983, chapter 7): what a reader takes for the same word again."""
_LEAST_ROOT = 4
"""Letters of a root: shorter ones are shared by words that have nothing in common (Porter, An algorithm for
suffix stripping, 1980, measures roots for the same reason)."""
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


def by_weight(weights: Sequence[float] | Matrix, n: int) -> list[int]:
    """The `n` heaviest, by position; of weights that differ as processors round, the earlier is first."""
    given = np.asarray(weights, dtype=float)
    alike = np.round(given / max(1e-9, float(given.max())), _PLACES)
    return [int(at) for at in np.argsort(-alike, kind="stable")[:n]]


_PLACES = 5
"""Decimals of a weight that another processor's arithmetic leaves as they are: float32 has seven digits, and
a factorisation adds some hundreds of products."""


def top_terms(weights: Sequence[float], terms: Sequence[str], n: int) -> list[int]:
    """Positions of the best terms; of a phrase and its parts the heavier stays, or a phrase near it."""
    ranked = by_weight(weights, 4 * n)
    shown: list[int] = []
    for at in ranked:
        if weights[at] <= 1e-6:
            break
        if any(_is_double(terms[one], terms[at]) for one in shown):
            continue
        whole = next((one for one in shown if _overlap(terms[one], terms[at])), None)
        if whole is None:
            shown.append(at)
        elif _is_part(terms[whole], terms[at]) and weights[at] > 0.5 * weights[whole]:
            shown = [one for one in shown if not _is_part(terms[one], terms[at])]
            shown.append(at)
    return sorted(shown, key=ranked.index)[:n]


def _is_double(one: str, other: str) -> bool:
    """True for two words of one root: "funds" and "funding", "Asia" and "Asian"."""
    single = one != other and " " not in one and " " not in other
    return single and not _roots(one).isdisjoint(_roots(other))


@lru_cache(maxsize=4096)
def _roots(word: str) -> frozenset[str]:
    """The word, and what is left of it without each of the endings that it may have."""
    cut = (word.removesuffix(ending) for ending in _DERIVED if word.endswith(ending))
    return frozenset((word, *(root for root in cut if len(root) >= _LEAST_ROOT)))


def _overlap(one: str, other: str) -> bool:
    return _is_part(one, other) or _is_part(other, one)


def _is_part(part: str, phrase: str) -> bool:
    return f" {part} " in f" {phrase} "


def best_name(shown: Sequence[int], weights: Sequence[float], terms: Sequence[str]) -> list[int]:
    """The terms that name the theme: its best phrase, or else its best word, and two more."""
    phrases = [at for at in shown if " " in terms[at] and weights[at] >= _NAMING * weights[shown[0]]]
    best = phrases[0] if phrases else shown[0]
    return [best, *[at for at in shown if at != best][:2]]
