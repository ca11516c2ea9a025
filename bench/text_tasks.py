"""Predictions on plain text: quantities, their spans, entities."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bench.rows import Row, read_rows
from corpus.annotations import Annotations, Claim, Dim, Direction, Entity, Hedge, Label
from nlp.pipeline import Annotator

__all__ = ["predict_entities", "predict_measeval", "predict_quantities"]

_TYPES = {
    Label.FIRM: "ORG",
    Label.ORG: "ORG",
    Label.PLACE: "LOC",
    Label.PERSON: "PER",
    Label.POLICY: "intervention",
    Label.PRODUCT: "PRODUCT",
}
_CHANGES = {
    Hedge.ABOUT: "~",
    Hedge.BELOW: "<",
    Hedge.BELOW_STRICT: "<",
    Hedge.AT_MOST: "<",
    Hedge.ABOVE: ">",
    Hedge.AT_LEAST: ">",
}


@cache
def _annotator(model: str | None = None) -> Annotator:
    return Annotator() if model is None else Annotator(model)


def predict_quantities(source: Path) -> Iterator[Row]:
    """A row for each sentence with its quantities in base units."""
    for row in read_rows(source):
        claims = _annotator("").text(row["text"]).claims
        yield {"text": row["text"], "quantities": [_quantity(claim) for claim in claims]}


def _quantity(claim: Claim) -> Row:
    figure = claim.figure
    concept = " ".join(
        slot.surface for slot in claim.slots if slot.dim in (Dim.MEASURE, Dim.PRODUCT, Dim.AGENT)
    )
    row: Row = {
        "unit": figure.unit,
        "change": _change(figure.hedge, figure.direction),
        "concept": concept or "-",
    }
    if figure.value is not None:
        return row | {"value": float(figure.value.scaleb(figure.mult))}
    ends = (end for end in (figure.lo, figure.hi) if end is not None)
    return row | dict(zip(("lo", "hi"), (float(end.scaleb(figure.mult)) for end in ends), strict=True))


def _change(hedge: Hedge, direction: Direction) -> str:
    if hedge in _CHANGES:
        return _CHANGES[hedge]
    return "=" if direction is Direction.NONE else str(direction)


def predict_measeval(source: Path) -> Iterator[Row]:
    """A row for each paragraph with the spans of its quantities."""
    for row in read_rows(source):
        figures = [claim.figure for claim in _annotator("").text(row["text"]).claims]
        spans = [{"start": f.span.start, "end": f.span.end, "unit": f.unit} for f in figures]
        yield {"id": row["id"], "quantities": spans}


def predict_entities(source: Path) -> Iterator[Row]:
    """A row for each text with its entities under the sets' names of types."""
    for row in read_rows(source):
        yield {"id": row["id"], "entities": list(_typed(_annotator().text(row["text"])))}


def _typed(annotations: Annotations) -> Iterator[Row]:
    for entity in annotations.entities:
        if entity.label in _TYPES:
            yield _entity(entity)


def _entity(entity: Entity) -> Row:
    return {"start": entity.span.start, "end": entity.span.end, "type": _TYPES[entity.label]}
