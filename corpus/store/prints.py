"""A print of what is kept of each document, by which an index knows whether it holds the same."""

from __future__ import annotations

import hashlib

from corpus.geometry import DocId
from corpus.store.store import Store

__all__ = ["content_prints"]


def content_prints(store: Store) -> dict[DocId, str]:
    """For every document the SHA-256 of its record, its annotations and its claims: of the same, the same.

    A print is worked out when it is first asked for and kept beside the document; whatever rewrites the
    document or its annotations drops it (triggers of the store, see `corpus.store.migrations`).

    Raises:
        StoreError: if the store cannot be read.
        LockedStoreError: if prints have to be kept and another program is writing.
    """
    db = store._connection
    missing = [doc for (doc,) in db.rows("SELECT id FROM documents EXCEPT SELECT doc FROM contents")]
    if missing:
        with db.transaction():
            made = [(doc, _print(store, doc), doc) for doc in sorted(missing)]
            db.write_all("INSERT OR REPLACE INTO contents SELECT ?, ? FROM documents WHERE id = ?", made)
    return {DocId(doc): made for doc, made in db.rows("SELECT doc, print FROM contents ORDER BY doc")}


def _print(store: Store, doc: str) -> str:
    db, made = store._connection, hashlib.sha256()
    for table, key in (("documents", "id"), ("annotations", "doc")):
        row = db.row(f"SELECT body FROM {table} WHERE {key} = ?", doc)
        made.update(row[0] if row else b"")
    for claim, body in db.rows("SELECT id, body FROM claims WHERE doc = ? ORDER BY seq", (doc,)):
        made.update(f"\0{claim}\0{body}".encode("utf-8", "surrogatepass"))
    return made.hexdigest()
