"""A document's claims by where they stand, each whole claim read only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import overload

from corpus.annotations import Claim
from corpus.errors import StoreError
from corpus.geometry import DocId, Span
from corpus.store.connection import NUMBER_OF, Row
from corpus.store.packed.claims import CLAIM_COLUMNS, PackedClaim, unpack_claim
from corpus.store.packed.places import PLACE_COLUMNS, ClaimPlace, place_of, read_place
from corpus.store.store import Store

__all__ = [
    "ClaimPlace",
    "StoredClaims",
    "claims_within",
    "place_of",
    "read_claim_places",
    "read_stored_claims",
]


class StoredClaims(Sequence[Claim]):
    """Claims as the store keeps them, each decoded once when it is first asked for."""

    def __init__(self, rows: Iterable[PackedClaim]) -> None:
        self._kept: list[PackedClaim | Claim] = list(rows)

    def __len__(self) -> int:
        return len(self._kept)

    @overload
    def __getitem__(self, at: int) -> Claim: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Claim, ...]: ...

    def __getitem__(self, at: int | slice) -> Claim | tuple[Claim, ...]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        kept = self._kept[at]
        if not isinstance(kept, Claim):
            kept = self._kept[at] = unpack_claim(kept)
        return kept


def claims_within(store: Store, doc: DocId, span: Span) -> tuple[str, ...]:
    """Ids of the document's claims whose figures stand in this part of its text, in its order."""
    sql = (
        f"SELECT id FROM claim_rows WHERE doc = {NUMBER_OF} AND figure_start >= ? AND figure_end <= ? "
        "ORDER BY seq"
    )
    return tuple(claim for (claim,) in store._connection.rows(sql, (doc, span.start, span.end)))


def read_claim_places(store: Store, doc: DocId) -> dict[str, ClaimPlace]:
    """Places of the document's claims by their ids, in the order of its text.

    Raises:
        StoreError: if one cannot be read.
    """
    rows = _rows(store, doc, f"id, {PLACE_COLUMNS}")
    return {claim: _place(doc, numbers) for claim, *numbers in rows}


def read_stored_claims(store: Store, doc: DocId) -> tuple[tuple[ClaimPlace, ...], StoredClaims]:
    """Places of the document's claims in the order of its text, and the claims themselves, in step.

    Raises:
        StoreError: if one cannot be read; for the rest of a claim, when it is asked for.
    """
    rows = _rows(store, doc, CLAIM_COLUMNS)
    return tuple(_place(doc, row[1:-1]) for row in rows), StoredClaims(rows)


def _rows(store: Store, doc: DocId, columns: str) -> list[Row]:
    try:
        sql = f"SELECT {columns} FROM claim_rows WHERE doc = {NUMBER_OF} ORDER BY seq"
        return store._connection.rows(sql, (doc,))
    except StoreError as exc:
        raise type(exc)(f"claims of {doc[:12]}: {exc}") from exc


def _place(doc: DocId, numbers: Sequence[int | None]) -> ClaimPlace:
    try:
        return read_place(numbers)
    except (TypeError, ValueError) as exc:
        raise StoreError(f"claims of {doc[:12]} cannot be read ({exc}): ingest the file again") from exc
