"""Themes of the corpus as it stands: made when it has changed, kept in the store, their numbers kept too.

What makes them is imported when they are made, for it needs numerical libraries: kept themes are only read.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.annotations import Label
from corpus.codec import from_json, to_json
from corpus.errors import StoreError
from corpus.store import Store, ThemePlace, ThemeState, content_prints, keep_themes, kept_themes
from nlp.themes import Theme, Themes

if TYPE_CHECKING:
    from figtrace.ask.theme_passages import ThemePassage

__all__ = ["KeptTheme", "ThemeEntity", "readable_numbers", "themes_now"]

_FORM = 2
"""Number of the way in which themes are made; it grows when that changes, and they are made anew."""
_MOST = 30
"""Themes that a person still looks through."""
_ENTITIES = 20
"""Entities kept of a theme."""


@dataclass(frozen=True, slots=True)
class ThemeEntity:
    """An entity and how often passages of a theme mention it."""

    key: str
    label: Label
    name: str
    mentions: int


@dataclass(frozen=True, slots=True)
class KeptTheme:
    """A theme with what stands in its passages."""

    theme: Theme
    entities: tuple[ThemeEntity, ...]
    """Products, firms and policies, the most mentioned first."""
    figures: int
    """Claims that stand in its passages."""


@dataclass(frozen=True, slots=True)
class _Kept:
    themes: tuple[KeptTheme, ...]


def themes_now(store: Store, number: int | None = None) -> tuple[KeptTheme, ...]:
    """The themes of the corpus as it stands, heaviest first; () where there is too little text.

    They are made when they are first asked for after a change, and else taken from the store. `number` is
    how many are wanted; None: the number that suits the corpus. For each `number` the store has themes of
    their own, with their own numbers. A store that cannot be written has them made each time.
    """
    wanted = number or 0
    now = _print(store)
    before = kept_themes(store, wanted)
    if before and before.print == now:
        return from_json(_Kept, before.body).themes
    return _made(store, number, now, from_json(_Kept, before.body).themes if before else ())


def _made(
    store: Store, number: int | None, now: str, earlier: tuple[KeptTheme, ...]
) -> tuple[KeptTheme, ...]:
    """The themes made anew and kept under the print `now`, those that were there before known again."""
    from figtrace.ask.theme_passages import theme_passages
    from nlp.themes import find_themes

    passages = theme_passages(store)
    found = find_themes(
        [passage.text for passage in passages],
        n=number,
        between=readable_numbers(len({passage.text.doc for passage in passages})),
        before=[one.theme for one in earlier],
    )
    made = _Kept(tuple(_described(found, passages)))
    with suppress(StoreError):  # read-only or being written: the answer is the same
        keep_themes(store, ThemeState(number or 0, now, to_json(made)), _places(found, passages))
    return made.themes


def readable_numbers(documents: int) -> tuple[int, int]:
    """Between which numbers of themes to choose: the root of the number of documents, and twice as many.

    Fewer put most of a shelf under one name, more hold two or three papers each. The root is the rule of
    thumb of cluster analysis (Mardia, Kent and Bibby, Multivariate Analysis, 1979).
    """
    root = math.sqrt(documents)
    return max(2, min(_MOST // 2, round(root))), max(3, min(_MOST, round(2 * root)))


def _print(store: Store) -> str:
    made = hashlib.sha256(f"themes {_FORM}".encode())
    for doc, content in content_prints(store).items():
        made.update(f"\0{doc}\0{content}".encode())
    return made.hexdigest()


def _described(found: Themes, passages: Sequence[ThemePassage]) -> Iterator[KeptTheme]:
    for theme in found.themes:
        own = [
            passage
            for passage, home in zip(passages, found.assigned, strict=True)
            if home and home.theme == theme.number
        ]
        yield KeptTheme(theme, tuple(_entities(own)), sum(passage.figures for passage in own))


def _entities(passages: Sequence[ThemePassage]) -> Iterator[ThemeEntity]:
    counts = Counter((one.key, one.label, one.name) for passage in passages for one in passage.entities)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return (ThemeEntity(key, label, name, n) for (key, label, name), n in ordered[:_ENTITIES])


def _places(found: Themes, passages: Sequence[ThemePassage]) -> Iterator[ThemePlace]:
    for passage, home in zip(passages, found.assigned, strict=True):
        if home:
            yield ThemePlace(passage.text.doc, passage.span, passage.page, home.theme, home.weight)
