"""A claim is packed without loss, in few bytes, and what is no packed claim is told as damage."""

from __future__ import annotations

import zlib
from contextlib import suppress
from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import (
    CellRef,
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
from corpus.store.packed.claims import CLAIM_COLUMNS, pack_claim, unpack_claim
from corpus.store.packed.phrases import PHRASES
from tests.strategies import intervals

_TEXT = st.text(max_size=8)
_SPANS = st.tuples(st.integers(0, 999), st.integers(0, 99)).map(lambda ends: Span(ends[0], sum(ends)))
_NUMBERS = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
_SURE = st.floats(0, 1)
_SLOTS = st.builds(
    Slot, st.sampled_from(Dim), _TEXT, _TEXT, st.sampled_from(SlotSource), _SURE, _TEXT, st.none() | _SPANS
)
_CELLS = st.none() | st.builds(CellRef, st.integers(0, 99), st.integers(0, 9999))
_FIGURES = st.builds(
    Figure, _SPANS, _SPANS, _NUMBERS, _NUMBERS, _NUMBERS, st.integers(-12, 12), _TEXT, st.sampled_from(Kind),
    st.sampled_from(Hedge), st.sampled_from(Direction), intervals(), _TEXT, _CELLS,
)  # fmt: skip
_CLAIMS = st.builds(
    Claim, _TEXT, _FIGURES, st.lists(_SLOTS, max_size=4).map(tuple), _SPANS, st.sampled_from(Modality),
    st.none() | st.integers(0, 99), _SURE,
)  # fmt: skip

_PLAIN = Claim(
    "0123456789abcdef",
    Figure(
        Span(100, 112), Span(101, 105), Decimal("92.0"), None, None, 9, "USD", Kind.LEVEL, Hedge.BELOW,
        Direction.NONE, Interval(Decimal(91), Decimal(92), closed_hi=False), "figure:digits",
    ),
    (
        Slot(Dim.MEASURE, "ind:exports", "exports", SlotSource.LOCAL, 0.9, "measure:tree:of|", Span(90, 97)),
        Slot(Dim.PERIOD, "2008", "in 2008", SlotSource.LOCAL, 0.9, "period:nearest", Span(120, 127)),
    ),
    Span(80, 130),
    confidence=0.9,
)  # fmt: skip


@given(_CLAIMS)
def test_any_claim_comes_back(claim: Claim) -> None:
    packed = pack_claim(claim)
    assert len(packed) == len(CLAIM_COLUMNS.split(","))
    assert unpack_claim(packed) == claim


def test_zeros_of_a_printed_number_come_back() -> None:
    assert str(unpack_claim(pack_claim(_PLAIN)).figure.value) == "92.0"


def test_a_claim_of_usual_form_takes_few_bytes() -> None:
    assert len(pack_claim(_PLAIN)[-1]) < 150


@pytest.mark.parametrize(
    ("record", "names"),
    [
        (Claim, "id figure slots sentence modality citation confidence"),
        (Figure, "span number value lo hi mult unit kind hedge direction interval by cell"),
        (Interval, "lo hi closed_lo closed_hi"),
        (Slot, "dim code surface source confidence by span"),
    ],
)
def test_every_field_is_packed(record: type, names: str) -> None:
    """A new field fails here: it has to be packed behind the others, and its absence read as its default."""
    assert " ".join(field.name for field in fields(record)) == names


@given(st.data())
def test_of_damaged_bytes_no_other_claim_is_made(data: st.DataObject) -> None:
    *place, body = pack_claim(_PLAIN)
    spoiled = bytearray(body)
    spoiled[data.draw(st.integers(0, len(body) - 1))] ^= data.draw(st.integers(1, 255))
    with suppress(StoreError):
        assert unpack_claim((*place, bytes(spoiled))) == _PLAIN


def _squeezed(text: str) -> bytes:
    packer = zlib.compressobj(zdict=PHRASES)
    return packer.compress(text.encode()) + packer.flush()


_GOOD = '[null,null,null,0,"","level","none","none",null,null,3,"","asserted",null,0.5,[]]'


@pytest.mark.parametrize(
    "body",
    [
        b"", b"x", "text", None, 7, _squeezed(""), _squeezed("[]"), _squeezed("{}"), _squeezed("null"),
        _squeezed("[1]"), _squeezed(_GOOD.replace("level", "no kind")),
        _squeezed(_GOOD.replace("[]", "[[]]")), _squeezed(_GOOD.replace("[]", "7")),
        _squeezed(_GOOD.replace("[null", '["x"')), _squeezed(_GOOD.replace("0.5", '"x"')),
        _squeezed(_GOOD.replace("none", '"')), _squeezed("[" * 99_999),
    ],
)  # fmt: skip
def test_what_is_no_claim_is_the_stores_error(body: object) -> None:
    assert unpack_claim((*pack_claim(_PLAIN)[:-1], _squeezed(_GOOD))).slots == ()
    with pytest.raises(StoreError, match=r"a stored claim cannot be read .*: ingest the file again"):
        unpack_claim((*pack_claim(_PLAIN)[:-1], body))


def test_a_place_that_is_none_is_the_stores_error() -> None:
    packed = list(pack_claim(_PLAIN))
    packed[1], packed[2] = 9, 1
    with pytest.raises(StoreError, match="expected 0 <= start <= end"):
        unpack_claim(packed)


def test_cells_of_tables_keep_their_place() -> None:
    inside = replace(_PLAIN, figure=replace(_PLAIN.figure, cell=CellRef(0, 7)))
    assert unpack_claim(pack_claim(inside)).figure.cell == CellRef(0, 7)
