"""Counts of hits by what they have: how both engines are asked, and how their buckets are read.

tantivy takes the same words as Elasticsearch for an aggregation by terms.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from heapq import nsmallest
from typing import Any

from search.engine import Facet, FacetCount, Facets
from search.passages import PROSE, Field

__all__ = ["counted_at_once", "counts_of", "terms_of"]

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


_ENTITIES = "entities"
"""What the counts of entities of all kinds are called among the answers."""
_AT_ONCE = 10_000
"""Entities counted at once: hits of the commonest words among 100,000 passages have some five thousand."""


def counted_at_once(count: Callable[[dict[str, Any]], Mapping[str, Any]], of: Mapping[Facet, int]) -> Facets:
    """At most so many values of each facet, entities of all kinds counted in one go and parted by their keys.

    A kind counted by itself has its beginning compared with every entity of the index, which takes longer
    than to count the hits. `count` answers to named aggregations; it is asked again for kinds of which too
    few were among the most frequent.
    """
    kinds = [facet for facet in of if facet not in _FIELDS]
    asked = {str(facet): {"terms": terms_of(facet, of[facet])} for facet in of if facet in _FIELDS}
    together = {_ENTITIES: {"terms": {"field": str(Field.ENTITY), "size": _AT_ONCE}}} if kinds else {}
    counted = count(asked | together)
    buckets: dict[str, list[Mapping[str, Any]]] = {name: counted[name]["buckets"] for name in asked}
    if kinds:
        buckets |= _by_kind(kinds, counted[_ENTITIES]["buckets"])
        is_cut = counted[_ENTITIES].get("sum_other_doc_count", 0) > 0
        few = [facet for facet in kinds if is_cut and len(buckets[str(facet)]) < of[facet] + _SPARE]
        if few:
            again = count({str(facet): {"terms": terms_of(facet, of[facet])} for facet in few})
            buckets |= {str(facet): again[str(facet)]["buckets"] for facet in few}
    return {facet: counts_of(buckets[str(facet)], facet, most) for facet, most in of.items()}


def _by_kind(
    kinds: Iterable[Facet], buckets: Iterable[Mapping[str, Any]]
) -> dict[str, list[Mapping[str, Any]]]:
    found: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for bucket in buckets:
        found[str(bucket["key"]).partition(":")[0]].append(bucket)
    return {str(kind): found[str(kind)] for kind in kinds}


def counts_of(buckets: Iterable[Mapping[str, Any]], facet: Facet, most: int) -> tuple[FacetCount, ...]:
    """The values that most hits have; years the latest first."""
    kept = (one for one in buckets if facet is not Facet.KIND or one["key"] in KINDS)
    best = nsmallest(most, kept, key=lambda one: (-one["doc_count"], _value(one["key"])))
    found = tuple(FacetCount(_value(one["key"]), int(one["doc_count"])) for one in best)
    return tuple(sorted(found, key=lambda one: one.value, reverse=True)) if facet is Facet.YEAR else found


def _value(key: object) -> str:
    return str(int(key)) if isinstance(key, float) else str(key)
