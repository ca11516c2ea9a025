"""Hits made of the records that an engine kept: the same for both engines."""

from __future__ import annotations

from corpus.codec import from_json, to_json
from corpus.errors import EngineError, StoreError
from search.engine import Hit, Record
from search.passages import ClaimRecord, Passage, kinds_of, storable
from search.query import All

__all__ = ["doc_of", "hit_of", "kept"]

_FOUND_BY = frozenset({"entities", "names", "scopes"})
"""What a record is found by only; kept a second time it would make the stored half of the index larger and is
never shown."""


def doc_of(record: Record) -> str:
    """The document of the record, as an engine keeps it."""
    return storable(record.quote.doc if isinstance(record, ClaimRecord) else record.doc)


def kept(record: Record) -> str:
    """The record as an engine keeps it beside its fields, in text that UTF-8 can carry.

    Names and keys are left out: they are found by their fields, and no hit shows them.
    """
    return storable(to_json(record, without=_FOUND_BY))


def hit_of(body: str, score: float, plan: All, *, claims: bool) -> Hit:
    """The hit that a kept record makes.

    Raises:
        EngineError: if the body is not such a record.
    """
    try:
        record = from_json(ClaimRecord, body) if claims else from_json(Passage, body)
    except StoreError as exc:
        raise EngineError(
            "the index was made by another version of figtrace: run `figtrace index rebuild`"
        ) from exc
    return _hit(record, score, plan)


def _hit(record: Record, score: float, plan: All) -> Hit:
    shown = record.quote if isinstance(record, ClaimRecord) else record
    return Hit(
        doc=shown.doc,
        passage=record.passage if isinstance(record, ClaimRecord) else record.id,
        score=score,
        title=shown.title,
        year=shown.year,
        section=shown.section,
        context=shown.context,
        page_first=shown.page_first,
        page_last=shown.page_last,
        span=shown.span,
        text=shown.text,
        plan=plan,
        claim=record.claim if isinstance(record, ClaimRecord) else "",
        kinds=kinds_of(shown),
        figures=shown.figures,
    )
