"""When a figure holds: the nearest period, paired or carried from the sentences before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.annotations import Dim, Figure, Kind, Slot, SlotSource
from nlp.claims.context import OTHER_CLAUSE, Memory, Place, Scene, make_slot, source_at
from nlp.claims.periods import Period, calendar_part, join_periods, years_of

__all__ = ["read_period"]


class _Said(NamedTuple):
    """A period of the sentence, and the code that it gives the figure: of a change that of its whole span."""

    period: Period
    code: str


def read_period(source: str, scene: Scene, figure: Figure, place: Place, memory: Memory) -> Slot | None:
    """The slot of the period; None where the text does not say, and for lengths of time.

    `source` is the document's text.
    """
    if figure.kind is Kind.DURATION or (figure.kind is Kind.STATISTIC and figure.unit == "%"):
        return None
    chosen = _zipped(scene, figure) or _chosen(scene, figure, place)
    if chosen is not None:
        return _slot_of(source, scene, place, _since(scene, figure, chosen, memory.recall(Dim.PERIOD)))
    same = _same_period(scene, place)
    if same is not None or not _may_recall(scene, figure):
        return same
    before = memory.recall(Dim.PERIOD)
    part = calendar_part(scene.tokens)
    return before if part is None else _in_year(source, scene, part, before, memory.year)


def _in_year(
    source: str, scene: Scene, part: Period, before: Slot | None, published: int | None
) -> Slot | None:
    """A month or quarter without a year: in the year in mind, which must not differ from the document's."""
    in_mind = years_of(before.code) if before is not None else None
    years = {year for year in (in_mind[1] if in_mind else None, published) if year is not None}
    if len(years) != 1:
        return None
    span = scene.span(part.first, part.last)
    code = f"{years.pop()}-{part.code}"
    return make_slot(Dim.PERIOD, code, span.of(source), SlotSource.PREVIOUS, "period:calendar", span)


def _since(scene: Scene, figure: Figure, said: _Said, before: Slot | None) -> Period:
    """What is said; of a base that one compares with, the span from it to the period in mind."""
    code = said.code
    if before is not None and _is_base(scene, figure, said.period) and _comes_before(code, before.code):
        code = join_periods(code, before.code)
    return said.period._replace(code=code)


def _slot_of(source: str, scene: Scene, place: Place, period: Period) -> Slot:
    span, where = scene.span(period.first, period.last), source_at(place, period.first)
    return make_slot(Dim.PERIOD, period.code, span.of(source), where, "period:nearest", span)


_SUPPOSED = frozenset(
    {"would", "could", "should", "may", "might", "must", "if", "assumes", "assumed", "assume", "assuming"}
)
"""Words of supposing: what is supposed has no period, and takes none from the sentence before."""


def _may_recall(scene: Scene, figure: Figure) -> bool:
    """True where a sentence without a period goes on with that of the sentences before.

    Suppositions and coefficients hold at no time; a change needs its own span, unless "that year" says so.
    """
    if figure.kind in (Kind.STATISTIC, Kind.RATIO) and figure.unit != "{percentile}":
        return False
    words = [token.low for token in scene.tokens]
    if any(pair in _BACK_TO_PERIOD for pair in pairwise(words)):
        return True
    return figure.kind not in (Kind.GROWTH, Kind.CHANGE) and _SUPPOSED.isdisjoint(words)


_BACK_TO_PERIOD = frozenset(
    (determiner, noun)
    for determiner in ("that", "this", "same")
    for noun in ("year", "period", "time", "month", "quarter", "decade")
)


def _zipped(scene: Scene, figure: Figure) -> _Said | None:
    """As in "5.2, 6.1 and 7.3 in 2006, 2007 and 2008, respectively": as many periods as figures."""
    if not any(token.low == "respectively" for token in scene.tokens):
        return None
    alike = [other for other in scene.figures if other.unit == figure.unit]
    if len(alike) < 2 or len(alike) != len(scene.periods) or figure not in alike:
        return None
    period = scene.periods[alike.index(figure)]
    return _Said(period, period.code)


def _chosen(scene: Scene, figure: Figure, place: Place) -> _Said | None:
    """The nearest period; of a change the span from its base to its end."""
    if not scene.periods or (figure.kind is Kind.LEVEL and _points_back(scene, place)):
        return None
    changes = figure.kind in (Kind.GROWTH, Kind.CHANGE)
    own = [period for period in scene.periods if changes or not place.last <= _compared_at(scene, period)]
    if not own:
        return None
    best = min(own, key=lambda period: _distance(scene, figure, place, period))
    if _is_of_the_end(scene, figure, place, best):
        return None
    if changes:
        return _Said(best, _span_of_change(scene, figure, place, best))
    if not best.is_point:
        return _Said(best, _end_of_span(scene, place, best))
    return _Said(best, best.code)


def _is_of_the_end(scene: Scene, figure: Figure, place: Place, period: Period) -> bool:
    """As 2016 in "from $9 million to $4 million in 2016": the period of the end is not that of the start."""
    starts = scene.low(place.first - 1) == "from" and scene.low(place.last) == "to"
    return (
        starts
        and period.is_point
        and period.first >= place.last
        and scene.crossed(figure, place.last, period.first) > 0
    )


def _points_back(scene: Scene, place: Place) -> bool:
    """As in "from 15 to 45 during the same period": the clause names no period, it points to one."""
    words = [scene.low(index) for index in range(place.left, place.right)]
    own = any(place.is_beside(period.first) for period in scene.periods)
    return not own and "same" in words and bool({"period", "years", "interval"} & set(words))


def _same_period(scene: Scene, place: Place) -> Slot | None:
    """The span that "the same period" points to, or the end of it at which the figure stands."""
    if not _points_back(scene, place):
        return None
    codes = [period.code for period in scene.periods]
    if not codes:
        return None
    start, end = min(codes).split("/")[0], max(codes).split("/")[-1]
    word = scene.low(place.first - 1)
    code = start if word == "from" else end if word == "to" else join_periods(start, end)
    return make_slot(Dim.PERIOD, code, code, SlotSource.SENTENCE, "period:same", None)


def _span_of_change(scene: Scene, figure: Figure, place: Place, best: Period) -> str:
    if best.code.endswith("/"):
        ends = [period.code for period in scene.periods if period.is_point]
        return join_periods(best.code, ends[0]) if len(ends) == 1 and best.code[:-1] < ends[0] else best.code
    points = [period for period in scene.periods if period.is_point]
    in_place = best.first - place.last in (0, 1) and scene.low(best.first - 1) in ("in", "during")
    if not best.is_point or len(points) != 2 or (in_place and not _is_base(scene, figure, points[0])):
        return best.code
    if _alternates(scene, figure, points):
        return best.code
    first, last = sorted(period.code for period in points)
    return join_periods(first, last)


def _alternates(scene: Scene, figure: Figure, points: Sequence[Period]) -> bool:
    """As in "fell by 1% in 1970 and by 2% in 1990": each of two changes of one unit has its own year."""
    marks = [(period.first, "y") for period in points]
    marks += [
        (scene.at(other.span.start), "f")
        for other in scene.figures
        if other.kind is figure.kind and other.unit == figure.unit
    ]
    return _IN_TURN.fullmatch("".join(mark for _, mark in sorted(marks))) is not None


_IN_TURN = re.compile(r"(?:f+y){2,}|(?:yf+){2,}")
"""Figures and years one behind the other, at least twice, in either order."""


def _end_of_span(scene: Scene, place: Place, period: Period) -> str:
    """Of "between 1999 and 2024 … from 37 to 159" the year at which a value stood."""
    start, end = period.code.split("/")[0], period.code.split("/")[-1]
    if not start or not end or "s" in scene.low(period.last - 1):
        return period.code
    before = scene.low(place.first - 1)
    if before == "from":
        return start
    rising = before == "to" and any(scene.low(index) in _RISEN for index in range(place.left, place.first))
    return end if rising else period.code


_RISEN = frozenset(
    {"from", "grew", "rose", "increased", "fell", "declined", "decreased", "dropped", "expanded"}
)
"""Verbs of change and "from": "to" behind them leads to the value at the end."""


def _is_base(scene: Scene, figure: Figure, period: Period) -> bool:
    """As in "up 37% compared to 2020", "compared with output at the end of 2017": what one compares with."""
    if figure.kind not in (Kind.GROWTH, Kind.CHANGE) or not period.is_point:
        return False
    return scene.low(period.first - 1) in ("over", "from") or _compared_at(scene, period) >= 0


def _compared_at(scene: Scene, period: Period) -> int:
    """The token at which a comparison with the period begins; -1 for none."""
    for index in range(period.first - 1, max(period.first - 11, -1), -1):
        if scene.low(index) in (",", ";"):
            return -1
        if scene.low(index) in ("to", "with") and scene.low(index - 1) in ("compared", "relative"):
            return index - 1
    return -1


def _comes_before(code: str, later: str) -> bool:
    return "/" not in later and code[:4].isdigit() and later[:4].isdigit() and code < later


def _distance(scene: Scene, figure: Figure, place: Place, period: Period) -> int:
    """Tokens between figure and period; what else stands between them counts more.

    A period behind an "and" belongs to what stands before it: "2 percent in 2030 and 5 percent in 2050".
    """
    if period.first >= place.last:
        cost, between = period.first - place.last, (place.last, period.first)
    else:
        cost, between = place.first - period.last + 3, (period.last, place.first)
        cost += 4 * (scene.low(period.last) in ("and", "or", "to") and place.first - period.last < 8)
        if _leads(scene, place, period):
            return _LEAD
    outside = OTHER_CLAUSE * (not place.is_beside(period.first))
    bracketed = _bracket(scene, place.last) if between[0] == place.last else 0
    return cost + outside + 6 * scene.crossed(figure, between[0] + bracketed, between[1]) - bracketed


_LEAD = 7
"""Distance of a period that opens the sentence from all figures before the next period; our choice."""


def _leads(scene: Scene, place: Place, period: Period) -> bool:
    """As in "In 1997, waste was 3% in Spain, against 41% in Chile": said of all up to the next period."""
    opens = period.first <= 3 and scene.low(period.last) == ","
    return opens and not any(period.last <= other.first < place.first for other in scene.periods)


def _bracket(scene: Scene, first: int) -> int:
    """Tokens of the bracket that opens here: "6,970 TWh (19%) in 2030"; 0 for none."""
    if scene.low(first) != "(":
        return 0
    return next((index - first + 1 for index in range(first, first + 6) if scene.low(index) == ")"), 0)
