from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Kind
from nlp.figures.numerals.number_words import STARTERS, read_words
from nlp.figures.numerals.readings import Style
from nlp.figures.scan import find_figures
from nlp.text.lexer import lex


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
