from decimal import Decimal

import pytest

from nlp.figures.scan import find_figures
from tests.nlp.figures.told import told


@pytest.mark.parametrize(
    ("text", "value", "mult", "unit"),
    [
        ("The mill lost $(2.7) billion.", "-2.7", 9, "USD"),
        ("It booked €(12) million.", "-12", 6, "EUR"),
        ("The result was (€3.5) million.", "-3.5", 6, "EUR"),
        ("Net income was ($45,600).", "-45600", 0, "USD"),
        ("The account showed $ (850) in May.", "-850", 0, "USD"),
        ("The result was US$(7.5) million.", "-7.5", 6, "USD"),
        ("The yard reported (1.2) percent growth.", "-1.2", 0, "%"),
    ],
)
def test_amount_in_brackets_is_below_nothing(text: str, value: str, mult: int, unit: str) -> None:
    (figure,) = find_figures(text).figures
    assert (figure.value, figure.mult, figure.unit) == (Decimal(value), mult, unit)


@pytest.mark.parametrize(
    "text",
    ["It paid one loan ($45,600) in May.", "The share (12 percent) is high.", "Brick firms (40) rent kilns."],
)
def test_brackets_of_an_aside_take_no_sign(text: str) -> None:
    assert all(f.value is not None and f.value > 0 for f in find_figures(text).figures)


def test_span_holds_both_brackets() -> None:
    text = "The mill lost $(2.7) billion in May."
    (figure,) = find_figures(text).figures
    assert figure.span.of(text) == "$(2.7) billion"
    assert figure.number.of(text) == "(2.7) billion"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Net income was ($45 million).", "($45 million) = -45e6 USD level"),
    ],
)
def test_a_loss_has_its_multiplier_in_the_brackets(text: str, said: str) -> None:
    assert told(text) == said
