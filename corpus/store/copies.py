"""Documents kept several times, to measure how the time of a question grows with a corpus."""

from __future__ import annotations

from corpus.store.store import Store

__all__ = ["copy_documents"]

_COPIED = {
    "documents": ("id",),
    "pages": ("doc",),
    "annotations": ("doc",),
    "claims": ("id", "doc"),
    "mentions": ("doc",),
}
"""Tables of what was read and understood, with the columns that hold ids; their bodies keep the old ones."""


def copy_documents(store: Store, mark: str) -> None:
    """Keep every document once more under its id with "-" and the mark, with all that was understood of it.

    Copies are not copied again. To be called inside a transaction.
    """
    for table, ids in _COPIED.items():
        columns = store._connection.rows("SELECT name FROM pragma_table_info(?)", (table,))
        values = (f"{name} || '-' || ?1" if name in ids else f'"{name}"' for (name,) in columns)
        store._connection.write(
            f"INSERT INTO {table} SELECT {', '.join(values)} FROM {table} WHERE {ids[-1]} NOT LIKE '%-%'",
            (mark,),
        )
