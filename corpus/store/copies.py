"""Documents kept several times, to measure how the time of a question grows with a corpus."""

from __future__ import annotations

import json

from corpus.store.store import Store

__all__ = ["copy_documents"]

_COPIED = {
    "documents": ("id",),
    "pages": ("doc",),
    "annotations": ("doc",),
    "claim_rows": ("id",),
    "mention_rows": (),
}
"""Tables of what was read and understood, with the columns that hold ids; their bodies keep the old ones."""
_NUMBERS = {"documents": "number", "claim_rows": "doc", "mention_rows": "doc"}
"""Columns that hold the number of a document: that of a copy is so much higher."""


def copy_documents(store: Store, mark: str) -> None:
    """Keep every document once more under its id with "-" and the mark, with all that was understood of it.

    Copies are not copied again. To be called inside a transaction.
    """
    db = store._connection
    originals = db.rows("SELECT id, number FROM documents WHERE id NOT LIKE '%-%'")
    higher = db.count("SELECT max(number) FROM documents")
    for table, ids in _COPIED.items():
        number = _NUMBERS.get(table)
        columns = db.rows("SELECT name FROM pragma_table_info(?)", (table,))
        values = ", ".join(_copied(name, name in ids, name == number) for (name,) in columns)
        key, wanted = (number, [n for _, n in originals]) if number else (ids[-1], [i for i, _ in originals])
        which = f"WHERE {key} IN (SELECT value FROM json_each(?3))"
        db.write(
            f"INSERT INTO {table} SELECT {values} FROM {table} {which}", (mark, higher, json.dumps(wanted))
        )


def _copied(column: str, is_id: bool, is_number: bool) -> str:
    if is_id:
        return f"{column} || '-' || ?1"
    return f"{column} + ?2" if is_number else f'"{column}"'
