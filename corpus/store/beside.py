"""Which claims stand beside an entity: it is mentioned in their sentence, or in their row of a table.

The spans of the mentions tell, not the letters: "Mali" is not beside the figures of a sentence on Somalia.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.errors import StoreError
from corpus.geometry import DocId, Span
from corpus.store.connection import NAMES_IN_USE
from corpus.store.identity_rules import surface_form
from corpus.store.outlines import read_table_rows
from corpus.store.store import Store
from corpus.store.stored_claims import read_claim_places

__all__ = ["ClaimBeside", "claims_beside", "claims_in_sentences_with"]


@dataclass(frozen=True, slots=True)
class ClaimBeside:
    """A claim whose sentence or cell mentions an entity."""

    id: str
    doc: DocId


def claims_beside(store: Store, name: str, *, doc: DocId | None = None) -> frozenset[str]:
    """Ids of the claims beside the entities that have this id or name, of one document or of all.

    A name counts whole, with capitals of ASCII aside. The entity may stand beside the claim under another of
    its names. A claim of a table is beside the entities of its row; cells that span rows are in each of them.
    """
    starts = _starts(store, _keys(store, name))
    docs = [one for one in starts if doc in (None, one)]
    return frozenset(claim for one in docs for claim in _beside(store, one, starts[one]))


def claims_in_sentences_with(store: Store, key: str) -> tuple[ClaimBeside, ...]:
    """Claims whose sentence, or cell alone in a table, mentions the entity of this id; surest first.

    Raises:
        StoreError: if a claim does not say where it stands.
    """
    db = store._connection
    for sentence in _STARTS_OF_KEY:
        db.write(sentence, (key,) * sentence.count("?"))
    found = db.rows(_BESIDE)
    for _, doc, start, end in found:
        if not (isinstance(start, int) and isinstance(end, int)):
            raise StoreError(f"claims of {doc[:12]} cannot be read: ingest the file again")
    return tuple(ClaimBeside(claim, DocId(doc)) for claim, doc, _, _ in found)


_STARTS_OF_KEY = (
    "CREATE TEMP TABLE IF NOT EXISTS begun (doc INTEGER, start INTEGER, PRIMARY KEY (doc, start)) "
    "WITHOUT ROWID",
    "DELETE FROM temp.begun",
    "INSERT OR IGNORE INTO temp.begun SELECT m.doc, m.start "
    "FROM names n JOIN mention_rows m ON m.name = n.number WHERE n.key = ? AND n.ignored = 0",
)
"""Where the entity's mentions begin, in a table of this connection alone, ordered to be searched."""
_BESIDE = (
    "SELECT c.id, d.id, c.sentence_start, c.sentence_end "
    "FROM claim_rows c JOIN documents d ON d.number = c.doc "
    "WHERE c.doc IN (SELECT DISTINCT doc FROM temp.begun) AND (EXISTS (SELECT 1 FROM temp.begun b "
    "WHERE b.doc = c.doc AND b.start >= c.sentence_start AND b.start < c.sentence_end) "
    "OR typeof(c.sentence_start) <> 'integer' OR typeof(c.sentence_end) <> 'integer') "
    "ORDER BY c.confidence DESC, d.id, c.seq"
)


def _keys(store: Store, name: str) -> tuple[str, ...]:
    form = "lower(trim(replace({}, char(10), ' '))) = ?"  # as `surface_form` does it
    named = " OR ".join(form.format(column) for column in ("key", "canonical", "surface"))
    rows = store._connection.rows(
        f"SELECT DISTINCT key FROM {NAMES_IN_USE} WHERE {named}", (surface_form(name),) * 3
    )
    return tuple(key for (key,) in rows)


def _starts(store: Store, keys: Iterable[str]) -> dict[DocId, list[int]]:
    """Where the entities are mentioned, in the order of the text, by document."""
    found: dict[DocId, list[int]] = {}
    for key in keys:
        for doc, start in store._connection.rows("SELECT doc, start FROM entities WHERE key = ?", (key,)):
            found.setdefault(DocId(doc), []).append(start)
    return {doc: sorted(found[doc]) for doc in sorted(found)}


def _beside(store: Store, doc: DocId, starts: Sequence[int]) -> Iterator[str]:
    places = read_claim_places(store, doc)
    table_rows = read_table_rows(store, doc) if any(place.cell for place in places.values()) else None
    for claim, place in places.items():
        row = table_rows.row_of(place.cell) if table_rows and place.cell else ()
        if any(_begins_in(span, starts) for span in (place.sentence, *row)):
            yield claim


def _begins_in(span: Span, starts: Sequence[int]) -> bool:
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end
