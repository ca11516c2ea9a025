"""What was worked out of the corpus and is kept: editions of one work, themes, and a print of each document.

With the editions go the sketches of documents by which they are found, with the themes the passages that
belong to each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.geometry import DocId, PageIndex, Span
from corpus.store.connection import NUMBER_OF
from corpus.store.store import Store

__all__ = [
    "Edition",
    "ThemePlace",
    "ThemeState",
    "content_prints",
    "keep_editions",
    "keep_sketch",
    "keep_themes",
    "kept_sketches",
    "kept_themes",
    "list_editions",
    "theme_places",
    "themed_passages",
]


@dataclass(frozen=True, slots=True)
class Edition:
    """A document that has other editions in the corpus."""

    doc: DocId
    newest: DocId
    """The newest edition of the work; itself for that one."""
    place: int
    """0 for the newest, then counting back."""
    similarity: float
    """Share of text with its likest edition, from 0 to 1."""
    reason: str


def list_editions(store: Store) -> tuple[Edition, ...]:
    """The editions as they were last linked, newest first within each work."""
    rows = store._connection.rows(
        "SELECT doc, newest, place, similarity, reason FROM editions ORDER BY newest, place"
    )
    return tuple(Edition(DocId(d), DocId(n), p, s, r) for d, n, p, s, r in rows)


def keep_editions(store: Store, editions: Iterable[Edition]) -> None:
    """Keep these editions in place of those that were linked before."""
    rows = [(e.doc, e.newest, e.place, e.similarity, e.reason) for e in editions]
    with store.transaction():
        store._connection.write("DELETE FROM editions")
        store._connection.insert("editions", rows)


def kept_sketches(store: Store) -> dict[DocId, bytes]:
    """The sketch of every document that has been sketched since it was last read, as it was kept."""
    return {DocId(doc): body for doc, body in store._connection.rows("SELECT doc, body FROM sketches")}


def keep_sketch(store: Store, doc: DocId, body: bytes) -> None:
    """Keep the sketch of a document that has none; it goes when the document is read again."""
    with store.transaction():
        store._connection.insert("sketches", [(doc, body)])


# -- themes --------------------------------------------------------------------------------------------


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


def themed_passages(store: Store, wanted: int) -> dict[DocId, int]:
    """For each document how many of its passages belong to a theme; documents without any are not there."""
    rows = store._connection.rows(
        "SELECT doc, count(*) FROM theme_places WHERE wanted = ? GROUP BY doc", (wanted,)
    )
    return {DocId(doc): passages for doc, passages in rows}


def content_prints(store: Store) -> dict[DocId, str]:
    """For every document the SHA-256 of its record, its annotations and its claims: of the same, the same.

    A print is worked out when it is first asked for and kept beside the document; whatever rewrites the
    document or its annotations drops it (triggers of the store, see `corpus.store.form`).

    Raises:
        StoreError: if the store cannot be read.
        LockedStoreError: if prints have to be kept and another program is writing.
    """
    db = store._connection
    missing = [doc for (doc,) in db.rows("SELECT id FROM documents EXCEPT SELECT doc FROM contents")]
    if missing:
        with db.transaction():
            made = [(doc, _print(store, doc), doc) for doc in sorted(missing)]
            db.write_all("INSERT OR REPLACE INTO contents SELECT ?, ? FROM documents WHERE id = ?", made)
    return {DocId(doc): made for doc, made in db.rows("SELECT doc, print FROM contents ORDER BY doc")}


def _print(store: Store, doc: str) -> str:
    import hashlib  # who asks for editions makes no prints

    from corpus.store.packed.claims import CLAIM_COLUMNS

    db, made = store._connection, hashlib.sha256()
    for columns, table, key in (("body, textmap", "documents", "id"), ("body", "annotations", "doc")):
        for part in db.row(f"SELECT {columns} FROM {table} WHERE {key} = ?", doc) or ():
            made.update(part or b"")
    claims = f"SELECT {CLAIM_COLUMNS} FROM claim_rows WHERE doc = {NUMBER_OF} ORDER BY seq"
    for *place, body in db.rows(claims, (doc,)):
        made.update(f"\0{place}\0".encode("utf-8", "surrogatepass"))
        made.update(body)
    return made.hexdigest()
