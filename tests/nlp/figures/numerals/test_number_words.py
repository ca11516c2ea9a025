from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Kind
from nlp.figures.numerals.number_words import STARTERS, read_words
from nlp.figures.numerals.readings import Style
from nlp.figures.scan import find_figures
from nlp.text.lexer import lex
from tests.nlp.figures.told import told


@pytest.mark.parametrize(
    ("text", "value", "mult", "style"),
    [
        ("seven", "7", 0, Style.WORDS),
        ("forty-two", "42", 0, Style.WORDS),
        ("three hundred and fifty thousand", "350", 3, Style.WORDS),
        ("two thousand five hundred", "2500", 0, Style.WORDS),
        ("a million", "1", 6, Style.WORDS),
        ("a dozen", "12", 0, Style.WORDS),
        ("two-thirds", "0.6667", 0, Style.FRACTION),
        ("a quarter of", "0.25", 0, Style.FRACTION),
        ("half a billion", "0.5", 9, Style.FRACTION),
        ("one in five", "0.2", 0, Style.FRACTION),
        ("two hundred", "200", 0, Style.WORDS),
        ("threefold", "3", 0, Style.MULTIPLE),
        ("tripled", "3", 0, Style.MULTIPLE),
        ("halved", "0.5", 0, Style.MULTIPLE),
        ("unity", "1", 0, Style.WORDS),
    ],
)
def test_words_are_read_as_numbers(text: str, value: str, mult: int, style: Style) -> None:
    found = read_words(lex(text), 0)
    assert found is not None
    assert (found.value, found.mult, found.style) == (Decimal(value), mult, style)


@pytest.mark.parametrize(
    ("text", "lo", "hi", "mult"), [("tens of millions", 10, 100, 6), ("hundreds of", 100, 1000, 0)]
)
def test_orders_of_magnitude_have_two_ends(text: str, lo: int, hi: int, mult: int) -> None:
    found = read_words(lex(text), 0)
    assert found is not None
    assert (found.value, found.lo, found.hi, found.mult) == (None, Decimal(lo), Decimal(hi), mult)


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "a shop",
        "double counting",
        "several",
        "first half",
        "triple",
        "second quarter",
        "all triples with",
        "(in millions of",
    ],
)
def test_articles_ordinals_and_bare_verbs_are_no_numbers(text: str) -> None:
    tokens = lex(text)
    assert all(read_words(tokens, at) is None for at in range(len(tokens)))


@given(st.lists(st.sampled_from(sorted(STARTERS | {"and", "of", "-", "third"})), min_size=1, max_size=12))
def test_any_row_of_number_words_is_read_within_it(words: list[str]) -> None:
    tokens = lex(" ".join(words))
    for at in range(len(tokens)):
        found = read_words(tokens, at)
        assert found is None or at < found.last <= len(tokens)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("about a third have gone", "0.3333"),
        ("Nearly a quarter bought elsewhere", "0.25"),
        ("close on a third said so", "0.3333"),
        ("it fell from a third in May", "0.3333"),
        ("the tax is a fiftieth.", "0.02"),
        ("one in nine appeals", "0.1111"),
        ("more than a fifth under the peak", "0.2"),
        ("little more than a quarter believe it", "0.25"),
        ("an extra quarter of their value", "0.25"),
        ("a thirtieth of the sum", "0.0333"),
    ],
)
def test_parts_of_a_whole_that_is_not_named(text: str, value: str) -> None:
    assert [str(figure.value) for figure in find_figures(text).figures] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "more than a quarter century",
        "the third of May",
        "a third party",
        "a twentieth-century mill",
        "almost a quarter century",
        "a fiftieth birthday",
        "in a quarter they sold it",
        "from a third party",
    ],
)
def test_ordinals_and_spans_are_no_parts(text: str) -> None:
    assert find_figures(text).figures == ()


@pytest.mark.parametrize(
    ("text", "value", "mult", "unit", "kind"),
    [
        ("half a million people", "0.5", 6, "{person}", Kind.COUNT),
        ("some quarter of a million workers", "0.25", 6, "{worker}", Kind.COUNT),
        ("three quarters of a billion dollars", "0.75", 9, "USD", Kind.LEVEL),
        ("half the people", "0.5", 0, "1", Kind.SHARE),
    ],
)
def test_a_part_of_a_million_is_a_number_of_things_and_no_share(
    text: str, value: str, mult: int, unit: str, kind: Kind
) -> None:
    (found,) = find_figures(text).figures
    assert (found.value, found.mult, found.unit, found.kind) == (Decimal(value), mult, unit, kind)


@pytest.mark.parametrize(
    ("text", "value", "mult", "last"),
    [
        ("zero", "0", 0, 1),
        ("nought", "0", 0, 1),
        ("nineteen", "19", 0, 1),
        ("twenty", "20", 0, 1),
        ("ninety nine", "99", 0, 2),
        ("ninety-ten", "90", 0, 1),
        ("twenty zero", "20", 0, 1),
        ("a hundred", "100", 0, 2),
        ("one hundred and one", "101", 0, 4),
        ("nine hundred ninety-nine", "999", 0, 5),
        ("hundred", "100", 0, 1),
        ("hundred mills", "100", 0, 1),
        ("three hundred and mills", "300", 0, 2),
        ("thousand", "1", 3, 1),
        ("fifty thousand", "50", 3, 2),
        ("two million five hundred thousand", "2500", 3, 5),
        ("two million, five mills", "2", 6, 2),
        ("two million and five thousand", "2005", 3, 5),
        ("two thousand three thousand", "2", 3, 2),
        ("one hundred thousand million", "100", 9, 4),
        ("five billion two", "5000000002", 0, 3),
        ("half a dozen", "6", 0, 3),
        ("half-a-dozen", "6", 0, 5),
        ("half-dozen", "6", 0, 3),
        ("a dozen", "12", 0, 2),
    ],
)
def test_cardinals_end_where_they_end(text: str, value: str, mult: int, last: int) -> None:
    found = read_words(lex(text), 0)
    assert found is not None
    assert (found.value, found.mult, found.last, found.style) == (Decimal(value), mult, last, Style.WORDS)


@pytest.mark.parametrize(
    ("text", "at", "value", "mult"),
    [
        ("one third", 0, "0.3333", 0),
        ("three fifths", 0, "0.6", 0),
        ("three-fourths", 0, "0.75", 0),
        ("one-half", 0, "0.5", 0),
        ("one half of", 0, "0.5", 0),
        ("nine-tenths", 0, "0.9", 0),
        ("seven - eighths", 0, "0.875", 0),
        ("one hundredth", 0, "0.01", 0),
        ("three quarters of a billion", 0, "0.75", 9),
        ("three quarters billion", 0, "0.75", 9),
        ("three quarters of it", 0, "0.75", 0),
        ("half million", 0, "0.5", 6),
        ("half a", 0, "0.5", 0),
        ("quarter million", 0, "0.25", 6),
        ("a quarter of a million", 0, "0.25", 6),
        ("a tenth of", 0, "0.1", 0),
        ("a third less", 0, "0.3333", 0),
        ("a quarter percent", 0, "0.25", 0),
        ("by a half .", 1, "0.5", 0),
        ("only a fifth are", 1, "0.2", 0),
        ("nine out of ten", 0, "0.9", 0),
        ("two of every three", 0, "0.6667", 0),
        ("two in every nine", 0, "0.2222", 0),
        ("one in twenty-five", 0, "0.04", 0),
        ("one in a hundred", 0, "0.01", 0),
        ("three workers in ten", 0, "0.3", 0),
        ("one child in three is", 0, "0.3333", 0),
    ],
)
def test_fractions_are_shares_of_one(text: str, at: int, value: str, mult: int) -> None:
    found = read_words(lex(text), at)
    assert found is not None
    assert (found.value, found.mult, found.style) == (Decimal(value), mult, Style.FRACTION)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two quarters went by", "2"),
        ("one quarter later", "1"),
        ("one thirds", "1"),
        ("two third", "2"),
        ("zero halves", "0"),
        ("five in three", "5"),
        ("three in three", "3"),
        ("two in nine", "2"),
        ("two in twenty years", "2"),
        ("one in twenty percent", "1"),
        ("two firms in three countries", "2"),
        ("three of five", "3"),
    ],
)
def test_pairs_that_are_no_share_stay_counts(text: str, value: str) -> None:
    found = read_words(lex(text), 0)
    assert found is not None
    assert (found.value, found.style) == (Decimal(value), Style.WORDS)


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("twice", 0, "2"),
        ("thrice", 0, "3"),
        ("doubled", 0, "2"),
        ("quadrupling", 0, "4"),
        ("quintupled", 0, "5"),
        ("tenfold", 0, "10"),
        ("hundredfold", 0, "100"),
        ("five-fold", 0, "5"),
        ("halving", 0, "0.5"),
        ("to double", 1, "2"),
        ("will triple", 1, "3"),
        ("double the", 0, "2"),
        ("trade doubles every", 1, "2"),
        ("output triples .", 1, "3"),
        ("rent doubling in", 1, "2"),
    ],
)
def test_verbs_and_folds_multiply(text: str, at: int, value: str) -> None:
    found = read_words(lex(text), at)
    assert found is not None
    assert (found.value, found.mult, found.style) == (Decimal(value), 0, Style.MULTIPLE)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("to double counting", 1),
        ("will double-digit", 1),
        ("a double room", 1),
        ("the doubling of", 1),
        ("the doubles in", 1),
        ("it doubles rooms", 1),
        ("several hundred", 1),
        ("a few thousand", 2),
        ("second half", 1),
        ("and half", 1),
        ("half-hearted", 0),
        ("last quarter million", 1),
        ("quarter past", 0),
        ("dozen", 0),
        ("millions in", 0),
        ("hundreds more", 0),
        ("tens of", 0),
        ("in hundreds of", 1),
        ("a third person", 0),
        ("an eighth note", 0),
    ],
)
def test_words_of_numbers_that_say_none_here(text: str, at: int) -> None:
    assert read_words(lex(text), at) is None


@pytest.mark.parametrize(
    ("text", "lo", "hi", "mult"),
    [
        ("thousands of mills", "1", "10", 3),
        ("millions of mills", "1", "10", 6),
        ("hundreds of thousands", "100", "1000", 3),
        ("tens of billions", "10", "100", 9),
        ("dozens", "12", "120", 0),
    ],
)
def test_an_order_reaches_up_to_the_next_one(text: str, lo: str, hi: str, mult: int) -> None:
    found = read_words(lex(text), 0)
    assert found is not None
    assert (found.lo, found.hi, found.mult, found.style) == (Decimal(lo), Decimal(hi), mult, Style.ORDER)


@given(st.integers(1, 999), st.sampled_from(["thousand", "million", "billion", "trillion"]))
def test_a_multiplier_behind_any_cardinal_changes_its_power_alone(number: int, scale: str) -> None:
    power = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}[scale]
    found = read_words(lex(f"{spelled(number)} {scale}"), 0)
    assert found is not None
    assert (found.value, found.mult) == (Decimal(number), power)


SMALL_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS_WORDS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    """The number below a thousand in English words."""
    if number >= 100:
        rest = f" and {spelled(number % 100)}" if number % 100 else ""
        return f"{SMALL_WORDS[number // 100]} hundred{rest}"
    if number < 20:
        return SMALL_WORDS[number]
    ones = f"-{SMALL_WORDS[number % 10]}" if number % 10 else ""
    return TENS_WORDS[number // 10 - 2] + ones


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It has several million mills.", ""),
        ("It has several mills.", ""),
        ("It has few million mills.", ""),
        ("It has twice the mills.", "twice = 2 1 ratio"),
        ("It has doubled its mills.", "doubled = 2 1 growth up"),
        ("It is doubling the mills.", "doubling = 2 1 growth up"),
        ("It saw the doubling of it.", ""),
        ("It doubles the mills.", "doubles = 2 1 growth up"),
        ("It lost the doubles then.", ""),
        ("All doubles in it fell.", ""),
        ("It triples, then.", "triples = 3 1 growth up"),
        ("It triples at then.", ""),
        ("It will triple its mills.", "triple = 3 1 growth up"),
        ("It is a triple tax.", ""),
        ("It is double counting then.", ""),
        ("It is double-digit then.", ""),
        ("It may double then.", ""),
        ("It would double then.", "double = 2 1 growth up"),
        ("It halved the mills.", "halved = 0.5 1 growth down"),
        ("It has tens of thousands of mills.", "tens of thousands of mills = 10..100e3 {mill} count"),
        ("It has tens of mills.", ""),
        ("It has hundreds of mills.", "hundreds of mills = 100..1000 {mill} count"),
        ("It has hundreds mills.", ""),
        ("It has millions of mills.", "millions of mills = 1..10e6 {mill} count"),
        ("It has tens of millions.", "tens of millions = 10..100e6 1 level"),
        ("It is told in millions of dollars.", ""),
        ("It has dozens of mills.", "dozens of mills = 12..120 {mill} count"),
        ("It has a dozen mills.", "a dozen mills = 12 {mill} count"),
        ("It has half a dozen mills.", "half a dozen mills = 6 {mill} count"),
        ("It has half-a-dozen mills.", "half-a-dozen mills = 6 {mill} count"),
        ("It has a half-dozen mills.", "half-dozen mills = 6 {mill} count"),
        ("It has half of it.", "half = 0.5 1 share"),
        ("It has the second half of it.", ""),
        ("It has two and half of it.", "two rhetorical"),
        ("It has half-baked bricks.", ""),
        ("It has half a million mills.", "half a million mills = 0.5e6 {mill} count"),
        ("It has half million mills.", "half million mills = 0.5e6 {mill} count"),
        ("It has an hour and a half.", "a half = 0.5 1 share"),
        ("It has a million mills.", "a million mills = 1e6 {mill} count"),
        ("It has a hundred mills.", "a hundred mills = 100 {mill} count"),
        ("It has a third of it.", "a third = 0.3333 1 share"),
        ("It has a third.", ""),
        ("It has about a third.", "about a third = 0.3333 1 share about"),
        ("It fell by a third.", "a third = 0.3333 1 growth down"),
        ("It fell by a third in May.", "a third = 0.3333 1 growth down"),
        ("It fell by a third party.", ""),
        ("It fell by nearly a quarter bought.", "nearly a quarter = 0.25 1 growth below down"),
        ("It fell by nearly a quarter century.", ""),
        ("It was close to a third bought.", "close to a third = 0.3333 1 share about"),
        ("It was shut to a third bought.", ""),
        ("It fell on a fiftieth.", "a fiftieth = 0.02 1 share"),
        ("It fell on a ninth.", ""),
        ("It fell on a twelfth.", "a twelfth = 0.0833 1 share"),
        ("It fell from a thousandth in May.", "a thousandth = 0.001 1 share"),
        ("It has an extra quarter of the mills.", "an extra quarter = 0.25 1 share"),
        ("It has an extra quarter of mills.", ""),
        ("It has a quarter of a million mills.", "a quarter of a million mills = 0.25e6 {mill} count"),
        (
            "It has a quarter of the million mills.",
            "a quarter = 0.25 1 share; million mills = 1e6 {mill} count",
        ),
        ("It has a quarter million mills.", "quarter million mills = 0.25e6 {mill} count"),
        (
            "It has some quarter of a million mills.",
            "some quarter of a million mills = 0.25e6 {mill} count about",
        ),
        ("It has the first quarter million mills.", "million mills = 1e6 {mill} count"),
        ("In the quarter it fell.", ""),
        ("It has unity then.", "unity = 1 1 level"),
        ("It has three quarters of it.", "three quarters = 0.75 1 share"),
        ("It has three quarters in it.", "three quarters = 3 quarter duration"),
        (
            "It has three quarters of a billion mills.",
            "three quarters of a billion mills = 0.75e9 {mill} count",
        ),
        ("It has three-quarters of it.", "three-quarters = 0.75 1 share"),
        ("It has two-thirds of it.", "two-thirds = 0.6667 1 share"),
        ("It has two - thirds of it.", "two - thirds = 0.6667 1 share"),
        ("It has two thirds of it.", "two thirds = 0.6667 1 share"),
        ("It has one third of it.", "one third = 0.3333 1 share"),
        ("It has one thirds of it.", "one rhetorical"),
        ("It has one half of it.", "one half = 0.5 1 share"),
        ("It has one halves of it.", "one rhetorical"),
        ("It has zero thirds of it.", "zero thirds = 0 {third} count"),
        ("It has twenty-one mills.", "twenty-one mills = 21 {mill} count"),
        ("It has twenty one mills.", "twenty one mills = 21 {mill} count"),
        ("It has twenty ten mills.", "twenty ten mills = 20 {mill} count; ten mills = 10 {mill} count"),
        ("It has one hundred mills.", "one hundred rhetorical"),
        ("It has one hundred and five mills.", "one hundred and five rhetorical"),
        ("It has one hundred and fifty-five mills.", "one hundred and fifty-five rhetorical"),
        ("It has one hundred, five mills.", "one hundred rhetorical; five mills = 5 {mill} count"),
        ("It has two thousand five hundred mills.", "two thousand five hundred mills = 2500 {mill} count"),
        (
            "It has two thousand and five hundred mills.",
            "two thousand and five hundred mills = 2500 {mill} count",
        ),
        ("It has two million, five of them.", "two million = 2e6 1 level; five = 5 1 level"),
        (
            "It has two million three thousand mills.",
            "two million three thousand mills = 2003e3 {mill} count",
        ),
        (
            "It has two thousand three million mills.",
            "two thousand three million mills = 2e3 {mill} count; three million mills = 3e6 {mill} count",
        ),
        ("It has two thousand and mills.", "two thousand = 2e3 1 level"),
        ("It has thousand mills.", "thousand mills = 1e3 {mill} count"),
        (
            "It has three hundred and fifty thousand mills.",
            "three hundred and fifty thousand mills = 350e3 {mill} count",
        ),
        ("It rose six fold.", "six fold = 6 1 growth up"),
        ("It rose sixfold.", "sixfold = 6 1 growth up"),
        ("It rose hundredfold.", "hundredfold = 100 1 growth up"),
        ("It has nineteen mills.", "nineteen mills = 19 {mill} count"),
        ("It has one in five mills.", "one in five = 0.2 1 share"),
        ("It has nought in it.", "nought rhetorical"),
        ("It has two million and five mills.", "two million and five mills = 2000005 {mill} count"),
    ],
)
def test_numbers_in_words_are_read_to_their_end(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is at the seventy-fifth percentile.", "seventy-fifth percentile = 75 {percentile} statistic"),
        ("It is at the seventy-first percentile.", "seventy-first percentile = 71 {percentile} statistic"),
        ("It is at the twenty-second percentile.", "twenty-second percentile = 22 {percentile} statistic"),
        ("It is at the twenty-third percentile.", "twenty-third percentile = 23 {percentile} statistic"),
        ("It is at the twenty-tenth percentile.", "twenty-tenth = 20 {tenth} count"),
        ("It is at the twenty -fifth percentile.", "twenty = 20 1 level"),
        ("One hundred hundredths of it fell.", "One hundred rhetorical"),
        ("This half fell.", ""),
        ("Half dozen mills fell.", "Half dozen mills = 6 {mill} count"),
        ("Trade quadruples by 2009.", "quadruples = 4 1 growth up; 2009 date"),
        ("It will quadruple there.", "quadruple = 4 1 growth up"),
        ("It would treble there.", "treble = 3 1 growth up"),
        ("It rose twentyfold there.", "twentyfold = 20 1 growth up"),
        ("It rose thousandfold there.", "thousandfold = 1000 1 growth up"),
        ("It rose two-fold there.", "two-fold = 2 1 growth up"),
        ("It rose thrice there.", "thrice = 3 1 ratio"),
        ("It quintupled there.", "quintupled = 5 1 growth up"),
    ],
)
def test_ordinals_of_two_words_and_verbs_of_multiples(text: str, said: str) -> None:
    assert told(text) == said
