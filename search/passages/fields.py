"""The fields of an index, the same in both engines: how each is analysed and what a record puts there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from search.passages.analysis import storable
from search.passages.records import ClaimRecord, Passage, rank_of

__all__ = ["EDGE", "FIELDS", "SCHEMA", "Field", "Form", "Row", "rows_of"]

SCHEMA = 1
"""Number of the form of an index; it grows when fields or their analysis change."""

EDGE = 1e308
"""Stands for an open end of an interval: greater than any figure, and still a number to JSON."""

_UNTITLED = "ꙮ"
"""A letter that nobody types: the engines count records without a title differently, so that none may be."""


class Form(StrEnum):
    """How a field is kept."""

    STEMMED = "stemmed"
    EXACT = "exact"
    KEYWORD = "keyword"
    INTEGER = "integer"
    REAL = "real"


class Field(StrEnum):
    """The fields by name."""

    ID = "id"
    DOC = "doc"
    RANK = "rank"
    CONTENTS = "contents"
    """All words that a record is found by: section, context and text."""
    TITLE = "title"
    """The document's title: it lifts a record that its own words find; title: finds by it."""
    EXACT = "exact"
    """Words of text and context as written."""
    TITLE_EXACT = "title_exact"
    AUTHOR = "author"
    SECTION = "section"
    NAMES = "names"
    YEAR = "year"
    UNIT = "unit"
    VALUE_LO = "value_lo"
    VALUE_HI = "value_hi"


FIELDS: dict[Field, Form] = {
    Field.ID: Form.KEYWORD,
    Field.DOC: Form.KEYWORD,
    Field.RANK: Form.INTEGER,
    Field.CONTENTS: Form.STEMMED,
    Field.TITLE: Form.STEMMED,
    Field.EXACT: Form.EXACT,
    Field.TITLE_EXACT: Form.EXACT,
    Field.AUTHOR: Form.EXACT,
    Field.SECTION: Form.EXACT,
    Field.NAMES: Form.KEYWORD,
    Field.YEAR: Form.INTEGER,
    Field.UNIT: Form.KEYWORD,
    Field.VALUE_LO: Form.REAL,
    Field.VALUE_HI: Form.REAL,
}
"""Passages leave unit and values empty."""


@dataclass(frozen=True, slots=True)
class Row:
    """A value for a field; a field with several values has several rows."""

    field: Field
    value: str | int | float


def rows_of(record: Passage | ClaimRecord) -> Iterator[Row]:
    """What the record puts into the fields, in text that UTF-8 can carry."""
    for row in _rows(record):
        yield Row(row.field, storable(row.value)) if isinstance(row.value, str) else row


def _rows(record: Passage | ClaimRecord) -> Iterator[Row]:
    passage = record.quote if isinstance(record, ClaimRecord) else record
    yield Row(Field.ID, record.id)
    yield Row(Field.RANK, rank_of(record.id))
    yield from _words(passage)
    yield from (Row(Field.NAMES, name) for name in passage.names)
    if passage.year is not None:
        yield Row(Field.YEAR, passage.year)
    if isinstance(record, ClaimRecord):
        yield from _number(record)


def _words(passage: Passage) -> Iterator[Row]:
    yield Row(Field.DOC, passage.doc)
    for text in (*passage.section, passage.context, passage.text):
        if text:
            yield Row(Field.CONTENTS, text)
    yield Row(Field.TITLE, passage.title or _UNTITLED)
    yield Row(Field.TITLE_EXACT, passage.title or _UNTITLED)
    for text in (passage.context, passage.text):
        if text:
            yield Row(Field.EXACT, text)
    yield from (Row(Field.AUTHOR, author) for author in passage.authors)
    yield from (Row(Field.SECTION, heading) for heading in passage.section)


def _number(record: ClaimRecord) -> Iterator[Row]:
    yield Row(Field.UNIT, record.unit.casefold())
    if record.lo is not None or record.hi is not None:
        yield Row(Field.VALUE_LO, _bounded(record.lo, -EDGE))
        yield Row(Field.VALUE_HI, _bounded(record.hi, EDGE))


def _bounded(value: Decimal | None, edge: float) -> float:
    return edge if value is None else max(-EDGE, min(EDGE, float(value)))
