"""A claim as one row: where it stands in columns of numbers, what it says as a compressed list.

The list has no names of fields, and is compressed after phrases that most claims share
(`corpus.store.packed.phrases`). A field that claims are given later comes behind the others.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from corpus.annotations import (
    Claim,
    Dim,
    Direction,
    Figure,
    Hedge,
    Interval,
    Kind,
    Modality,
    Slot,
    SlotSource,
)
from corpus.errors import StoreError
from corpus.geometry import Span
from corpus.store.packed.phrases import PHRASES
from corpus.store.packed.places import PLACE_COLUMNS, ClaimPlace, place_of, place_row, read_place

__all__ = ["CLAIM_COLUMNS", "PackedClaim", "pack_claim", "unpack_claim"]

CLAIM_COLUMNS = f"id, {PLACE_COLUMNS}, body"
"""The columns that `unpack_claim` reads, in its order."""

PackedClaim = tuple[Any, ...]
"""Values of these columns."""

_LEVEL = 9
_NO_CLAIM = (
    zlib.error, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError
)  # fmt: skip
"""What reading raises over bytes that no claim was packed into."""
_DUMP = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def pack_claim(claim: Claim) -> PackedClaim:
    """The claim as values of `CLAIM_COLUMNS`."""
    packer = zlib.compressobj(_LEVEL, zdict=PHRASES)
    text = _DUMP([*_figure(claim.figure), *_rest(claim), [_slot(slot) for slot in claim.slots]])
    body = packer.compress(text.encode("utf-8", "surrogatepass")) + packer.flush()
    return (claim.id, *place_row(place_of(claim)), body)


def unpack_claim(row: Sequence[Any]) -> Claim:
    """The claim of which `pack_claim` made these values.

    Raises:
        StoreError: if they are not such values.
    """
    claim, *numbers, body = row
    try:
        return _claim(str(claim), read_place(numbers), json.loads(_unpacked(body)))
    except _NO_CLAIM as exc:
        raise StoreError(f"a stored claim cannot be read ({exc}): ingest the file again") from exc


def _unpacked(body: bytes) -> str:
    reader = zlib.decompressobj(zdict=PHRASES)
    text = reader.decompress(body).decode("utf-8", "surrogatepass")
    if not reader.eof:
        raise ValueError("its end is missing")
    return text


# -- to lists ------------------------------------------------------------------------------------------


def _figure(figure: Figure) -> Iterator[object]:
    interval = figure.interval
    yield from map(_text, (figure.value, figure.lo, figure.hi))
    yield from (figure.mult, figure.unit, figure.kind, figure.hedge, figure.direction)
    yield from map(_text, (interval.lo, interval.hi))
    yield 2 * interval.closed_lo + interval.closed_hi
    yield figure.by


def _rest(claim: Claim) -> tuple[object, ...]:
    return claim.modality, claim.citation, claim.confidence


def _slot(slot: Slot) -> list[object]:
    span = () if slot.span is None else (slot.span.start, slot.span.end)
    return [slot.dim, slot.code, slot.surface, slot.source, slot.confidence, slot.by, *span]


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


# -- from lists ----------------------------------------------------------------------------------------

_DIMS = {str(one): one for one in Dim}
_SOURCES = {str(one): one for one in SlotSource}
_KINDS = {str(one): one for one in Kind}
_HEDGES = {str(one): one for one in Hedge}
_DIRECTIONS = {str(one): one for one in Direction}
_MODALITIES = {str(one): one for one in Modality}


def _claim(claim: str, place: ClaimPlace, said: Sequence[Any]) -> Claim:
    *figure, modality, citation, confidence, slots = said
    return Claim(
        claim,
        _read_figure(place, *figure),
        tuple([_read_slot(*slot) for slot in slots]),
        place.sentence,
        _MODALITIES[modality],
        citation,
        float(confidence),
    )


def _read_figure(
    place: ClaimPlace,
    value: str | None,
    lo: str | None,
    hi: str | None,
    mult: int,
    unit: str,
    kind: str,
    hedge: str,
    direction: str,
    least: str | None,
    most: str | None,
    closed: int,
    by: str,
) -> Figure:
    interval = Interval(_number(least), _number(most), bool(closed & 2), bool(closed & 1))
    return Figure(
        place.figure, place.number, _number(value), _number(lo), _number(hi), mult, unit, _KINDS[kind],
        _HEDGES[hedge], _DIRECTIONS[direction], interval, by, place.cell,
    )  # fmt: skip


def _read_slot(
    dim: str, code: str, surface: str, source: str, confidence: float, by: str, *span: int
) -> Slot:
    where = Span(*span) if span else None
    return Slot(_DIMS[dim], code, surface, _SOURCES[source], float(confidence), by, where)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
