"""Hits made of the records that an engine kept: the same for both engines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.errors import EngineError
from corpus.geometry import DocId, Span
from search.engine import Hit, Record
from search.passages import ClaimRecord, kinds_of, storable
from search.query import All

__all__ = ["doc_of", "hit_of", "kept"]


def doc_of(record: Record) -> str:
    """The document of the record, as an engine keeps it."""
    return storable(record.quote.doc if isinstance(record, ClaimRecord) else record.doc)


def kept(record: Record) -> tuple[object, ...]:
    """What a hit shows of the record, in the order of `hit_of`; what JSON can carry.

    Names and keys are left out: they are found by their fields, and no hit shows them.
    """
    shown = record.quote if isinstance(record, ClaimRecord) else record
    return (
        shown.doc, record.passage if isinstance(record, ClaimRecord) else record.id, shown.title, shown.year,
        shown.section, shown.context, shown.page_first, shown.page_last, shown.span.start, shown.text,
        record.claim if isinstance(record, ClaimRecord) else "", kinds_of(shown), shown.figures,
    )  # fmt: skip


def hit_of(row: Any, score: float, plan: All) -> Hit:
    """The hit that a kept record makes.

    Raises:
        EngineError: if the row is not such a record.
    """
    try:
        doc, passage, title, year, section, context, first, last, start, text, claim, kinds, figures = row
        span = Span(start, start + len(text))
        return Hit(
            DocId(doc), passage, score, title, year, _texts(section), context, first, last, span, text, plan,
            claim, _texts(kinds), figures,
        )  # fmt: skip
    except (TypeError, ValueError) as exc:
        raise EngineError(
            "the index was made by another version of figtrace: run `figtrace index rebuild`"
        ) from exc


def _texts(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(row)
