"""What the short forms of a document stand for: its own definitions, whatever the lists think."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from corpus.annotations import Acronym, Entity, Finder, Label
from corpus.document import Block
from corpus.geometry import Span
from corpus.spans import ByPlace

__all__ = ["meanings", "short_forms", "stands"]


def meanings(
    text: str, acronyms: Iterable[Acronym], entities: Iterable[Entity]
) -> tuple[dict[str, Entity], frozenset[str]]:
    """What each short form stands for, and the short forms of what is no entity."""
    meant: dict[str, Entity] = {}
    unnamed = set()
    named = ByPlace((e for e in entities if e.label is not Label.OBJECT), attrgetter("span"))
    for acronym in acronyms:
        long_form = _entity_of(acronym.span, text, named)
        if long_form is None:
            unnamed.add(acronym.short)
        else:
            meant[acronym.short] = long_form
    return meant, frozenset(unnamed)


def _entity_of(span: Span, text: str, named: ByPlace[Entity]) -> Entity | None:
    """The entity that is most of the long form: its end, or its beginning before a preposition.

    "U.S. Census Bureau" for "Census Bureau"; "Trade Relations" for "Trade Relations with Ruritania".
    """
    whole = [entity for entity in named.overlapping(span) if len(entity.span) * 5 >= len(span) * 3]
    ends = [e for e in whole if span.end - 1 <= e.span.end <= span.end + 4 and not _is_second(text, e, span)]
    starts = [e for e in whole if e.span.start <= span.start and _PREPOSITION.match(text, e.span.end)]
    return max(ends or starts, key=lambda entity: len(entity.span), default=None)


_PREPOSITION = re.compile(r"\s(?:to|with|for|of|in|on|from|between)\s")
"""What follows an entity that is the first part of a longer name."""


def _is_second(text: str, entity: Entity, span: Span) -> bool:
    """True for the goods in "anti-satellite": the long form joins them to a word that changes them."""
    at = entity.span.start
    return at > span.start and text[at - 1] in "-\u2010\u2011"


def short_forms(text: str, prose: Iterable[Block], meant: dict[str, Entity]) -> Iterator[Entity]:
    """Mentions of the short forms, each the entity that it stands for."""
    if not meant:
        return
    shorts = sorted(meant, key=len, reverse=True)
    # most words begin with no letter of a short form, and need not be tried with each of them
    first = "".join(map(re.escape, sorted({short[0] for short in shorts})))
    pattern = re.compile(rf"(?<![\w&])(?=[{first}])(?:{'|'.join(map(re.escape, shorts))})s?(?![\w&])")
    for block in prose:
        for match in pattern.finditer(text, block.span.start, block.span.end):
            whole = meant[match.group() if match.group() in meant else match.group().removesuffix("s")]
            span = Span(match.start(), match.end())
            yield Entity(span, whole.label, whole.key, whole.canonical, "acronym", Finder.ACRONYM)


def stands(text: str, entity: Entity, unnamed: frozenset[str], meant: dict[str, Entity]) -> bool:
    """False for a listed short form to which the document gives another meaning."""
    surface = entity.span.of(text)
    if entity.finder is not Finder.LIST:
        return True
    if surface in unnamed:
        return False
    return surface not in meant or meant[surface].key == entity.key
