"""What the figure of a cell states: level, share, growth, rate, count or statistic."""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.annotations import Kind
from corpus.document import Cell, Table
from nlp.figures import is_money
from nlp.tables.units import RATES, header_words, words_of
from nlp.text import word_set

__all__ = ["cell_kind"]

_GROWTH_WORDS = frozenset({"growth", "change", "increase", "growths", "changes"})
"""Heads of columns that state changes."""
_RATE_WORDS = frozenset({"tariff", "tariffs", "rate", "rates", "duty", "duties", "inflation", "interest"})
"""Heads whose per cent is a rate and no part of a whole."""
_STATISTIC_WORDS = word_set(
    """
    coefficient coefficients regression error errors statistic statistics elasticity elasticities r2
    correlation correlations percentile percentiles skewness kurtosis
    """
)
"""Words for what estimation gives."""
_DEVIATION = re.compile(
    r"\b(?:std\.? ?(?:dev\w*|err\w*)|standard (?:dev\w*|errors?)|s\.d\.|[tz]-?stat\w*|p-?values?)",
    re.IGNORECASE,
)
"""Deviations, errors, tests and p-values by their usual short forms."""
_PART_OF = re.compile(r"(?:percent|per cent|percentage|%)(?: share)? of\b", re.IGNORECASE)
""""Percent of" something: a share."""


_OF_OUTPUT = re.compile(
    r"(?:percent|per cent|percentage|%) (?:share )?of (?:GDP|GNP|gross (?:domestic|national) product)", re.I
)
"""A quotient of something and output, which is no part of it: debt, trade, deficits."""
_DIFFERENCES = re.compile(
    r"^\W*[∆Δ]|\bchanges?\b|\bdifferences?\b|\b(?:increase|decrease|decline)\b", re.IGNORECASE
)
"""Heads of columns of changes, in words and as the sign of a difference."""
_OF_TOTAL = re.compile(r"\w\s?/\s?total\b", re.IGNORECASE)
"""A caption of parts of a total: "Indirect / Total"."""
_SHARES = frozenset({"share", "shares", "fraction", "fractions", "proportion", "proportions"})
"""Words of parts of a whole, which are in per cent or of one."""


def cell_kind(cell: Cell, unit: str, table: Table, value: Decimal = Decimal(1)) -> Kind:
    """The kind of a figure that is no statistic by the type of its table."""
    said = (*cell.col_path[-1:], *cell.row_path[-1:])
    if any(map(_DEVIATION.search, said)) or any(map(_DEVIATION.fullmatch, cell.col_path)):
        return Kind.STATISTIC
    if unit == "%":
        return _of_per_cent(cell, table)
    if unit == "1":
        return _of_bare(cell, table, value)
    if unit.startswith("{"):
        return Kind.COUNT
    changes = is_money(unit) and any(map(_DIFFERENCES.search, cell.col_path[-1:]))
    return Kind.CHANGE if changes or unit == "pp" else Kind.LEVEL


def _of_per_cent(cell: Cell, table: Table) -> Kind:
    near, notes = header_words(cell), (*cell.col_path, *cell.row_path, table.units_note)
    if any(map(_OF_OUTPUT.search, notes)):
        return Kind.RATIO
    if near & {"share", "shares"} or any(map(_PART_OF.search, notes)):
        return Kind.SHARE
    words = near | set(words_of(table.caption))
    if words & _GROWTH_WORDS or any(map(_DIFFERENCES.search, cell.col_path[-1:])):
        return Kind.GROWTH
    return Kind.RATE if words & _RATE_WORDS else Kind.SHARE


def _of_bare(cell: Cell, table: Table, value: Decimal) -> Kind:
    near = header_words(cell)
    words = near | set(words_of(table.caption))
    if words & _STATISTIC_WORDS:
        return Kind.STATISTIC
    if words & {"number", "count"}:
        return Kind.COUNT
    if "ratio" in words:
        return Kind.RATIO
    if any(map(RATES.search, (*cell.col_path, table.caption))):
        return Kind.RATE
    part = near & _SHARES or _OF_TOTAL.search(table.caption)
    return Kind.SHARE if part and abs(value) <= 1 else Kind.LEVEL
