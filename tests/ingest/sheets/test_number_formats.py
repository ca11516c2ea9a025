"""Values as a spreadsheet shows them, as far as their meaning goes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sheets.number_formats import shown


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (None, "General", ""),
        ("  two\n words ", "General", "two words"),
        (1234.5, "General", "1234.5"),
        (1234.5, "#,##0.00", "1234.50"),
        (0.125, "0.0%", "12.5%"),
        (0.8, "0%", "80%"),
        (0.125, '0.0" %"', "0.125"),
        (0.1 + 0.2, "General", "0.3"),
        (1e21, "General", "1000000000000000000000"),
        (-4.5, '"$"#,##0.00', "-$4.50"),
        (4.2, "[$€-2]#,##0.0", "€4.2"),
        (4.2, "0.0;[Red]-0.0%", "4.2"),
        (True, "General", "TRUE"),
        (float("inf"), "General", ""),
        (datetime(2008, 12, 31), "yyyy", "2008-12-31"),
        (datetime(2008, 12, 31, 9, 30), "yyyy", "2008-12-31 09:30"),
        (date(2008, 12, 31), "yyyy", "2008-12-31"),
        (timedelta(hours=1), "General", "1:00:00"),
    ],
)
def test_values_are_shown(value: object, form: str, text: str) -> None:
    assert shown(value, form) == text


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_digits_are_kept(whole: int, places: int) -> None:
    exact = Decimal(whole).scaleb(-places)
    assert Decimal(shown(float(exact), "General")) == exact


@given(st.one_of(st.floats(), st.text(), st.booleans()), st.text(max_size=20))
def test_any_value_in_any_format_is_text(value: object, form: str) -> None:
    assert isinstance(shown(value, form), str)
