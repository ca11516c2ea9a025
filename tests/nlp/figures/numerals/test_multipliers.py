import pytest

from nlp.figures.numerals.multipliers import read_scale
from nlp.figures.scan import find_figures
from nlp.text.lexer import lex


@pytest.mark.parametrize(
    ("text", "mult", "last"),
    [
        ("5 million", 6, 2),
        ("5-billion", 9, 3),
        ("5 hundred thousand", 5, 3),
        ("$5bn", 9, 3),
        ("$5m", 6, 3),
        ("5k", 3, 2),
        ("5 lakh", 5, 2),
        ("5 m", 0, 1),
        ("5m", 0, 1),
        ("5 men", 0, 1),
    ],
)
def test_multipliers_are_powers_of_ten(text: str, mult: int, last: int) -> None:
    tokens = lex(text)
    first = next(at for at, token in enumerate(tokens) if token.text == "5")
    assert read_scale(tokens, first + 1) == (mult, last)


@pytest.mark.parametrize(
    ("text", "mult"),
    [
        ("The kiln lost $2.5MM.", 6),
        ("They raised $40mm in bonds.", 6),
        ("Turnover was 7.2bn.", 9),
        ("The fund manages 3.5m.", 6),
        ("They booked 12b in sales.", 9),
        ("The trust holds 3.4t in assets.", 12),
        ("It has 3m customers.", 6),
        ("It sold 4.5M bottles.", 6),
        ("It has 12k users.", 3),
        ("It moved 5m tonnes.", 6),
        ("They spent Rs 20 crore.", 7),
    ],
)
def test_letter_glued_to_a_sum_or_a_count_multiplies(text: str, mult: int) -> None:
    (figure,) = find_figures(text).figures
    assert figure.mult == mult


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The yard is 3m wide.", "m"),
        ("The lorry carried 3.4t of grain.", "t"),
        ("A film of 6.3mm was laid.", "mm"),
        ("The wall stands 3m from houses.", "m"),
        ("The house is 5m by the river.", "m"),
    ],
)
def test_letter_of_a_measure_stays_a_unit(text: str, unit: str) -> None:
    (figure,) = find_figures(text).figures
    assert (figure.unit, figure.mult) == (unit, 0)


def test_both_ends_of_a_range_have_their_letter() -> None:
    (figure,) = find_figures("The port handled 3m-4m boxes.").figures
    assert (str(figure.lo), str(figure.hi), figure.mult) == ("3", "4", 6)


def test_pension_plan_is_no_thousand() -> None:
    assert not find_figures("She has a 401k plan.").figures


def test_chain_of_letters_is_read_in_linear_time() -> None:
    assert find_figures("3m-" * 3000).figures is not None


@pytest.mark.parametrize(
    ("text", "mult", "last"),
    [
        ("5 millions of it", 6, 2),
        ("5 hundred millions", 2, 2),
        ("5 thousand million", 9, 3),
        ("5 - million", 0, 1),
        ("5 crore", 7, 2),
        ("5 mio of it", 6, 2),
        ("5 tn of it", 12, 2),
        ("5k of it", 3, 2),
        ("5 k of it", 0, 1),
        ("€5b of it", 9, 3),
        ("$5t of it", 12, 3),
        ("RMB5m of it", 6, 3),
        ("$5mx of it", 0, 2),
        ("5m-6m jobs", 6, 2),
        ("5m-6k jobs", 0, 1),
        ("5m wide jobs", 0, 1),
        ("5m people", 6, 2),
        ("5m old people", 6, 2),
        ("5m ox", 0, 1),
        ("5M litres", 6, 2),
        ("5M Litres", 0, 1),
        ("5mm thick", 0, 1),
        ("5MM thick", 6, 2),
    ],
)
def test_borders_of_multipliers(text: str, mult: int, last: int) -> None:
    tokens = lex(text)
    first = next(at for at, token in enumerate(tokens) if token.text == "5")
    assert read_scale(tokens, first + 1) == (mult, last)
