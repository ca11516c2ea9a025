"""Numbers that state no quantity: dates, names, codes, locators, citations, formulas, turns of speech."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.annotations import NumberType
from nlp.dates import MONTHS, clock_or_date, is_year
from nlp.lexer import Lex, Token, glued_at, low_at, word_set
from nlp.numbers import SMALL, Reading, Style

__all__ = ["type_number"]

_LOCATORS = word_set(
    """
    table tables tab fig figure figures figs page pages p pp equation equations eq eqs eqn column
    columns col cols row rows appendix hypothesis hypotheses panel box boxes footnote footnotes fn
    proposition propositions theorem lemma corollary exhibit exhibits annex paragraph para chapter
    chapters sections chart charts map graph line lines scheme slide step steps item items
    subsection endnote figs appendices
    """
)
_NAMED = word_set(
    """
    model models phase version group type stage round schedule list title tier class grade mode
    scenario case experiment specification wave unit level route highway apollo windows chapter
    generation column option category day
    """
)
_CODES = word_set(
    """
    hs hts htsus sic naics sitc isic cpc nace code codes heading headings subheading subheadings
    article articles § §§ cfr usc eccn bec docket circular notice decree sitc cn hts8 hs6 category
    categories classification classifications zip
    """
)
_ONE_DIGIT_CODES = word_set("code codes category categories article articles heading headings")
_LAWS = word_set("no nos number executive order public resolution directive regulation proclamation")
_LAW_SECTIONS = frozenset({"201", "301", "337", "232", "421", "122", "1202", "338", "701", "731"})
_PROGRAMMES = word_set(
    """
    program programme plan project initiative congress act tariffs tariff investigation duties
    programs
    """
)
_NAMED_NUMBERS = frozenset({"863", "973", "985", "211", "301", "232", "421", "201", "337", "122"})
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
    caveat limitation term
    """
)
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
    if reading.style in (Style.WORDS, Style.FRACTION, Style.MULTIPLE, Style.ORDER):
        return _type_words(tokens, reading, has_unit, noun)
    if reading.style is Style.ORDINAL:
        return _type_ordinal(tokens, reading)
    text = tokens[reading.first].text
    if has_unit and _is_price_base(tokens, reading):
        return NumberType.DATE
    return (
        _type_glued(tokens, reading, has_unit)
        or _type_reference(tokens, reading, has_unit, before)
        or (None if has_unit else clock_or_date(tokens, reading.first, reading.last, counted=counted))
        or (None if has_unit else _type_mark(tokens, reading, text, counted))
        or (None if has_unit else _type_named(tokens, reading, noun, counted))
        or _type_math(tokens, reading, has_unit)
        or _type_counting(tokens, reading, has_unit, noun)
    )


def _is_price_base(tokens: Sequence[Token], reading: Reading) -> bool:
    """As in "(2010 USD)", "in constant 2005 dollars"."""
    text, before, after = (
        tokens[reading.first].text,
        low_at(tokens, reading.first - 1),
        low_at(tokens, reading.last),
    )
    if not is_year(text) or text < "1950" or reading.mult:
        return False
    return before in ("(", "in", "constant", "real", "chained", "to") and after in (
        "usd",
        "us",
        "dollars",
        "u",
        "euros",
    )


def _type_ordinal(tokens: Sequence[Token], reading: Reading) -> NumberType | None:
    after = low_at(tokens, reading.last)
    if _heads_percentiles(tokens, reading.last):
        return None
    if after in MONTHS or low_at(tokens, reading.first - 1) in MONTHS or after in ("century", "centuries"):
        return NumberType.DATE
    return NumberType.NAME


def _heads_percentiles(tokens: Sequence[Token], last: int) -> bool:
    """As in "the 75th, 90th and 99th percentiles": also the first of the list."""
    for index in range(last, min(last + 16, len(tokens))):
        token = tokens[index]
        if token.low in ("percentile", "percentiles", "quantile", "quantiles", "decile", "deciles"):
            return True
        if token.kind is not Lex.NUMBER and token.low not in (
            "th",
            "st",
            "nd",
            "rd",
            ",",
            "and",
            "to",
            "-",
            "or",
        ):
            return False
    return False


def _type_glued(tokens: Sequence[Token], reading: Reading, has_unit: bool) -> NumberType | None:
    """Digits that hang on letters or other digits: "G20", "exports3", "COVID-19", "8541.40.60", "FY2014"."""
    first, last = reading.first, reading.last
    if glued_at(tokens, first):
        before = tokens[first - 1]
        if before.kind is Lex.WORD:
            return (
                None
                if _is_money_code(before.text) or low_at(tokens, first - 2) == "$"
                else _type_after_letters(tokens, first)
            )
        if before.text == "-" and glued_at(tokens, first - 1) and tokens[first - 2].kind is Lex.WORD:
            return _type_after_hyphen(tokens, first)
        if (
            before.text in ".-"
            and glued_at(tokens, first - 1)
            and tokens[first - 2].kind is Lex.NUMBER
            and before.text == "."
        ):
            return NumberType.CODE
        if before.text in "_#":
            return NumberType.CODE
    if (
        low_at(tokens, last) == "."
        and glued_at(tokens, last)
        and glued_at(tokens, last + 1)
        and tokens[last + 1].kind is Lex.NUMBER
    ):
        return NumberType.CODE
    if not has_unit and glued_at(tokens, last) and last < len(tokens) and tokens[last].kind is Lex.WORD:
        return _type_before_letters(tokens, last)
    if not has_unit and low_at(tokens, last) == "-" and low_at(tokens, last + 1) in ("digit", "digits"):
        return NumberType.CODE
    return None


def _is_money_code(text: str) -> bool:
    return text in (
        "USD",
        "RMB",
        "EUR",
        "GBP",
        "RM",
        "Rs",
        "CNY",
        "JPY",
        "AUD",
        "CAD",
        "HKD",
        "SGD",
        "DM",
        "INR",
    )


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


def _type_reference(
    tokens: Sequence[Token], reading: Reading, has_unit: bool, before: NumberType | None
) -> NumberType | None:
    """Numbers behind "Table", "Section", "HS", "P.L.", "§"; the rest of their lists too."""
    first = reading.first
    at = first - 1
    while low_at(tokens, at) in (".", "(", "#") and at > 0:
        at -= 1
    word, text = low_at(tokens, at), tokens[first].text
    opened = low_at(tokens, first - 1) == "("
    if before in (NumberType.LOCATOR, NumberType.CODE, NumberType.NAME) and not has_unit:
        return before
    if word in ("section", "sec", "sections") or (word == "s" and at < first - 1 and False):
        return _type_section(tokens, first)
    if word in _LOCATORS and not (
        opened and word not in ("eq", "equation", "eqs", "equations", "column", "columns", "hypothesis")
    ):
        return None if has_unit and word not in ("p", "pp") else NumberType.LOCATOR
    if has_unit:
        return None
    if word in _CODES and (len(text) > 1 or word in _ONE_DIGIT_CODES) and (not opened or len(text) > 3):
        return NumberType.CODE
    if word in _LAWS and tokens[at].text[0].isupper():
        return NumberType.NAME
    if (
        word in ("l", "r", "c", "s", "o")
        and low_at(tokens, at - 1) == "."
        and low_at(tokens, at - 2) in ("p", "h", "e", "f")
    ):
        return NumberType.NAME
    return None


def _type_section(tokens: Sequence[Token], first: int) -> NumberType:
    text = tokens[first].text
    return (
        NumberType.NAME if text in _LAW_SECTIONS or (text.isdigit() and len(text) > 2) else NumberType.LOCATOR
    )


def _is_age(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "Maria Lopez, 43, said": an age beside a person's name."""
    text = tokens[first].text
    if len(text) != 2 or low_at(tokens, first - 1) != "," or low_at(tokens, last) != ",":
        return False
    name = tokens[first - 2] if first > 1 else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    named = name is not None and name.kind is Lex.WORD and name.text[0].isupper() and not name.text.isupper()
    return bool(named and name and name.low not in MONTHS and after and after.kind is Lex.WORD)


def _type_named(tokens: Sequence[Token], reading: Reading, noun: str, counted: bool) -> NumberType | None:
    """As in "Phase 2", "863 Program", "iPhone 11": integers that belong to a name."""
    first, last = reading.first, reading.last
    text = tokens[first].text
    if reading.mult or not text.isdigit():
        return None
    if (
        len(text) > 3
        and low_at(tokens, last) == "("
        and not noun
        and last + 1 < len(tokens)
        and tokens[last + 1].text.islower()
    ):
        return NumberType.CODE  # "6403 (footwear with …)"
    if text in _NAMED_NUMBERS and low_at(tokens, last) in _PROGRAMMES:
        return NumberType.NAME
    if first and _names_what_follows(tokens, last, text, counted):
        return NumberType.NAME
    if _is_age(tokens, first, last):
        return NumberType.NAME
    at = first - 1
    if at < 0 or tokens[at].kind is not Lex.WORD or len(text) > 4:
        return None
    word = tokens[at]
    if word.low in ("model", "models", "phase") and len(text) < 3:
        return NumberType.NAME
    if word.low in _NAMED and len(text) < 3 and not noun:
        return NumberType.NAME
    inner = word.text[0].isupper() or word.text[1:] != word.text[1:].lower()
    starts = at == 0 or low_at(tokens, at - 1) in (".", "?", "!", ":", '"')
    if not inner or (starts and word.text[1:] == word.text[1:].lower()):
        return None
    return None if counted and word.low not in _NAMED else NumberType.NAME


def _names_what_follows(tokens: Sequence[Token], last: int, text: str, counted: bool) -> bool:
    """As in "787 Dreamliner", "5 Year Plan": a capitalised word behind that is no people and no acronym."""
    if counted or last >= len(tokens) or glued_at(tokens, last):
        return False
    word = tokens[last]
    if word.kind is not Lex.WORD or not word.text[0].isupper() or (word.text.isupper() and word.low != "zip"):
        return False
    return not word.low.endswith(("an", "ese", "ish", "ans", "ch", "i", "percent", "million", "billion"))


def _type_mark(tokens: Sequence[Token], reading: Reading, text: str, counted: bool) -> NumberType | None:
    """Marks of notes, brackets of references, labels of lists and headings."""
    first, last = reading.first, reading.last
    if not text.isdigit() or len(text) > 3 or reading.mult:
        return None
    before = tokens[first - 1] if first else None
    ends = not glued_at(tokens, last) or low_at(tokens, last) in (".", ",", ")", ";")
    hangs = before is not None and glued_at(tokens, first) and before.text in ".,;:)\"'?!"
    if ends and hangs and (first < 2 or tokens[first - 2].kind is not Lex.NUMBER):
        return NumberType.CITATION
    if _in_brackets(tokens, first, last):
        return NumberType.CITATION
    if low_at(tokens, first - 1) == "(" and low_at(tokens, last) == ")" and len(text) < 3:
        return NumberType.LOCATOR
    return NumberType.LOCATOR if first == 0 and _opens_text(tokens, last, counted) else None


def _opens_text(tokens: Sequence[Token], last: int, counted: bool) -> bool:
    """As in "2. Background", "35 Bureau of …": label of a list or note, or a page number."""
    if last >= len(tokens):
        return True
    if tokens[last].text in ".)":
        return last + 1 < len(tokens) and not glued_at(tokens, last + 1)
    return not counted and tokens[last].kind is Lex.WORD and tokens[last].text[0].isupper()


def _in_brackets(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "[12]", "[5-7]", "[10, 11]"."""
    left, right = first - 1, last
    while low_at(tokens, left) in (",", "-") or (
        left >= 0 and tokens[left].kind is Lex.NUMBER and first - left < 12
    ):
        left -= 1
    while low_at(tokens, right) in (",", "-") or (
        right < len(tokens) and tokens[right].kind is Lex.NUMBER and right - last < 12
    ):
        right += 1
    return low_at(tokens, left) == "[" and low_at(tokens, right) == "]"


def _type_math(tokens: Sequence[Token], reading: Reading, has_unit: bool) -> NumberType | None:
    first, last = reading.first, reading.last
    before, after = low_at(tokens, first - 1), low_at(tokens, last)
    if after in ("/", "÷") and low_at(tokens, last + 1)[:1].isdigit() and not has_unit:
        return NumberType.MATH
    if before in ("/", "÷") and low_at(tokens, first - 2)[:1].isdigit():
        return NumberType.MATH
    if has_unit:
        return None
    if (
        after in ("×", "*", "^")
        or before in ("×", "*", "^")
        or (before == "by" and low_at(tokens, first - 2) in ("divided", "multiplied"))
    ):
        return NumberType.MATH
    if after == "divided" or before in ("∑", "√"):
        return NumberType.MATH
    return None


def _type_counting(tokens: Sequence[Token], reading: Reading, has_unit: bool, noun: str) -> NumberType | None:
    if has_unit or reading.mult:
        return None
    before, after = low_at(tokens, reading.first - 1), low_at(tokens, reading.last)
    if before == "top" or (after in _TOP and after not in ("most", "main", "major")):
        return NumberType.RHETORICAL
    small = reading.value is not None and reading.value <= 12 and tokens[reading.first].text.isdigit()
    return NumberType.RHETORICAL if small and noun in _ABSTRACT else None


def _is_part(tokens: Sequence[Token], first: int) -> bool:
    """As in "three of the five plants": the whole that a count is taken from."""
    return (
        low_at(tokens, first - 1) == "the"
        and low_at(tokens, first - 2) == "of"
        and _is_count(tokens, first - 3)
    )


def _is_count(tokens: Sequence[Token], index: int) -> bool:
    return 0 <= index < len(tokens) and (tokens[index].kind is Lex.NUMBER or tokens[index].low in SMALL)


def _type_words(tokens: Sequence[Token], reading: Reading, has_unit: bool, noun: str) -> NumberType | None:
    """Turns of speech: "one reason", "the two regimes", "ten largest exporters"."""
    first, last = reading.first, reading.last
    before, after = low_at(tokens, first - 1), low_at(tokens, last)
    if after == "-" and low_at(tokens, last + 1) in ("digit", "digits", "way", "sided", "fold"):
        return NumberType.CODE if "digit" in low_at(tokens, last + 1) else NumberType.RHETORICAL
    if has_unit or reading.mult or reading.style is not Style.WORDS:
        return None
    if before in _LOCATORS or before in ("model", "phase"):
        return NumberType.LOCATOR
    if tokens[first].low == "unity" or tokens[first].low == "zero":
        return None
    if tokens[first].low == "one" or (reading.value == 1 and tokens[first].kind is Lex.WORD):
        return NumberType.RHETORICAL
    if reading.value is not None and reading.value > 12:
        return None
    if _is_part(tokens, first) or (after in ("or", "to", "-") and _is_count(tokens, last + 1)):
        return None
    if before in _BACK or before in _TOP or after in _TOP or before in ("first", "next", "'s"):
        return NumberType.RHETORICAL
    if not noun and after != "of":
        return NumberType.RHETORICAL
    return NumberType.RHETORICAL if noun in _ABSTRACT else None
