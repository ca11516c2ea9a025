"""What a person types becomes the filter that they mean, or a line that says what was expected."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Label
from corpus.errors import UsageError
from figtrace.ask.filters import label_named, value_range, years_range


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
