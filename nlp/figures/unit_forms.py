"""The table of units that figtrace ships: printed forms and their codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from nlp.text import data_toml

__all__ = ["UnitTable", "is_money", "unit_table"]


@dataclass(frozen=True, slots=True)
class UnitTable:
    """Printed forms of units and their codes."""

    symbols: Mapping[str, str]
    """Money signs."""
    dollar_prefixes: Mapping[str, str]
    codes: Mapping[str, str]
    money_words: Mapping[str, str]
    national: Mapping[str, str]
    physical: Mapping[str, str]
    """Symbols whose case matters."""
    words: Mapping[str, str]
    money: frozenset[str]
    """All codes that are money."""
    issuers: Mapping[str, str]
    """The country that issues a currency: USA for USD."""
    openings: frozenset[str]
    """First words of `words`: what begins otherwise is none of them."""
    national_openings: frozenset[str]
    """First words of `national`."""


@cache
def unit_table() -> UnitTable:
    """The table that figtrace ships, read once."""
    data = data_toml("units.toml")
    money = data["currency"]
    names = (money["symbols"], money["dollar_prefixes"], money["codes"], money["words"], money["national"])
    return UnitTable(
        *names,
        physical={symbol: code for symbol, code in data["symbols"].items() if code},
        words=data["words"],
        money=frozenset(code for part in names for code in part.values()),
        issuers=money["issuers"],
        openings=frozenset(map(_first_word, data["words"])),
        national_openings=frozenset(map(_first_word, money["national"])),
    )


def _first_word(name: str) -> str:
    return re.split(r"[ .]", name, maxsplit=1)[0]


def is_money(code: str) -> bool:
    """True for a currency, also per something: "USD/MWh"."""
    return code.split("/", 1)[0] in unit_table().money
