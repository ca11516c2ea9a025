"""Counts of hits by what they have: how both engines are asked, and how their buckets are read.

tantivy takes the same words as Elasticsearch for an aggregation by terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from search.engine import Facet, FacetCount
from search.passages import PROSE, Field

__all__ = ["counts_of", "terms_of"]

_FIELDS = {Facet.YEAR: Field.YEAR, Facet.AUTHOR: Field.WRITER, Facet.KIND: Field.KIND}
_SPARE = 50
"""Values asked for beyond those wanted: of equals the first by name are shown, whichever the engine gave."""
KINDS = (PROSE, "table", "caption", "footnote")
"""Kinds that a query can name by in:."""


def terms_of(facet: Facet, most: int) -> dict[str, Any]:
    """What to count for the facet: entities are told apart by the beginning of their keys."""
    if facet in _FIELDS:
        return {"field": str(_FIELDS[facet]), "size": most + _SPARE}
    return {"field": str(Field.ENTITY), "size": most + _SPARE, "include": f"{re.escape(facet)}:.*"}


def counts_of(buckets: Iterable[Mapping[str, Any]], facet: Facet, most: int) -> tuple[FacetCount, ...]:
    """The values that most hits have; years the latest first."""
    found = [FacetCount(_value(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
    if facet is Facet.KIND:
        found = [one for one in found if one.value in KINDS]
    best = sorted(found, key=lambda one: (-one.hits, one.value))[:most]
    return tuple(sorted(best, key=lambda one: one.value, reverse=True) if facet is Facet.YEAR else best)


def _value(key: object) -> str:
    return str(int(key)) if isinstance(key, float) else str(key)
