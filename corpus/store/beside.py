"""Which claims stand beside an entity: it is mentioned in their sentence, or in their row of a table.

The spans of the mentions tell, not the letters: "Mali" is not beside the figures of a sentence on Somalia.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
    """Claims whose sentence, or cell alone in a table, mentions the entity of this id; surest first."""
    starts = _starts(store, [key])
    places = {doc: read_claim_places(store, doc) for doc in starts}
    rows = store._connection.rows(
        "SELECT c.id, d.id FROM claim_rows c JOIN documents d ON d.number = c.doc WHERE c.doc IN "
        "(SELECT m.doc FROM names n JOIN mention_rows m ON m.name = n.number "
        "WHERE n.key = ? AND n.ignored = 0) ORDER BY c.confidence DESC, d.id, c.seq",
        (key,),
    )
    return tuple(
        ClaimBeside(claim, DocId(doc))
        for claim, doc in rows
        if _begins_in(places[doc][claim].sentence, starts[doc])
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
