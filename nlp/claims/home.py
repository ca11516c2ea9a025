"""The country that a whole document is about: the one that most of its places, bodies and policies are of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from corpus.annotations import Dim, Entity, Label, Slot, SlotSource
from nlp.claims.areas import place_code
from nlp.claims.context import make_slot
from nlp.entities.gazetteer import load_gazetteer

__all__ = ["read_home"]

_SHARE = 0.5
"""Share of all mentions of countries that makes one the document's own; our choice, to be tuned."""
_FEWEST = 5
"""Mentions of countries below which none is the document's own."""
_NO_HOME = frozenset({"ROW", "WLD"})
"""The world and its rest: they are what is left beside the countries that are meant."""
_COUNTRY = re.compile(r"[A-Z]{3}(?=\.|$)")
"""ISO 3166 alpha-3, also before the code of a part of the country ("USA.TX")."""
_ELSEWHERE = re.compile(
    r"Universit|Institut|School|Research|Foundation|Centre|Center|Association|Exchange|Press"
)
"""Bodies that study and trade rather than govern: where they sit says nothing of what is studied."""


def read_home(entities: Sequence[Entity]) -> Slot | None:
    """The document's own country as a slot of the reporter; None where none is so common.

    Its states, ministries, central banks and laws count as the country does: a report on the Federal Highway
    Administration is about the United States though it names Ohio more often.
    """
    homes = Counter(filter(None, map(_country, entities)))
    total = sum(homes.values())
    code, count = homes.most_common(1)[0] if homes else ("", 0)
    if total < _FEWEST or count < _SHARE * total:
        return None
    entity = next(e for e in entities if _country(e) == code)
    return make_slot(Dim.AREA, code, entity.canonical, SlotSource.DOCUMENT, "area:document", entity.span)


def _country(entity: Entity) -> str:
    """The country of a place, a body or a policy; a region's own code; "" for what is of no one place."""
    if entity.label is Label.PLACE:
        code = place_code(entity)
        country = _COUNTRY.match(code)
        return "" if code in _NO_HOME else country[0] if country else code
    if entity.label in (Label.ORG, Label.POLICY) and entity.is_listed:
        return _seats().get(entity.key, "")
    return ""


@cache
def _seats() -> Mapping[str, str]:
    """Countries of the listed bodies that govern and of the listed policies, by key."""
    return {
        entry.key: entry.where
        for entry in load_gazetteer().entries
        if entry.label in (Label.ORG, Label.POLICY)
        and _COUNTRY.fullmatch(entry.where)
        and entry.where != "WTO"
        and not _ELSEWHERE.search(entry.name)
    }
