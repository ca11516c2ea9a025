"""Predictions on plain text: quantities, their spans, entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from bench.quantities.concepts import concept_of
from bench.quantities.extract import Quantity, to_quantities
from bench.rows import Row, read_rows
from corpus.annotations import Annotations, Entity, Figure, Label
from corpus.geometry import Span
from nlp import Annotator
from nlp.claims import read_arguments
from nlp.figures import find_figures
from nlp.text import Tree

__all__ = ["predict_entities", "predict_measeval", "predict_quantities"]

_TYPES = {
    Label.FIRM: "ORG",
    Label.ORG: "ORG",
    Label.PLACE: "LOC",
    Label.PERSON: "PER",
    Label.POLICY: "intervention",
    Label.PRODUCT: "PRODUCT",
}


@cache
def _annotator(model: str | None = None) -> Annotator:
    return Annotator() if model is None else Annotator(model)


def predict_quantities(source: Path) -> Iterator[Row]:
    """A row for each sentence with its quantities in base units."""
    for row in read_rows(source):
        text = row["text"]
        scan = find_figures(text)
        concepts = _concepts(text, (*scan.figures, *scan.asides))
        found = to_quantities(text, scan)
        yield {"text": text, "quantities": [_quantity(q, concepts.get(q.number, "-")) for q in found]}


def _concepts(text: str, figures: Sequence[Figure]) -> dict[Span, str]:
    """What each figure is said of, by the number's span."""
    model = _annotator().model
    words = model.parse([text])[0] if model is not None else ()
    tree = Tree(words)
    found: dict[Span, str] = {}
    for figure in figures:
        bound = read_arguments(tree, figure, figures)
        if bound is not None:
            found[figure.number] = concept_of(text, tree, bound)
    return found


def _quantity(quantity: Quantity, concept: str) -> Row:
    ends = {"value": quantity.value, "lo": quantity.lo, "hi": quantity.hi}
    known = {name: float(end) for name, end in ends.items() if end is not None}
    return {**known, "unit": quantity.unit, "change": quantity.change, "concept": concept}


def predict_measeval(source: Path) -> Iterator[Row]:
    """A row for each paragraph with the spans of its quantities; counts in passing are among them."""
    for row in read_rows(source):
        scan = find_figures(row["text"])
        counts = (figure for figure in scan.asides if figure.unit != "1")
        yield {"id": row["id"], "quantities": [_span(figure) for figure in (*scan.figures, *counts)]}


def _span(figure: Figure) -> Row:
    unit = "" if figure.unit == "1" else figure.unit
    return {"start": figure.span.start, "end": figure.span.end, "unit": unit}


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
