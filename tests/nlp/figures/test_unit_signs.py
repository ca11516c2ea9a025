"""What signs, codes and short forms of units say, and where they are none."""

from __future__ import annotations

import pytest

from tests.nlp.figures.told import told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It costs US$=5 then.", "US$=5 = 5 USD level"),
        ("It costs Rs.5 then.", "Rs.5 = 5 INR level"),
        ("It costs U.K. $5 then.", "$5 = 5 USD level"),
        ("It costs 3-X$7 then.", "3-X = 3 {x} count; $7 = 7 USD level"),
        ("It costs 3-EUR 7 then.", "3-EUR = 3 {eur} count; EUR 7 = 7 EUR level"),
        ("It costs 5 (2010)", "5 = 5 1 level; 2010 date"),
        ("It costs 5 TEUR then.", "5 TEUR = 5e3 EUR level"),
        ("It costs 5 BUSD then.", "5 BUSD = 5e9 USD level"),
        ("It is a 75in.", "75in = 75 in level"),
        ("It flows at 9.8 b/d then.", "9.8 b/d = 9.8 bbl/day level"),
        ("It flows at 9.8 mb-d then.", "9.8 = 9.8 1 statistic"),
        ("It flows at 9.8 Bcf/d then.", "9.8 Bcf/d = 9.8 Gft3/day level"),
        ("It is 5 - kilowatt then.", "5 = 5 1 level"),
        ("It is 5 kilowatt-hours (kWh then.", "5 kilowatt-hours = 5 kWh level"),
        ("It is 5 m 2 then.", "5 m = 5 m level; 2 = 2 1 level"),
        ("It is 5 kg4 then.", "5 = 5 1 level; 4 name"),
        ("It is 5 kg per -", "5 kg = 5 kg level"),
        ("It is 5 W m⁻", "5 W = 5 W level; ⁻ citation"),
        ("It is 5 m2m", "5 = 5 1 level; 2 name"),
    ],
)
def test_signs_and_short_forms_of_units_are_read_where_they_stand_as_such(text: str, said: str) -> None:
    assert told(text) == said
