"""Units on one scale: whether a draft's and a source's unit can be compared, and by what factor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

__all__ = ["Conversion", "Sameness", "convert"]


class Sameness(StrEnum):
    """How two units stand to each other."""

    SAME = "same"
    UNSTATED = "unstated"
    """A source's number without a unit, as in a table whose units were not found."""
    CURRENCY = "currency"
    """Two currencies: never converted, since no source gives the rate."""
    PCT_PP = "pct-pp"
    """Per cent against percentage points."""
    ELIDED = "elided"
    """One stands without the unit, or without what it is per: "84 million barrels every day", "Japan's 9.68"
    behind a share in per cent. The words beside it say the rest, or those of the sentence before."""
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Conversion:
    """The factor that brings a source's value to the draft's unit, and what kind of step it is."""

    sameness: Sameness
    factor: Decimal = Decimal(1)


_CURRENCY = re.compile(r"[A-Z]{3}")
"""The form of codes in ISO 4217."""
_PREFIXES = {
    "": 0, "k": 3, "K": 3, "M": 6, "G": 9, "T": 12, "P": 15, "c": -2, "m": -3, "μ": -6, "µ": -6, "n": -9,
}  # fmt: skip
"""SI Brochure, 9th edition, table 7: the prefixes that economic papers use."""
_BASES = ("Wh", "W", "g", "m", "L", "l", "J", "Hz", "V", "A", "B", "bbl")
"""Units that take the prefixes of SI (and the barrel, which trade writes with them); a longer one
before its own beginning."""
_SCALES = {
    "%": ("part", Decimal("0.01")),
    "1": ("part", Decimal(1)),
    "t": ("g", Decimal(10) ** 6),
    "tonne": ("g", Decimal(10) ** 6),
    "year": ("month", Decimal(12)),
    "quarter": ("month", Decimal(3)),
    "month": ("month", Decimal(1)),
    "week": ("day", Decimal(7)),
    "day": ("day", Decimal(1)),
    "hour": ("hour", Decimal(1)),
    "minute": ("hour", Decimal(1) / Decimal(60)),
    "pp": ("point", Decimal(1)),
    "{point}": ("point", Decimal(1)),
    "bp": ("point", Decimal("0.01")),
}
"""What each unit is of a base: per cent, ton (1,000 kg), parts of the year, imperial units by the agreement
of 1959."""


@lru_cache(maxsize=16384)
def convert(draft: str, source: str, *, in_table: bool = False) -> Conversion:
    """How the source's unit is brought to the draft's; a bare number of a table has no stated unit."""
    if draft == source:
        return Conversion(Sameness.SAME)
    if source == "" or draft == "" or (in_table and source == "1"):
        return Conversion(Sameness.UNSTATED)
    if _are_currencies(draft, source):
        return Conversion(Sameness.CURRENCY)
    if _is_counted(draft) and _is_counted(source):
        return Conversion(Sameness.SAME)
    if {draft, source} == {"%", "{point}"}:
        return Conversion(Sameness.UNSTATED)  # points of an index that is printed in per cent, or of a share
    if {draft, source} == {"%", "pp"}:
        return Conversion(Sameness.PCT_PP)
    return _scaled(draft, source)


def _scaled(draft: str, source: str) -> Conversion:
    (wanted, own), (given, other) = _scale(draft), _scale(source)
    if wanted == given:
        return Conversion(Sameness.SAME, other / own)
    if "1" in (draft, source):
        return Conversion(Sameness.ELIDED)
    (ours, _, per), (theirs, _, whole) = wanted.partition("/"), given.partition("/")
    if ours == theirs and bool(per) != bool(whole):
        return Conversion(Sameness.ELIDED, other / own)
    return Conversion(Sameness.DIFFERENT)


def _scale(unit: str) -> tuple[str, Decimal]:
    top, slash, below = unit.partition("/")
    base, factor = _SCALES.get(top) or _si_scale(top)
    return base + slash + below, factor


def _si_scale(unit: str) -> tuple[str, Decimal]:
    for base in _BASES:
        prefix = unit.removesuffix(base)
        if unit.endswith(base) and prefix in _PREFIXES:
            return base, Decimal(10) ** _PREFIXES[prefix]
    return unit, Decimal(1)


def _are_currencies(draft: str, source: str) -> bool:
    """True for two currencies, alone or both per the same thing."""
    (ours, _, per), (theirs, _, other) = draft.partition("/"), source.partition("/")
    both = _CURRENCY.fullmatch(ours) is not None and _CURRENCY.fullmatch(theirs) is not None
    return both and ours != theirs and per == other


def _is_counted(unit: str) -> bool:
    return unit == "1" or unit.startswith("{")
