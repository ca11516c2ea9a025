"""Periods as stretches of a line of years, so that values can be set side by side and drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Stretch", "stretch_of"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the beginning of a period to its end, in years: July 2018 is 2018.5 to 2018.583."""

    begin: float
    end: float

    @property
    def middle(self) -> float:
        """Halfway between its ends."""
        return (self.begin + self.end) / 2


_PART = re.compile(r"(?:FY)?(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})))?")
"""A year, fiscal year, quarter, half or month as claims write them (EDTF, ISO 8601-2; Q and H of SDMX)."""


def stretch_of(period: str) -> Stretch | None:
    """The stretch of an EDTF period; None for one without a year.

    A fiscal year is drawn as the year it is named by. "2002/2008" runs from the beginning of the first to the
    end of the last; one that is open on a side, "2002/", is the side that is named.
    """
    parts = [found for found in map(_part, period.split("/")) if found is not None]
    if not parts:
        return None
    return Stretch(min(part.begin for part in parts), max(part.end for part in parts))


def _part(text: str) -> Stretch | None:
    found = _PART.match(text)
    if found is None:
        return None
    year, quarter, half, month = (int(group) if group else 0 for group in found.groups())
    if quarter:
        return _slice(year, quarter, 4)
    if half:
        return _slice(year, half, 2)
    return _slice(year, month, 12) if 1 <= month <= 12 else Stretch(year, year + 1)


def _slice(year: int, number: int, of: int) -> Stretch:
    return Stretch(year + (number - 1) / of, year + number / of)
