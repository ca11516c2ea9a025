"""Sentences of the corpus are sown once each, half of them with a slip, the same for the same seed."""

from __future__ import annotations

import pytest

from figtrace.check.trials.sowing import Sown, sow
from tests.figtrace.check.builders import store_of
from tests.figtrace.check.trials.soils import TEXTS
from tests.strategies import document_of


def _sown(seed: int, n: int = 3) -> tuple[Sown, ...]:
    with store_of(document_of(*TEXTS[:3]), document_of(*TEXTS[3:], doc="e")) as store:
        return sow(store, n=n, seed=seed)


def test_each_sentence_is_used_once() -> None:
    with store_of(document_of(*TEXTS[:3]), document_of(*TEXTS[3:], doc="e")) as store:
        sown = sow(store, n=3, seed=2)
    assert len(sown) == 6
    assert sum(one.slip is None for one in sown) == 3
    assert len({one.passage.text for one in sown}) == 6


@pytest.mark.parametrize("seed", [1, 2, 7])
def test_one_seed_sows_the_same_again(seed: int) -> None:
    assert _sown(seed) == _sown(seed)


def test_other_seeds_sow_otherwise() -> None:
    assert len({_sown(seed) for seed in range(6)}) > 1


def test_a_sown_figure_stands_in_its_sentence() -> None:
    for one in _sown(3):
        assert any(char.isdigit() for char in one.passage.figure.of(one.passage.text))


def test_of_nothing_nothing_is_sown() -> None:
    with store_of() as store:
        assert sow(store, n=5, seed=1) == ()
