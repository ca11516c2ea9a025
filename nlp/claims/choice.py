"""Choosing among candidates by weights that were fitted to labelled pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from nlp.text import data_rows

__all__ = ["best_of", "score", "weights_of"]


@cache
def weights_of(task: str) -> Mapping[str, float]:
    """The weight of each trait of candidates for a task; a trait that is not among them weighs nothing."""
    return {trait: float(weight) for _, (of, trait, weight) in data_rows("choices.tsv") if of == task}


def score(task: str, traits: Sequence[str]) -> float:
    """The sum of the weights of these traits."""
    weights = weights_of(task)
    return sum(weights.get(trait, 0.0) for trait in traits)


def best_of(task: str, candidates: Sequence[Sequence[str]]) -> int:
    """Position of the candidate whose traits weigh most, the first of equals; -1 without candidates."""
    return max(range(len(candidates)), key=lambda at: score(task, candidates[at]), default=-1)
