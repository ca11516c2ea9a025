"""Masses of carbon dioxide as they are printed: "tCO2", "GtCO2e", "g CO₂-eq"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.figures.counted_nouns import BoundUnit
from nlp.figures.unit_forms import unit_table
from nlp.text import Token, glued_at, low_at

__all__ = ["behind_carbon", "carbon_mass"]

_CARBON = re.compile(r"(?P<mass>[A-Za-zμ]{0,3}?)CO(?P<done>₂(?:e|eq)?)?\Z")
"""A mass glued to the gas, the subscript two as Unicode prints it, "e" or "eq" for equivalents (IPCC's own
writing)."""
_EQUIVALENT = frozenset({"e", "eq", "equivalent", "equivalents"})
"""The word for other gases weighed as carbon dioxide, and its short forms."""


def carbon_mass(tokens: Sequence[Token], at: int) -> BoundUnit | None:
    """The mass that begins at this token, without the gas: t for "tCO2e"; None for another word."""
    found = _CARBON.match(tokens[at].text) if at < len(tokens) else None
    code = unit_table().physical.get(found["mass"]) if found else None
    last = _end_of_gas(tokens, at)
    return BoundUnit(code, at, last) if code and last else None


def behind_carbon(tokens: Sequence[Token], unit: BoundUnit) -> BoundUnit:
    """The unit with the gas behind it: "Gt CO2", "tonnes of CO2"."""
    at = unit.last + (low_at(tokens, unit.last) == "of")
    gas = at < len(tokens) and tokens[at].text in ("CO", "CO₂", "CO₂e", "CO₂eq")
    last = _end_of_gas(tokens, at) if gas else 0
    return BoundUnit(unit.code, unit.first, last) if last else unit


def _end_of_gas(tokens: Sequence[Token], at: int) -> int:
    """Behind "CO2", "CO₂-eq" at this token; 0 for carbon monoxide and other words."""
    last = at + 1
    if not tokens[at].text.endswith(("₂", "₂e", "₂eq")):
        if low_at(tokens, last) != "2" or not glued_at(tokens, last):
            return 0
        last += 1
    hyphen = low_at(tokens, last) == "-" and glued_at(tokens, last)
    if low_at(tokens, last + hyphen) in _EQUIVALENT and (hyphen or glued_at(tokens, last)):
        last += 1 + hyphen
    return last
