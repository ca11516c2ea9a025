"""The source's number stands where the draft's stood, or there is no replacement."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.annotations import CellRef, Figure
from figtrace.serve.language.replacement import replacement
from nlp.figures.scan import find_figures


def _figure(text: str) -> Figure:
    (found,) = find_figures(text).figures
    return found


def _cell(value: str, mult: int, unit: str) -> Figure:
    figure = replace(_figure("5 percent"), value=Decimal(value), mult=mult, unit=unit)
    return replace(figure, cell=CellRef(0, 0))


@pytest.mark.parametrize(
    ("ours", "theirs", "made"),
    [
        ("$92 billion", "$94.2 billion", "$94.2 billion"),
        ("$347.8 million", "$347.8 billion", "$347.8 billion"),
        ("about 40 percent", "46 percent", "about 46 percent"),
        ("83.9 percent", "85.9 percent", "85.9 percent"),
        ("$92 billion", "$92 billion", None),  # the same
        ("nearly $92 billion", "$94.2 billion", None),  # nearly 94 was not said
        ("5.6 percent", "5.6 percentage points", None),
        ("five percent", "6 percent", None),
        ("20–30 percent", "40 percent", None),
    ],
)
def test_prose_gives_its_number_as_printed(ours: str, theirs: str, made: str | None) -> None:
    source = _figure(theirs)
    assert replacement(_figure(ours), ours, source, source.number.of(theirs)) == made


@pytest.mark.parametrize(
    ("ours", "value", "mult", "unit", "made"),
    [
        ("$17.7 billion", "19308", 6, "USD", "$19.308 billion"),
        ("$17.7 billion", "94", 9, "USD", "$94 billion"),
        ("$1,770", "19.308", 3, "USD", "$19,308"),
        ("$177", "19308", 0, "USD", "$19,308"),
        ("12 percent", "13.50", 0, "%", "13.50 percent"),
        ("12 percent", "-3", 0, "%", None),
    ],
)
def test_a_cell_gives_its_value_in_the_drafts_power_of_ten(
    ours: str, value: str, mult: int, unit: str, made: str | None
) -> None:
    assert replacement(_figure(ours), ours, _cell(value, mult, unit), value) == made
