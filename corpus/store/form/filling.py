"""What the eighth form of the store holds, put into the tables of the ninth, a document at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from corpus.annotations import Claim
from corpus.codec import from_bytes, from_json
from corpus.document import Document
from corpus.errors import StoreError
from corpus.store.packed.claims import CLAIM_COLUMNS, pack_claim
from corpus.store.packed.documents import pack_document
from corpus.store.packed.places import PLACE_COLUMNS

__all__ = ["fill_packed"]

_SAID = (
    "seq, page, in_table, surface, value, lo, hi, mult, unit, kind, hedge, direction, base_lo, base_hi, "
    "measure, area, partner, flow, product, period, year_first, year_last, quote, confidence, by"
)
"""Columns of claims that stay as they were."""


def fill_packed(db: sqlite3.Connection) -> None:
    """Pack the offset maps and claims of the eighth form, a document at a time."""
    for doc, number in db.execute("SELECT id, number FROM documents ORDER BY number").fetchall():
        _pack_document(db, doc)
        db.executemany(_INSERT, _claims(db, doc, number))


_COLUMNS = f"{CLAIM_COLUMNS}, doc, {_SAID}"
_INSERT = f"INSERT INTO claim_rows ({_COLUMNS}) VALUES ({', '.join('?' for _ in _COLUMNS.split(','))})"


def _pack_document(db: sqlite3.Connection, doc: str) -> None:
    (body,) = db.execute("SELECT body FROM documents WHERE id = ?", (doc,)).fetchone()
    try:
        document = from_bytes(Document, body)
    except (StoreError, TypeError):
        return
    packed = pack_document(document)
    db.execute("UPDATE documents SET body = ?, textmap = ? WHERE id = ?", (packed.body, packed.textmap, doc))


def _claims(db: sqlite3.Connection, doc: str, number: int) -> Iterator[tuple[Any, ...]]:
    """The rows of `claim_rows` for the document, in the order of `_COLUMNS`."""
    sql = f"SELECT id, body, {_SAID} FROM claims WHERE doc = ? ORDER BY seq"
    for claim, body, *said in db.execute(sql, (doc,)):
        _, *packed = _packed(body)
        yield (claim, *packed, number, *said)


def _packed(body: str) -> tuple[Any, ...]:
    try:
        return pack_claim(from_json(Claim, body))
    except (StoreError, TypeError):
        nowhere = (None for _ in PLACE_COLUMNS.split(","))
        return ("", *nowhere, str(body).encode("utf-8", "surrogatepass"))
