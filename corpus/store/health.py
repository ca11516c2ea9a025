"""Whether a store's file is whole, as SQLite finds it."""

from __future__ import annotations

from corpus.errors import LockedStoreError, StoreError
from corpus.store.store import Store

__all__ = ["find_damage"]


def find_damage(store: Store) -> str:
    """The first damage that SQLite finds in pages, records and indexes, in its words; "" for none.

    Every page is read; contents of records are not looked into (`rescue` does).

    Raises:
        LockedStoreError: if another program keeps the file to itself.
    """
    try:
        (found,) = store._connection.row("PRAGMA quick_check(1)") or ("",)
    except LockedStoreError:
        raise
    except StoreError as exc:
        return str(exc)
    return "" if found == "ok" else str(found)
