"""Countries by their codes in the headers of a table: "HUN", "Malaysia (MYS)"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.annotations import Dim, Slot, SlotSource
from corpus.document import Table
from nlp.text import country_codes

__all__ = ["code_slot", "iso_headers"]

_CODE = re.compile(r"(?:.*\()?\**([A-Z]{3})[*†‡ᵃ-ᶻ]*\)?")
"""Three capitals, by themselves or in brackets behind the name, with marks of notes: the form of ISO 3166-1
alpha-3."""
_LEAST = 3
"""Codes in one table from which they are taken for a list of countries; "CAN" alone may be a word."""


def iso_headers(table: Table) -> Mapping[str, str]:
    """Code of each header that is a code of a country; empty where the table has fewer than three."""
    headers = {header for cell in table.cells for header in (*cell.row_path[-1:], *cell.col_path[-1:])}
    found = {header: code for header in headers if (code := _code(header))}
    return found if len(set(found.values())) >= _LEAST else {}


def _code(header: str) -> str:
    if header.strip() in _OTHERS:
        return _OTHERS[header.strip()]
    match = _CODE.fullmatch(header.strip())
    return match.group(1) if match and match.group(1) in country_codes() else ""


_OTHERS = {
    "GER": "DEU", "SUI": "CHE", "NED": "NLD", "US": "USA", "JP": "JPN", "CN": "CHN", "DE": "DEU", "FR": "FRA",
    "UK": "GBR", "GB": "GBR", "KR": "KOR", "BR": "BRA", "MX": "MEX",
}  # fmt: skip
"""Codes of the International Olympic Committee and of ISO 3166 alpha-2 for large traders, words aside."""


def code_slot(code: str, header: str, source: SlotSource) -> Slot:
    """The reporter that the header names by its code."""
    return Slot(Dim.AREA, code, header, source, 0.8, f"{source}:iso3")
