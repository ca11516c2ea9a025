"""The source's figure in the form in which the draft writes its own."""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.annotations import Figure, Hedge

__all__ = ["replacement"]

_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?")
"""The digits of a figure with the marks inside."""
_GROUPED = re.compile(r"\d,\d{3}")
"""Thousands parted by a comma: the draft groups its numbers."""
_LONG = 10_000
"""From here on digits are grouped in print."""


def replacement(ours: Figure, surface: str, theirs: Figure, their_number: str) -> str | None:
    """The draft's figure with the source's number in its place; None where one is not like the other.

    "$92 billion" and "$94.2 billion" make "$94.2 billion"; the same and a cell "94,215" in millions of
    dollars make "$94.215 billion". A hedge other than "about" would be said of a number that it was not said
    of, and a number in words or a range has no place for digits: there is no replacement then.

    Args:
        ours: the draft's figure, found in its surface.
        surface: its text.
        theirs: the source's.
        their_number: the source's number as printed, with "billion" where that stands behind it.
    """
    number = ours.number.of(surface)
    digits = _DIGITS.match(number)
    if digits is None or not _are_alike(ours, theirs):
        return None
    in_prose = theirs.cell is None and _DIGITS.match(their_number)
    made = (
        " ".join(their_number.split()) if in_prose else _scaled(ours, theirs, number) + number[digits.end() :]
    )
    whole = f"{surface[: ours.number.start]}{made}{surface[ours.number.end :]}"
    return None if whole == surface else whole


def _are_alike(ours: Figure, theirs: Figure) -> bool:
    values = (ours.value, theirs.value)
    return (
        ours.unit == theirs.unit
        and ours.hedge in (Hedge.NONE, Hedge.ABOUT)
        and all(value is not None and value >= 0 for value in values)
    )


def _scaled(ours: Figure, theirs: Figure, printed: str) -> str:
    """The source's value by the draft's power of ten."""
    assert theirs.value is not None
    value = theirs.value.scaleb(theirs.mult - ours.mult)
    is_whole = value == value.to_integral_value()
    plain = value.quantize(Decimal(1)) if is_whole else value
    grouped = _GROUPED.search(printed) is not None or plain >= _LONG
    return f"{plain:,f}" if grouped else f"{plain:f}"
