"""Statistics in tables: coefficients, errors, observations, fit; what they are about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.annotations import Dim, Slot, SlotSource
from corpus.document import Cell, Document, Table
from nlp.tables.measures import governing, title_of

__all__ = [
    "Role",
    "counts_observations",
    "counts_or_fits",
    "error_name",
    "role_of",
    "row_labels",
    "statistic_measure",
    "unnamed_rows",
]


class Role(StrEnum):
    """What a number of a table of statistics is."""

    COEFFICIENT = "coefficient"
    ERROR = "error"
    """The error, deviation or test in brackets below a number."""
    COUNT = "count"
    """Observations, clusters."""
    FIT = "fit"
    """R², tests, likelihoods."""


_COUNT = re.compile(
    r"^\W*(?:(?:no\.?|num(?:ber)?\.?|#|total)\s*(?:of\s*)?)?(?:obs(?:v|ns)?\b|observations?\b|n$"
    r"|sample size)",
    re.IGNORECASE,
)
"""Labels of the row of observations."""
_NUMBER_OF = re.compile(
    r"^\W*(?:(?:no\.|num\.|nb\.?|no|number|num)(?:\s+of)?\s|#"
    r"|(?:clusters|firms|groups|countries|industries|sectors|products|plants|exporters|importers)\W*$)",
    re.IGNORECASE,
)
"""Labels of rows that count other things, or name what is counted alone."""
_FIT = re.compile(
    r"r-?\s?sq|\br ?[2²]|² ?r\b|\badj(?:usted|\.)|\bpseudo|likelihood|\bf-?\s?(?:stat|test)|\bwald\b|\bchi\b"
    r"|\bchi-?\s?[2s]|χ|root mse|\bp-?\s?values?\b|hansen|sargan|kleibergen|cragg"
    r"|\baic\b|\bbic\b|within r|durbin",
    re.IGNORECASE,
)
"""Measures of fit and tests by their usual short forms and authors' names (Hansen, Sargan, Kleibergen, Cragg,
Durbin, Wald)."""
_ERROR_HEAD = re.compile(
    r"\b(?:std\.?|standard) ?(?:err\w*|dev\w*)|\bs\.?[ed]\.?$|\b[tz]-?\s?(?:value|stat)", re.I
)
"""Headers of columns of errors, deviations and tests."""
_IS_ERROR = re.compile(
    r"\W*(?:(?:robust |clustered )?(?:std\.?|standard) ?err\w*|s\.?e\.?"
    r"|[tz]-?\s?(?:values?|stat\w*|ratios?))\W*$",
    re.IGNORECASE,
)
"""Labels of rows that hold errors or tests of the row above."""
_DEPENDENT = re.compile(r"\bdependent variables?\b(?:\s*(?:is|=|:))?\s*", re.IGNORECASE)
"""The words by which a table says what is explained."""
_MODEL = re.compile(r"(?:model )?\(?(?:[0-9]{1,2}|[ivx]+)\)?(?:\s+\(?[0-9]{1,2}\)?)*", re.IGNORECASE)
"""Headers that only number the models."""
_LETTERS = re.compile(r"[^\W\d_]")
"""A letter: headers without one say nothing."""


def role_of(cell: Cell, label: str, *, below: bool) -> Role:
    """What the number of this cell is, by the label of its row; `below`: in brackets under another."""
    if below:
        return Role.ERROR
    if counts_observations(cell, label):
        return Role.COUNT
    if not label or any(map(_IS_ERROR.match, (label, *cell.row_path[-1:]))):
        return Role.ERROR
    if _FIT.search(label):
        return Role.FIT
    if _NUMBER_OF.match(label):
        return Role.COUNT
    return Role.ERROR if any(_ERROR_HEAD.search(head) for head in cell.col_path[-1:]) else Role.COEFFICIENT


def counts_observations(cell: Cell, label: str) -> bool:
    """True under or beside "Obs.", "N", "No. of observations"."""
    return any(map(_COUNT.search, (label, *cell.col_path[-1:])))


def counts_or_fits(cell: Cell) -> bool:
    """True in a row of observations, of numbers of countries or of the fit: no row of a list of places."""
    label = cell.row_path[-1] if cell.row_path else ""
    return any(pattern.search(label) for pattern in (_COUNT, _NUMBER_OF, _FIT))


def row_labels(table: Table, errors: frozenset[int]) -> dict[int, str]:
    """The label of each row; a row of errors, or one without label, has that of the row above it."""
    labels: dict[int, str] = {}
    named: dict[int, str] = {}
    below = {table.cells[place].row for place in errors}
    for cell in table.cells:
        named.setdefault(cell.row, "")
        if cell.row_path:
            named[cell.row] = cell.row_path[-1]
    above = ""
    for row in sorted(named):
        label = named[row]
        if _IS_ERROR.match(label):
            label = above
        elif row in below:
            label = above if not label or label == above else f"{above} {label}".strip()
        else:
            above = label or above
        labels[row] = label
    return labels


def unnamed_rows(document: Document, table: Table) -> frozenset[int]:
    """Rows of numbers without a name right below a named one: errors and tests without brackets."""
    named, filled = set[int](), set[int]()
    for cell in table.cells:
        if len(cell.span) and not cell.is_header and any(map(str.isdigit, cell.span.of(document.text))):
            filled.add(cell.row)
        if cell.col == 0 and len(cell.span):
            named.add(cell.row)
    return frozenset(row for row in filled - named if row - 1 in named & filled)


def error_name(notes: Sequence[str]) -> str:
    """What stands in brackets, by the words of notes and caption: a standard error where nothing is said."""
    text = " ".join(notes).lower()
    for pattern, name in _ERROR_NAMES:
        if re.search(pattern, text):
            return name
    return "standard error"


_ERROR_NAMES = (
    (r"\bt-?\s?(?:stat\w*|values?|ratios?)", "t-statistic"),
    (r"\bz-?\s?(?:stat\w*|values?)", "z-statistic"),
    (r"(?:standard deviations?|std\.? ?dev\.?)[^.;]{0,60}(?:parenthes|bracket|below)", "standard deviation"),
    (r"\bmeans? and (?:the )?standard de-?\s?viations?\b", "standard deviation"),
    (r"\bp-?\s?values?[^.;]{0,30}(?:parenthes|bracket)", "p-value"),
)
"""What stands in brackets, by the words of notes; t and z before the rest, since notes name the standard
errors of a test too."""


@dataclass(frozen=True, slots=True)
class _About:
    dependent: str
    model: str


def statistic_measure(cell: Cell, role: Role, label: str, table: Table, error: str) -> Slot:
    """As in "coefficient of ln(labor) on VAT/VA, column (5)", "standard error of the coefficient of …"."""
    about = _about(cell, table)
    head = " ".join(cell.col_path[-1].split()) if cell.col_path else ""
    stub = " ".join(label.split())
    if role is Role.COUNT:
        surface = "observations" if not stub or _COUNT.search(stub) else stub
    elif role is Role.FIT:
        surface = stub
    else:
        surface = f"coefficient of {stub}" if stub else "coefficient"
        surface = stub if _OF_SAMPLE.match(stub) else surface
        if _ESTIMATES.fullmatch(head):
            surface = surface if _COEFFICIENT.match(head) else f"{head} of the {surface}"
        elif role is Role.ERROR:
            surface = f"{error} of the {surface}"
    if about.dependent:
        surface += (
            f" on {about.dependent}" if role in (Role.COEFFICIENT, Role.ERROR) else f" for {about.dependent}"
        )
    elif title_of(table.caption):
        surface += f": {title_of(table.caption)}"
    surface += f", column {about.model}" if about.model else ""
    source = SlotSource.ROW_HEADER if stub else SlotSource.COL_HEADER
    return Slot(Dim.MEASURE, "", surface, source, 0.8, f"{source}:{role}")


_OF_SAMPLE = re.compile(
    r"\W*(?:implied|predicted|mean|average|median|standard deviation|std\.? dev)\b", re.IGNORECASE
)
"""Rows of tables of regressions that state the sample or what follows from a coefficient, and none itself."""
_COEFFICIENT = re.compile(r"coeff?|est", re.IGNORECASE)
"""Headers that mean the coefficient itself."""
_ESTIMATES = re.compile(
    r"coeff?(?:icients?|s?\.?)?|est(?:imates?|\.)?|(?:robust )?(?:std\.?|standard) ?(?:err\w*|dev\w*)\.?"
    r"|s\.?e\.?|[tz]|[tz]-?\s?(?:values?|stat\w*|ratios?)|p-?\s?values?|p ?> ?\|?[tz]\|?|sig\.?|beta"
    r"|[(\[]?9[059] ?% ?(?:conf\w*\.? ?int\w*\.?|c\.?i\.?)[)\]]?",
    re.IGNORECASE,
)
"""Headers of columns that say what of an estimate stands below, as programs of statistics print them."""
_NUMBERS_BEFORE = re.compile(r"^(?:\([0-9]{1,2}\)\s*)+")
"""Numbers of columns before a header."""


def _bare(head: str) -> str:
    """The header without the numbers of its columns and without "dependent variable"."""
    return _DEPENDENT.sub("", _NUMBERS_BEFORE.sub("", head)).strip(" :,=")


def _about(cell: Cell, table: Table) -> _About:
    """The dependent variable and the number of the column, by its headers, else by the caption."""
    heads = [" ".join(head.split()) for head, source in governing(cell) if source is SlotSource.COL_HEADER]
    models = [head for head in heads if _MODEL.fullmatch(head)]
    words = [_bare(head) for head in heads if head not in models and not _ESTIMATES.fullmatch(head)]
    dependent = ", ".join(dict.fromkeys(word for word in words if _LETTERS.search(word)))
    if not dependent:
        said = _DEPENDENT.search(table.caption)
        dependent = table.caption[said.end() :].split(".")[0].strip() if said else ""
    return _About(dependent, models[-1] if models else "")
