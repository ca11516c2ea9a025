"""A record as tantivy is given it, what of it an order needs, and the hit that is made of it again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache

import tantivy

from search.engine import Hit, Record
from search.engines.halves.schema import RECORD, TOLD
from search.engines.hits import hit_of as hit_of_row
from search.engines.hits import kept
from search.engines.order import Candidate
from search.passages import ClaimRecord, Field, Passage, kinds_of, rank_of, spaced_terms, storable
from search.passages.fields import UNTITLED, bounds_of, written
from search.passages.spelling import beside_words
from search.passages.weights import weight_of
from search.query import All

__all__ = ["candidates_of", "document_of", "hit_of"]

_DOC, _ID, _RANK, _YEAR, _UNIT = map(str, (Field.DOC, Field.ID, Field.RANK, Field.YEAR, Field.UNIT))
_CONTENTS, _TITLE, _EXACT = map(str, (Field.CONTENTS, Field.TITLE, Field.EXACT))
_TITLE_EXACT, _AUTHOR, _SECTION = map(str, (Field.TITLE_EXACT, Field.AUTHOR, Field.SECTION))
_NAMES, _ENTITY, _WRITER, _KIND = map(str, (Field.NAMES, Field.ENTITY, Field.WRITER, Field.KIND))
_SCOPE, _LO, _HI = map(str, (Field.SCOPE, Field.VALUE_LO, Field.VALUE_HI))

_Rows = Sequence[tuple[str, str]]


def document_of(record: Record) -> tantivy.Document:
    """What is put into the index for the record: what `rows_of` says, its texts divided by spaces.

    Written out, and what the records of a paper share worked out once: as rows it took twice as long.
    """
    is_claim = isinstance(record, ClaimRecord)
    passage = record.quote if isinstance(record, ClaimRecord) else record
    made = tantivy.Document()
    add = made.add_text
    add(_ID, storable(record.id))
    made.add_integer(_RANK, rank_of(record.id))
    for name, value in _of_paper(passage.doc, passage.title, passage.authors):
        add(name, value)
    _add_words(made, passage)
    for name, values in (
        (_NAMES, passage.names), (_ENTITY, passage.entities), (_SCOPE, passage.scopes),
        (_KIND, kinds_of(passage)),
    ):  # fmt: skip
        for value in values:
            add(name, storable(value))
    if passage.year is not None:
        made.add_integer(_YEAR, passage.year)
    if isinstance(record, ClaimRecord):
        _add_number(made, record)
    made.add_integer(TOLD, _packed(passage, 1000 if is_claim else weight_of(passage)))
    made.add_bytes(RECORD, _kept(record))
    return made


@lru_cache(maxsize=64)
def _of_paper(doc: str, title: str, authors: tuple[str, ...]) -> _Rows:
    """What all records of a paper have."""
    known = written(title or UNTITLED)
    rows = [(_DOC, storable(doc)), *((name, spaced_terms(known)) for name in (_TITLE, _TITLE_EXACT))]
    for author in authors:
        rows += [(_WRITER, storable(author)), (_AUTHOR, spaced_terms(written(author)))]
    return rows


def _add_words(made: tantivy.Document, passage: Passage) -> None:
    contents: list[str] = []
    for heading in passage.section:
        spaced, beside = _heading(heading)
        made.add_text(_SECTION, spaced)
        contents += (spaced, beside)
    for text in (passage.context, passage.text):
        if text:
            spaced = spaced_terms(written(text))
            made.add_text(_EXACT, spaced)
            contents.append(spaced)
            if more := beside_words(text):
                contents.append(spaced_terms(written(more)))
    made.add_text(_CONTENTS, " ".join(contents))  # in one, for nobody looks for phrases there


@lru_cache(maxsize=256)
def _heading(text: str) -> tuple[str, str]:
    """A heading's words, and those that it is found by as well."""
    return spaced_terms(written(text)), spaced_terms(written(beside_words(text)))


def _add_number(made: tantivy.Document, record: ClaimRecord) -> None:
    made.add_text(_UNIT, storable(record.unit.casefold()))
    if bounds := bounds_of(record):
        made.add_float(_LO, bounds[0])
        made.add_float(_HI, bounds[1])


_YEAR_BITS, _WEIGHT_BITS = 14, 12
"""Years to 16,383 and weights to 4,095 per mille; what is greater counts as these."""
_YEAR_AT, _PAGE_AT = 1 + _WEIGHT_BITS, 1 + _WEIGHT_BITS + _YEAR_BITS
_MOST_YEAR, _MOST_WEIGHT = (1 << _YEAR_BITS) - 1, (1 << _WEIGHT_BITS) - 1


def _packed(passage: Passage, weight: int) -> int:
    """All that an order asks in one number: page from -1, year, weight, whether it has figures."""
    made = 0 if passage.page_first is None else passage.page_first + 1
    made = made << _YEAR_BITS | min(max(passage.year or 0, 0), _MOST_YEAR)
    made = made << _WEIGHT_BITS | min(weight, _MOST_WEIGHT)
    return made << 1 | (passage.figures > 0)


def candidates_of(scores: Sequence[float], ranks: Sequence[int], packed: Sequence[int]) -> list[Candidate]:
    """The hits of these scores and ranks as their order needs them."""
    new = tuple.__new__  # `_make` does the same behind a call of Python's own
    return [
        new(
            Candidate,
            (
                score,
                rank,
                (told >> _PAGE_AT) - 1,
                told >> 1 & _MOST_WEIGHT,
                told & 1,
                told >> _YEAR_AT & _MOST_YEAR,
            ),
        )
        for score, rank, told in zip(scores, ranks, packed, strict=True)
    ]


_dumped = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _kept(record: Record) -> bytes:
    """What a hit shows of the record."""
    made = _dumped(kept(record))
    try:
        return made.encode()
    except UnicodeEncodeError:  # half of a pair
        return storable(made).encode()


_read = json.JSONDecoder().decode  # `json.loads` asks first which encoding it is


def hit_of(body: bytes, score: float, plan: All) -> Hit:
    """The hit that a kept record makes.

    Raises:
        EngineError: if the body is not such a record.
    """
    try:
        row = _read(body.decode())
    except ValueError:
        row = None
    return hit_of_row(row, score, plan)
