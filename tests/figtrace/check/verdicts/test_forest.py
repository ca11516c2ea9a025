"""Trees kept as data give the chance of something."""

from __future__ import annotations

import json
from math import exp, nan
from pathlib import Path

import pytest

from figtrace.check.verdicts.forest import Branch, Forest, read_forests
from figtrace.check.verdicts.traits import TRAITS

_LEAF = (-1, 0.0, False, 0, 0)
_TREE = (Branch(1, 0.5, True, 1, 2, 0.0), Branch(*_LEAF, -2.0), Branch(*_LEAF, 3.0))


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-odds))


@pytest.mark.parametrize(("number", "leaf"), [(0.2, -2.0), (0.5, -2.0), (0.51, 3.0), (nan, -2.0)])
def test_a_number_up_to_the_threshold_goes_left_and_a_missing_one_where_it_is_said(
    number: float, leaf: float
) -> None:
    assert Forest(0.0, (_TREE,)).chance((9.0, number)) == pytest.approx(_chance(leaf))


def test_a_missing_number_may_go_right() -> None:
    tree = (Branch(1, 0.5, False, 1, 2, 0.0), *_TREE[1:])
    assert Forest(0.0, (tree,)).chance((9.0, nan)) == pytest.approx(_chance(3.0))


def test_trees_and_baseline_add_up() -> None:
    assert Forest(1.0, (_TREE, _TREE)).chance((0.0, 1.0)) == pytest.approx(_chance(7.0))


def test_forests_are_read_with_the_names_of_their_traits(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    nodes = [[1, 0.5, True, 1, 2, 0.0], [-1, 0, False, 0, 0, -2.0], [-1, 0, False, 0, 0, 3.0]]
    forest = {"baseline": 0.5, "trees": [nodes]}
    kept.write_text(json.dumps({"traits": ["a", "b"], "forests": {"x": forest}}), encoding="utf-8")
    assert read_forests(kept) == (("a", "b"), {"x": Forest(0.5, (_TREE,))})


def test_the_forests_that_ship_were_fitted_on_the_traits_that_are_measured() -> None:
    names, forests = read_forests()
    assert names == TRAITS
    assert set(forests) == {"supported", "contradicted"}
    branches = [branch for forest in forests.values() for tree in forest.trees for branch in tree]
    assert all(-1 <= branch.trait < len(TRAITS) for branch in branches)
