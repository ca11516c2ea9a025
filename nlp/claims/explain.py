"""Why a claim says what it says: a line for its figure and one for each dimension, for people."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from corpus.annotations import Claim, Dim, Direction, Figure, Hedge, Interval, Slot, SlotSource
from nlp.claims.paths import FAR

__all__ = ["explain"]

_SOURCES = MappingProxyType(
    {
        SlotSource.LOCAL: "beside the figure",
        SlotSource.CLAUSE: "in its clause",
        SlotSource.SENTENCE: "elsewhere in its sentence",
        SlotSource.ROW_HEADER: "in a header of its row",
        SlotSource.COL_HEADER: "in a header of its column",
        SlotSource.CAPTION: "in the caption",
        SlotSource.FOOTNOTE: "in a note below the table",
        SlotSource.PREVIOUS: "in a sentence before",
        SlotSource.DOCUMENT: "from the document as a whole",
    }
)
_RULES = MappingProxyType(
    {
        "frame": "read by its preposition or possessive",
        "nearest": "the nearest one",
        "respectively": "paired in order, as “respectively” says",
        "same": "the span that “the same period” points back to",
        "calendar": "a month or quarter whose year is said elsewhere",
        "currency": "the country whose currency moves",
        "previous": "still in mind",
        "only": "the only one named there",
        "document": "named far more often than any other",
        "phrase": "the noun phrase of what is measured",
        "word": "a word for a flow of trade",
        "of": "what follows “of”",
        "services": "trade in services",
        "period": "a period in the header",
        "flow": "a word for a flow of trade",
        "measure": "a word for what is measured",
        "words": "the header's words",
        "place": "a place in the header",
        "product": "a product in the header",
        "firm": "a firm in the header",
        "policy": "a policy in the header",
    }
)
_STYLES = MappingProxyType(
    {
        "figure:digits": "digits",
        "figure:words": "a number in words",
        "figure:fraction": "a fraction",
        "figure:multiple": "a multiple",
        "figure:order": "an order of magnitude",
        "figure:ordinal": "an ordinal",
        "cell": "the cell of a table",
    }
)
_ALWAYS = (Dim.MEASURE, Dim.PERIOD, Dim.AREA, Dim.PARTNER, Dim.FLOW, Dim.PRODUCT)
"""Dimensions of which it is said that nothing is known."""


def explain(claim: Claim) -> tuple[str, ...]:
    """Lines that say what was read, where, by which rule, and how sure it is.

    The first says value, unit and what the wording admits, the second the kind, the others one dimension
    each. Confidences are shares of 1. A dimension that a figure usually has is named also where it is
    unspecified.
    """
    return (_value_line(claim.figure), _kind_line(claim), *_slot_lines(claim))


def _value_line(figure: Figure) -> str:
    printed = f"{figure.value}" if figure.value is not None else f"{figure.lo} to {figure.hi}"
    power = f" × 10^{figure.mult}" if figure.mult else ""
    style = _STYLES.get(figure.by, figure.by)
    return f"value: {printed}{power} {figure.unit}, read as {style}; admits {_interval(figure.interval)}"


def _interval(interval: Interval) -> str:
    left = "(" if interval.lo is None or not interval.closed_lo else "["
    right = ")" if interval.hi is None or not interval.closed_hi else "]"
    return f"{left}{_end(interval.lo, '-∞')}, {_end(interval.hi, '∞')}{right}"


def _end(value: Decimal | None, without: str) -> str:
    if value is None:
        return without
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _kind_line(claim: Claim) -> str:
    figure = claim.figure
    parts = [f"kind: {figure.kind}"]
    if figure.direction is not Direction.NONE:
        parts.append(str(figure.direction))
    if figure.hedge is not Hedge.NONE:
        parts.append(f"hedged “{figure.hedge}”")
    parts += [f"put as {claim.modality}", f"confidence {claim.confidence:.2f}"]
    return ", ".join(parts)


def _slot_lines(claim: Claim) -> Iterator[str]:
    for dim in Dim:
        slot = claim.slot(dim)
        if slot is not None:
            yield _slot_line(slot)
        elif dim in _ALWAYS:
            yield f"{dim}: unspecified"


def _slot_line(slot: Slot) -> str:
    said = f"{slot.code} (“{slot.surface}”)" if slot.code and slot.code != slot.surface else slot.surface
    rule = _path(slot.by) or _RULES.get(slot.by.rsplit(":", 1)[-1], "")
    why = f"{rule}, " if rule else ""
    return f"{slot.dim}: {said} — {why}{_SOURCES[slot.source]}; confidence {slot.confidence:.2f}, {slot.by}"


_BONDS = MappingProxyType(
    {
        "subject": "the subject", "object": "the object", "of-noun": "the noun that it stands before",
        "owner": "an owner", "beside": "what it stands beside", "clause": "what the clause is said of",
        "verb": "another verb", "measure": "what it says the size of", "and": "a list", FAR: "a long way",
        "other": "a looser bond", "prep": "a preposition",
    }
)  # fmt: skip
"""What the signs of a path mean; a preposition stands for itself."""


def _path(by: str) -> str:
    """The way through the sentence from the figure, in words; "" for what was not read so."""
    _, found, path = by.partition(_BY_TREE)
    if not found:
        return ""
    if path == "|":
        return "the noun counted"
    steps = [_BONDS.get(sign, f"“{sign}”") for sign in path.replace("|", ".").split(".") if sign]
    return "through the sentence by " + ", ".join(steps)


_BY_TREE = ":tree:"
