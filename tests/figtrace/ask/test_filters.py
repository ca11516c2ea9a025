"""What a person types becomes the filter that they mean, or a line that says what was expected."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Annotations, Label
from corpus.errors import UsageError
from corpus.store import ClaimFilter, Store, find_claims
from figtrace.ask.filters import label_named, nearest_first, one_of, value_range, years_range
from tests.strategies import document_of, one_claim


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("", None),
        ("2008", (2008, 2008)),
        ("2005..2009", (2005, 2009)),
        ("2005..", (2005, 9999)),
        ("..2009", (0, 2009)),
    ],
)
def test_years_are_one_or_a_range(text: str, years: tuple[int, int] | None) -> None:
    assert years_range(text) == years


@pytest.mark.parametrize("text", ["..", "08", "2009..2005", "2005-2009", "20052009"])
def test_other_years_are_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--year"):
        years_range(text)


@pytest.mark.parametrize(
    ("value", "near", "ends"),
    [
        ("", "", (None, None)),
        ("90e9..95e9", "", (Decimal("90e9"), Decimal("95e9"))),
        ("5..", "", (Decimal(5), None)),
        ("..1,000", "", (None, Decimal(1000))),
        ("-5..-2", "", (Decimal(-5), Decimal(-2))),
        ("7", "", (Decimal(7), Decimal(7))),
        ("", "100bn", (Decimal("98e9"), Decimal("102e9"))),
        ("", "1.5 trillion", (Decimal("1.47e12"), Decimal("1.53e12"))),
        ("", "-100", (Decimal(-102), Decimal(-98))),
    ],
)
def test_values_are_a_range_in_base_units(
    value: str, near: str, ends: tuple[Decimal | None, Decimal | None]
) -> None:
    assert value_range(value, near) == ends


@pytest.mark.parametrize(("value", "near"), [("many", ""), ("", "92 apples"), ("1..2", "3"), ("9..1", "")])
def test_other_values_are_refused(value: str, near: str) -> None:
    with pytest.raises(UsageError):
        value_range(value, near)


@pytest.mark.parametrize(
    ("suffix", "power"),
    [
        ("", 0), ("k", 3), ("thousand", 3), ("m", 6), ("mn", 6), ("million", 6), ("b", 9), ("bn", 9),
        ("billion", 9), ("tn", 12), ("trillion", 12), (" BN", 9), ("e3", 3), ("e3k", 6),
    ],
)  # fmt: skip
def test_words_behind_a_number_are_powers_of_ten(suffix: str, power: int) -> None:
    assert value_range(f"1,234.5{suffix}", "") == (Decimal("1234.5").scaleb(power),) * 2


@pytest.mark.parametrize("text", ["1e999999999999999999", "1x", "1 e", "--1", "1..2..3", ".", "1 2"])
def test_what_is_no_number_or_too_large_for_one_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        value_range(text, "")


@pytest.mark.parametrize("text", ["1e9999999", "9.9e999999", "1e1000", "1e-1000", "1e998k"])
def test_a_number_beyond_all_papers_is_refused_and_no_error(text: str) -> None:
    for value, near in ((text, ""), ("", text)):
        with pytest.raises(UsageError, match="out of range"):
            value_range(value, near)
    assert value_range("1e999", "") == (Decimal("1e999"),) * 2
    assert value_range("0e-5000", "") == (Decimal(0), Decimal(0))


@pytest.mark.parametrize(
    ("value", "ends"),
    [("5..5", (5, 5)), ("..5", (None, 5)), (" 5 ", (5, 5)), ("+5", (5, 5)), (".5..1", (Decimal("0.5"), 1))],
)
def test_ends_of_a_range_may_be_one_open_or_signed(
    value: str, ends: tuple[Decimal | int | None, ...]
) -> None:
    assert value_range(value, "") == ends


def test_one_year_may_be_both_ends_and_the_first_is_not_after_the_last() -> None:
    assert years_range("2008..2008") == (2008, 2008)
    with pytest.raises(UsageError, match="after the last"):
        years_range("2009..2008")
    with pytest.raises(UsageError, match="expected a year"):
        years_range("2009..2008..")


def test_what_is_given_is_one_of_the_choices_or_nothing() -> None:
    one_of("--kind", "", ("level", "share"))
    one_of("--kind", "share", iter(("level", "share")))
    with pytest.raises(UsageError, match="--kind 'rate': expected one of level, share"):
        one_of("--kind", "rate", ("level", "share"))


def test_claims_come_by_the_distance_of_the_nearest_end_of_what_they_state() -> None:
    document = document_of("It sold $9, then $6 and $2 in 2008.", title="Trade")
    far, near, half = (one_claim(document, f"${n}", str(n)).claims[0] for n in (9, 6, 2))
    wide = replace(far, figure=replace(far.figure, lo=Decimal("4.5"), hi=Decimal(20)))
    thousand = replace(half, figure=replace(half.figure, mult=3))
    made = Annotations(document.id, document.text_sha, "t", claims=(wide, near, thousand))
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            store.put_document(document, run=run)
            store.put_annotations(document, made, run=run)
        rows = find_claims(store, ClaimFilter())
    for near_to, order in (("5", [9, 6, 2]), ("7", [6, 9, 2]), ("1.9k", [2, 9, 6]), ("19", [9, 6, 2])):
        assert [row.claim.figure.value for row in nearest_first(rows, near_to)] == order


@given(st.text(max_size=12))
def test_any_text_is_a_range_or_refused(text: str) -> None:
    try:
        value_range(text, "")
        years_range(text)
    except UsageError:
        pass


def test_kinds_of_entity_are_known_by_name() -> None:
    assert label_named("Firm") is Label.FIRM
    assert label_named("") is None
    with pytest.raises(UsageError, match="expected one of firm, object"):
        label_named("company")
