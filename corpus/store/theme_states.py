"""Themes as they were made of a state of the corpus, and the passages that belong to each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.geometry import DocId, PageIndex, Span
from corpus.store.store import Store

__all__ = ["ThemePlace", "ThemeState", "keep_themes", "kept_themes", "theme_places"]


@dataclass(frozen=True, slots=True)
class ThemeState:
    """The themes of one state of the corpus."""

    wanted: int
    """How many were asked for; 0 where their number was chosen."""
    print: str
    """Of what they were made: of the same, the same."""
    body: str
    """The themes as a record in JSON."""


@dataclass(frozen=True, slots=True)
class ThemePlace:
    """A passage and the theme that it belongs to most."""

    doc: DocId
    span: Span
    page: PageIndex
    theme: int
    weight: float
    """Likeness of the passage to the theme, from 0 to 1."""


def kept_themes(store: Store, wanted: int) -> ThemeState | None:
    """The themes that were made last for this number; None if none were."""
    row = store._connection.row("SELECT wanted, print, body FROM themes WHERE wanted = ?", wanted)
    return ThemeState(*row) if row else None


def keep_themes(store: Store, state: ThemeState, places: Iterable[ThemePlace]) -> None:
    """Keep the themes and their passages in place of those that were made before for this number.

    Raises:
        LockedStoreError: if another program is writing.
        StoreError: if the store can only be read.
    """
    db = store._connection
    rows = [
        (state.wanted, one.doc, one.span.start, one.span.end, one.page, one.theme, one.weight)
        for one in places
    ]
    with store.transaction():
        db.write("DELETE FROM themes WHERE wanted = ?", (state.wanted,))
        db.write("DELETE FROM theme_places WHERE wanted = ?", (state.wanted,))
        db.insert("themes", [(state.wanted, state.print, state.body)])
        db.insert("theme_places", rows)


def theme_places(
    store: Store, wanted: int, *, theme: int | None = None, doc: DocId | None = None
) -> tuple[ThemePlace, ...]:
    """Passages of a theme, of a document, or all; those most like their theme first."""
    rows = store._connection.rows(
        "SELECT doc, start, end, page, theme, weight FROM theme_places "
        "WHERE wanted = ?1 AND (?2 IS NULL OR theme = ?2) AND (?3 IS NULL OR doc = ?3) "
        "ORDER BY weight DESC, doc, start",
        (wanted, theme, doc),
    )
    return tuple(ThemePlace(DocId(d), Span(a, b), PageIndex(p), t, w) for d, a, b, p, t, w in rows)
