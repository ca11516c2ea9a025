"""Periods of time in a text, in EDTF: years, months, quarters, halves, fiscal years, spans, decades."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corpus.annotations import NumberType
from corpus.english import MONTHS
from nlp.figures import clock_or_date, is_year
from nlp.text import Lex, Token, glued_at, low_at, word_set

__all__ = ["Period", "calendar_part", "find_periods", "join_periods", "years_of"]


class Period(NamedTuple):
    """A period in the tokens `first` to `last` (exclusive), with its EDTF code.

    Codes: "2008", "2002/2008", "2018-07", "2018-Q3", "2021-H2", "FY2014", "2018/" (since), "/2014" (until).
    """

    first: int
    last: int
    code: str

    @property
    def is_point(self) -> bool:
        """True for a period that is no span."""
        return "/" not in self.code


_NUMERALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
"""Which quarter or half is meant; "last" is the fourth."""
_SMALL = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"], 1
    )
}


def find_periods(tokens: Sequence[Token]) -> tuple[Period, ...]:
    """The periods in the order of the text; years of cited works and laws are left out."""
    points = _points(tokens)
    found: list[Period] = []
    at = 0
    while at < len(points):
        joined = _joined(tokens, points[at], points[at + 1]) if at + 1 < len(points) else None
        found.append(joined or _opened(tokens, points[at]))
        at += 2 if joined else 1
    return tuple(found)


def _points(tokens: Sequence[Token]) -> list[Period]:
    found: list[Period] = []
    number = Lex.NUMBER
    for at in [at for at, token in enumerate(tokens) if token[0] is number]:
        if found and at < found[-1].last:
            continue
        period = _point(tokens, at)
        if period:
            found.append(period)
    return found


def _point(tokens: Sequence[Token], at: int) -> Period | None:
    text = tokens[at].text
    if not is_year(text):
        return _fiscal_short(tokens, at)
    glued_s = low_at(tokens, at + 1) == "s" and tokens[at + 1].start == tokens[at].end
    if glued_s:
        return Period(at, at + 2, f"{text}/{int(text) + 9}") if text.endswith("0") else None
    kind = clock_or_date(tokens, at, at + 1)
    if kind is not NumberType.DATE or _is_law(tokens, at) or _is_base_of_prices(tokens, at + 1):
        return None
    return _with_part(tokens, at, text)


_PRICES = frozenset({"usd", "dollars", "prices", "us$", "$", "euros"})
"""Words after a year that is the base of prices: "in 2010 dollars"."""


def _is_base_of_prices(tokens: Sequence[Token], after: int) -> bool:
    """As in "2010 dollars", "2000 $": not "in 2012 $5 million was spent"."""
    sign = low_at(tokens, after) in _PRICES
    amount = after + 1 < len(tokens) and tokens[after + 1].kind is Lex.NUMBER and glued_at(tokens, after + 1)
    return sign and not amount


def _is_law(tokens: Sequence[Token], at: int) -> bool:
    """As in "the Trade Act of 1974", "the 2018 Farm Bill"."""
    if low_at(tokens, at - 1) == "of" and low_at(tokens, at - 2) in ("act", "law", "bill", "order", "code"):
        return True
    if _dates_instrument(tokens, at):
        return True
    return (
        any(
            index < len(tokens) and tokens[index].text in ("Act", "Bill", "Law", "Agreement", "Constitution")
            for index in range(at + 1, at + 4)
        )
        and at + 1 < len(tokens)
        and tokens[at + 1].text[0].isupper()
    )


_INSTRUMENTS = word_set(
    "order proclamation memorandum directive regulation resolution decree notice letter rule"
)
"""Legal instruments and papers that are called by their date."""
_DATE = 5
"""Tokens of "September 5, 2025" and its like at most, without the word that leads to it."""


def _dates_instrument(tokens: Sequence[Token], at: int) -> bool:
    """As in "Executive Order 14347 of September 5, 2025", "a notice dated May 2, 2019"."""
    month = next((index for index in range(at - 1, at - _DATE, -1) if low_at(tokens, index) in MONTHS), -1)
    leads = (low_at(tokens, month - 1), low_at(tokens, month - 2))
    lead = next((month - 1 - step for step, low in enumerate(leads) if low in ("of", "dated")), -1)
    if month < 0 or lead < 0:
        return False
    if low_at(tokens, lead) == "dated":
        return True
    named = lead - 1 - (tokens[lead - 1].kind is Lex.NUMBER)
    return low_at(tokens, named) in _INSTRUMENTS


def _with_part(tokens: Sequence[Token], at: int, year: str) -> Period:
    """The year with the month, quarter, half or number of months that is said with it."""
    before = at - 1
    word = low_at(tokens, before)
    if word in ("fy", "fiscal") or (word == "year" and low_at(tokens, at - 2) == "fiscal"):
        return Period(before if word != "year" else at - 2, at + 1, f"FY{year}")
    if word == "," or word == "of":
        before -= 1
        word = low_at(tokens, before)
    month = _month_before(tokens, before)
    if month:
        return Period(month[0], at + 1, f"{year}-{month[1]:02}")
    part = _quarter_or_half(tokens, at, before)
    if part:
        return Period(part[0], max(at + 1, part[2]), f"{year}-{part[1]}")
    if word in ("months", "month") and low_at(tokens, before - 2) in ("first", "last", "final"):
        count = _SMALL.get(low_at(tokens, before - 1)) or (
            int(low_at(tokens, before - 1))
            if low_at(tokens, before - 1).isdigit() and len(low_at(tokens, before - 1)) < 3
            else 0
        )
        if 0 < count < 12:
            first = 1 if low_at(tokens, before - 2) == "first" else 13 - count
            return Period(before - 2, at + 1, f"{year}-{first:02}/{year}-{first + count - 1:02}")
    return Period(at, at + 1, year)


def _month_before(tokens: Sequence[Token], before: int) -> tuple[int, int] | None:
    """First token and number of the month before a year: "July", "Feb.", "July 1,"."""
    if before < 0:
        return None
    word = low_at(tokens, before)
    if (word == "." and before > 0) or (tokens[before].kind is Lex.NUMBER and len(tokens[before].text) < 3):
        before -= 1
    word = low_at(tokens, before)
    if word in MONTHS and before >= 0 and tokens[before].text[0].isupper():
        return before, MONTHS[word]
    return None


def _quarter_or_half(tokens: Sequence[Token], at: int, before: int) -> tuple[int, str, int] | None:
    """First token, "Q3" or "H2", and end, for "third quarter of 2018", "Q3 2018", "2018Q3", "2018:H1"."""
    word = low_at(tokens, before)
    if word == ")" and low_at(tokens, before - 3) == "(":
        before -= 4
        word = low_at(tokens, before)
    if word in ("quarter", "half"):
        name = low_at(tokens, before - 1)
        name, start = (low_at(tokens, before - 2), before - 2) if name == "-" else (name, before - 1)
        if name in ("nd", "st", "rd", "th"):
            name, start = low_at(tokens, start - 1) + name, start - 1
        count = _NUMERALS.get(name)
        if count:
            return (
                start,
                ("Q" if word == "quarter" else "H") + str(min(count, 4 if word == "quarter" else 2)),
                at + 1,
            )
    if word in ("1", "2", "3", "4") and low_at(tokens, before - 1) in ("q", "h"):
        return before - 1, low_at(tokens, before - 1).upper() + word, at + 1
    after = at + 2 if low_at(tokens, at + 1) in (":", "-") else at + 1
    if low_at(tokens, after) in ("q", "h") and low_at(tokens, after + 1) in ("1", "2", "3", "4"):
        return at, low_at(tokens, after).upper() + low_at(tokens, after + 1), after + 2
    return None


def _fiscal_short(tokens: Sequence[Token], at: int) -> Period | None:
    """As in "FY14"."""
    text = tokens[at].text
    if len(text) == 2 and text.isdigit() and low_at(tokens, at - 1) == "fy":
        return Period(at - 1, at + 1, f"FY{_century(int(text))}")
    return None


def _century(short: int) -> int:
    return 2000 + short if short < 60 else 1900 + short


def _joined(tokens: Sequence[Token], left: Period, right: Period) -> Period | None:
    """As in "2000-2006", "from 2000 to 2007", "between July 2005 and 2008" as one span."""
    between = [token.low for token in tokens[left.last : right.first]]
    before = low_at(tokens, left.first - 1)
    if before == "from" and between[:1] == ["("] and between[-2:] == [")", "to"]:
        between = ["to"]
    if not (left.is_point and right.is_point) or len(between) > 4:
        return None
    if (
        between in (["-"], ["through"], ["until"], ["/"], ["-", "to", "-"])
        or (between == ["to"])
        or (before == "between" and between[:1] == ["and"] and _FILLERS.issuperset(between[1:]))
        or (between and between[0] in ("to", "through", "until") and _FILLERS.issuperset(between[1:]))
    ):
        pass
    else:
        return None
    first = left.first - 1 if before in ("from", "between") else left.first
    return Period(first, right.last, join_periods(left.code, right.code))


_FILLERS = frozenset({"early", "late", "mid", "the", "end", "beginning", "of", "-"})
"""Words between a connector and the year: "and the end of 2001"."""


def join_periods(first: str, last: str) -> str:
    """The span from one period to another, each taken from its own first to its last."""
    return f"{first.split('/')[0]}/{last.split('/')[-1]}"


def _opened(tokens: Sequence[Token], point: Period) -> Period:
    """The span that a year's shortened end ("2002-06"), a month's beginning or a preposition makes of it."""
    after, end = low_at(tokens, point.last), low_at(tokens, point.last + 1)
    if (
        after in ("-", "/")
        and len(end) == 2
        and end.isdigit()
        and is_year(point.code)
        and tokens[point.last].start == tokens[point.last - 1].end
    ):
        stop = int(point.code[:2] + end)
        stop = stop if stop > int(point.code) else stop + 100
        if stop - int(point.code) <= 60:
            return Period(point.first, point.last + 2, f"{point.code}/{stop}")
    month = _months_span(tokens, point)
    if month:
        return month
    before = point.first - 1
    while low_at(tokens, before) in ("mid", "early", "late", "-", "the", "about", "around"):
        before -= 1
    word = low_at(tokens, before)
    if not point.is_point:
        return point
    if word == "since" or (word == "from" and after in ("on", "onward", "onwards")):
        return Period(before, point.last, f"{point.code}/")
    if word in ("until", "till", "before") or (word == "to" and low_at(tokens, before - 1) == "prior"):
        return Period(before, point.last, f"/{point.code}")
    return point


def _months_span(tokens: Sequence[Token], point: Period) -> Period | None:
    """As in "January-June 2009", "March to May 2007"."""
    if len(point.code) != 7 or point.code[4:5] != "-" or not point.code[5:].isdigit():
        return None
    if (
        low_at(tokens, point.first - 1) in ("-", "to", "through")
        and low_at(tokens, point.first - 2) in MONTHS
    ):
        first = MONTHS[low_at(tokens, point.first - 2)]
        if tokens[point.first - 2].text[0].isupper():
            return Period(point.first - 2, point.last, f"{point.code[:4]}-{first:02}/{point.code}")
    return None


def calendar_part(tokens: Sequence[Token]) -> Period | None:
    """The one month or quarter that the sentence names without a year: code "06" or "Q2"; None for none.

    "the June quarter" is the quarter that ends with June.
    """
    found: list[Period] = []
    for at, token in enumerate(tokens):
        if token.low in MONTHS and token.text[0].isupper():
            month = MONTHS[token.low]
            if low_at(tokens, at + 1) == "quarter":
                found.append(Period(at, at + 2, f"Q{(month + 2) // 3}"))
            elif low_at(tokens, at - 1) in ("in", "during", "since", "by"):
                found.append(Period(at, at + 1, f"{month:02}"))
        elif token.low == "quarter" and low_at(tokens, at - 2) == "the":
            count = _NUMERALS.get(low_at(tokens, at - 1))
            if count:
                found.append(Period(at - 1, at + 1, f"Q{count}"))
    return found[0] if len({part.code for part in found}) == 1 else None


def years_of(code: str) -> tuple[int, int] | None:
    """First and last year of an EDTF code; None where it has none. An open end is the other end's year."""
    ends = [part.replace("FY", "")[:4] for part in code.split("/") if part]
    years = [int(end) for end in ends if end.isdigit()]
    return (min(years), max(years)) if years else None
