"""Kind and direction of a figure: level, share, growth …, told by its unit and the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.annotations import Direction, Figure, Kind
from nlp.figures.changes import CHANGE_NOUNS, DOWN, UP, is_change, tell_direction
from nlp.figures.kind_cue import KindCue, sentence_bounds
from nlp.figures.numerals import Style
from nlp.figures.other_numbers import is_year
from nlp.figures.unit_forms import is_money
from nlp.text import Token, low_at, word_set

__all__ = ["tell_kind"]

_COMPARED = word_set(
    """
    higher lower larger smaller bigger greater less more fewer cheaper faster slower longer shorter
    better likelier
    """
)
_RATES = word_set(
    """
    tariff tariffs duty duties tax taxes interest inflation unemployment rate rates subsidy
    subsidies margin margins valorem utilization utilisation yield yields levy coupon mfn vat
    royalty discount dumping exemption
    """
)
_STATISTICS = word_set(
    """
    coefficient coefficients elasticity elasticities correlation correlations estimate estimates
    estimated r2 r-squared squared t-statistic p-value deviation error errors variance significance
    significant statistic t-stat median-unbiased parameter parameters skewness kurtosis loading
    loadings score scores likelihood chi
    """
)
_SHARE_WORDS = word_set(
    """
    share shares accounted accounts accounting account represented representing represents comprised
    comprises constituted constitute constitutes proportion fraction percentage portion made
    """
)
_TIMES = frozenset(
    {
        "year",
        "month",
        "day",
        "hour",
        "week",
        "quarter",
        "decade",
        "century",
        "minute",
        "s",
        "ms",
        "millennium",
    }
)
"""Units of time: a figure in them is a duration."""
_CORRELATIONS = frozenset({"correlation", "correlations", "correlated"})
"""Words of a measure between -1 and 1, which is a statistic and no share."""
_REACH = 14
"""Words to either side in which cues of kind are looked for: a clause of average length; farther off they
belong to other figures."""


def tell_kind(tokens: Sequence[Token], cue: KindCue, before: Figure | None = None) -> tuple[Kind, Direction]:
    """Kind and direction; a direction is told of growth and change alone.

    `before`: the figure before it in the sentence. A percentage without a cue of its own is what that is:
    "grew 3 percent in 2005 and 5 percent in 2006".
    """
    kind = _kind(tokens, cue)
    if kind is None:
        kind = before.kind if before is not None and _carries(before) else Kind.SHARE
        if before is not None and kind is before.kind:
            return kind, before.direction
        if before is not None and before.kind is Kind.CHANGE and before.unit == "pp":
            return Kind.GROWTH, before.direction
    if before is not None and kind is Kind.SHARE and cue.unit == "%" and before.kind is Kind.CHANGE:
        opens = low_at(tokens, cue.start - 1) == "(" or low_at(tokens, cue.start - 2) == "("
        if opens and tokens[cue.start - 3].start < before.span.end:
            return Kind.GROWTH, before.direction  # "by 3 points (or 13 percent)"
    if kind is Kind.GROWTH and (way := _way_from_earlier(tokens, cue)) is not None:
        return kind, way
    if kind in (Kind.GROWTH, Kind.CHANGE):
        return kind, tell_direction(tokens, cue)
    return kind, Direction.NONE


def _carries(before: Figure) -> bool:
    """A percentage carries on growth, rates and ratios; "twice as large, 20 percent" is no ratio again."""
    return before.kind in (Kind.GROWTH, Kind.RATE) or (before.kind is Kind.RATIO and before.unit == "%")


def _kind(tokens: Sequence[Token], cue: KindCue) -> Kind | None:
    """The kind by the figure's own cues; None for a percentage that has none."""
    unit = cue.unit
    if unit == "{percentile}" or (unit in ("%", "1") and _is_statistic(tokens, cue)):
        return Kind.STATISTIC
    if cue.style is Style.MULTIPLE or (
        unit == "1" and low_at(tokens, cue.last - 1) in ("times", "fold", "x")
    ):
        return _kind_of_multiple(tokens, cue)
    if unit in ("pp", "bp"):
        return Kind.CHANGE
    if unit == "%":
        return _kind_of_percent(tokens, cue)
    if unit in _TIMES:
        return Kind.DURATION
    if unit == "{point}" and is_change(tokens, cue):
        return Kind.CHANGE  # "the index rose 12 points"
    if unit.startswith("{") and "/" not in unit:
        return Kind.COUNT
    if cue.style is Style.FRACTION:
        return Kind.GROWTH if is_change(tokens, cue) else Kind.SHARE
    if "/" in unit and is_money(unit) and is_money(unit.split("/", 1)[1]):
        return Kind.RATE
    if unit in ("1", ""):
        return _kind_of_plain(tokens, cue)
    return Kind.CHANGE if is_change(tokens, cue) else Kind.LEVEL


def _kind_of_multiple(tokens: Sequence[Token], cue: KindCue) -> Kind:
    word = low_at(tokens, cue.first)
    if word in _BARE and low_at(tokens, cue.last) in _DETERMINERS and not _is_infinitive(tokens, cue):
        return Kind.RATIO  # "nearly double the reduction" compares, "will double the share" acts
    if word.startswith(("doubl", "tripl", "trebl", "quadrupl", "halv", "quintupl")):
        return Kind.GROWTH
    if word.endswith("fold") or low_at(tokens, cue.last - 1) == "fold":
        return Kind.GROWTH if _near_change(tokens, cue) else Kind.RATIO
    return Kind.RATIO


_BARE = frozenset({"double", "triple", "treble", "quadruple"})
_DETERMINERS = frozenset({"the", "that", "those", "its", "their", "what", "our", "his", "her"})
_MODALS = word_set("to will would could can may might shall should must not did does do")


def _is_infinitive(tokens: Sequence[Token], cue: KindCue) -> bool:
    """As in "would nearly double the share": a modal stands before it, or before its adverb."""
    return not _MODALS.isdisjoint((low_at(tokens, cue.start - 1), low_at(tokens, cue.start - 2)))


def _kind_of_plain(tokens: Sequence[Token], cue: KindCue) -> Kind:
    window = _window(tokens, cue, left=8, right=6)
    if "ratio" in window or "ratios" in window:
        return Kind.RATIO
    if window & {"share", "shares", "fraction", "proportion"}:
        return Kind.SHARE if not _exceeds_one(tokens, cue) else Kind.LEVEL
    if (
        "." in tokens[cue.last - 1].text
        and len(tokens[cue.last - 1].text) > 1
        and not window & {"index", "indices"}
    ):
        return (
            Kind.STATISTIC
            if not window & {"average", "mean", "price", "prices", "wage", "productivity", "tfp"}
            else Kind.LEVEL
        )
    return Kind.LEVEL


def _kind_of_percent(tokens: Sequence[Token], cue: KindCue) -> Kind | None:
    after = low_at(tokens, cue.last)
    if after in _COMPARED and low_at(tokens, cue.last + 1) != "of":
        earlier = _counterfactual(tokens, cue) or _way_from_earlier(tokens, cue) is not None
        return Kind.GROWTH if earlier else Kind.RATIO
    if after in _SIDES and _stands_apart(tokens, cue):
        return Kind.RATIO if _way_from_earlier(tokens, cue) is None else Kind.GROWTH
    if is_change(tokens, cue):
        return Kind.GROWTH
    if _is_growth_noun(tokens, cue):
        return Kind.GROWTH
    if low_at(tokens, cue.last) == "of" and low_at(tokens, cue.last + 1) not in ("duty", "duties"):
        return Kind.RATIO if _is_of_output(tokens, cue) else Kind.SHARE
    led = low_at(tokens, cue.start - 1) in ("from", "to")
    near = _window(tokens, cue, left=_SUBJECT if led else 10, right=5)
    if not _window(tokens, cue, left=6, right=0).isdisjoint(_QUOTIENTS):
        return Kind.RATIO
    if "cagr" in near or (_is_yearly(tokens, cue) and not near & _RATES):
        return Kind.GROWTH
    if near & _SHARE_WORDS:
        return Kind.SHARE
    if near & _RATES:
        return Kind.GROWTH if "growth" in near else Kind.RATE
    if "growth" in near:
        return Kind.GROWTH
    if near & {"estimates", "elasticity", "coefficient"}:
        return Kind.STATISTIC
    return Kind.GROWTH if low_at(tokens, cue.first - 1) == "+" else None


def _is_of_output(tokens: Sequence[Token], cue: KindCue) -> bool:
    """As in "loans of 7 percent of GDP", "2 percent of U.S. per capita GDP": a quotient, no part of it."""
    whole = {low_at(tokens, at) for at in range(cue.last + 1, cue.last + _WHOLE)}
    if not whole & _OUTPUTS:
        return False
    return bool(whole & _EACH or _window(tokens, cue, left=_SUBJECT, right=0) & _BESIDE_OUTPUT)


_WHOLE = 9
"""Tokens behind "of" in which output is named: "the United States' per capita GDP"."""
_OUTPUTS = frozenset({"gdp", "gnp"})
_EACH = frozenset({"capita", "head", "worker", "person"})
_BESIDE_OUTPUT = word_set(
    """
    import imports loan loans lending credit debt debts deficit deficits surplus surpluses reserves assets
    liabilities deposits capitalization capitalisation mortgages borrowing trade stock stocks
    """
)
"""What output is compared with and is no part of it (SNA 2008, chapter 2: output has consumption, investment,
exports and value added for its parts; imports, stocks and balances are none)."""


def _stands_apart(tokens: Sequence[Token], cue: KindCue) -> bool:
    """As in "5 percent below the peak": not in "grew by 3 percent under the new rules"."""
    by = low_at(tokens, cue.start - 1) == "by"
    return not by and not _window(tokens, cue, left=6, right=0) & _STANDS


_SIDES = frozenset({"above", "below", "under"})
_STANDS = word_set("share shares rate rates percentage proportion portion those percentile top bottom")
"""Words whose percentage may stand above or below something: "a share of 8 percent below that of 2008"."""
_UPWARD = word_set("higher larger bigger greater more faster longer better above")
_DOWNWARD = word_set("lower smaller less fewer cheaper slower shorter below under")
_EARLIER = word_set(
    "earlier before previous previously last prior preceding ago peak trough low then pre-crisis pre-war base"
)
_COMPARED_WITHIN = 9


def _way_from_earlier(tokens: Sequence[Token], cue: KindCue) -> Direction | None:
    """Which way something went from an earlier state of its own: "5 percent more than in 2019" went up.

    None where another thing is compared: "5 percent more than in the United States".
    """
    word = low_at(tokens, cue.last)
    way = Direction.UP if word in _UPWARD else Direction.DOWN if word in _DOWNWARD else None
    if way is None or cue.unit != "%" or (word not in _SIDES and low_at(tokens, cue.last + 1) != "than"):
        return None
    _, right = sentence_bounds(tokens, cue.first, cue.last, reach=_COMPARED_WITHIN)
    for index in range(cue.last + 1, right):
        low = tokens[index].low
        if low in ",;()" or low in ("and", "but", "while"):
            return None
        if low in _EARLIER or low.startswith("fy") or is_year(tokens[index].text):
            return way
    return None


_SUBJECT = 16
"""Tokens before "from" and "to" in which the subject of the verb of change stands."""
_QUOTIENTS = word_set("ratio ratios gap gaps wedge wedges differential differentials premium premia penalty")
"""What compares two things, so that a percentage of it is a quotient."""


def _is_yearly(tokens: Sequence[Token], cue: KindCue) -> bool:
    """As in "3 percent per year", "4% annually"."""
    said = [token.low for token in tokens[cue.first : cue.last + 1]]
    return said[-1] == "annually" or any(pair in (("per", "year"), ("a", "year")) for pair in pairwise(said))


def _counterfactual(tokens: Sequence[Token], cue: KindCue) -> bool:
    return bool(_window(tokens, cue, left=8, right=0) & {"would", "could", "been", "becomes", "become"})


def _is_growth_noun(tokens: Sequence[Token], cue: KindCue) -> bool:
    """As in "a 5 percent increase", "growth of 5 percent", "growth rate was 5 percent"."""
    for index in range(cue.last, min(cue.last + 4, len(tokens))):
        word = tokens[index].low
        if word in CHANGE_NOUNS:
            return True
        if word in _STOPS_RIGHT:
            break
    left = [token.low for token in tokens[max(cue.start - 6, 0) : cue.start]]
    if (
        left
        and left[-1] in ("of", "was", "is", "were", "averaged", "averaging", "at", "reached")
        and any(word in CHANGE_NOUNS for word in left)
    ):
        return "rate" not in left or "growth" in left
    further = _window(tokens, cue, left=16, right=0)
    if left[-2:] in (["ranging", "from"], ["ranges", "from"], ["ranged", "from"]):
        return not further.isdisjoint(CHANGE_NOUNS)
    return bool(left) and left[-1] in ("is", "was") and "growth" in further


_STOPS_RIGHT = word_set("of in to from for and or by , . ; ( ) while compared between with as the that")


def _near_change(tokens: Sequence[Token], cue: KindCue) -> bool:
    near = _window(tokens, cue, left=6, right=2)
    return bool(near & UP or near & DOWN)


def _is_statistic(tokens: Sequence[Token], cue: KindCue) -> bool:
    after = [token.low for token in tokens[cue.last : cue.last + 3]]
    if cue.unit == "%":
        head = after[:1]
        if head and (
            head[0] in ("level", "levels", "confidence", "significance", "ci") or after[:2] == ["-", "level"]
        ):
            return bool(
                head[0] != "level"
                or _window(tokens, cue, left=8, right=4)
                & {"significant", "significance", "at", "significantly", "statistically"}
            )
        return (
            head[:1] == ["significance"]
            or after[:2] == ["confidence", "interval"]
            or bool(_window(tokens, cue, left=6, right=0) & {"variance", "r2", "confidence", "significance"})
            or bool(_window(tokens, cue, left=_SUBJECT, right=0) & _CORRELATIONS)
        )
    if low_at(tokens, cue.start - 1) == "=" and low_at(tokens, cue.start - 2) in ("²", "r2", "n"):
        return low_at(tokens, cue.start - 2) != "n"
    return bool(_window(tokens, cue, left=12, right=4) & _STATISTICS)


def _exceeds_one(tokens: Sequence[Token], cue: KindCue) -> bool:
    """True for a plain number that can be no part of a whole: "market-share weighted average is 4.2"."""
    text = tokens[cue.last - 1].text
    return text[:1].isdigit() and text[:1] != "0" and "." in text


def _window(tokens: Sequence[Token], cue: KindCue, *, left: int, right: int) -> set[str]:
    lead = min(cue.lead, cue.start)
    first, last = sentence_bounds(tokens, lead, cue.last, reach=max(left, right))
    first, last = max(first, lead - left), min(last, cue.last + right)
    return {token.low for token in (*tokens[first : cue.start], *tokens[cue.last : last])}
