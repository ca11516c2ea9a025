"""Months and quarters that stand in headers of their own, below or beside the year that they are of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.annotations import Slot
from corpus.english import MONTHS

__all__ = ["in_month", "month_of"]

_ALONE = re.compile(r"[\W_]*(?:(?P<month>[A-Za-z]{3,9})|[Qq](?P<quarter>[1-4])|(?P<of>[1-4])[Qq])[\W_]*")
"""A header that is one word, with dots of a leader or a mark of a note behind; quarters as Q1 or 1Q."""
_ORDINAL = re.compile(r"[\W_]*(?P<nth>first|second|third|fourth) quarter[\W_]*", re.IGNORECASE)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def month_of(header: str) -> str:
    """As in "04" for "April . .", "Q2" for "Second quarter", "2Q"; "" for any other header."""
    spelt = _ORDINAL.fullmatch(header)
    if spelt:
        return f"Q{_NTH[spelt['nth'].lower()]}"
    found = _ALONE.fullmatch(header)
    if found is None:
        return ""
    if found["month"]:
        number = MONTHS.get(found["month"].lower(), 0)
        return f"{number:02}" if number else ""
    return f"Q{found['quarter'] or found['of']}"


def in_month(period: Slot, headers: Sequence[str]) -> Slot:
    """The year with the one month or quarter that another header gives; any other period as it is."""
    named = {month: header for header in headers if (month := month_of(header))}
    if not re.fullmatch(r"[12][0-9]{3}", period.code) or len(named) != 1:
        return period
    ((month, header),) = named.items()
    return replace(period, code=f"{period.code}-{month}", surface=f"{header.strip(' ._-')} {period.surface}")
