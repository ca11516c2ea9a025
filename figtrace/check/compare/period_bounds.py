"""Periods as ranges of months, so that two of them can be laid side by side."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["period_bounds"]

_PART = re.compile(r"(?:FY|CY)?(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)(?:-\d\d)?))?")
"""One end of a period in EDTF, with quarters and halves as this project writes them, calendar or fiscal."""


@lru_cache(maxsize=4096)
def period_bounds(code: str) -> tuple[int, int] | None:
    """First month and the month after the last of an EDTF period, counted from year 0; None if unreadable.

    "2008" is (24096, 24108). Open ends reach 100 years. Fiscal years count as calendar years.
    """
    first, slash, last = code.partition("/")
    begin, end = _part_bounds(first), _part_bounds(last if slash else first)
    if begin is None and end is None:
        return None
    low = begin[0] if begin is not None else (end[1] if end else 0) - 1200
    high = end[1] if end is not None else low + 1200
    return (low, high) if low < high else None


def _part_bounds(part: str) -> tuple[int, int] | None:
    match = _PART.fullmatch(part)
    if match is None:
        return None
    year, quarter, half, month = match.groups()
    base = 12 * int(year)
    if quarter:
        return base + 3 * (int(quarter) - 1), base + 3 * int(quarter)
    if half:
        return base + 6 * (int(half) - 1), base + 6 * int(half)
    if month:
        return base + int(month) - 1, base + int(month)
    return base, base + 12
