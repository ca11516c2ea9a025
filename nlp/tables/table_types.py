"""What kind of table a table is, by evidence: it decides how its cells are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Table
from nlp.figures import is_year
from nlp.tables.brackets import bracketed_below

__all__ = ["TableType", "TypedTable", "typed_table"]


class TableType(StrEnum):
    """What a table lists."""

    REGRESSION = "regression"
    """Coefficients with their errors, observations and fit."""
    DESCRIPTION = "description"
    """Means, deviations and quantiles of variables."""
    ACCOUNT = "account"
    """Items of a balance or a statement."""
    SCHEDULE = "schedule"
    """Codes of goods with rates or words."""
    FIGURES = "figures"
    """Figures over places, years, products or other things."""
    TEXT = "text"
    """Words, without figures."""


@dataclass(frozen=True, slots=True)
class TypedTable:
    """The type of a table and what speaks for it."""

    type: TableType
    evidence: tuple[str, ...] = ()
    """Names of the signs that were seen: "stars", "errors below", "fit" …"""
    errors: frozenset[int] = frozenset()
    """Positions of the cells whose brackets hold an error, deviation or test of the number above."""


_NOTE = re.compile(
    r"(?:standard errors?|standard deviations?|std\. ?(?:err|dev)|s\.e\.|t-?\s?stat\w*|z-?\s?stat\w*"
    r"|[tpz]-?\s?values?)[^.;]{0,80}(?:parenthes|bracket)"
    r"|(?:parenthes|bracket)[^.;]{0,60}(?:standard (?:error|deviation)s?|[tz]-?\s?stat\w*|[tpz]-?\s?values?)",
    re.IGNORECASE,
)
"""Notes that tell what stands in brackets, in either order, within one sentence."""
_STARS = re.compile(r"^\s*[*∗⁎†‡]{1,3}\s*[-−–(.0-9]|[0-9)]\s*[*∗⁎†‡]{1,3}\s*$")
"""Stars of significance beside a number."""
_FIT = re.compile(
    r"\b(?:r-?\s?sq(?:uared?)?|adj(?:usted|\.)? r|pseudo r|log[- ]likelihood|f-?\s?stat\w*)\b"
    r"|\b(?:root mse|aic|bic)\b|\br ?[2²]|² ?r\b|^r2$",
    re.IGNORECASE,
)
"""Labels of rows that tell how well a model fits: only regressions have them."""
_FIXED = re.compile(
    r"\b(?:fixed effects?|f\.?e\.?s?|dummies|controls?|intercept|constant|clusters?)\b", re.IGNORECASE
)
"""Labels of rows that list what a model holds constant."""
_COUNT = re.compile(
    r"^\W*(?:obs(?:ervations?|\.)?|n|sample size|(?:no\.?|num(?:ber)?\.?|#)(?: of)? obs\w*\.?)\b",
    re.IGNORECASE,
)
"""Labels of the row of observations."""
_DEPENDENT = re.compile(r"\bdependent variables?\b", re.IGNORECASE)
"""What is explained: only regressions say it."""
_COEFFICIENT = re.compile(r"\bcoeff?(?:icients?|s?\.?)?\b|\bt-?\s?(?:value|stat)|\bstd\. ?err", re.IGNORECASE)
"""Headers of regressions printed as columns of estimate, error and test."""
_INTERVAL = re.compile(r"\bconf(?:idence|\.)? ?int(?:erval|\.)|\b9[05] ?% ?c\.?i\b", re.IGNORECASE)
"""Headers of confidence intervals."""
_INTERACTION = re.compile(r"\w\)? ?(?: x |[×∗*]) ?\(?[^\W\d_]{2}")
"""Products of variables: "Post x Gap", "ln(GDP) × ln(Cost)"."""
_MODEL = re.compile(r"\((?:[0-9]{1,2}|[ivx]+)\)|model \d+|(?:ols|iv|2sls|ppml|probit|logit)", re.IGNORECASE)
"""Headers that number models or name estimators."""
_DESCRIPTION = re.compile(
    r"\W*(?:mean|s\.?d\.?|std\.? ?dev\w*\.?|standard deviation|median|min(?:imum)?\.?|max(?:imum)?\.?"
    r"|p\d\d|[0-9]{1,2}th percentile)\W*",
    re.IGNORECASE,
)
"""Headers of descriptive statistics."""
_ACCOUNT = re.compile(
    r"\b(?:total assets|net assets|liabilities|balance sheet|cash flows?|net income|income statement"
    r"|current account|gross profit)\b",
    re.IGNORECASE,
)
"""Labels of balance sheets, income statements and balances of payments."""
_SCHEDULE = re.compile(r"[0-9]{4}\.[0-9]{2}(?:\.[0-9]{2,4})*|[0-9]{8}|[0-9]{10}")
"""Codes of tariff lines: of the Harmonized System with points, or eight and ten digits of national
schedules."""
_WEIGHTS = {
    "stars": 2, "errors below": 2, "note on brackets": 2, "fit": 2, "dependent variable": 2,
    "coefficients": 2, "interval": 2, "interactions": 2, "observations": 1, "fixed effects": 1, "models": 1,
}  # fmt: skip
_LEAST = 3
"""Weight from which a table is one of regressions: one sure sign and another; our choice."""
_MEANS_WITH_ERRORS = frozenset({("errors below",), ("errors below", "observations")})
"""Signs that tables of means have in common with regressions: with no others, either is possible."""
_OF_MEANS = frozenset({"stars", "errors below", "note on brackets", "observations"})
"""Signs that tables of means have too, with their errors and the tests of their differences."""


def typed_table(table: Table, texts: Sequence[str]) -> TypedTable:
    """The type of the table whose cells have these texts."""
    errors = bracketed_below(table, texts)
    note = any(map(_NOTE.search, (table.caption, table.units_note, *table.footnotes)))
    signs = tuple(_signs(table, texts, errors=bool(errors), note=note))
    in_brackets = frozenset(at for at, text in enumerate(texts) if text.strip().startswith("("))
    if sum(_WEIGHTS[sign] for sign in signs) >= _LEAST and not _of_means(signs, table):
        return TypedTable(TableType.REGRESSION, signs, errors | in_brackets)
    return TypedTable(_other_type(table, texts), signs, in_brackets if note or "stars" in signs else errors)


def _of_means(signs: Sequence[str], table: Table) -> bool:
    """True if tables of means show all these signs too, and means are spoken of or there is little."""
    heads = {head for cell in table.cells for head in cell.col_path[-1:]}
    said = any(map(_MEANS.search, (table.caption, *table.footnotes))) or any(map(_DIFFERENCE.search, heads))
    return tuple(signs) in _MEANS_WITH_ERRORS or (said and _OF_MEANS.issuperset(signs))


_MEANS = re.compile(r"\b(?:means?|averages?)\b", re.IGNORECASE)
"""Words by which a caption speaks of means."""
_DIFFERENCE = re.compile(r"^\W*diff(?:erence)?\b|\([0-9]\)\s*[-−–]\s*\([0-9]\)", re.IGNORECASE)
"""Heads of the difference between two other columns."""


def _signs(table: Table, texts: Sequence[str], *, errors: bool, note: bool) -> Iterator[str]:
    stubs = {head for cell in table.cells for head in cell.row_path}
    heads = {head for cell in table.cells for head in cell.col_path}
    heads |= {text for text, cell in zip(texts, table.cells, strict=True) if cell.is_header}
    heads -= stubs
    if sum(bool(_STARS.search(text)) for text in texts if len(text) < 20) > 2:
        yield "stars"
    if errors:
        yield "errors below"
    if note:
        yield "note on brackets"
    if any(map(_FIT.search, stubs)):
        yield "fit"
    if any(map(_DEPENDENT.search, (*heads, *stubs, table.caption))):
        yield "dependent variable"
    if any(map(_COEFFICIENT.search, heads)):
        yield "coefficients"
    if any(map(_INTERVAL.search, heads)):
        yield "interval"
    if sum(bool(_INTERACTION.search(stub)) for stub in stubs) > 1:
        yield "interactions"
    if any(map(_COUNT.search, stubs)):
        yield "observations"
    if any(map(_FIXED.search, stubs)):
        yield "fixed effects"
    if sum(bool(_MODEL.fullmatch(head.strip())) for head in heads) > 1:
        yield "models"


def _other_type(table: Table, texts: Sequence[str]) -> TableType:
    heads = {cell.col_path[-1] for cell in table.cells if cell.col_path}
    if sum(bool(_DESCRIPTION.fullmatch(head)) for head in heads) > 1:
        return TableType.DESCRIPTION
    codes = sum(bool(_SCHEDULE.fullmatch(text.strip())) for text in texts if len(text) < 15)
    if codes > 2 and codes >= table.n_rows / 2:
        return TableType.SCHEDULE
    bodies = (text.strip() for text, cell in zip(texts, table.cells, strict=True) if not cell.is_header)
    if not any(any(map(str.isdigit, text)) and not is_year(text) for text in bodies):
        return TableType.TEXT
    labels = (table.caption, *(cell.row_path[-1] for cell in table.cells if cell.row_path))
    return TableType.ACCOUNT if any(map(_ACCOUNT.search, labels)) else TableType.FIGURES
