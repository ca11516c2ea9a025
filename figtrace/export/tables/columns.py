"""The tables that are given to other programs, and what each of their columns means.

A released column keeps its name, its type and its meaning; new ones are added behind the others. docs/data.md
says the same, and a test compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["TABLES", "Column", "ColumnType", "TableForm", "table_form"]


class ColumnType(StrEnum):
    """What a cell holds; any may be empty where nothing is known."""

    TEXT = "text"
    INT = "int"
    REAL = "real"
    BOOL = "bool"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    type: ColumnType
    says: str


@dataclass(frozen=True, slots=True)
class TableForm:
    """A table: its name, what one row is, its columns in their order."""

    name: str
    row: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(column.name for column in self.columns)


def _form(name: str, row: str, *columns: str) -> TableForm:
    """A table of columns written as "name type: what it says"."""
    return TableForm(name, row, tuple(map(_column, columns)))


def _column(line: str) -> Column:
    head, _, says = line.partition(": ")
    name, _, kind = head.partition(" ")
    return Column(name, ColumnType(kind), says)


_DOC = "doc text: id of the document: SHA-256 of its bytes"
_PAGE = "page int: page of the file, from 1"
_START = "start int: first character in the document's text, from 0"
_END = "end int: character behind the last"

TABLES = (
    _form(
        "documents",
        "a document",
        _DOC,
        "file text: name of the file",
        "title text: title",
        "authors text: authors, with semicolons between",
        "year int: year of publication",
        "venue text: journal, series or publisher",
        "doi text: digital object identifier",
        "abstract text: abstract",
        "pages int: pages of the file",
        "characters int: length of the text",
        "newest_edition text: id of the newest edition of the same work, its own if it is the only one",
    ),
    _form(
        "passages",
        "a passage, as it is searched",
        "passage text: id of the passage",
        _DOC,
        "page_first int: first page, from 1",
        "page_last int: last page",
        "section text: headings above it, with > between",
        "text text: the passage",
        _START,
        _END,
    ),
    _form(
        "entities",
        "a product, firm, policy, place, organisation or person",
        "entity text: id of the entity",
        "kind text: product, firm, policy, place, org or person",
        "name text: canonical name",
        "mentions int: how often it is mentioned",
        "documents int: in how many documents",
    ),
    _form(
        "mentions",
        "a mention of an entity",
        _DOC,
        "entity text: id of the entity",
        "kind text: kind of the entity, or object for the document's own tables and figures",
        "name text: canonical name",
        "surface text: as printed",
        _PAGE,
        _START,
        _END,
        "by text: list, rule or model that found it",
    ),
    _form(
        "claims",
        "a figure and what it is said of",
        "claim text: id of the claim",
        _DOC,
        _PAGE,
        "page_label text: printed page number",
        "in_table bool: true for a cell of a table",
        "figure text: the figure as printed, with hedge and unit words",
        "value text: the number as printed, exact; empty for a range",
        "range_low text: first end of a printed range, exact",
        "range_high text: second end of a printed range, exact",
        "multiplier int: power of ten in words or in the table's note",
        "unit text: ISO 4217 code, %, pp, bp, 1, physical symbol, or the counted noun in braces",
        "kind text: level, share, count, growth, change, ratio, rate, duration or statistic",
        "hedge text: none, about, below, above, at_most, at_least or below_strict",
        "direction text: up or down of growth and changes, else none",
        "low real: lower end of what the wording admits, in base units",
        "high real: upper end of what the wording admits, in base units",
        "measure text: code of what is measured, or its words",
        "area text: reporter: ISO 3166-1 alpha-3 or group",
        "partner text: counterpart",
        "flow text: M imports, X exports, RX re-exports, B balance, T total trade",
        "product text: code of the product, or its words",
        "agent text: firm or kind of firm",
        "policy text: id of the policy",
        "period text: period in EDTF",
        "year_first int: first year of the period",
        "year_last int: last year of the period",
        "whole text: what a share is a share of",
        "modality text: asserted, negated, forecast, conditional or quoted-target",
        "cited int: number of the governing citation in the table citations, from 0",
        "quote text: the sentence, or the text of the cell",
        _START,
        _END,
        "table_number int: number of its table in the table tables, from 0",
        "row int: row of its cell, from 0",
        "column int: column of its cell, from 0",
        "x0 real: left edge of its box in points from the left of the page",
        "top real: upper edge in points from the top",
        "x1 real: right edge",
        "bottom real: lower edge",
        "confidence real: from 0 to 1",
        "by text: rule that read the figure",
    ),
    _form(
        "tables",
        "a table of a document",
        _DOC,
        "table_number int: number of the table in the document, from 0",
        _PAGE,
        "label text: printed label",
        "caption text: caption",
        "units_note text: units note as printed",
        "rows int: rows",
        "columns int: columns",
        "confidence real: from 0 to 1",
        "by text: finder that made it",
    ),
    _form(
        "cells",
        "a cell of a table",
        _DOC,
        "table_number int: number of the table in the document, from 0",
        "row int: row, from 0",
        "column int: column, from 0",
        "row_span int: rows that it covers",
        "column_span int: columns that it covers",
        "is_header bool: true for a header",
        "row_header text: headers of the row, outermost first, with > between",
        "column_header text: headers of the column, outermost first, with > between",
        "text text: text of the cell",
    ),
    _form(
        "citations",
        "a callout in the text",
        _DOC,
        "citation int: number of the callout in the document, from 0",
        "surface text: as printed",
        "authors text: family names, with semicolons between",
        "year text: year with its suffix",
        "locator text: printed pages",
        "reference int: number of the entry in the table references, from 0",
        "cited_doc text: id of the document of the corpus that it names",
        _PAGE,
        _START,
        _END,
    ),
    _form(
        "references",
        "an entry of a list of references",
        _DOC,
        "reference int: number of the entry in the document, from 0",
        "raw text: the entry as printed",
        "authors text: as printed, with semicolons between",
        "year text: year with its suffix",
        "title text: title",
        "venue text: journal, book or publisher",
        "volume text: volume",
        "pages text: pages",
        "doi text: digital object identifier",
        "url text: address",
        "cited_doc text: id of the document of the corpus that it names",
    ),
)
"""All tables in the order in which a reader meets them."""


def table_form(name: str) -> TableForm:
    """The table of this name.

    Raises:
        KeyError: if there is none.
    """
    return {form.name: form for form in TABLES}[name]
