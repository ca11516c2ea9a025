"""Boosted trees as data: the chance of something, from a vector of numbers.

The trees are fitted elsewhere (`scripts/fit_verdicts.py`) and kept as JSON. Each tree sends a vector down by
comparing one of its numbers at each branch; the leaves' values add up to log-odds (Friedman 2001, "Greedy
function approximation: a gradient boosting machine").
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

__all__ = ["Branch", "Forest", "read_forests"]

_DATA = Path(__file__).parent / "data" / "verdicts.json"


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a tree; a leaf has no trait."""

    trait: int
    """Position in the vector; -1 for a leaf."""
    threshold: float
    """The left way is for numbers up to it."""
    missing_left: bool
    """Which way a NaN goes."""
    left: int
    """Position of a node in its tree."""
    right: int
    value: float
    """What a leaf adds to the log-odds."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose leaves add up, the root of each first."""

    baseline: float
    """Log-odds before any tree."""
    trees: tuple[tuple[Branch, ...], ...]

    def chance(self, vector: Sequence[float]) -> float:
        """From 0 to 1."""
        total = self.baseline + sum(_leaf(tree, vector) for tree in self.trees)
        return 1 / (1 + exp(-total))


def _leaf(tree: Sequence[Branch], vector: Sequence[float]) -> float:
    node = tree[0]
    while node.trait >= 0:
        number = vector[node.trait]
        goes_left = node.missing_left if number != number else number <= node.threshold
        node = tree[node.left if goes_left else node.right]
    return node.value


@cache
def read_forests(path: Path = _DATA) -> tuple[tuple[str, ...], dict[str, Forest]]:
    """The names of the traits that the forests were fitted on, and the forests by what they tell."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    forests = {
        name: Forest(one["baseline"], tuple(tuple(Branch(*node) for node in tree) for tree in one["trees"]))
        for name, one in kept["forests"].items()
    }
    return tuple(kept["traits"]), forests
