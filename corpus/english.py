"""English that more than one part has to know: months, small words of titles, what institutions are called.

Facts of the language stand here once. What only one part asks for stays there.
"""

from __future__ import annotations

__all__ = [
    "INSTITUTION_HEADS",
    "INSTITUTION_PATTERN",
    "MONTHS",
    "MONTH_NAMES",
    "MONTH_PATTERN",
    "TITLE_SMALL_WORDS",
    "flat",
]

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

MONTHS = {name: number for number, full in enumerate(MONTH_NAMES, start=1) for name in (full, full[:3])}
MONTHS["sept"] = 9
"""Number of each month by its name and by its abbreviations without a point, in small letters."""

MONTH_PATTERN = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
"""A month's name or abbreviation, for patterns that ignore case."""

TITLE_SMALL_WORDS = frozenset(
    "a an and as at by for from in is its of on or the to with".split()  # noqa: SIM905 - one line is read
)
"""Words of a title that tell it from no other title."""

INSTITUTION_HEADS = (
    "Administration", "Agency", "Association", "Authority", "Bank", "Board", "Bureau", "Center", "Centre",
    "Chamber", "Commission", "Committee", "Conference", "Congress", "Council", "Department", "Foundation",
    "Fund", "Government", "Institute", "Institution", "Ministry", "Nations", "Office", "Organisation",
    "Organization", "Programme", "Representative", "Reserve", "Secretariat", "Service", "Society", "Treasury",
    "Union", "University",
)  # fmt: skip
"""Nouns that make a name that of a body and of no person; read off the names of publishers of statistics
(statistical offices, central banks, ministries, the United Nations' family) in the shipped list of ORGs."""

INSTITUTION_PATTERN = rf"(?:{'|'.join(INSTITUTION_HEADS)})"


def flat(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())
