"""Names of places, goods, firms and policies in the headers of a document's tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.annotations import Entity
from corpus.english import flat

__all__ = ["Named", "Names"]

_WORD = re.compile(r"\w+(?:[.&'-]\w+)*\.?")
"""Words with points, hyphens and apostrophes inside: "U.S.", "Hewlett-Packard"."""
_LONGEST = 9
"""Words of the longest name that is looked for: "United Kingdom of Great Britain and Northern Ireland"."""
_SHORT = 3
"""Letters up to which a name must stand as it is written: "US" is no "us"."""
_MONEY = re.compile(r"\s*(?:[$€£¥]|dollars?\b)")
"""Money right behind a country's letters: "US$" names no country."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity and where in a header it is named."""

    entity: Entity
    start: int
    end: int


class Names:
    """What the document's entities are called, to find them again in headers."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._by_name: dict[str, Entity] = {}
        for entity in entities:
            for name in (entity.canonical, flat(entity.span.of(text))):
                self._by_name.setdefault(_key(name), entity)

    def find(self, header: str) -> tuple[Named, ...]:
        """Entities named in the header in its order, longest names first; "US" of "US$" is none."""
        header = header.replace("\u2019", "'")
        words = list(_WORD.finditer(header))
        found: list[Named] = []
        at = 0
        while at < len(words):
            named = self._longest(header, words[at : at + _LONGEST])
            at += 1
            if named is not None:
                found.append(named)
                while at < len(words) and words[at].start() < named.end:
                    at += 1
        return tuple(found)

    def _longest(self, header: str, words: Sequence[re.Match[str]]) -> Named | None:
        start = words[0].start()
        for last in reversed(words):
            entity = self._by_name.get(_key(header[start : last.end()]))
            if entity is not None and not _MONEY.match(header, last.end()):
                return Named(entity, start, last.end())
        return None


def _key(name: str) -> str:
    name = " ".join(name.replace("\u2019", "'").split())
    name = name.removesuffix("'s")
    return name if len(name) <= _SHORT else name.casefold()
