"""Whose dollars a document's plain "$" are, by the document's own words."""

from __future__ import annotations

import re
from collections import Counter

from corpus.document import Table

__all__ = ["dollars_of", "says_whose"]

_OWN = re.compile(
    r"\b(HK|NT|NZ|AU?|CA?|S)\s?\$"
    r"|\b(Hong Kong|New Taiwan|New Zealand|Australian|Canadian|Singapore) dollars?"
)
"""Dollars other than those of the United States, by the letters and names that news and statistics put before
them."""
_CODES = {
    "HK": "HKD", "NT": "TWD", "NZ": "NZD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "S": "SGD",
    "Hong Kong": "HKD", "New Taiwan": "TWD", "New Zealand": "NZD", "Australian": "AUD", "Canadian": "CAD",
    "Singapore": "SGD",
}  # fmt: skip
"""Prefixes and names of dollars that are not those of the United States, and their ISO 4217 codes."""
_AMERICAN = re.compile(r"\bUS\s?\$|\bUSD\b|\bU\.?S\.? dollars?|\bUnited States dollars?")
"""Those of the United States."""
_LEAST = 3
"""Times a document must write another dollar before its plain ones are taken for these; our choice."""


def dollars_of(text: str) -> str:
    """The code of a document's plain "$" and "dollars": USD unless it writes another's far more often."""
    found = Counter(_CODES[match[1] or match[2]] for match in _OWN.finditer(text))
    if not found:
        return "USD"
    code, times = found.most_common(1)[0]
    american = sum(1 for _ in _AMERICAN.finditer(text))
    return code if times >= _LEAST and times > 2 * american else "USD"


def says_whose(table: Table) -> bool:
    """True if the table itself says that its dollars are those of the United States."""
    heads = {head for cell in table.cells for head in (*cell.row_path, *cell.col_path)}
    return any(map(_AMERICAN.search, (table.caption, table.units_note, *table.footnotes, *heads)))
