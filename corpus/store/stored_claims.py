"""A document's claims by where they stand, each whole claim read only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload

from corpus.annotations import CellRef, Claim
from corpus.codec import from_json
from corpus.errors import StoreError
from corpus.geometry import DocId, Span
from corpus.store.store import Store

__all__ = ["ClaimPlace", "StoredClaims", "place_of", "read_claim_places", "read_stored_claims"]


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Where a claim stands, without what it says."""

    figure: Span
    number: Span
    sentence: Span
    cell: CellRef | None = None


def place_of(claim: Claim) -> ClaimPlace:
    """Where the claim stands."""
    figure = claim.figure
    return ClaimPlace(figure.span, figure.number, claim.sentence, figure.cell)


class StoredClaims(Sequence[Claim]):
    """Claims as the store keeps them, each decoded once when it is first asked for."""

    def __init__(self, bodies: Iterable[str]) -> None:
        self._kept: list[str | Claim] = list(bodies)

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
        if isinstance(kept, str):
            kept = self._kept[at] = from_json(Claim, kept)
        return kept


_PLACES = (
    "figure.span.start", "figure.span.end", "figure.number.start", "figure.number.end",
    "sentence.start", "sentence.end", "figure.cell.table", "figure.cell.cell",
)  # fmt: skip
_COLUMNS = ", ".join(f"json_extract(body, '$.{path}')" for path in _PLACES)


def read_claim_places(store: Store, doc: DocId) -> dict[str, ClaimPlace]:
    """Places of the document's claims by their ids, in the order of its text.

    Raises:
        StoreError: if one cannot be read.
    """
    return dict(_placed(store, doc, "id"))


def read_stored_claims(store: Store, doc: DocId) -> tuple[tuple[ClaimPlace, ...], StoredClaims]:
    """Places of the document's claims in the order of its text, and the claims themselves, in step.

    Raises:
        StoreError: if one cannot be read; for the rest of a claim, when it is asked for.
    """
    rows = _placed(store, doc, "body")
    return tuple(place for _, place in rows), StoredClaims(body for body, _ in rows)


def _placed(store: Store, doc: DocId, column: str) -> list[tuple[str, ClaimPlace]]:
    """The column's value of each of the document's claims, with where the claim stands."""
    sql = f"SELECT {column}, {_COLUMNS} FROM claims WHERE doc = ? ORDER BY seq"
    try:
        return [(value, _place(numbers)) for value, *numbers in store._connection.rows(sql, (doc,))]
    except StoreError as exc:
        raise type(exc)(f"claims of {doc[:12]}: {exc}") from exc
    except (TypeError, ValueError) as exc:
        raise StoreError(f"claims of {doc[:12]} cannot be read ({exc}): ingest the file again") from exc


def _place(numbers: Sequence[int | None]) -> ClaimPlace:
    """The place that the numbers tell, in the order of `_PLACES`."""
    figure, number, sentence = (_span(numbers[at : at + 2]) for at in (0, 2, 4))
    table, cell = numbers[6:]
    inside = CellRef(table, cell) if table is not None and cell is not None else None
    return ClaimPlace(figure, number, sentence, inside)


def _span(ends: Sequence[int | None]) -> Span:
    start, end = ends
    if start is None or end is None:
        raise ValueError("a place without its ends")
    return Span(start, end)
