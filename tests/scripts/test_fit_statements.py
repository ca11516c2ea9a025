"""The fit knows what states a figure by its traits, and says what it is worth elsewhere."""

import numpy as np
import pytest

from nlp.claims.doubts import ALWAYS
from scripts.fit_statements import Example, fit, held_out, likelihoods, told

EXAMPLES = [
    Example(f"d{at % 10}", ("unit", "verb") if at % 2 else ("sign", "verb"), bool(at % 2))
    for at in range(100)
]


def test_traits_of_figures_weigh_more_than_those_of_the_others() -> None:
    weights = fit(EXAMPLES)
    assert weights["unit"] > 0 > weights["sign"]
    assert ALWAYS in weights


def test_a_trait_that_few_share_weighs_nothing() -> None:
    assert "rare" not in fit([*EXAMPLES, Example("d0", ("rare",), states=True)])


def test_documents_left_out_are_told_by_the_others() -> None:
    chances = held_out(EXAMPLES, 5)
    assert all((chance > 0.5) == one.states for chance, one in zip(chances, EXAMPLES, strict=True))


def test_a_chance_lies_between_nought_and_one() -> None:
    assert likelihoods([Example("d", ("a", "a"), states=True)], {ALWAYS: 0.0, "a": 0.0}) == pytest.approx(
        [0.5]
    )


def test_what_it_is_worth_is_told_in_a_line() -> None:
    found = [Example("d", (), states=True), Example("d", (), states=False), Example("d", (), states=True)]
    assert told(found, np.array([0.9, 0.1, 0.2])) == (
        "3 numbers, 0.667 state a figure; of the 1 kept 1.000, which are 0.500 of the figures"
    )
