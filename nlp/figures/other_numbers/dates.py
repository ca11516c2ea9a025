"""Numbers of the calendar and the clock: years, days, numeric dates, times, and years of cited works."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.annotations import NumberType
from corpus.english import MONTHS
from nlp.figures.numerals import SMALL
from nlp.text import Lex, Token, glued_at, low_at, word_set

__all__ = ["clock_or_date", "is_year"]

_YEAR_PREPOSITIONS = word_set(
    """
    in since by of from until till during through to before after and between early late mid fiscal
    year for , ( - / [ ; the around circa or than as vs versus on at : with spring summer autumn
    winter end their its our his her
    """
)
_NOT_YEAR_AFTER = frozenset({"%", "percent", "million", "billion", "thousand", "rpm"})
"""Units and powers of ten: the four digits before them are an amount."""


def is_year(text: str) -> bool:
    """True for four digits from 1500 to 2100."""
    return len(text) == 4 and text.isascii() and text.isdigit() and "1500" <= text <= "2100"


def clock_or_date(
    tokens: Sequence[Token], first: int, last: int, *, counted: bool = False
) -> NumberType | None:
    """DATE for years, days of a month, numeric dates and clock times; CITATION for a cited work's year."""
    text = tokens[first].text
    before, after = low_at(tokens, first - 1), low_at(tokens, last)
    if before == "'" and len(text) == 2 and after in ("s", "-", ".", ",", ")"):
        return NumberType.DATE
    if len(text) > 5 and text[4] == "." and is_year(text[:4]) and "1900" <= text[:4] < "2050":
        # "in 2023.42 The": a year, the sentence's end and the mark of a footnote
        return NumberType.DATE if len(text) < 8 and _starts_sentence(tokens, last) else None
    if is_year(text):
        return _type_year(tokens, first, last, counted)
    if not text.isdigit():
        return None
    dated = (len(text) < 3 and _is_day(tokens, first, last)) or _ends_span_of_years(tokens, first)
    if dated or _is_clock(tokens, first, last) or _is_numeric_date(tokens, first, last):
        return NumberType.DATE
    return None


def _is_day(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "March 12", "12 March", "Mar. 12", "March of 12", "March 12-14": a month stands beside."""
    before = low_at(tokens, first - 1)
    if _is_month(tokens, first - 1) or _is_month(tokens, last):
        return True
    if before in (".", "of") and _is_month(tokens, first - 2):
        return True
    return before in ("-", "and") and low_at(tokens, first - 2).isdigit() and _is_month(tokens, first - 3)


def _ends_span_of_years(tokens: Sequence[Token], first: int) -> bool:
    """As in "2002-06", "1999/00"."""
    joined = low_at(tokens, first - 1) in ("-", "/") and glued_at(tokens, first)
    return joined and len(tokens[first].text) == 2 and is_year(low_at(tokens, first - 2))


def _starts_sentence(tokens: Sequence[Token], index: int) -> bool:
    return index >= len(tokens) or tokens[index].text[0].isupper()


def _is_month(tokens: Sequence[Token], index: int) -> bool:
    if not 0 <= index < len(tokens):
        return False
    token = tokens[index]
    if token.low not in MONTHS:
        return False
    return token.text[0].isupper() or token.low not in _WORDS_LIKE_MONTHS


_WORDS_LIKE_MONTHS = frozenset({"may", "march", "mar", "jun"})
"""Names of months that are other words in small letters."""


def _is_clock(tokens: Sequence[Token], first: int, last: int) -> bool:
    text, after = tokens[first].text, low_at(tokens, last)
    if len(text) > 2:
        return False
    if (
        after == ":"
        and glued_at(tokens, last)
        and low_at(tokens, last + 1).isdigit()
        and glued_at(tokens, last + 1)
    ):
        return True
    if low_at(tokens, first - 1) == ":" and glued_at(tokens, first) and low_at(tokens, first - 2).isdigit():
        return True
    return after in ("am", "pm", "o'clock") or (
        after in ("a", "p") and low_at(tokens, last + 1) == "." and low_at(tokens, last + 2) == "m"
    )


def _is_numeric_date(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Three numbers joined by "/" or "-": any of them."""
    for start in (first, first - 2, first - 4):
        parts = tokens[max(start, 0) : max(start, 0) + 5]
        if start >= 0 and len(parts) == 5 and parts[1].text in "/-" and parts[3].text == parts[1].text:
            glued = all(parts[i].end == parts[i + 1].start for i in range(4))
            if glued and all(part.text.isdigit() and len(part.text) in (1, 2, 4) for part in parts[::2]):
                return True
    return False


def _type_year(tokens: Sequence[Token], first: int, last: int, counted: bool) -> NumberType | None:
    before, after = low_at(tokens, first - 1), low_at(tokens, last)
    if before in _ROUGHLY and low_at(tokens, first - 2) in _AT_A_TIME and not counted:
        return None if after in _NOT_YEAR_AFTER else NumberType.DATE
    if after in _NOT_YEAR_AFTER or before in (
        "≈",
        "~",
        "=",
        "≥",
        "≤",
        "<",
        ">",
        "about",
        "approximately",
        "roughly",
        "nearly",
    ):
        return None
    if _is_citation_year(tokens, first, last):
        return NumberType.CITATION
    if _is_size(tokens, first, last):
        return None
    if after in _UNCOUNTED and "1900" <= tokens[first].text <= "2050":
        return NumberType.DATE
    if before in SMALL or low_at(tokens, first - 2) in SMALL:
        return NumberType.DATE  # "two 1970 industries", "two distinct 1970 codes"
    if counted and before and before not in _YEAR_PREPOSITIONS and not before[0].isdigit():
        return None if tokens[first - 1].text.islower() else NumberType.DATE
    return NumberType.DATE


_ROUGHLY = frozenset({"about", "approximately", "roughly"})
_AT_A_TIME = word_set("in since until till before after during")
"""Prepositions of time: "since about 2018" is a year, where "about 2018" may be a number of things."""
_BOUNDS = frozenset(
    {"above", "below", "exceeding", "exceeded", "exceeds", "numbered", "numbering", "totalled", "totaled"}
)
"""Words that bound or count: four digits behind them are a size. "Over 2000" may be either, so that "over" is
not among them."""
_MORE = frozenset({"more", "fewer", "less", "greater", "smaller"})
"""Comparatives that before "than" bound a size."""
_REACHING = word_set(
    """
    fell rose grew dropped climbed declined increased decreased shrank jumped fall rise grow drop climb
    expanded swelled peaked stood bottomed
    """
)
"""Verbs whose "to" and "at" lead to a size, not to a time."""


def _is_size(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "below 1900", "fewer than 2000", "fell to 1850": four digits that only a size can be."""
    after = low_at(tokens, last)
    if after in _UNCOUNTED or after == "level" or after == "levels":
        return False
    before, earlier = low_at(tokens, first - 1), low_at(tokens, first - 2)
    if before in _BOUNDS or (before == "than" and earlier in _MORE):
        return True
    if before in ("to", "at") and earlier in _REACHING:
        return True
    # "1,650 and 1720 people"
    return before in ("and", "to", "-") and "," in earlier and earlier[0].isdigit()


_UNCOUNTED = word_set(
    "sales quarter revenue revenues earnings profit profits exports imports output gdp prices levels results "
    "figures estimates budget census tariffs growth income production volumes data statistics survey"
)
"""Nouns that a year stands before and no number counts: "1988 sales"."""


def _is_citation_year(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "(Smith 2009, p. 14)", "Smith (2009)", "Lee et al., 2012"."""
    at = first - 1
    if low_at(tokens, at) == "(":
        before = tokens[at - 1] if at > 0 else None
        if before is None:
            return False
        surname = before.kind is Lex.WORD and before.text[0].isupper() and len(before.text) > 2
        return (surname or low_at(tokens, at - 1) == "al" or low_at(tokens, at - 2) == "al") and _closes(
            tokens, last
        )
    if low_at(tokens, at) == ",":
        at -= 1
    if low_at(tokens, at) == "." and low_at(tokens, at - 1) == "al":
        return True
    word = tokens[at] if at >= 0 else None
    if (
        word is None
        or word.kind is not Lex.WORD
        or not word.text[0].isupper()
        or word.low in MONTHS
        or len(word.text) < 3
    ):
        return False
    return _in_parenthesis(tokens, at) and (_closes(tokens, last) or low_at(tokens, last) in (",", ";", ":"))


def _closes(tokens: Sequence[Token], last: int) -> bool:
    if glued_at(tokens, last) and len(low_at(tokens, last)) == 1 and low_at(tokens, last).isalpha():
        last += 1  # "2009a"
    return low_at(tokens, last) in (")", ",", ";", ":", "]")


def _in_parenthesis(tokens: Sequence[Token], at: int) -> bool:
    """True if the word is one of a few names after "(" or ";": "(see Smith and Jones 2009"."""
    for index in range(at - 1, max(at - 9, -1), -1):
        low = tokens[index].low
        if low in ("(", ";", "["):
            return True
        if low in (")", "in", "since", "of", "from", "by", "to"):
            return False
    return False
