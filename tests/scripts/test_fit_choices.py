"""The fit prefers what the labels prefer, and says what it is worth elsewhere."""

import pytest

from scripts.fit_choices import Example, fit, held_out, word_f1

EXAMPLES = [
    Example(f"d{at % 5}", (("near", "noun"), ("subject", "noun")), (0.0, 1.0), 0.5) for at in range(20)
]


def test_traits_of_the_right_phrases_weigh_more() -> None:
    weights = fit(EXAMPLES)
    assert weights["subject"] > 0 > weights["near"]


def test_what_holds_everywhere_is_right_on_other_documents() -> None:
    assert held_out(EXAMPLES, 5) == 1.0


@pytest.mark.parametrize(
    ("wanted", "given", "worth"),
    [("tariff rate", "rate", 2 / 3), ("", "", 1.0), ("rate", "", 0.0), ("Rate", "rate", 1.0)],
)
def test_worth_is_the_f1_of_words(wanted: str, given: str, worth: float) -> None:
    assert word_f1(wanted, given) == pytest.approx(worth)
