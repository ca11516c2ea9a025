import pytest

from nlp.figures.numerals.multipliers import read_scale
from nlp.figures.scan import find_figures
from nlp.text.lexer import lex
from tests.nlp.figures.told import told


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It paid $5m then.", "$5m = 5e6 USD level"),
        ("It paid $5 m then.", "$5 = 5 USD level"),
        ("It paid $5b then.", "$5b = 5e9 USD level"),
        ("It paid $5t then.", "$5t = 5e12 USD level"),
        ("It paid $5mm then.", "$5mm = 5e6 USD level"),
        ("It paid $5mn then.", "$5mn = 5e6 USD level"),
        ("It paid $5 bn then.", "$5 bn = 5e9 USD level"),
        ("It paid $5-million then.", "$5-million = 5e6 USD level"),
        ("It paid $5 hundred million then.", "$5 hundred million = 5e8 USD level"),
        ("It paid $5 thousand million then.", "$5 thousand million = 5e9 USD level"),
        ("It has 5k mills.", "5k mills = 5e3 {mill} count"),
        ("It has 5k in it.", "5k = 5e3 1 level"),
        ("It has 5 k in it.", "5 = 5 1 level"),
        ("It has 5kg in it.", "5kg = 5 kg level"),
        ("It has 5m mills.", "5m mills = 5e6 {mill} count"),
        ("It has 5m new jobs.", "5m new jobs = 5e6 {job} count"),
        ("It has 5m people.", "5m people = 5e6 {person} count"),
        ("It has 5m high walls.", "5m = 5 m level"),
        ("It has 5m of it.", "5m = 5 m level"),
        ("It has 5m.", "5m = 5 m level"),
        ("It has 5M mills.", "5M mills = 5e6 {mill} count"),
        ("It has 5M Mills.", "5M = 5 mol/L level"),
        ("It has 5B mills.", "5B mills = 5e9 {mill} count"),
        ("It has 5t mills.", "5t = 5 t level"),
        ("It has 5mm bolts.", "5mm = 5 mm level"),
        ("It has 5MM bolts.", "5MM bolts = 5e6 {bolt} count"),
        ("It has 3m-4m jobs.", "3m-4m jobs = 3..4e6 {job} count"),
        ("It has 3m-4m walls in it.", "3m-4m walls = 3..4e6 {wall} count"),
        ("It has 3m-4b jobs.", "3m = 3 m level; 4b jobs = 4e9 {job} count"),
        ("It has 3m to 4m jobs.", "3m to 4m jobs = 3..4e6 {job} count"),
        ("It paid $2-3m then.", "$2-3m = 2..3e6 USD level"),
        ("It booked 3.4b in sales.", "3.4b = 3.4e9 1 level"),
        ("It booked sales of 3.4b.", "3.4b = 3.4e9 1 level"),
        ("It booked sales of 3.4t.", "3.4t = 3.4 t level"),
        ("Its sales were at 3.4m across.", "3.4m = 3.4 m level"),
        ("It has a 401k plan.", "401 name"),
        ("It has 5 lakh mills.", "5 lakh mills = 5e5 {mill} count"),
        ("It has 5 crore mills.", "5 crore mills = 5e7 {mill} count"),
        ("It has 5m2 of it.", "5m2 = 5 m2 level"),
        ("It has 5 trillions of it.", "5 trillions = 5e12 1 level"),
    ],
)
def test_letters_and_words_behind_a_number_multiply_it_or_do_not(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It has 5 mln mills.", "5 mln mills = 5e6 {mill} count"),
        ("It has 5 bln mills.", "5 bln mills = 5e9 {mill} count"),
        ("It has 5 trn mills.", "5 trn mills = 5e12 {mill} count"),
        ("It costs 20 grand mills.", "20 grand mills = 20 {mill} count"),
        ("It costs 20 grand mill.", "20 grand mill = 20e3 {mill} count"),
        ("It costs $2m-3m there.", "$2m-3m = 2..3e6 USD level"),
        ("It costs $2m-x3m there.", "$2m = 2e6 USD level; 3 name"),
        ("It costs $2-3m there.", "$2-3m = 2..3e6 USD level"),
        ("It is 2m-3m there.", "2m-3m = 2..3 m level"),
        ("m-3m", "3m = 3 m level"),
    ],
)
def test_short_scales_and_slang_multiply(text: str, said: str) -> None:
    assert told(text) == said
