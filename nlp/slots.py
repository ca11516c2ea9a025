"""Slots of a figure: when, where, with whom, what; each with where it was read, or left unspecified."""

from __future__ import annotations

from corpus.annotations import Dim, Entity, Figure, Kind, Label, Slot
from nlp.areas import read_areas
from nlp.measures import read_flow, read_measure, read_whole
from nlp.periods import Period, join_periods
from nlp.scene import Memory, Place, Scene, make_slot, source_at

__all__ = ["read_slots"]


def read_slots(source: str, scene: Scene, figure: Figure, memory: Memory) -> tuple[Slot, ...]:
    """The slots of one figure of the scene; `source` is the document's text."""
    place = Place.of(scene, figure)
    measure = read_measure(source, scene, figure, place, memory)
    flow = read_flow(scene, figure, place, measure, memory)
    slots: list[Slot | None] = [
        measure,
        flow,
        *read_areas(scene, figure, place, flow.code if flow else "", memory),
        _read_period(source, scene, figure, place, memory),
        _services(scene, place, flow)
        or _read_entity(source, scene, figure, place, Label.PRODUCT, Dim.PRODUCT)
        or _recall_product(figure, memory),
        _read_entity(source, scene, figure, place, Label.FIRM, Dim.AGENT),
        _read_entity(source, scene, figure, place, Label.POLICY, Dim.POLICY),
        read_whole(source, scene, figure, place),
    ]
    return tuple(slot for slot in slots if slot is not None)


def _read_period(source: str, scene: Scene, figure: Figure, place: Place, memory: Memory) -> Slot | None:
    if figure.kind is Kind.DURATION or (figure.kind is Kind.STATISTIC and figure.unit == "%"):
        return None
    chosen = _zipped(scene, figure) or _chosen(scene, figure, place)
    if chosen is None:
        unsaid = figure.kind in (Kind.STATISTIC, Kind.RATIO) and figure.unit != "{percentile}"
        return None if unsaid else memory.recall(Dim.PERIOD)
    period, code = chosen
    before = memory.recall(Dim.PERIOD)
    if before is not None and _is_base(scene, figure, period) and _comes_before(code, before.code):
        code = join_periods(code, before.code)
    span = scene.span(period.first, period.last)
    source_of = source_at(place, period.first)
    return make_slot(Dim.PERIOD, code, span.of(source), source_of, "period:nearest", span)


def _zipped(scene: Scene, figure: Figure) -> tuple[Period, str] | None:
    """As in "5.2, 6.1 and 7.3 in 2006, 2007 and 2008, respectively": as many periods as figures."""
    if not any(token.low == "respectively" for token in scene.tokens):
        return None
    alike = [other for other in scene.figures if other.unit == figure.unit]
    if len(alike) < 2 or len(alike) != len(scene.periods) or figure not in alike:
        return None
    period = scene.periods[alike.index(figure)]
    return period, period.code


def _chosen(scene: Scene, figure: Figure, place: Place) -> tuple[Period, str] | None:
    """The nearest period; of a change the span from its base to its end."""
    if not scene.periods:
        return None
    best = min(scene.periods, key=lambda period: _distance(scene, figure, place, period))
    if figure.kind in (Kind.GROWTH, Kind.CHANGE):
        return best, _span_of_change(scene, figure, place, best)
    if not best.is_point:
        return best, _end_of_span(scene, place, best)
    return best, best.code


def _span_of_change(scene: Scene, figure: Figure, place: Place, best: Period) -> str:
    if best.code.endswith("/"):
        ends = [period.code for period in scene.periods if period.is_point]
        return join_periods(best.code, ends[0]) if len(ends) == 1 and best.code[:-1] < ends[0] else best.code
    points = [period for period in scene.periods if period.is_point]
    in_place = best.first - place.last in (0, 1) and scene.low(best.first - 1) in ("in", "during")
    if not best.is_point or len(points) != 2 or (in_place and not _is_base(scene, figure, points[0])):
        return best.code
    first, last = sorted(period.code for period in points)
    return join_periods(first, last)


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


def _is_base(scene: Scene, figure: Figure, period: Period) -> bool:
    """As in "up 37% compared to 2020": a period to compare with."""
    if figure.kind not in (Kind.GROWTH, Kind.CHANGE) or not period.is_point:
        return False
    first = period.first - 1
    if scene.low(first) in ("to", "with") and scene.low(first - 1) == "compared":
        return True
    return scene.low(first) in ("over", "from") or (
        scene.low(first) == "to" and scene.low(first - 1) == "relative"
    )


def _comes_before(code: str, later: str) -> bool:
    return "/" not in later and code[:4].isdigit() and later[:4].isdigit() and code < later


def _distance(scene: Scene, figure: Figure, place: Place, period: Period) -> int:
    """Tokens between figure and period; other figures and clauses between them count more."""
    if period.first >= place.last:
        cost, between = period.first - place.last, (place.last, period.first)
    else:
        cost, between = place.first - period.last + 3, (period.last, place.first)
    outside = 0 if place.left <= period.first < place.right else 15
    return cost + outside + 6 * scene.crossed(figure, *between)


def _read_entity(
    source: str, scene: Scene, figure: Figure, place: Place, label: Label, dim: Dim
) -> Slot | None:
    """The nearest entity of this label in the sentence."""
    best: tuple[int, Entity, int] | None = None
    # what stands in brackets belongs to what stands before them: "steel (33 percent), power"
    bracketed = 8 if scene.low(place.first - 1) == "(" else 0
    for entity in scene.entities:
        if entity.label is label:
            index = scene.at(entity.span.start)
            after = index >= place.last
            cost = index - place.last + bracketed if after else place.first - scene.at(entity.span.end) + 1
            between = (place.last, index) if after else (index, place.first)
            cost += 5 * scene.crossed(figure, *between) + (0 if place.left <= index < place.right else 15)
            if best is None or cost < best[0]:
                best = (cost, entity, index)
    if best is None:
        return None
    _, entity, index = best
    code = "" if ":~" in entity.key else entity.key
    surface = " ".join(entity.span.of(source).split())
    return make_slot(dim, code, surface, source_at(place, index), f"{dim}:nearest", entity.span)


def _services(scene: Scene, place: Place, flow: Slot | None) -> Slot | None:
    """As in "services exports", "a surplus in services trade": the one product that no list of goods has."""
    if flow is None or flow.span is None:
        return None
    at = scene.at(flow.span.start)
    near = (index for index in (at - 1, at + 1, at + 2) if scene.low(index) in ("services", "service"))
    index = next(near, None)
    if index is None or scene.low(index - 1) == "and" or scene.low(index + 1) == "and":
        return None
    span = scene.span(index, index + 1)
    return make_slot(Dim.PRODUCT, "", "services", source_at(place, index), "product:services", span)


def _recall_product(figure: Figure, memory: Memory) -> Slot | None:
    return None if figure.kind in (Kind.DURATION, Kind.STATISTIC) else memory.recall(Dim.PRODUCT)
