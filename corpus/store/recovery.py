"""What can still be read of a damaged store, put into a new one.

Every row is asked for by itself, so that a damaged page costs its own rows and no others. A document whose
annotations are not all there is saved without them: the next ingest makes them anew from its text. What
people decided and set is saved first: it cannot be made anew.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.annotations import Annotations, Claim
from corpus.codec import from_bytes, from_json
from corpus.document import Document
from corpus.errors import LockedStoreError, StoreError
from corpus.geometry import DocId
from corpus.store.connection import Row
from corpus.store.packed.claims import CLAIM_COLUMNS, unpack_claim
from corpus.store.packed.documents import PackedDocument, unpack_document
from corpus.store.store import Store
from corpus.store.summaries import RunId

__all__ = ["Recovered", "Rescue", "find_damage", "rescue"]

_DAMAGES = (sqlite3.Error, ValueError)
"""What sqlite raises over a damaged file; ValueError where text, or what it quotes, is no UTF-8."""
_ROWS_AT_ONCE = 256
"""Rows asked for in one go; a damaged page of SQLite then costs eight halvings (2 to the 8th) to be passed
round."""
_ROWS_A_PAGE = 64
"""More than a page of 4,096 bytes has of any table here."""
_PLAIN = ("runs", "decisions", "identities", "metadata_edits", "labels", "outcomes")
"""Tables without records, copied row by row as far as they can be read."""


@dataclass(frozen=True, slots=True)
class Rescue:
    """What became of one document."""

    document: str
    """Its title or file."""
    state: str
    """"saved", "saved without annotations" or "lost"."""
    reason: str
    id: DocId


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a new store was made of."""

    documents: tuple[Rescue, ...]
    unreadable: tuple[str, ...]
    """Tables with rows that cannot be read."""

    @property
    def is_whole(self) -> bool:
        """True if nothing was lost."""
        return not self.unreadable and all(one.state == "saved" for one in self.documents)


def rescue(damaged: Path, new: Path, *, version: str) -> Recovered:
    """Make a new store of what can be read of a damaged one, which is left as it is.

    Raises:
        StoreError: if nothing can be read of it, or the new one cannot be written.
    """
    with _opened_copy(damaged) as db, Store.open(new, create=True) as store:
        reader = _Reader(db)
        _copy_plain(reader, store)
        run = store.begin_run("recover", version)
        documents = tuple(_documents(reader, store, run))
        store.end_run(run)
    return Recovered(documents, tuple(sorted(reader.unreadable)))


@contextmanager
def _opened_copy(damaged: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a copy: what waits in the log beside the file is read, and neither is written."""
    with tempfile.TemporaryDirectory(dir=damaged.parent) as folder:
        for suffix in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{damaged}{suffix}", Path(folder, f"copy{suffix}"))
        db = sqlite3.connect(Path(folder, "copy"))
        try:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            yield db
        except _DAMAGES as exc:
            raise StoreError(f"nothing can be read of {damaged} ({exc}): ingest the papers anew") from exc
        finally:
            db.close()


@dataclass(frozen=True, slots=True)
class _Form:
    """Where documents and claims stand: columns to ask for, with the key by which claims name documents."""

    documents: str
    claims: str
    claim: str


_PACKED = _Form("id, source, number, body, textmap", "claim_rows", f"doc, seq, {CLAIM_COLUMNS}")
_OLDER = _Form("id, source, id, body, NULL", "claims", "doc, seq, body")
"""Up to the eighth: a store that is too damaged to be brought to today's is saved in the form that it has."""


class _Reader:
    """Reads a damaged file row by row and remembers what it could not read."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._tables = {str(name) for (name,) in db.execute("SELECT name FROM sqlite_master")}
        self.form = _PACKED if "claim_rows" in self._tables else _OLDER
        self.unreadable: set[str] = set()

    def rows(self, table: str, columns: str) -> Iterator[Row]:
        """The rows that can be read, in the order of their writing; none of a table that is not there."""
        if table not in self._tables:
            return
        if self._is_numbered(table):
            yield from self._between(table, columns, self._last(table) + 1)
        else:
            yield from self._up_to_damage(table, columns)

    def _is_numbered(self, table: str) -> bool:
        try:
            self._db.execute(f"SELECT rowid FROM {table} LIMIT 0")
        except (sqlite3.OperationalError, ValueError):
            return False
        return True

    def _last(self, table: str) -> int:
        """Number of the last row; where that cannot be read, more than the file has room for."""
        try:
            (last,) = self._db.execute(f"SELECT max(rowid) FROM {table}").fetchone()
        except _DAMAGES:
            (last,) = self._db.execute("PRAGMA page_count").fetchone()
            return int(last) * _ROWS_A_PAGE
        return int(last or 0)

    def _up_to_damage(self, table: str, columns: str) -> Iterator[Row]:
        """Of a table that has no numbers to skip a row by."""
        try:
            yield from self._db.execute(f"SELECT {columns} FROM {table}")
        except _DAMAGES:
            self.unreadable.add(table)

    def _between(self, table: str, columns: str, end: int) -> Iterator[Row]:
        """Rows numbered from 1 up to the end; where some cannot be read, each half by itself."""
        sql = f"SELECT {columns} FROM {table} WHERE rowid >= ? AND rowid < ? ORDER BY rowid"
        waiting = [(first, min(first + _ROWS_AT_ONCE, end)) for first in range(1, end, _ROWS_AT_ONCE)][::-1]
        while waiting:
            first, last = waiting.pop()
            try:
                yield from self._db.execute(sql, (first, last)).fetchall()
            except _DAMAGES:
                middle = (first + last) // 2
                waiting += [(middle, last), (first, middle)] if last - first > 1 else []
                self.unreadable.add(table)

    def count_claims(self, key: str) -> int | None:
        """How many claims the document had by the index of claims; None if that cannot be read."""
        try:
            sql = f"SELECT count(*) FROM {self.form.claims} WHERE doc = ?"
            (count,) = self._db.execute(sql, (key,)).fetchone()
        except _DAMAGES:
            return None
        return int(count)


def _copy_plain(reader: _Reader, store: Store) -> None:
    db = store._connection
    for table in _PLAIN:
        names = [name for (name,) in db.rows("SELECT name FROM pragma_table_info(?)", (table,))]
        columns, marks = ", ".join(names), ", ".join("?" * len(names))
        for row in list(reader.rows(table, columns)):
            with suppress(StoreError), db.transaction():  # a row that refers to one that is lost
                db.write(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", row)


def _documents(reader: _Reader, store: Store, run: RunId) -> Iterator[Rescue]:
    names = {str(doc): str(path) for path, doc in reader.rows("outcomes", "path, doc") if doc is not None}
    notes, claims = _notes(reader), _claims(reader)
    saved = set()
    for doc, source, key, body, textmap in reader.rows("documents", reader.form.documents):
        names.setdefault(str(doc), str(source))
        try:
            document = unpack_document(PackedDocument(_bytes(body), textmap and _bytes(textmap)))
        except StoreError:
            continue
        saved.add(str(doc))
        found = _Notes(notes.get(document.id), str(key), claims.pop(str(key), {}))
        yield _saved(reader, store, run, document, found)
    for lost in sorted(names.keys() - saved):
        yield Rescue(names[lost], "lost", "its record is damaged: ingest the file again", DocId(lost))


@dataclass(frozen=True, slots=True)
class _Notes:
    """Body of a document's annotations, the key of its claims, and these by their numbers, as kept."""

    body: bytes | None
    key: str
    claims: dict[int, Row]


def _notes(reader: _Reader) -> dict[str, bytes]:
    return {str(doc): _bytes(body) for doc, body in reader.rows("annotations", "doc, body")}


def _claims(reader: _Reader) -> dict[str, dict[int, Row]]:
    found: dict[str, dict[int, Row]] = defaultdict(dict)
    for key, seq, *packed in reader.rows(reader.form.claims, reader.form.claim):
        found[str(key)][int(str(seq))] = tuple(packed)
    return found


def _saved(reader: _Reader, store: Store, run: RunId, document: Document, notes: _Notes) -> Rescue:
    """What became of a document that can be read, which is in the new store now."""
    made = _annotations(reader, document, notes)
    known = reader.unreadable.isdisjoint(("annotations", reader.form.claims))
    never = known and notes.body is None and not notes.claims
    with store.transaction():
        store.put_document(document, run=run)
        if made is not None:
            store.put_annotations(document, made, run=run)
    title = document.meta.title or document.source
    if made is not None or never:
        return Rescue(title, "saved", "", document.id)
    reason = "its annotations are damaged: ingest the file again"
    return Rescue(title, "saved without annotations", reason, document.id)


def _annotations(reader: _Reader, document: Document, notes: _Notes) -> Annotations | None:
    """The document's annotations, if all of them can be read."""
    numbers = range(len(notes.claims))
    if notes.body is None or sorted(notes.claims) != [*numbers]:
        return None
    if reader.count_claims(notes.key) != len(numbers):
        return None
    try:
        found = from_bytes(Annotations, notes.body)
        claims = tuple(_claim(notes.claims[number]) for number in numbers)
    except StoreError:
        return None
    return replace(found, claims=claims) if found.text_sha == document.text_sha else None


def _claim(packed: Row) -> Claim:
    """The claim of a row; of the older form that is its body alone."""
    return from_json(Claim, str(packed[0])) if len(packed) == 1 else unpack_claim(packed)


def _bytes(body: object) -> bytes:
    return body if isinstance(body, bytes) else b""


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
