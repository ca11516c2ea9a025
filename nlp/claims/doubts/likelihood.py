"""How likely a number of prose is to state a figure, by weights fitted to what people said of pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import exp

from nlp.text import data_rows

__all__ = ["ALWAYS", "DOUBTFUL", "statement_likelihood"]

DOUBTFUL = 0.35
"""Below this a number makes no claim: on folds by document over 754 judged numbers, 51 of 57 below it state
nothing, and 99 of 100 figures stand above it (bench/RESULTS.md)."""
ALWAYS = "always"
"""The trait that all have: its weight is the constant of the regression."""


def statement_likelihood(traits: Iterable[str]) -> float:
    """From 0 to 1, by a logistic regression on the traits (scripts/fit_statements.py)."""
    weights = _weights()
    return 1 / (1 + exp(-weights[ALWAYS] - sum(weights.get(trait, 0.0) for trait in set(traits))))


@cache
def _weights() -> Mapping[str, float]:
    return {trait: float(weight) for _, (trait, weight) in data_rows("statements.tsv")}
