"""A record as Elasticsearch is sent it: one line of JSON, its texts in terms that are found as they are.

What goes into each field is what `search.passages.rows_of` says of the embedded engine too. Written out, and
what the records of a paper share worked out once: as rows, analysed one by one, it took five times as long.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from search.engine import Record
from search.engines.elastic.schema import RECORD
from search.engines.hits import kept
from search.passages import ClaimRecord, Field, Passage, exact_list, kinds_of, stem_list, storable
from search.passages.fields import UNTITLED, bounds_of, written
from search.passages.spelling import beside_words
from search.passages.weights import weight_of

__all__ = ["Line", "line_of"]


@dataclass(frozen=True, slots=True)
class Line:
    """A record on its way into an index."""

    index: str
    id: str
    body: bytes
    """Its fields as JSON."""


def line_of(record: Record, index: str) -> Line:
    """The line of a record for this index, in text that UTF-8 can carry."""
    passage = record.quote if isinstance(record, ClaimRecord) else record
    made: dict[str, object] = {
        RECORD: kept(record),
        Field.ID: record.id,
        **_of_paper(passage.doc, passage.title, passage.authors),
        Field.PAGE: -1 if passage.page_first is None else passage.page_first,
        Field.FIGURES: int(passage.figures > 0),
        Field.WEIGHT: 1000 if isinstance(record, ClaimRecord) else weight_of(passage),
        Field.YEAR: passage.year,
        Field.NAMES: passage.names,
        Field.ENTITY: passage.entities,
        Field.SCOPE: passage.scopes,
        Field.KIND: kinds_of(passage),
    }
    _add_words(made, passage)
    if isinstance(record, ClaimRecord):
        _add_number(made, record)
    return Line(index, storable(record.id), _encoded(_dumped(made)))


@lru_cache(maxsize=64)
def _of_paper(doc: str, title: str, authors: tuple[str, ...]) -> Mapping[str, object]:
    """What all records of a paper have."""
    known = exact_list(written(title or UNTITLED))
    return {
        Field.DOC: doc,
        Field.TITLE: " ".join(stem_list(known)),
        Field.TITLE_EXACT: " ".join(known),
        Field.WRITER: authors,
        Field.AUTHOR: [" ".join(exact_list(written(author))) for author in authors],
    }


def _add_words(made: dict[str, object], passage: Passage) -> None:
    headings = [_heading(heading) for heading in passage.section]
    contents = [beside for _, beside in headings]
    exact: list[str] = []
    for text in (passage.context, passage.text):
        if text:
            terms = exact_list(written(text))
            exact.append(" ".join(terms))
            contents.append(" ".join(stem_list(terms)))
            if more := beside_words(text):
                contents.append(" ".join(stem_list(exact_list(written(more)))))
    made[Field.SECTION] = [heading for heading, _ in headings]
    made[Field.EXACT] = exact
    made[Field.CONTENTS] = " ".join(contents)  # in one, for nobody looks for phrases there


@lru_cache(maxsize=256)
def _heading(text: str) -> tuple[str, str]:
    """A heading's exact terms, and the stems that it is found by, those beside its words too."""
    terms = exact_list(written(text))
    more = exact_list(written(beside_words(text)))
    return " ".join(terms), " ".join(stem_list([*terms, *more]))


def _add_number(made: dict[str, object], record: ClaimRecord) -> None:
    made[Field.UNIT] = record.unit.casefold()
    if bounds := bounds_of(record):
        made[Field.VALUE_LO], made[Field.VALUE_HI] = bounds


_dumped = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _encoded(line: str) -> bytes:
    try:
        return line.encode()
    except UnicodeEncodeError:  # half of a pair
        return storable(line).encode()
