"""The place that a whole document is about: the one that most mentions of places name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.annotations import Dim, Entity, Label, Slot, SlotSource
from nlp.claims.areas import place_code
from nlp.claims.context import make_slot

__all__ = ["read_home"]

_SHARE = 0.5
"""Share of all mentions of places that makes one the document's own; our choice, to be tuned."""
_FEWEST = 5
"""Mentions of places below which none is the document's own."""

_REST = "ROW"
"""The rest of the world: a model's name for what is left, and nobody's home."""


def read_home(entities: Sequence[Entity]) -> Slot | None:
    """The document's own place as a slot of the reporter; None where no place is so common."""
    places = Counter(place_code(entity) for entity in entities if entity.label is Label.PLACE)
    total = sum(places.values())
    code, count = places.most_common(1)[0] if places else ("", 0)
    if total < _FEWEST or not code or code == _REST or count < _SHARE * total:
        return None
    entity = next(e for e in entities if e.label is Label.PLACE and place_code(e) == code)
    return make_slot(Dim.AREA, code, entity.canonical, SlotSource.DOCUMENT, "area:document", entity.span)
