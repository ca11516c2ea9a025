"""Slots of a figure: when, where, with whom, what; each with where it was read, or left unspecified."""

from __future__ import annotations

from corpus.annotations import Dim, Entity, Figure, Kind, Label, Slot
from corpus.english import flat
from nlp.claims.areas import read_areas
from nlp.claims.context import OTHER_CLAUSE, Memory, Place, Scene, make_slot, source_at
from nlp.claims.kinds import of_measured_kind
from nlp.claims.measures import read_flow, read_measure, read_whole
from nlp.claims.period_slots import read_period

__all__ = ["read_slots"]


def read_slots(source: str, scene: Scene, figure: Figure, memory: Memory) -> tuple[Figure, tuple[Slot, ...]]:
    """A figure of the scene with its slots; `source` is the document's text.

    The figure is of the kind that what it measures tells: a rate, where "the tariff rate" is 5 percent.
    """
    place = Place.of(scene, figure)
    measure = read_measure(source, scene, figure, place, memory)
    better = of_measured_kind(figure, measure)
    if better is not figure:
        scene.put(figure, better)
        figure = better
    flow = read_flow(scene, figure, place, measure, memory)
    slots: list[Slot | None] = [
        measure,
        flow,
        *read_areas(scene, figure, place, flow.code if flow else "", memory),
        read_period(source, scene, figure, place, memory),
        _services(scene, place, flow)
        or _read_entity(source, scene, figure, place, Label.PRODUCT, Dim.PRODUCT)
        or _recall_product(figure, memory),
        _read_entity(source, scene, figure, place, Label.FIRM, Dim.AGENT),
        _read_entity(source, scene, figure, place, Label.POLICY, Dim.POLICY),
        read_whole(source, scene, figure, place),
    ]
    return figure, tuple(slot for slot in slots if slot is not None)


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
            # "steel rose by 4 percent and paper fell": what follows an "and" begins something new
            cost += 5 * (after and any(scene.low(at) in ("and", ",") for at in range(*between)))
            cost += 5 * scene.crossed(figure, *between) + OTHER_CLAUSE * (not place.is_beside(index))
            if best is None or cost < best[0]:
                best = (cost, entity, index)
    if best is None:
        return None
    _, entity, index = best
    code = entity.key if entity.is_listed else ""
    surface = flat(entity.span.of(source))
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
    unsaid = figure.kind is Kind.STATISTIC and figure.unit != "{percentile}"
    return None if unsaid or figure.kind is Kind.DURATION else memory.recall(Dim.PRODUCT)
