"""The place that a whole document is about: of the public body that publishes it, or the most named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from corpus.annotations import Dim, Entity, Label, Slot, SlotSource
from corpus.document import BlockKind, Document
from corpus.spans import ByPlace
from nlp.claims.areas import place_code
from nlp.claims.context import PUBLISHER, make_slot

__all__ = ["read_home"]

_SHARE = 0.5
"""Share of all mentions of places that makes one the document's own; our choice, to be tuned."""
_FEWEST = 5
"""Mentions of places below which none is the document's own."""
_HEAD = 1500
"""Letters of the beginning in which a report names its publisher: half of a page."""
_LINE = 0.6
"""Share of a line's letters that the body's name has to have: a publisher stands by itself, and thanks or
addresses of authors have more to say."""
_LINES = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH})


def read_home(document: Document, entities: Sequence[Entity], countries: Mapping[str, str]) -> Slot | None:
    """The document's own place as a slot of the reporter; None where neither rule gives one.

    `entities` are in the order of the text; `countries` has the country of public bodies by their key.
    """
    return _of_publisher(document, entities, countries) or _most_named(entities)


def _of_publisher(
    document: Document, entities: Sequence[Entity], countries: Mapping[str, str]
) -> Slot | None:
    """As of a report with the line "Congressional Research Service" below its title."""
    bodies = [one for one in entities if one.label is Label.ORG and one.span.start < _HEAD]
    places = ByPlace(bodies, lambda one: one.span)
    for block in document.blocks:
        if block.span.start >= _HEAD:
            break
        for body in places.within(block.span) if block.kind in _LINES else ():
            country = countries.get(body.key, "")
            if country and len(body.span) >= _LINE * len(block.span):
                return make_slot(Dim.AREA, country, body.canonical, SlotSource.DOCUMENT, PUBLISHER, body.span)
    return None


def _most_named(entities: Sequence[Entity]) -> Slot | None:
    """The place that half of all mentions of places name."""
    places = Counter(place_code(entity) for entity in entities if entity.label is Label.PLACE)
    total = sum(places.values())
    code, count = places.most_common(1)[0] if places else ("", 0)
    if total < _FEWEST or not code or count < _SHARE * total:
        return None
    entity = next(e for e in entities if e.label is Label.PLACE and place_code(e) == code)
    return make_slot(Dim.AREA, code, entity.canonical, SlotSource.DOCUMENT, "area:document", entity.span)
