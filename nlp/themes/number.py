"""How many themes texts have: the number whose themes come back in other samples and hang together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np

from nlp.themes.factors import Matrix, Reduced, nearest
from nlp.themes.samples import sampled
from nlp.themes.shown import by_weight

__all__ = ["coherence", "suitable_number"]

_NUMBERS = (2, 3, 4, 5, 6, 8, 12, 18, 27)
"""Steps of a half: numbers nearer to one another differ less than samples do."""
_ERRORS = 2
"""Standard errors within which a score is as good as the best: chance in one of twenty."""
_JUDGED = 2_000
"""Texts on which samples are compared."""


def suitable_number(counted: Any, texts: Any, tables: Sequence[Reduced], least: int, most: int) -> int:
    """The number of themes, from `least` to `most`, with the best product of stability and coherence.

    Stability: how much the themes of samples agree on which text belongs to which, by mutual information
    adjusted for chance (Vinh, Epps and Bailey, 2010). Coherence: the mean NPMI of a theme's ten best words,
    taken from -1..1 to 0..1 (Lau, Newman and Baldwin, 2014). Of numbers that samples cannot tell from the
    best, the least: the rule of standard errors (Breiman and others, Classification and Regression Trees,
    1984).
    """
    numbers = [n for n in _NUMBERS if least <= n <= most] or [max(1, min(least, most))]
    step = -(-texts.shape[0] // _JUDGED)
    scores = [_scores(counted[::step], texts[::step], sampled(tables, n)) for n in numbers]
    best = max(scores, key=lambda one: float(one.mean()))
    enough = best.mean() - _ERRORS * best.std() / np.sqrt(len(best))
    return next(n for n, score in zip(numbers, scores, strict=True) if score.mean() >= enough)


def _scores(counted: Any, texts: Any, made: Sequence[Matrix]) -> Matrix:
    """Stability times coherence of each sample: its mean agreement with the others, its own words."""
    from sklearn.metrics import adjusted_mutual_info_score

    chosen = [nearest(texts, themes).argmax(axis=1) for themes in made]
    agreement = np.zeros((len(made), len(made)))
    for one, other in combinations(range(len(made)), 2):
        shared = adjusted_mutual_info_score(chosen[one], chosen[other])
        agreement[one, other] = agreement[other, one] = shared
    has = (counted > 0).astype(np.float32).tocsc()
    stability = agreement.sum(axis=1) / (len(made) - 1)
    made_of: Matrix = stability * [(1 + _coherence(has, themes)) / 2 for themes in made]
    return made_of


def _coherence(has: Any, themes: Matrix) -> float:
    return float(np.mean([coherence(has, by_weight(theme, 10)) for theme in themes]))


def coherence(has: Any, columns: Sequence[int]) -> float:
    """Mean NPMI of the pairs of these terms in texts that have them or not; a pair never together is -1."""
    places = has[:, list(columns)]
    both = np.asarray((places.T @ places).todense(), np.float64) / has.shape[0]
    alone = np.maximum(np.diag(both), 1e-12)
    first, second = np.triu_indices(len(alone), 1)
    shared = both[first, second]
    safe = np.clip(shared, 1e-12, 1 - 1e-9)
    pairs = np.where(shared > 0, np.log(safe / (alone[first] * alone[second])) / -np.log(safe), -1.0)
    return float(pairs.mean()) if len(pairs) else 0.0
