"""Numbers that state no quantity: dates, glued codes, formulas, turns of speech; labels have their module."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.annotations import NumberType
from corpus.english import MONTHS
from nlp.figures.numerals import SMALL, TENS, Reading, Style
from nlp.figures.other_numbers.codings import explains_stars, type_coding, type_enumeration
from nlp.figures.other_numbers.dates import clock_or_date, is_year
from nlp.figures.other_numbers.identifiers import type_identifier
from nlp.figures.other_numbers.in_formulas import CODINGS
from nlp.figures.other_numbers.in_rows import stands_in_row
from nlp.figures.other_numbers.numbered_things import type_numbered
from nlp.figures.other_numbers.pointers import LOCATORS, type_mark, type_named, type_reference
from nlp.figures.other_numbers.terms import type_term
from nlp.figures.other_numbers.unled import type_unled
from nlp.figures.other_numbers.worded import type_worded
from nlp.figures.scales_of_points import names_scale, words_around
from nlp.text import Lex, Token, glued_at, low_at, word_set, words

__all__ = ["type_number"]

_BACK = word_set("the these those both other our its their which my your his her any last latter former")
_ABSTRACT = word_set(
    """
    reason way paper type kind category step part section group set question issue point aspect
    model approach method measure period side regime component factor element dimension feature
    equation variable specification case example thing hypothesis stage channel mechanism result
    strand study column row panel figure table scenario sample source option alternative idea
    argument implication assumption lesson problem challenge theme area class mode cost segment
    version form concern objective goal finding contribution extreme end sense fold possibility
    explanation view definition criterion test exercise experiment indicator dataset world pillar
    principle respect topic pattern regression estimate coefficient effect fact remark observation
    caveat limitation term counterfactual exception outcome cutoff quartile quintile tercile decile
    quantile bin subsample simulation condition concept consideration
    """
)
_LEADS = word_set(
    """
    to of at is are was were be than from above below near about around over under exceeds exceed equals
    equal equalled reached reaches averages averaged between by only just nearly almost approximately
    """
)
"""Words that lead to a value, as "close to 1" and "an elasticity of 1" have them; our choice."""
_MONEY_CODES = words("glued-currencies")
_TOP = word_set("top largest biggest smallest highest lowest best leading worst main major most")


def type_number(
    tokens: Sequence[Token],
    reading: Reading,
    *,
    has_unit: bool,
    noun: str,
    counted: bool,
    before: NumberType | None,
) -> NumberType | None:
    """What the number is if it is no figure; None for a figure.

    `has_unit`: a unit of measure or money is bound to it; `noun`: the singular thing it counts, "" for none;
    `counted`: that thing is a plural common noun;
    `before`: what the number before it in the same list is.
    """
    if reading.style is Style.ORDINAL:
        return _type_ordinal(tokens, reading)
    set_apart = _type_apart(tokens, reading, has_unit)
    if set_apart is not None:
        return set_apart
    if explains_stars(tokens, reading.first, reading.last):
        return None
    if reading.style in (Style.WORDS, Style.FRACTION, Style.MULTIPLE, Style.ORDER):
        if before is NumberType.LOCATOR and low_at(tokens, reading.first - 1) in ("through", "to", "-"):
            return before  # "columns six through nine"
        return _type_words(tokens, reading, has_unit, noun)
    first = reading.first
    text = tokens[first].text
    if has_unit and (_is_price_base(tokens, reading) or _dates_share(tokens, reading)):
        return NumberType.DATE
    return (
        type_identifier(tokens, reading.first, reading.last, has_unit=has_unit)
        or _type_glued(tokens, reading, has_unit)
        or (None if has_unit else type_enumeration(tokens, reading.first, reading.last))
        or type_reference(tokens, reading, has_unit, before)
        or (None if has_unit else clock_or_date(tokens, reading.first, reading.last, counted=counted))
        or (None if has_unit else type_mark(tokens, reading, text, counted))
        or (None if has_unit else type_named(tokens, reading, noun, counted))
        or _type_math(tokens, reading, has_unit)
        or (None if has_unit or counted or noun else _type_code(tokens, reading))
        or _type_counting(tokens, reading, has_unit, noun)
        or (None if has_unit or counted or noun or reading.mult else type_unled(tokens, first, reading.last))
    )


def _type_apart(tokens: Sequence[Token], reading: Reading, has_unit: bool) -> NumberType | None:
    """Terms and codings, and digits in a row of numbers."""
    first, last = reading.first, reading.last
    coded = type_coding(tokens, first, last, has_unit=has_unit or bool(reading.mult))
    in_row = tokens[first].kind is Lex.NUMBER and stands_in_row(tokens, first, last)
    numbered = type_numbered(tokens, first, last, has_unit=has_unit)
    return numbered or type_term(tokens, first, last) or coded or (NumberType.CODE if in_row else None)


def _is_price_base(tokens: Sequence[Token], reading: Reading) -> bool:
    """As in "(2010 USD)", "in constant 2005 dollars"."""
    text, before, after = (
        tokens[reading.first].text,
        low_at(tokens, reading.first - 1),
        low_at(tokens, reading.last),
    )
    if not is_year(text) or text < "1950" or reading.mult:
        return False
    if after in _DEFLATED and low_at(tokens, reading.last + 1) in _PRICES:
        return True  # "the 2015 constant dollars"
    return before in _PRICED_IN and after in _PRICES


def _dates_share(tokens: Sequence[Token], reading: Reading) -> bool:
    """As in "the 1990 percentage of workers": the noun in "-age" has its own number elsewhere."""
    return is_year(tokens[reading.first].text) and low_at(tokens, reading.last) == "percentage"


_PRICED_IN = frozenset({"(", "in", "constant", "real", "chained", "to", "as", "into", "at", "nominal"})
"""Words between which and a currency a year is the base of prices."""
_DEFLATED = frozenset({"constant", "real", "chained", "current"})
"""Adjectives of prices between their year and the currency."""
_PRICES = word_set("usd us dollars u euros eur international ppp pounds yuan rmb $ € £")
"""Currencies in words, codes and signs behind such a year; "international" and "ppp" are the World Bank's
dollars."""


def _type_ordinal(tokens: Sequence[Token], reading: Reading) -> NumberType | None:
    after = low_at(tokens, reading.last)
    if _heads_percentiles(tokens, reading.last) or _follows_percentile(tokens, reading.first):
        return None
    if after in MONTHS or low_at(tokens, reading.first - 1) in MONTHS or after in ("century", "centuries"):
        return NumberType.DATE
    return NumberType.NAME


_PERCENTILES = frozenset({"percentile", "percentiles", "quantile", "quantiles", "decile", "deciles"})
"""Parts of a distribution: the number before them is a place, not a share."""


def _heads_percentiles(tokens: Sequence[Token], last: int) -> bool:
    """As in "the 75th, 90th and 99th percentiles": also the first of the list."""
    for index in range(last, min(last + 16, len(tokens))):
        token = tokens[index]
        if token.low in _PERCENTILES:
            return True
        if (
            token.kind is not Lex.NUMBER
            and token.low not in _TENS_AND_ORDINALS
            and token.low
            not in (
                "th",
                "st",
                "nd",
                "rd",
                ",",
                "and",
                "to",
                "-",
                "or",
                "the",
                "(",
                ")",
            )
        ):
            return False
    return False


_TENS_AND_ORDINALS = frozenset({*TENS, "first", "second", "third", "fourth", "fifth"}) | word_set(
    "sixth seventh eighth ninth tenth"
)
"""Parts of ordinals in words: "the twenty-fifth and seventy-fifth percentiles"."""


def _follows_percentile(tokens: Sequence[Token], first: int) -> bool:
    """As in "from the 90th percentile to the 10th"."""
    said = [low_at(tokens, at) for at in range(first - 3, first)]
    return said[0] in _PERCENTILES and said[1] in ("to", "and") and said[2] == "the"


def _type_glued(tokens: Sequence[Token], reading: Reading, has_unit: bool) -> NumberType | None:
    """Digits that hang on letters or other digits: "G20", "exports3", "COVID-19", "8541.40.60", "FY2014"."""
    first, last = reading.first, reading.last
    if glued_at(tokens, first):
        decided, kind = _type_hanging(tokens, first)
        if decided:
            return kind
    if (
        low_at(tokens, last) == "."
        and glued_at(tokens, last)
        and glued_at(tokens, last + 1)
        and tokens[last + 1].kind is Lex.NUMBER
    ):
        return NumberType.CODE
    if tokens[first].text in _PLANS and low_at(tokens, first + 1) in ("k", "("):
        return NumberType.NAME
    if not has_unit and glued_at(tokens, last) and last < len(tokens) and tokens[last].kind is Lex.WORD:
        return _type_before_letters(tokens, last)
    hyphen = low_at(tokens, last) == "-" and low_at(tokens, last + 1) in ("digit", "digits")
    if not has_unit and (hyphen or low_at(tokens, last) == "digit"):
        return NumberType.CODE
    return None


def _type_hanging(tokens: Sequence[Token], first: int) -> tuple[bool, NumberType | None]:
    """Whether what the number hangs on decides what it is, and what that is; None for a figure."""
    before = tokens[first - 1]
    if before.kind is Lex.WORD:
        money = before.text in _MONEY_CODES or low_at(tokens, first - 2) == "$"
        return True, None if money else _type_after_letters(tokens, first)
    joined = glued_at(tokens, first - 1)
    if before.text == "-" and joined and tokens[first - 2].kind is Lex.WORD:
        return True, _type_after_hyphen(tokens, first)
    pointed = before.text == "." and joined and tokens[first - 2].kind is Lex.NUMBER
    return (True, NumberType.CODE) if pointed or before.text in "_#" else (False, None)


_PLANS = frozenset({"401", "403", "457", "529"})
"""Sections of the American tax code that savings plans are called by (26 U.S.C.)."""


def _type_after_letters(tokens: Sequence[Token], first: int) -> NumberType:
    word = tokens[first - 1]
    if word.text in ("FY", "CY", "Q", "H"):
        return NumberType.DATE
    if (
        word.text.islower()
        and len(word.text) > 3
        and tokens[first].text.isdigit()
        and len(tokens[first].text) < 4
    ):
        return NumberType.CITATION
    return NumberType.CODE if len(tokens[first].text) > 3 else NumberType.NAME


def _type_after_hyphen(tokens: Sequence[Token], first: int) -> NumberType | None:
    word = tokens[first - 2]
    if word.low in ("minus", "plus"):
        return None
    if is_year(tokens[first].text):
        return NumberType.DATE
    if word.low in ("top", "big"):
        return NumberType.RHETORICAL
    if word.text.isupper() and len(tokens[first].text) > 2:
        return NumberType.CODE
    return NumberType.NAME if word.text[0].isupper() else None


def _type_before_letters(tokens: Sequence[Token], last: int) -> NumberType | None:
    word = tokens[last].low
    if word in ("s", "am", "pm"):
        return NumberType.DATE if word != "s" or len(tokens[last - 1].text) in (2, 4) else NumberType.NAME
    return None if word in ("x", "fold", "plus") or len(word) == 1 else NumberType.NAME


def _divides_money(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "($1 ÷ $3)": either side of a division of two amounts."""
    divided = low_at(tokens, last) == "÷" and low_at(tokens, last + 1) in _SIGNS_OF_MONEY
    return divided or (low_at(tokens, first - 1) in _SIGNS_OF_MONEY and low_at(tokens, first - 2) == "÷")


_SIGNS_OF_MONEY = frozenset("$€£¥")


def _type_math(tokens: Sequence[Token], reading: Reading, has_unit: bool) -> NumberType | None:
    first, last = reading.first, reading.last
    before, after = low_at(tokens, first - 1), low_at(tokens, last)
    if after in ("/", "÷") and low_at(tokens, last + 1)[:1].isdigit() and not has_unit:
        return NumberType.MATH
    if before in ("/", "÷") and low_at(tokens, first - 2)[:1].isdigit():
        return NumberType.MATH
    if _divides_money(tokens, first, last):
        return NumberType.MATH
    if has_unit:
        return None
    if tokens[last - 1].kind is Lex.SUPER and last == first + 2 and before not in ("×", "x", "*", "·", "to"):
        return NumberType.MATH  # "10⁻³" alone, as over an axis
    if (
        after in ("×", "*", "^")
        or before in ("×", "*", "^")
        or (before == "by" and low_at(tokens, first - 2) in ("divided", "multiplied"))
    ):
        return NumberType.MATH
    if after == "divided" or before in ("∑", "√"):
        return NumberType.MATH
    return None


def _type_code(tokens: Sequence[Token], reading: Reading) -> NumberType | None:
    """A bare 0 or 1 that no word leads to: a coding or a part of a formula that lost its signs."""
    first = reading.first
    if reading.mult or reading.last != first + 1 or tokens[first].text not in CODINGS:
        return None
    tied = low_at(tokens, reading.last) in ("-", "~") and glued_at(tokens, reading.last)
    if (tied or low_at(tokens, reading.last) in ("to", "or")) and _is_count(tokens, reading.last + 1):
        return None if low_at(tokens, reading.last + 1) not in CODINGS else NumberType.MATH
    led = first > 0 and tokens[first - 1].kind is Lex.WORD and tokens[first - 1].low in _LEADS
    return None if led else NumberType.MATH


def _type_counting(tokens: Sequence[Token], reading: Reading, has_unit: bool, noun: str) -> NumberType | None:
    if has_unit or reading.mult:
        return None
    before, after = low_at(tokens, reading.first - 1), low_at(tokens, reading.last)
    if before == "top" or (after in _TOP and after not in ("most", "main", "major")):
        return NumberType.RHETORICAL
    small = reading.value is not None and reading.value <= 12 and tokens[reading.first].text.isdigit()
    if not small or noun not in _ABSTRACT:
        return None
    of_scale = noun == "point" and names_scale(words_around(tokens, reading.first))
    return None if of_scale else NumberType.RHETORICAL


def _is_part(tokens: Sequence[Token], first: int) -> bool:
    """As in "three of the five plants": the whole that a count is taken from."""
    return (
        low_at(tokens, first - 1) == "the"
        and low_at(tokens, first - 2) == "of"
        and _is_count(tokens, first - 3)
    )


def _is_count(tokens: Sequence[Token], index: int) -> bool:
    return 0 <= index < len(tokens) and (tokens[index].kind is Lex.NUMBER or tokens[index].low in SMALL)


def _is_measured(tokens: Sequence[Token], first: int, behind: int) -> bool:
    """As in "between negative four and six percent", "two and three million": the second has a measure."""
    after = low_at(tokens, behind)
    return low_at(tokens, first - 1) == "between" or after in _MEASURES


_MEASURES = word_set("percent per % percentage million billion trillion thousand hundred basis dozen")


def _type_words(tokens: Sequence[Token], reading: Reading, has_unit: bool, noun: str) -> NumberType | None:
    """Turns of speech: "one reason", "the two regimes", "ten largest exporters"."""
    first, last = reading.first, reading.last
    before, after = low_at(tokens, first - 1), low_at(tokens, last)
    if after == "digit":
        return NumberType.CODE
    if after == "-" and low_at(tokens, last + 1) in ("digit", "digits", "way", "sided", "fold"):
        return NumberType.CODE if "digit" in low_at(tokens, last + 1) else NumberType.RHETORICAL
    worded = type_worded(tokens, first, last, has_unit=has_unit)
    if worded is not None:
        return worded
    if has_unit or reading.mult or reading.style is not Style.WORDS:
        return None
    if before in LOCATORS or before in ("model", "phase"):
        return NumberType.LOCATOR
    if tokens[first].low == "unity" or tokens[first].low == "zero":
        return None
    if tokens[first].low == "one" or (reading.value == 1 and tokens[first].kind is Lex.WORD):
        return NumberType.RHETORICAL
    if reading.value is not None and reading.value > 12:
        return None
    if _is_part(tokens, first) or (after in ("or", "to", "-") and _is_count(tokens, last + 1)):
        return None
    if after in ("and", ",") and _is_count(tokens, last + 1) and _is_measured(tokens, first, last + 2):
        return None
    if before in _BACK or before in _TOP or after in _TOP or before in ("first", "next", "'s"):
        return NumberType.RHETORICAL
    if not noun and after != "of":
        return NumberType.RHETORICAL
    return NumberType.RHETORICAL if noun in _ABSTRACT else None
