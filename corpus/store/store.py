"""The store: one SQLite file that holds all that is known of a corpus.

One writer at a time; a transaction for each document, so that a kill loses at most the one in flight. Bodies
are compressed records; the tables beside them are the same facts in plain columns, for other programs.
The records themselves are imported by the methods that read or write them: a search needs none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.codec import SCHEMA, from_bytes, to_bytes
from corpus.errors import StoreError
from corpus.geometry import DocId, PageIndex
from corpus.store.connection import NUMBER_OF, Connection, Row
from corpus.store.summaries import FileStamp, PageOutcome, RunId, Summary, Totals

if TYPE_CHECKING:
    from corpus.annotations import Annotations, Claim
    from corpus.document import Document, Outcome
    from corpus.store.edits import MetadataEdit

__all__ = ["Store"]


class Store:
    """An open store. Use as a context manager, or call `close`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection  # for the modules of corpus.store alone

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Store:
        """The store in this file, brought to today's form.

        Raises:
            UsageError: if there is none and it is not to be made.
            ForeignStoreError: if the file is another program's, or of a newer figtrace.
            LockedStoreError: if another program is writing it.
            StoreError: if it is damaged or cannot be opened.
        """
        return cls(Connection.open(path, create=create))

    @classmethod
    def in_memory(cls) -> Store:
        """An empty store that lasts as long as the object."""
        return cls(Connection.in_memory())

    def close(self) -> None:
        """End the connection; everything committed stays."""
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path | None:
        """The file, for other processes that read it; None for a store in memory."""
        row = self._connection.row("PRAGMA database_list")
        return Path(row[2]) if row and row[2] else None

    # -- writing ---------------------------------------------------------------------------------

    def transaction(self) -> AbstractContextManager[None]:
        """All writes inside are kept together or not at all.

        Raises:
            LockedStoreError: if another program is writing.
        """
        return self._connection.transaction()

    def begin_run(self, command: str, version: str) -> RunId:
        """A new run, begun now."""
        with self.transaction():
            number = self._connection.write(
                "INSERT INTO runs (command, version, started) VALUES (?, ?, ?)", (command, version, _now())
            )
        return RunId(number)

    def end_run(self, run: RunId) -> None:
        """Mark the run as ended now; a run without an end was interrupted."""
        with self.transaction():
            self._connection.write("UPDATE runs SET ended = ? WHERE id = ?", (_now(), run))

    def put_document(self, document: Document, *, run: RunId) -> None:
        """Keep the document and its pages in place of what was known of it; its annotations are dropped.

        What people have set of its metadata stays set.
        To be called inside a transaction.
        """
        from corpus.store.edits import with_edits
        from corpus.store.packed.documents import pack_document
        from corpus.store.rows import document_row, page_rows

        document = with_edits(self._connection, document)
        self._drop_mentions(document.id)
        self._connection.write("DELETE FROM documents WHERE id = ?", (document.id,))
        packed = pack_document(document)
        kept = (packed.body, self._next_number(), packed.textmap)
        self._connection.insert("documents", [(*document_row(document), SCHEMA, run, *kept)])
        self._connection.insert("pages", page_rows(document))

    def _next_number(self) -> int:
        return self._connection.count("SELECT coalesce(max(number), 0) + 1 FROM documents")

    def _number(self, doc: DocId) -> int:
        """The number by which the large tables name the document; 0, which is none's, if it is not here."""
        return self._connection.count("SELECT number FROM documents WHERE id = ?", doc)

    def _drop_mentions(self, doc: DocId) -> None:
        from corpus.store.mention_rows import drop_mentions

        drop_mentions(self._connection, self._number(doc))

    def edit_metadata(self, doc: DocId, edit: MetadataEdit) -> bool:
        """Set a field of a document's metadata, now and whenever it is read again; nothing else changes.

        False where it is set so already, and where a person has set the field and a sidecar is not to
        overrule it. To be called inside a transaction.

        Raises:
            UsageError: if there is no such field, or it cannot hold the value.
            StoreError: if the document is not here.
        """
        from corpus.store.edits import check_edit, put_edit, with_edits
        from corpus.store.packed.documents import pack_document

        check_edit(edit.field, edit.value)
        if not self.has_document(doc):
            raise StoreError(f"document {doc[:12]} is not in the corpus")
        if not put_edit(self._connection, doc, edit):
            return False
        document = with_edits(self._connection, self.document(doc))
        meta = document.meta
        self._connection.write(
            "UPDATE documents SET title = ?, authors = ?, year = ?, doi = ?, body = ? WHERE id = ?",
            (meta.title, "; ".join(meta.authors), meta.year, meta.doi, pack_document(document).body, doc),
        )
        return True

    def put_annotations(self, document: Document, annotations: Annotations, *, run: RunId) -> None:
        """Keep the annotations in place of older ones. To be called inside a transaction.

        Raises:
            StoreError: if they were made on another text.
        """
        from corpus.store.mention_rows import put_mentions
        from corpus.store.rows import CLAIM_ROW, citation_rows, claim_rows, entity_rows

        if annotations.text_sha != document.text_sha:
            raise StoreError(
                f"annotations of {document.id[:12]} were made on another text: annotate it again"
            )
        number = self._number(document.id)
        self._drop_mentions(document.id)
        self._connection.write("DELETE FROM claim_rows WHERE doc = ?", (number,))
        for table in ("annotations", "citations"):
            self._connection.write(f"DELETE FROM {table} WHERE doc = ?", (document.id,))
        body = to_bytes(replace(annotations, claims=()))
        row = (document.id, annotations.text_sha, annotations.producer, SCHEMA, run, body)
        self._connection.insert("annotations", [row])
        put_mentions(self._connection, number, entity_rows(document, annotations))
        self._connection.insert("claim_rows", claim_rows(document, number, annotations), columns=CLAIM_ROW)
        self._connection.insert("citations", citation_rows(document, annotations))

    def remove_document(self, doc: DocId) -> tuple[str, ...]:
        """Forget the document with all that was found in it and set of it; the paths of its files, by name.

        The files themselves stay, and are read anew when they are named again. To be called inside a
        transaction.

        Raises:
            StoreError: if it is not here.
        """
        if not self.has_document(doc):
            raise StoreError(f"document {doc[:12]} is not in the corpus")
        self._drop_mentions(doc)
        files = self._connection.rows("SELECT path FROM outcomes WHERE doc = ? ORDER BY path", (doc,))
        for table, key in (
            ("annotations", "doc"),
            ("documents", "id"),
            ("outcomes", "doc"),
            ("metadata_edits", "doc"),
            ("labels", "doc"),
        ):
            self._connection.write(f"DELETE FROM {table} WHERE {key} = ?", (doc,))
        return tuple(path for (path,) in files)

    def put_outcome(self, outcome: Outcome, stamp: FileStamp, *, run: RunId) -> None:
        """Keep what became of a file. To be called inside a transaction."""
        row = (outcome.path, outcome.state, outcome.code, outcome.reason, outcome.doc)
        self._connection.write("DELETE FROM outcomes WHERE path = ?", (outcome.path,))
        self._connection.insert("outcomes", [(*row, stamp.size, stamp.mtime_ns, run)])

    # -- reading ---------------------------------------------------------------------------------

    def has_document(self, doc: DocId) -> bool:
        """True if the document's body is kept."""
        return self._connection.row("SELECT 1 FROM documents WHERE id = ?", doc) is not None

    def document(self, doc: DocId, *, without: Collection[str] = ()) -> Document:
        """The whole document; fields named in `without` are left empty, which saves time: ("references",).

        Raises:
            StoreError: if it is not here, or cannot be read.
        """
        from corpus.store.packed.documents import PackedDocument, unpack_document

        return unpack_document(PackedDocument(*self._kept(doc)), without=without)

    def opening(self, doc: DocId, characters: int) -> str:
        """The first characters of the document's text, without the cost of the whole.

        Raises:
            StoreError: if it is not here, or cannot be read.
        """
        from corpus.openings import opening_of

        return opening_of(self._body(doc), characters)

    def _body(self, doc: DocId) -> bytes:
        return bytes(self._kept(doc)[0])

    def _kept(self, doc: DocId) -> Row:
        row = self._connection.row("SELECT body, textmap FROM documents WHERE id = ?", doc)
        if row is None:
            raise StoreError(f"document {doc[:12]} is not in the corpus")
        return row

    def annotations(self, doc: DocId, *, without: Collection[str] = ()) -> Annotations | None:
        """The annotations with their claims; None if the document has not been annotated.

        Fields named in `without` are left empty, which saves time: ("entities", "others").
        """
        from corpus.annotations import Annotations

        row = self._connection.row("SELECT body FROM annotations WHERE doc = ?", doc)
        if row is None:
            return None
        found = from_bytes(Annotations, row[0], without=without)
        return found if "claims" in without else replace(found, claims=self.claims(doc))

    def producer(self, doc: DocId) -> str:
        """The producer of the document's annotations; "" if it has none."""
        row = self._connection.row("SELECT producer FROM annotations WHERE doc = ?", doc)
        return str(row[0]) if row else ""

    def claims(self, doc: DocId) -> tuple[Claim, ...]:
        """The document's claims in the order of its text."""
        from corpus.store.packed.claims import CLAIM_COLUMNS, unpack_claim

        sql = f"SELECT {CLAIM_COLUMNS} FROM claim_rows WHERE doc = {NUMBER_OF} ORDER BY seq"
        return tuple(map(unpack_claim, self._connection.rows(sql, (doc,))))

    def count_claims(self, docs: Iterable[DocId]) -> dict[DocId, int]:
        """How many claims each of these documents has."""
        count = f"SELECT count(*) FROM claim_rows WHERE doc = {NUMBER_OF}"
        return {doc: self._connection.count(count, doc) for doc in docs}

    def totals(self) -> Totals:
        """How much was found in all documents together."""
        tables = (
            "mention_rows m JOIN names n ON n.number = m.name WHERE n.ignored = 0",
            "claim_rows",
            "citations",
        )
        return Totals(*(self._connection.count(f"SELECT count(*) FROM {table}") for table in tables))

    def summaries(self, of: Collection[DocId] | None = None) -> tuple[Summary, ...]:
        """All documents, or those of these ids, without their bodies, by source."""
        where, ids = ("", ()) if of is None else (f"WHERE id IN ({', '.join('?' * len(of))})", tuple(of))
        rows = self._connection.rows(
            "SELECT id, source, title, authors, year, doi, n_pages, reader FROM documents "
            f"{where} ORDER BY source, id",
            ids,
        )
        return tuple(
            Summary(DocId(i), s, t, tuple(a.split("; ")) if a else (), y, d, n, r)
            for i, s, t, a, y, d, n, r in rows
        )

    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of every file seen, by path."""
        from corpus.document import Outcome, OutcomeState

        rows = self._connection.rows("SELECT path, state, reason, doc, code FROM outcomes ORDER BY path")
        return tuple(Outcome(p, OutcomeState(s), r, d and DocId(d), c) for p, s, r, d, c in rows)

    def stamp(self, path: str) -> FileStamp | None:
        """Stamp of the file when it was last seen; None if it never was."""
        row = self._connection.row("SELECT size, mtime_ns FROM outcomes WHERE path = ?", path)
        return FileStamp(*row) if row else None

    def page_outcomes(self, doc: DocId | None = None) -> tuple[PageOutcome, ...]:
        """What became of every page, of one document or of all."""
        from corpus.document import PageState

        where, values = ("WHERE doc = ?", (doc,)) if doc else ("", ())
        rows = self._connection.rows(
            f"SELECT doc, page, label, state, reason FROM pages {where} ORDER BY doc, page",
            values,
        )
        return tuple(PageOutcome(DocId(d), PageIndex(p), n, PageState(s), r) for d, p, n, s, r in rows)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
