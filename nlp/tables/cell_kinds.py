"""What the figure of a cell states: level, share, growth, rate, count or statistic."""

from __future__ import annotations

import re

from corpus.annotations import Kind
from corpus.document import Cell, Table
from nlp.tables.units import header_words, words_of

__all__ = ["cell_kind"]

_GROWTH_WORDS = frozenset({"growth", "change", "increase", "growths", "changes"})
"""Heads of columns that state changes."""
_RATE_WORDS = frozenset({"tariff", "tariffs", "rate", "rates", "duty", "duties", "inflation", "interest"})
"""Heads whose per cent is a rate and no part of a whole."""
_STATISTIC_WORDS = frozenset(
    {
        "coefficient",
        "coefficients",
        "regression",
        "error",
        "errors",
        "statistic",
        "elasticity",
        "r2",
        "correlation",
    }
)
"""Words for what estimation gives."""
_DEVIATION = re.compile(
    r"\b(?:std\.? ?(?:dev\w*|err\w*)|standard (?:dev\w*|errors?)|s\.d\.|[tz]-?stat\w*|p-?values?)",
    re.IGNORECASE,
)
"""Deviations, errors, tests and p-values by their usual short forms."""
_PART_OF = re.compile(r"(?:percent|per cent|percentage|%)(?: share)? of\b", re.IGNORECASE)
""""Percent of" something: a share."""


def cell_kind(cell: Cell, unit: str, table: Table) -> Kind:
    """The kind of a figure that is no statistic by the type of its table."""
    near = header_words(cell)
    words = near | set(words_of(table.caption))
    if any(map(_DEVIATION.search, (*cell.col_path[-1:], *cell.row_path[-1:]))):
        return Kind.STATISTIC
    if unit == "%":
        notes = (*cell.col_path, *cell.row_path, table.units_note)
        if near & {"share", "shares"} or any(map(_PART_OF.search, notes)):
            return Kind.SHARE
        if words & _GROWTH_WORDS:
            return Kind.GROWTH
        return Kind.RATE if words & _RATE_WORDS else Kind.SHARE
    if unit == "pp":
        return Kind.CHANGE
    if unit == "1":
        if words & _STATISTIC_WORDS:
            return Kind.STATISTIC
        return Kind.COUNT if words & {"number", "count"} else Kind.RATIO if "ratio" in words else Kind.LEVEL
    return Kind.COUNT if unit.startswith("{") else Kind.LEVEL
