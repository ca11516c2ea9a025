"""Thresholds and how strictness moves them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.errors import UsageError
from figtrace.check.verdicts.gates import NORMAL, STRICTNESS, Gates

MOVED = ("scope", "value", "misprint", "trust", "accuse")
KEPT = ("value_margin", "plain", "plain_margin", "rival", "hint")


def test_normal_is_what_is_measured() -> None:
    assert Gates.named("normal") == NORMAL == Gates()


def test_scores_are_moved_and_margins_kept() -> None:
    twice = NORMAL.moved(Decimal(2))
    for name in MOVED:
        assert getattr(twice, name) == 2 * getattr(NORMAL, name)
    for name in KEPT:
        assert getattr(twice, name) == getattr(NORMAL, name)
    assert twice.support == tuple(2 * least for least in NORMAL.support)
    assert twice.telling == tuple(2 * least for least in NORMAL.telling)


def test_strict_asks_more_than_normal_and_lenient_less() -> None:
    strict, lenient = Gates.named("strict"), Gates.named("lenient")
    for name in MOVED:
        assert getattr(strict, name) > getattr(NORMAL, name) > getattr(lenient, name)


def test_more_digits_need_less_else() -> None:
    for gates in (NORMAL.support, NORMAL.telling):
        assert list(gates) == sorted(gates, reverse=True)


def test_another_name_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=", ".join(STRICTNESS)):
        Gates.named("harsh")
