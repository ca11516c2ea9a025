"""The kind of a percentage by what it measures: of a ratio a ratio, of a rate a rate."""

from __future__ import annotations

from dataclasses import replace

from corpus.annotations import Direction, Figure, Kind, Slot, SlotSource
from nlp.text import word_set

__all__ = ["of_measured_kind"]

_KINDS = {
    Kind.RATE: word_set(
        """
        rate rates tariff tariffs duty duties tax taxes subsidy subsidies margin margins inflation
        unemployment utilization utilisation yield yields
        """
    ),
    Kind.RATIO: word_set("ratio ratios gap gaps wedge difference differences"),
    Kind.SHARE: word_set("share shares proportion fraction percentage"),
    Kind.GROWTH: word_set("growth"),
}
"""Heads of measures, with the kind that a percentage has which states their value."""
_STATING = (
    "object|subject",
    "at|subject",
    "to|subject",
    "from|subject",
    "of|",
    "at|",
    "to|",
    "from|",
    "beside|",
    "measure|subject",
)
"""Paths from a figure to what it states the value of: "the rate is 5%", "a rate of 5%", "the rate (5%)"."""


def of_measured_kind(figure: Figure, measure: Slot | None) -> Figure:
    """The figure, of the kind that its measure's head tells where it states the value of that itself."""
    if measure is None or figure.unit != "%" or figure.kind not in (Kind.SHARE, Kind.RATE, Kind.GROWTH):
        return figure
    path = measure.by.removeprefix("measure:tree:")
    if path == measure.by or path not in _STATING or measure.source is SlotSource.PREVIOUS:
        return figure
    head = measure.surface.casefold().split()[-1]
    kind = next((kind for kind, heads in _KINDS.items() if head in heads), None)
    if kind is None or kind is figure.kind:
        return figure
    return replace(figure, kind=kind, direction=figure.direction if kind is Kind.GROWTH else Direction.NONE)
