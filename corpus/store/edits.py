"""What people and their bibliographies say of a document: kept apart from what was read, and put over it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.document import Document, Metadata
from corpus.errors import UsageError
from corpus.geometry import DocId
from corpus.store.connection import Connection

__all__ = [
    "EDITABLE",
    "PERSON",
    "SIDECAR",
    "MetadataEdit",
    "apply_edits",
    "check_edit",
    "edits_of",
    "put_edit",
    "with_edits",
]

PERSON, SIDECAR = "person", "sidecar"
"""Who says so: a person, whose word wins, or a bibliography beside the papers."""
EDITABLE = ("abstract", "authors", "doi", "title", "venue", "year")
"""What a bibliography knows better than the PDF; everything else is read out of the file and cannot be edited
away from it."""


@dataclass(frozen=True, slots=True)
class MetadataEdit:
    """One field of a document's metadata as someone set it."""

    field: str
    value: str
    """Authors are divided by semicolons; a year is four digits, or empty for unknown."""
    by: str
    """"person" or "sidecar"."""


def check_edit(field: str, value: str) -> None:
    """Nothing if the field may hold the value.

    Raises:
        UsageError: if there is no such field, or the year is none.
    """
    if field not in EDITABLE:
        raise UsageError(f"metadata have no field {field!r}: choose one of {', '.join(EDITABLE)}")
    if field == "year" and not re.fullmatch(r"(?:1[4-9]|20)\d\d|", value.strip()):
        raise UsageError(f"year = {value!r}: expected four digits, or nothing for unknown")


def apply_edits(meta: Metadata, edits: Iterable[MetadataEdit]) -> Metadata:
    """The metadata with the edits over what was read; `by` names the strongest hand."""
    for edit in sorted(edits, key=lambda edit: edit.by == PERSON):
        value = " ".join(edit.value.split())
        if edit.field == "year":
            meta = replace(meta, year=int(value) if value else None, by=edit.by)
        elif edit.field == "authors":
            meta = replace(meta, authors=tuple(filter(None, map(str.strip, value.split(";")))), by=edit.by)
        else:
            meta = replace(meta, **{edit.field: value}, by=edit.by)  # type: ignore[arg-type]
    return meta


def edits_of(db: Connection, doc: DocId) -> tuple[MetadataEdit, ...]:
    """The edits of a document, by field."""
    rows = db.rows("SELECT field, value, by FROM metadata_edits WHERE doc = ? ORDER BY field", (doc,))
    return tuple(MetadataEdit(field, value, by) for field, value, by in rows)


def put_edit(db: Connection, doc: DocId, edit: MetadataEdit) -> bool:
    """Keep the edit in place of an older one.

    False where it stands already, and where a person's stands and this is a sidecar's.
    """
    before = {kept.field: kept for kept in edits_of(db, doc)}.get(edit.field)
    if before == edit or (before is not None and before.by == PERSON != edit.by):
        return False
    row = (doc, edit.field, edit.value, edit.by)
    db.write("INSERT OR REPLACE INTO metadata_edits (doc, field, value, by) VALUES (?, ?, ?, ?)", row)
    return True


def with_edits(db: Connection, document: Document) -> Document:
    """The document with its edits applied."""
    edits = edits_of(db, document.id)
    return replace(document, meta=apply_edits(document.meta, edits)) if edits else document
