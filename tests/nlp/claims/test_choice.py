"""The candidate whose traits weigh most is chosen."""

import pytest

from nlp.claims import choice
from nlp.claims.choice import best_of, score, weights_of


def test_the_heaviest_candidate_wins_and_the_first_of_equals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "weights_of", lambda task: {"a": 1.0, "b": -2.0})
    assert score("x", ("a", "b", "unknown")) == -1.0
    assert best_of("x", (("b",), ("a", "a"), ("a",))) == 1
    assert best_of("x", ((), ("unknown",))) == 0
    assert best_of("x", ()) == -1


def test_the_shipped_weights_are_of_traits_and_bounded() -> None:
    weights = weights_of("measure")
    assert len(weights) > 100
    assert all(abs(weight) < 10 for weight in weights.values())
    assert weights_of("nothing") == {}
