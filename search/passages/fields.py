"""The fields of an index, the same in both engines: how each is analysed and what a record puts there."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from search.passages.analysis import storable
from search.passages.records import ClaimRecord, Passage, rank_of
from search.passages.spelling import beside_words, respelled

__all__ = [
    "EDGE",
    "FIELDS",
    "PROSE",
    "SCHEMA",
    "UNTITLED",
    "Field",
    "Form",
    "Row",
    "bounds_of",
    "kinds_of",
    "rows_of",
    "written",
]

SCHEMA = 3
"""Number of the form of an index; it grows when fields or their analysis change."""

EDGE = 1e308
"""Stands for an open end of an interval: greater than any figure, and still a number to JSON."""

UNTITLED = "ꙮ"
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
    ENTITY = "entity"
    """Keys of entities, one each, to count by."""
    WRITER = "writer"
    """Authors as printed, to count by."""
    KIND = "kind"
    """Kinds of the blocks of a passage; those of prose are one: "prose"."""
    SCOPE = "scope"
    PAGE = "page"
    """The first page; -1 for text that stands on none."""
    WEIGHT = "weight"
    """Per mille of its score that a record keeps, by what it is."""
    FIGURES = "figures"
    """1 where claims are made."""
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
    Field.ENTITY: Form.KEYWORD,
    Field.WRITER: Form.KEYWORD,
    Field.KIND: Form.KEYWORD,
    Field.SCOPE: Form.KEYWORD,
    Field.PAGE: Form.INTEGER,
    Field.WEIGHT: Form.INTEGER,
    Field.FIGURES: Form.INTEGER,
    Field.YEAR: Form.INTEGER,
    Field.UNIT: Form.KEYWORD,
    Field.VALUE_LO: Form.REAL,
    Field.VALUE_HI: Form.REAL,
}
"""Passages leave unit and values empty."""


class Row(NamedTuple):
    """A value for a field; a field with several values has several rows. A passage has thirty of them."""

    field: Field
    value: str | int | float


def rows_of(record: Passage | ClaimRecord) -> Iterator[Row]:
    """What the record puts into the fields, in text that UTF-8 can carry."""
    from search.passages.weights import weight_of  # who searches weighs nothing

    passage = record.quote if isinstance(record, ClaimRecord) else record
    yield Row(Field.ID, storable(record.id))
    yield Row(Field.RANK, rank_of(record.id))
    yield from _words(passage)
    for name in passage.names:
        yield Row(Field.NAMES, storable(name))
    yield from _counted(passage)
    yield Row(Field.WEIGHT, 1000 if isinstance(record, ClaimRecord) else weight_of(passage))
    if passage.year is not None:
        yield Row(Field.YEAR, passage.year)
    if isinstance(record, ClaimRecord):
        yield from _number(record)


PROSE = "prose"
_PROSE = frozenset({"paragraph", "list-item"})
"""Of `BlockKind`."""


def kinds_of(passage: Passage) -> tuple[str, ...]:
    """The kinds of a passage's blocks as a query names them, each once: paragraphs and items are "prose"."""
    return tuple(dict.fromkeys(PROSE if kind in _PROSE else kind for kind in passage.kinds))


def _counted(passage: Passage) -> Iterator[Row]:
    for key in passage.entities:
        yield Row(Field.ENTITY, storable(key))
    for author in passage.authors:
        yield Row(Field.WRITER, storable(author))
    for kind in kinds_of(passage):
        yield Row(Field.KIND, storable(kind))
    for scope in passage.scopes:
        yield Row(Field.SCOPE, storable(scope))
    yield Row(Field.PAGE, -1 if passage.page_first is None else passage.page_first)
    yield Row(Field.FIGURES, int(passage.figures > 0))


def _words(passage: Passage) -> Iterator[Row]:
    yield Row(Field.DOC, storable(passage.doc))
    for text in (*passage.section, passage.context, passage.text):
        if text:
            yield Row(Field.CONTENTS, written(text))
            if more := beside_words(text):
                yield Row(Field.CONTENTS, written(more))
    title = written(passage.title or UNTITLED)
    yield Row(Field.TITLE, title)
    yield Row(Field.TITLE_EXACT, title)
    for text in (passage.context, passage.text):
        if text:
            yield Row(Field.EXACT, written(text))
    for author in passage.authors:
        yield Row(Field.AUTHOR, written(author))
    for heading in passage.section:
        yield Row(Field.SECTION, written(heading))


def written(text: str) -> str:
    """The text as an analysed field takes it."""
    return respelled(storable(text))


def _number(record: ClaimRecord) -> Iterator[Row]:
    yield Row(Field.UNIT, storable(record.unit.casefold()))
    if bounds := bounds_of(record):
        yield Row(Field.VALUE_LO, bounds[0])
        yield Row(Field.VALUE_HI, bounds[1])


def bounds_of(record: ClaimRecord) -> tuple[float, float] | None:
    """The ends of a claim's interval, open ones at the EDGE; None where it has neither."""
    if record.lo is None and record.hi is None:
        return None
    return _bounded(record.lo, -EDGE), _bounded(record.hi, EDGE)


def _bounded(value: Decimal | None, edge: float) -> float:
    return edge if value is None else max(-EDGE, min(EDGE, float(value)))
