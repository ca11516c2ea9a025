"""Slots of a figure: when, where, with whom, what; each with where it was read, or left unspecified."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.annotations import Dim, Entity, Figure, Kind, Label, Slot, SlotSource
from corpus.geometry import Span
from nlp.lexer import Lex, Token
from nlp.patterns import (
    DETERMINERS,
    FLOW_WORDS,
    GENERIC_HEADS,
    MEASURE_CODES,
    MEASURE_HEADS,
    NO_FLOW_HEADS,
    PHRASE_STOPS,
)
from nlp.periods import Period, find_periods, join_periods

__all__ = ["Scene", "place_code", "read_slots"]

_CONFIDENCE = {
    SlotSource.LOCAL: 0.9,
    SlotSource.CLAUSE: 0.8,
    SlotSource.SENTENCE: 0.65,
    SlotSource.PREVIOUS: 0.4,
    SlotSource.HEADING: 0.3,
}


@dataclass(slots=True)
class Scene:
    """A sentence as slots are read from it: tokens, periods, entities, figures, and the scene before it."""

    tokens: Sequence[Token]
    entities: Sequence[Entity]
    figures: Sequence[Figure]
    before: Scene | None = None
    periods: tuple[Period, ...] = ()

    def __post_init__(self) -> None:
        self.periods = find_periods(self.tokens)
        self._starts = [token.start for token in self.tokens]

    _starts: list[int] = None  # type: ignore[assignment]

    def at(self, offset: int) -> int:
        """The first token that begins at the offset or behind it."""
        return bisect_left(self._starts, offset)

    def low(self, index: int) -> str:
        """The word at this token; "" outside the sentence."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def text(self, source: str, first: int, last: int) -> str:
        """The characters of the tokens, on one line."""
        return " ".join(source[self.tokens[first].start : self.tokens[last - 1].end].split())


def read_slots(source: str, scene: Scene, figure: Figure) -> tuple[Slot, ...]:
    """The slots of one figure of the scene; `source` is the document's text."""
    place = _Place.of(scene, figure)
    measure = _measure(source, scene, figure, place)
    flow = _flow(scene, figure, place, measure)
    slots: list[Slot | None] = [
        measure,
        flow,
        *_areas(scene, figure, place, flow.code if flow else ""),
        _period(source, scene, figure, place),
        _entity_slot(scene, figure, Label.PRODUCT, Dim.PRODUCT),
        _entity_slot(scene, figure, Label.FIRM, Dim.AGENT, back=False),
        _entity_slot(scene, figure, Label.POLICY, Dim.POLICY, back=False),
        _whole(source, scene, figure, place),
    ]
    return tuple(slot for slot in slots if slot is not None)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a figure stands in its sentence, and its clause, as tokens."""

    first: int
    last: int
    left: int
    right: int

    @classmethod
    def of(cls, scene: Scene, figure: Figure) -> _Place:
        first, last = scene.at(figure.span.start), scene.at(figure.span.end)
        left, right = first, last
        while left > 0 and not _ends_clause(scene, left - 1):
            left -= 1
        while right < len(scene.tokens) and not _ends_clause(scene, right):
            right += 1
        return cls(first, max(last, first + 1), left, right)


def _ends_clause(scene: Scene, index: int) -> bool:
    low = scene.low(index)
    if low in (";", ":"):
        return True
    return low in ("while", "whereas", "but", "although") or (
        low == "," and scene.low(index + 1) in ("while", "whereas", "but", "although", "which")
    )


def _source(place: _Place, first: int) -> SlotSource:
    if place.first - 8 <= first < place.last + 8 and place.left <= first < place.right:
        return SlotSource.LOCAL
    return SlotSource.CLAUSE if place.left <= first < place.right else SlotSource.SENTENCE


def _slot(dim: Dim, code: str, surface: str, source: SlotSource, by: str, span: Span | None) -> Slot:
    return Slot(dim, code, surface, source, _CONFIDENCE[source], by, span)


# Period


def _period(source: str, scene: Scene, figure: Figure, place: _Place) -> Slot | None:
    if figure.kind is Kind.DURATION:
        return None
    if scene.periods:
        chosen, code = _zipped(scene, figure) or _chosen_period(scene, figure, place)
        if chosen is None:
            return None
        span = Span(scene.tokens[chosen.first].start, scene.tokens[chosen.last - 1].end)
        return _slot(
            Dim.PERIOD,
            code,
            source[span.start : span.end],
            _source(place, chosen.first),
            "period:nearest",
            span,
        )
    if figure.kind in (Kind.STATISTIC, Kind.COUNT):
        return None
    before = scene.before
    if before is not None and len({period.code for period in before.periods}) == 1:
        found = before.periods[-1]
        span = Span(before.tokens[found.first].start, before.tokens[found.last - 1].end)
        return _slot(
            Dim.PERIOD,
            found.code,
            source[span.start : span.end],
            SlotSource.PREVIOUS,
            "period:previous",
            span,
        )
    return None


def _zipped(scene: Scene, figure: Figure) -> tuple[Period, str] | None:
    """As in "5.2, 6.1 and 7.3 in 2006, 2007 and 2008, respectively": as many periods as figures, or nothing."""
    if not any(token.low == "respectively" for token in scene.tokens):
        return None
    alike = [other for other in scene.figures if other.unit == figure.unit]
    if len(alike) < 2 or len(alike) != len(scene.periods) or figure not in alike:
        return None
    period = scene.periods[alike.index(figure)]
    return period, period.code


def _chosen_period(scene: Scene, figure: Figure, place: _Place) -> tuple[Period | None, str]:
    ranked = sorted(scene.periods, key=lambda period: _distance(scene, figure, place, period))
    best = ranked[0]
    if figure.kind in (Kind.GROWTH, Kind.CHANGE) and best.is_point:
        points = [period for period in scene.periods if period.is_point]
        if (
            len(points) == 2
            and points[0].code < points[1].code
            and len(points[0].code) == len(points[1].code)
        ):
            return best, join_periods(points[0].code, points[1].code)
    return best, best.code


def _distance(scene: Scene, figure: Figure, place: _Place, period: Period) -> int:
    """Tokens between figure and period; other figures, clauses and brackets between them count more."""
    if period.first >= place.last:
        between = range(place.last, period.first)
        cost = period.first - place.last
    else:
        between = range(period.last, place.first)
        cost = place.first - period.last + 3
    crossed = sum(
        1 for other in scene.figures if other is not figure and scene.at(other.number.start) in between
    )
    if not place.left <= period.first < place.right:
        cost += 15
    return cost + 6 * crossed


# Flow


def _flow(scene: Scene, figure: Figure, place: _Place, measure: Slot | None) -> Slot | None:
    if figure.kind in (Kind.COUNT, Kind.DURATION, Kind.STATISTIC):
        return None
    if measure is not None and measure.source is not SlotSource.PREVIOUS and measure.span is not None:
        first, last = scene.at(measure.span.start), scene.at(measure.span.end)
        found = _flow_in(scene, range(first, last))
        if found is not None:
            return _flow_slot(scene, found, _source(place, found))
        if figure.kind is Kind.RATE or scene.low(last - 1) in NO_FLOW_HEADS:
            return None
        if scene.low(last - 1) not in ("share", "shares", "value", "total", "percent"):
            return None
    near = sorted(range(place.left, place.right), key=lambda index: abs(index - place.first))
    found = _flow_in(scene, near)
    return (
        None if found is None or figure.kind is Kind.RATE else _flow_slot(scene, found, _source(place, found))
    )


def _flow_in(scene: Scene, indices: Iterable[int]) -> int | None:
    for index in indices:
        if scene.low(index) in FLOW_WORDS and _is_flow(scene, index):
            return index
    return None


def _is_flow(scene: Scene, index: int) -> bool:
    low, after = scene.low(index), scene.low(index + 1)
    if after in NO_FLOW_HEADS:
        return False
    if low == "trade":
        return after not in ("deficit", "surplus", "balance", "deficits") and scene.low(index - 1) not in (
            "free",
            "fair",
            "world",
        )
    if low in ("deficit", "surplus", "balance"):
        return "budget" not in (scene.low(index - 1), scene.low(index - 2)) and "account" not in (
            scene.low(index - 1),
        )
    return True


def _flow_slot(scene: Scene, index: int, source: SlotSource) -> Slot:
    token = scene.tokens[index]
    code = FLOW_WORDS[token.low]
    if token.low == "exports" and scene.low(index - 1) == "net":
        code = "B"
    return _slot(Dim.FLOW, code, token.text, source, "flow:word", Span(token.start, token.end))


# Areas


def place_code(entity: Entity) -> str:
    """The code behind "place:"; "" for a place on no list."""
    code = entity.key.removeprefix("place:")
    return "" if code.startswith("~") else code


def _areas(scene: Scene, figure: Figure, place: _Place, flow: str) -> tuple[Slot | None, Slot | None]:
    if figure.kind is Kind.DURATION:
        return None, None
    roles: dict[Dim, list[tuple[int, Entity, int]]] = {Dim.AREA: [], Dim.PARTNER: []}
    for entity in scene.entities:
        if entity.label is Label.PLACE and place_code(entity):
            index = scene.at(entity.span.start)
            dim = _role(scene, entity, index, flow)
            roles[dim].append((_away(scene, place, figure, index), entity, index))
    area, partner = _nearest(roles[Dim.AREA]), _nearest(roles[Dim.PARTNER])
    if area and partner and place_code(area[1]) == place_code(partner[1]):
        partner = None
    found_area = _area_slot(Dim.AREA, area, place) if area else _area_before(scene, figure, partner)
    return found_area, _area_slot(Dim.PARTNER, partner, place) if partner else None


def _away(scene: Scene, place: _Place, figure: Figure, index: int) -> int:
    cost = index - place.last if index >= place.last else place.first - index
    between = range(place.last, index) if index >= place.last else range(index, place.first)
    crossed = sum(
        1 for other in scene.figures if other is not figure and scene.at(other.number.start) in between
    )
    return cost + 5 * crossed + (0 if place.left <= index < place.right else 15)


def _nearest(found: Sequence[tuple[int, Entity, int]]) -> tuple[int, Entity, int] | None:
    return min(found, key=lambda row: row[0]) if found else None


def _role(scene: Scene, entity: Entity, index: int, flow: str) -> Dim:
    """Reporter or counterpart, by the preposition before the place and the flow."""
    word = scene.low(index - 1)
    at = index - 1
    while word in ("the", "and", ",", "or", "all", "both") or (word in DETERMINERS):
        at -= 1
        word = scene.low(at)
        if index - at > 6:
            break
    if word in ("with", "against", "toward", "towards"):
        return Dim.PARTNER
    if word == "from":
        return Dim.AREA if flow == "X" and not _has_to(scene, index) else Dim.PARTNER
    if word == "to":
        return Dim.AREA if flow == "M" else Dim.PARTNER
    if word == "on" and flow == "":
        return Dim.PARTNER
    return Dim.AREA


def _has_to(scene: Scene, index: int) -> bool:
    return False


def _area_slot(dim: Dim, row: tuple[int, Entity, int], place: _Place) -> Slot:
    _, entity, index = row
    return _slot(
        dim, place_code(entity), entity.canonical, _source(place, index), f"{dim}:frame", entity.span
    )


def _area_before(scene: Scene, figure: Figure, partner: tuple[int, Entity, int] | None) -> Slot | None:
    """The one place of the sentence before, or of the one before that."""
    if figure.kind is Kind.STATISTIC:
        return None
    before, steps = scene.before, 0
    while before is not None and steps < 2:
        places = [entity for entity in before.entities if entity.label is Label.PLACE and place_code(entity)]
        codes = {place_code(entity) for entity in places} - ({place_code(partner[1])} if partner else set())
        if len(codes) == 1:
            entity = next(e for e in places if place_code(e) in codes)
            return _slot(
                Dim.AREA,
                place_code(entity),
                entity.canonical,
                SlotSource.PREVIOUS,
                "area:previous",
                entity.span,
            )
        if codes:
            return None
        before, steps = before.before, steps + 1
    return None


# Product, agent, policy


def _entity_slot(scene: Scene, figure: Figure, label: Label, dim: Dim, *, back: bool = True) -> Slot | None:
    place = _Place.of(scene, figure)
    found = [
        (_away(scene, place, figure, scene.at(entity.span.start)), entity)
        for entity in scene.entities
        if entity.label is label
    ]
    if found:
        entity = min(found, key=lambda row: row[0])[1]
        source = _source(place, scene.at(entity.span.start))
        return _slot(dim, _list_code(entity), entity.canonical, source, f"{dim}:nearest", entity.span)
    if back and scene.before is not None and figure.kind not in (Kind.DURATION, Kind.STATISTIC):
        keys = {entity.key for entity in scene.before.entities if entity.label is label}
        if len(keys) == 1:
            entity = next(e for e in scene.before.entities if e.label is label)
            return _slot(
                dim, _list_code(entity), entity.canonical, SlotSource.PREVIOUS, f"{dim}:previous", entity.span
            )
    return None


def _list_code(entity: Entity) -> str:
    return "" if ":~" in entity.key else entity.key


# Measure and whole


def _measure(source: str, scene: Scene, figure: Figure, place: _Place) -> Slot | None:
    phrase = (
        _counted(scene, figure, place)
        or _of_phrase(scene, figure, place)
        or _head_phrase(scene, figure, place)
    )
    if phrase is None:
        return None
    first, last = phrase
    span = Span(scene.tokens[first].start, scene.tokens[last - 1].end)
    words = [scene.low(index) for index in range(first, last)]
    code = next((MEASURE_CODES[word] for word in reversed(words) if word in MEASURE_CODES), "")
    return _slot(
        Dim.MEASURE, code, scene.text(source, first, last), _source(place, first), "measure:phrase", span
    )


def _counted(scene: Scene, figure: Figure, place: _Place) -> tuple[int, int] | None:
    """What a count counts: the noun phrase behind the number."""
    if figure.kind is not Kind.COUNT:
        return None
    first = scene.at(figure.number.end)
    while scene.low(first) in ("of", "-") or scene.low(first) in DETERMINERS:
        first += 1
    last = scene.at(figure.span.end)
    return (first, last) if first < last else None


def _of_phrase(scene: Scene, figure: Figure, place: _Place) -> tuple[int, int] | None:
    """As in "57 percent of total exports": what stands behind "of"."""
    if figure.kind is not Kind.SHARE or scene.low(place.last) != "of":
        return None
    return _noun_phrase(scene, place.last + 1)


def _noun_phrase(scene: Scene, first: int) -> tuple[int, int] | None:
    """The noun phrase that begins here, without determiner or the place that owns it."""
    owners = {
        scene.at(entity.span.start): scene.at(entity.span.end)
        for entity in scene.entities
        if entity.label is Label.PLACE
    }
    while scene.low(first) in DETERMINERS or first in owners or scene.low(first) in ("'", "s"):
        first = owners.get(first, first + 1)
    last = first
    while last < len(scene.tokens) and last - first < 7 and _in_phrase(scene, last):
        last += 1
    return (first, last) if last > first else None


def _in_phrase(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    if token.kind is Lex.WORD:
        return token.low not in PHRASE_STOPS
    return token.text in "-&" and index + 1 < len(scene.tokens)


def _head_phrase(scene: Scene, figure: Figure, place: _Place) -> tuple[int, int] | None:
    """The nearest phrase around a measure's noun: before the figure first, then behind it."""
    before = [
        index
        for index in range(place.first - 1, max(place.first - 40, -1), -1)
        if scene.low(index) in MEASURE_HEADS
    ]
    after = [
        index
        for index in range(place.last, min(place.last + 12, place.right))
        if scene.low(index) in MEASURE_HEADS
    ]
    heads = (
        before
        if before and (not after or place.first - before[0] <= 2 * (after[0] - place.last) + 8)
        else after
    )
    return _around(scene, heads[0]) if heads else None


def _around(scene: Scene, head: int) -> tuple[int, int]:
    places = {
        index
        for entity in scene.entities
        if entity.label is Label.PLACE
        for index in range(scene.at(entity.span.start), scene.at(entity.span.end))
    }
    first, last = head, head + 1
    while (
        first > 0
        and head - first < 4
        and _in_phrase(scene, first - 1)
        and first - 1 not in places
        and scene.tokens[first - 1].kind is Lex.WORD
    ):
        first -= 1
    while last < len(scene.tokens) and scene.low(last) in MEASURE_HEADS:
        last += 1
    if scene.low(last - 1) in GENERIC_HEADS and scene.low(last) == "of":
        phrase = _noun_phrase(scene, last + 1)
        if phrase:
            return first, phrase[1]
    return first, last


def _whole(source: str, scene: Scene, figure: Figure, place: _Place) -> Slot | None:
    if figure.kind is not Kind.SHARE:
        return None
    phrase = _of_phrase(scene, figure, place)
    if phrase is None:
        return None
    first, last = phrase
    span = Span(scene.tokens[first].start, scene.tokens[last - 1].end)
    return _slot(Dim.WHOLE, "", scene.text(source, first, last), SlotSource.LOCAL, "whole:of", span)
