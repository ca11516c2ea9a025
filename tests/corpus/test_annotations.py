"""What was understood is told by dimension; an interval never runs backwards; codes stay as they are kept."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given

from corpus.annotations import (
    Annotations,
    Dim,
    Direction,
    Hedge,
    Interval,
    Kind,
    Label,
    Modality,
    NumberType,
    Slot,
    SlotSource,
)
from corpus.geometry import DocId
from tests.strategies import decimals, document_of, one_claim

(CLAIM,) = one_claim(document_of("Imports were $92."), "$92", "92", flow="M", period="2008").claims
WORDS = Slot(Dim.PRODUCT, "", "solar cells", SlotSource.CLAUSE, 0.5, "test")


def test_a_dimension_is_told_by_its_slot() -> None:
    claim = replace(CLAIM, slots=(*CLAIM.slots, WORDS))
    assert claim.slot(Dim.PERIOD) == CLAIM.slots[1]
    assert claim.slot(Dim.PRODUCT) == WORDS
    assert claim.slot(Dim.AREA) is None


def test_a_code_is_empty_where_there_are_words_or_nothing() -> None:
    claim = replace(CLAIM, slots=(*CLAIM.slots, WORDS))
    assert [claim.code(dim) for dim in (Dim.FLOW, Dim.PERIOD, Dim.PRODUCT, Dim.AREA)] == ["M", "2008", "", ""]


def test_of_two_slots_of_a_dimension_the_first_holds() -> None:
    other = replace(CLAIM.slots[0], code="X")
    assert replace(CLAIM, slots=(other, *CLAIM.slots)).code(Dim.FLOW) == "X"


@given(decimals, decimals)
def test_an_interval_runs_from_low_to_high(one: Decimal, other: Decimal) -> None:
    lo, hi = sorted((one, other))
    assert (Interval(lo, hi).lo, Interval(lo, hi).hi) == (lo, hi)
    if lo < hi:
        with pytest.raises(ValueError, match="expected lo <= hi"):
            Interval(hi, lo)


@given(decimals)
def test_an_interval_may_be_a_point_or_open_at_an_end(value: Decimal) -> None:
    for lo, hi in ((value, value), (value, None), (None, value), (None, None)):
        interval = Interval(lo, hi)
        assert (interval.closed_lo, interval.closed_hi) == (True, True)


def test_records_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        CLAIM.confidence = 1.0  # type: ignore[misc]


def test_annotations_of_nothing_are_empty() -> None:
    made = Annotations(DocId("d"), "s", "p")
    assert (made.sentences, made.entities, made.claims) == ((), (), ())
    assert (made.others, made.citations, made.acronyms) == ((), (), ())


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        (Label, "product firm policy org place person object"),
        (Kind, "level share count growth change ratio rate duration statistic"),
        (Hedge, "none about below above at_most at_least below_strict"),
        (Direction, "none up down"),
        (Modality, "asserted negated forecast conditional quoted-target"),
        (NumberType, "date name code locator citation math rhetorical doubtful"),
    ],
)
def test_codes_that_stores_keep_stay(kind: type[StrEnum], codes: str) -> None:
    assert [member.value for member in kind] == codes.split()


def test_dimensions_and_sources_of_slots_keep_the_codes_that_claims_are_kept_with() -> None:
    dims = {"measure", "area", "partner", "flow", "product", "agent", "policy", "period", "whole"}
    sources = {
        "local",
        "clause",
        "sentence",
        "row-header",
        "col-header",
        "caption",
        "footnote",
        "previous",
        "document",
    }
    assert dims <= {dim.value for dim in Dim}
    assert sources <= {source.value for source in SlotSource}
