"""Hedges: the words that qualify a figure, and the interval that the wording admits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from corpus.annotations import Hedge, Interval
from nlp.figures.numerals import Style
from nlp.text import Token, low_at, word_set

__all__ = ["Printed", "find_hedge", "interval", "loose_unit", "unit_of_precision"]

_ABOUT, _BELOW, _ABOVE = Hedge.ABOUT, Hedge.BELOW, Hedge.ABOVE
_MOST, _LEAST, _STRICT = Hedge.AT_MOST, Hedge.AT_LEAST, Hedge.BELOW_STRICT

_BEFORE_LISTS: dict[Hedge, str] = {
    _ABOUT: """about|roughly|around|approximately|approx|approx .|approximate|some|close to|circa|ca .|
        ca|an estimated|
        close on|getting on for|something like|
        estimated|on the order of|in the order of|of the order of|in the region of|in the neighborhood of|
        in the neighbourhood of|~|≈|somewhere around|more or less|nearer to""",
    _BELOW: """nearly|almost|just under|just below|just shy of|shy of|not quite|approaching|virtually|
        slightly less than|slightly under|slightly below|a little less than|a little under|just less than""",
    _ABOVE: """over|more than|just over|just above|exceeding|exceeds|exceed|exceeded|above|larger than|
        greater than|
        higher than|in excess of|excess of|well over|well above|upwards of|upward of|topped|topping|tops|
        surpassed|
        surpassing|surpasses|slightly more than|slightly over|slightly above|a little over|a little more than|
        better than|bigger than|longer than|older than|further than|far more than|>|beyond|much more than""",
    _MOST: """up to|at most|no more than|not more than|never more than|never over|as much as|as many as|
        maximum of|
        maximum|a maximum of|no greater than|not exceeding|no higher than|no longer than|not to exceed|
        capped at|≤|
        < =|no larger than|at the most|as high as|within""",
    _LEAST: """at least|no less than|no fewer than|not less than|minimum|minimum of|a minimum of|≥|> =|
        not fewer than|
        at a minimum|no smaller than|no lower than""",
    _STRICT: """less than|fewer than|under|below|<|lower than|smaller than|well below|well under|shorter than|
        younger than|short of|far less than|much less than|far below|far fewer than""",
}
_AFTER_LISTS: dict[Hedge, str] = {
    _ABOUT: "or so|or thereabouts|approximately|more or less|or about",
    _LEAST: """or more|and above|or above|and over|or over|or higher|or greater|and more|and up|at least|
        or older|and older|or longer|or better|at a minimum|at the least""",
    _MOST: """or less|or fewer|or lower|and below|or below|or under|at most|or smaller|and under|
        at the most|or younger""",
}


def _by_word(lists: dict[Hedge, str], position: int) -> dict[str, list[tuple[tuple[str, ...], Hedge]]]:
    table: dict[str, list[tuple[tuple[str, ...], Hedge]]] = {}
    for hedge, cues in lists.items():
        for cue in cues.split("|"):
            words = tuple(cue.split())
            table.setdefault(words[position], []).append((words, hedge))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def _with_equal(lists: dict[Hedge, str]) -> dict[Hedge, str]:
    """The lists with "less than or equal to", "equal to or above" and their like."""
    up, down = "more greater larger higher", "less fewer lower smaller"
    said = {_LEAST: [], _MOST: []}  # type: dict[Hedge, list[str]]
    for hedge, words, place in ((_LEAST, up, "above"), (_MOST, down, "below")):
        for word in [*(f"{word} than" for word in words.split()), place]:
            said[hedge] += [f"{word} or equal to", f"equal to or {word}", f"{word} or at", f"at or {word}"]
    return lists | {hedge: "|".join([lists[hedge], *forms]) for hedge, forms in said.items()}


_BEFORE = _by_word(_with_equal(_BEFORE_LISTS), -1)
_AFTER = _by_word(_AFTER_LISTS, 0)


def find_hedge(tokens: Sequence[Token], first: int, last: int) -> tuple[Hedge, int, int]:
    """The hedge of the figure in tokens `first` to `last`, with the tokens of figure and hedge together."""
    earlier = tokens[first - 2].low if first > 1 else ""
    if earlier in _BEFORE_ARTICLE and tokens[first - 1].low in ("a", "an") and _qualifies(tokens, first - 2):
        return _BEFORE_ARTICLE[earlier], first - 2, last
    for words, hedge in _BEFORE.get(tokens[first - 1].low, ()) if first else ():
        if len(words) > 1 and words[-2] != earlier:
            continue
        start = first - len(words)
        if start >= 0 and tuple(token.low for token in tokens[start:first]) == words:
            if _is_no_hedge(tokens, start, last):
                break
            return hedge, start, last
    if last < len(tokens) and tokens[last].text == "+" and tokens[last - 1].end == tokens[last].start:
        return Hedge.AT_LEAST, first, last + 1
    for words, hedge in _AFTER.get(tokens[last].low, ()) if last < len(tokens) else ():
        if tuple(token.low for token in tokens[last : last + len(words)]) == words:
            if (
                words in (("or", "more"), ("and", "more"), ("or", "less"))
                and last + 2 < len(tokens)
                and tokens[last + 2].low == "than"
            ):
                continue
            return hedge, first, last + len(words)
    if (
        last < len(tokens)
        and tokens[last].text == "("
        and tuple(t.low for t in tokens[last : last + 3]) == ("(", "inclusive", ")")
    ):
        return Hedge.AT_LEAST, first, last
    return Hedge.NONE, first, last


_BEFORE_ARTICLE = {
    "roughly": _ABOUT, "approximately": _ABOUT, "about": _ABOUT, "nearly": _BELOW, "almost": _BELOW,
}  # fmt: skip
"""Hedges that an article may part from their number: "nearly a 20 percent rise"."""
_LEADS_TO_HEDGE = frozenset({"with", "by", "to", "of", "is", "was", "were", "in", "at", "had", "saw"})
"""Words behind which "about" means "approximately"; behind a noun it says what the noun is of."""


def _qualifies(tokens: Sequence[Token], hedge: int) -> bool:
    """False for "talks about a 10 percent duty": there the word says what the talk is of."""
    before = tokens[hedge - 1].low if hedge else ""
    return tokens[hedge].low != "about" or before in _LEADS_TO_HEDGE


def _is_no_hedge(tokens: Sequence[Token], start: int, last: int) -> bool:
    """True where the words govern what the figure is of, or say when or how near, and not how much."""
    return _is_preposition(tokens, start) or _is_span(tokens, start, last) or _is_near(tokens, start, last)


def _is_near(tokens: Sequence[Token], start: int, last: int) -> bool:
    """As in "within 5 percent of the mean": only of a time "within" says how much there is at most."""
    return tokens[start].low == "within" and low_at(tokens, last - 1) not in _SPANS | _ONE_SPAN


_ONE_SPAN = frozenset({"day", "hour", "month", "year", "week", "quarter", "decade"})


def _is_preposition(tokens: Sequence[Token], start: int) -> bool:
    """As in "information about 20 firms": the word governs the phrase."""
    before = tokens[start - 1].low if start else ""
    return tokens[start].low in ("about", "around") and before in _ABOUT_WHAT


def _is_span(tokens: Sequence[Token], start: int, last: int) -> bool:
    """As in "fell over ten years": the time in which something went on.

    "It took over ten years" and "for over ten years" say how long; behind other words "over" means during.
    """
    if tokens[start].low != "over" or low_at(tokens, last - 1) not in _SPANS:
        return False
    return low_at(tokens, start - 1) not in _LEADS_TO_LENGTH and low_at(tokens, last) not in _BEHIND_LENGTH


_SPANS = word_set(
    "years year months month decades decade days day weeks week quarters quarter centuries hours"
)
_LEADS_TO_LENGTH = word_set(
    """
    for of in with at by to than from after within until before is was are were be been being has have had a
    the take takes took taken taking last lasts lasted lasting spend spent spends require requires required
    need needs needed wait waits waited reach reached reaches average averaged averages ( well just now
    already still and or
    """
)
_BEHIND_LENGTH = frozenset({"ago", "old", "of", "earlier", "later", "before", "longer", "-"})
_ABOUT_WHAT = frozenset({"information", "talk", "talks", "concern", "concerns", "questions"})
"""Nouns that are of something: "about" behind them is a preposition."""


def unit_of_precision(number: Decimal) -> Decimal:
    """One in the last printed place: .1 for 5.2, 1 for 90."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)


def loose_unit(number: Decimal) -> Decimal:
    """One in the last place that is not a trailing zero of an integer: 10 for 90, 100 for 3900."""
    if number == 0 or number != number.to_integral_value() or unit_of_precision(number) != 1:
        return unit_of_precision(number)
    digits = str(abs(number.to_integral_value()).quantize(Decimal(1)))
    return Decimal(1).scaleb(len(digits) - len(digits.rstrip("0")))


_GRID = tuple(map(Decimal, ("0.25", "0.3333", "0.4", "0.5", "0.6", "0.6667", "0.75")))
"""Fractions that people round to: a quarter to three quarters (Cummins, Sauerland and Solt 2012)."""
_FRACTION_CAP = Decimal("0.03")
"""How far a bare fraction in words may be off, in parts of one: "a third" is said of 30 to 36 per cent
(Krifka, 2009, on round numbers). Larger, and "half" would support 54 per cent."""
_ROUGH_CAP = Decimal("0.10")
"""Caps on what "about" and a fraction admit; our choice, to be tuned."""
_MULTIPLE_SHARE = Decimal("0.1")
"""How far a bare multiple may be off, as a share of itself: "doubled" is said of 1.8 to 2.2 times."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it is printed: one value, or else the two ends of a range in printed order."""

    value: Decimal | None
    lo: Decimal | None = None
    hi: Decimal | None = None
    mult: int = 0
    """Power of ten that is printed with it."""


def interval(printed: Printed, hedge: Hedge, *, style: Style = Style.DIGITS) -> Interval:
    """What the wording admits, in base units: multiplier applied, per cent stay per cent.

    The rules are those of the hedge table: strict rounding for a bare figure, a rough margin for "about",
    one-sided for "nearly", "more than", "at least" and their like (Krifka 2009; Solt 2014).
    """
    with localcontext() as context:
        context.prec = 60
        if printed.value is None:
            ends = [Decimal(0) if end is None else end for end in (printed.lo, printed.hi)]
            found = _of_range(min(ends), max(ends), hedge, style)
        else:
            found = _of_value(printed.value, hedge, style)
        scale = Decimal(1).scaleb(printed.mult)
        return Interval(
            None if found.lo is None else found.lo * scale,
            None if found.hi is None else found.hi * scale,
            found.closed_lo,
            found.closed_hi,
        )


def _half_width(value: Decimal, style: Style) -> Decimal:
    """What a bare figure admits to either side."""
    if style is Style.FRACTION and 0 < abs(value) < 1:
        gaps = [abs(abs(value) - other) for other in _GRID if abs(abs(value) - other) > Decimal("0.001")]
        return min(min(gaps) / 2, _FRACTION_CAP, abs(value) / 2)
    if style is Style.MULTIPLE:
        return abs(value) * _MULTIPLE_SHARE
    return unit_of_precision(value) / 2


def _rough_width(value: Decimal, style: Style) -> Decimal:
    """What "about" admits to either side: never less than the bare figure does."""
    bare = _half_width(value, style)
    if style in (Style.FRACTION, Style.MULTIPLE):
        return bare * 2
    rough = max(unit_of_precision(value), loose_unit(value) / 2)
    return max(bare, min(rough, _ROUGH_CAP * abs(value)))


def _coarse_step(value: Decimal, style: Style) -> Decimal:
    """The next step of the 1-2-5 scale above the figure's own grain."""
    if style in (Style.FRACTION, Style.MULTIPLE):
        return _rough_width(value, style) * 2
    return loose_unit(value) * 2


def _of_value(value: Decimal, hedge: Hedge, style: Style) -> Interval:
    match hedge:
        case Hedge.NONE:
            bare = _half_width(value, style)
            return Interval(value - bare, value + bare)
        case Hedge.ABOUT:
            rough = _rough_width(value, style)
            return Interval(value - rough, value + rough)
        case Hedge.BELOW:
            return Interval(value - _rough_width(value, style), value, closed_lo=False)
        case Hedge.ABOVE:
            return Interval(value, value + _coarse_step(value, style), closed_lo=False, closed_hi=False)
        case Hedge.BELOW_STRICT:
            return Interval(value - _coarse_step(value, style), value, closed_lo=False, closed_hi=False)
        case Hedge.AT_LEAST:
            return Interval(value, None)
        case Hedge.AT_MOST:
            return Interval(None, value)


def _of_range(lo: Decimal, hi: Decimal, hedge: Hedge, style: Style) -> Interval:
    if style is Style.ORDER:
        return Interval(lo, hi, closed_hi=False)
    width = _rough_width if hedge is Hedge.ABOUT else _half_width
    low, high = lo - width(lo, style), hi + width(hi, style)
    if hedge is Hedge.AT_LEAST:
        return Interval(low, None)
    if hedge is Hedge.AT_MOST:
        return Interval(None, high)
    if hedge is Hedge.ABOVE:
        return Interval(lo, high, closed_lo=False)
    return Interval(low, high)
