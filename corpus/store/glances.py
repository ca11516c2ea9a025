"""A whole corpus at a glance: whether it has changed, what its claims speak of most, who cites whom."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.geometry import DocId
from corpus.store.store import Store

__all__ = [
    "ClaimScope",
    "commonest_scopes",
    "decisions_stamp",
    "document_stamp",
    "documents_citing",
    "is_being_written",
    "made_of",
    "store_stamp",
]


@dataclass(frozen=True, slots=True)
class ClaimScope:
    """What several claims of the corpus say a figure of, each part a code or words; "" where unspecified."""

    measure: str
    area: str
    partner: str
    product: str
    unit: str
    claims: int
    documents: int
    years: int
    """Different first years of their periods."""


def store_stamp(store: Store) -> str:
    """A text that is another one after anything was written by a run: answers kept under it are still true.

    Every command that writes begins and ends a run; within a long one each document changes the counts.
    """
    row = store._connection.row(
        "SELECT (SELECT max(id) FROM runs), (SELECT count(ended) FROM runs), "
        "(SELECT count(*) FROM documents), (SELECT count(*) FROM outcomes), (SELECT max(id) FROM decisions)"
    )
    return "-".join(str(part or 0) for part in row or ())


def decisions_stamp(store: Store) -> str:
    """A text that is another one after a person has decided on identity, or taken that back."""
    row = store._connection.row("SELECT max(id), count(undone) FROM decisions")
    return "-".join(str(part or 0) for part in row or ())


def is_being_written(store: Store) -> bool:
    """True while the run that began last has not ended; also where it was interrupted."""
    row = store._connection.row("SELECT ended FROM runs ORDER BY id DESC LIMIT 1")
    return row is not None and row[0] is None


def made_of(store: Store, doc: DocId) -> str:
    """A text that is another one after the document was read or annotated anew; "" where it is not here."""
    row = store._connection.row(
        "SELECT d.text_sha, d.reader, a.text_sha, a.producer FROM documents d "
        "LEFT JOIN annotations a ON a.doc = d.id WHERE d.id = ?",
        doc,
    )
    return " ".join(str(part or "") for part in row or ())


def document_stamp(store: Store, doc: DocId) -> str:
    """A text that is another one after the document was read or annotated anew, or its metadata set."""
    row = store._connection.row(
        "SELECT group_concat(field || '=' || value, char(10)) FROM metadata_edits WHERE doc = ?", doc
    )
    return f"{made_of(store, doc)} {row[0] if row and row[0] else ''}"


def commonest_scopes(store: Store, *, limit: int) -> tuple[ClaimScope, ...]:
    """Scopes whose measure and unit are known and that claims of several years state, widest attested first.

    Counts of years come first: what has one year alone makes no series.
    """
    rows = store._connection.rows(
        "SELECT measure, area, partner, product, unit, count(*), count(DISTINCT doc), "
        "count(DISTINCT year_first) "
        "FROM claim_rows WHERE measure <> '' AND unit NOT IN ('', '1') AND year_first IS NOT NULL "
        "AND kind <> 'statistic' GROUP BY measure, area, partner, product, unit "
        "HAVING count(DISTINCT year_first) > 1 "
        "ORDER BY count(DISTINCT doc) * count(DISTINCT year_first) DESC, "
        "measure, area, partner, product LIMIT ?",
        (limit,),
    )
    return tuple(ClaimScope(*row) for row in rows)


def documents_citing(store: Store, doc: DocId) -> tuple[DocId, ...]:
    """Other documents with a callout that was found to mean this one, by id."""
    rows = store._connection.rows(
        "SELECT DISTINCT doc FROM citations WHERE cited_doc = ? AND doc <> ? ORDER BY doc", (doc, doc)
    )
    return tuple(DocId(found) for (found,) in rows)
