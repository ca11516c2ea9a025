"""What every request of the desk is given: the corpus, an engine, and answers kept while they hold."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from corpus.document import Document
from corpus.geometry import DocId
from corpus.settings import Settings, load_settings
from corpus.store import Store, decisions_stamp, document_stamp, is_being_written, store_stamp
from figtrace.ask.meaning import open_meanings
from figtrace.serve.web.kept import Kept
from figtrace.serve.web.not_here import NotHereError
from search import Engine, open_current
from search.engine import Meaning
from search.query import Query

__all__ = ["Desk"]

_Made = TypeVar("_Made")
_DOCUMENTS = 48_000_000
"""Bytes of documents kept as they were read: turning a page must not read the whole again. Some thirty."""
_CHARACTER = 13
"""Bytes of memory for each character of a document's text, with the map of its places and its blocks, without
tables and references (150 papers, measured)."""
_LEFT_OUT = ("tables", "references")
"""What most pages of a document do not show, and most of its memory."""
_ANSWERS = 8_000_000
"""Bytes of answers kept, as they are pickled: some hundred, in memory four times as much."""
_ENGINES = 4
"""Engines at most, each a reader of the index: more searches at once than processors gain nothing."""
_WHILE_WRITTEN_S = 10.0
"""How old a count over the whole corpus may be while an ingest writes, which changes it every second."""


class Desk:
    """One corpus on the desk. Every request opens the store for itself: a connection is of one thread."""

    def __init__(self, folder: Path, engine: str) -> None:
        self.folder = folder
        self.engine_name = engine
        self._engines: list[Engine] = []
        self._lent = threading.BoundedSemaphore(_ENGINES)
        self._documents = Kept(_DOCUMENTS, weigh=_document_weight)
        self._answers = Kept(_ANSWERS, weigh=_pickled_weight)
        self._meanings = Kept(1)

    @property
    def settings(self) -> Settings:
        """The corpus's settings."""
        return load_settings(self.folder)

    @property
    def work(self) -> Path:
        """Where the desk keeps pictures and drafts: beside the corpus, so that it goes with it."""
        return self.folder / "desk"

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store, for the thread that asks.

        Raises:
            UsageError: if there is no corpus.
            StoreError: if it cannot be read.
        """
        with Store.open(self.settings.db) as store:
            yield store

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        """An engine that nobody else uses meanwhile, waited for; one that failed is not used again.

        Raises:
            EngineError: if it cannot be opened.
        """
        with self._lent:
            engine = self._engines.pop() if self._engines else open_current(self.engine_name, self.settings)
            try:
                yield engine
            except BaseException:
                engine.close()
                raise
            self._engines.append(engine)

    def document(self, store: Store, name: str, *, whole: bool = False) -> Document:
        """The document whose id begins so; only a `whole` one has its tables and references.

        It is kept until it is read or annotated anew, whatever else is written.

        Raises:
            NotHereError: if there is none, or more than one.
        """
        doc = self.doc_id(store, name)
        if whole:
            return store.document(doc)
        stamp = (self.settings.db.stat().st_ino, document_stamp(store, doc))
        return self._documents.get(doc, lambda: store.document(doc, without=_LEFT_OUT), stamp=stamp)

    def doc_id(self, store: Store, name: str) -> DocId:
        """The whole id that begins so.

        Raises:
            NotHereError: if there is none, or more than one.
        """
        if store.has_document(DocId(name)):
            return DocId(name)
        found = [one.id for one in store.summaries() if len(name) >= 8 and one.id.startswith(name)]
        if len(found) != 1:
            raise NotHereError(f"there is no document {name[:64]!r} in this corpus")
        return found[0]

    def meaning(self, store: Store) -> Callable[[Query], Meaning | None]:
        """Gives what a query means, where the corpus has vectors; else None for all.

        Raises:
            UsageError: if their model cannot be run.
            EngineError: if they are damaged.
        """
        folder = self.settings.vectors
        made = folder.stat().st_mtime_ns if folder.is_dir() else 0
        stamp = (made, self.stamp(store))
        found = self._meanings.get("", lambda: open_meanings(store, self.settings), stamp=stamp)
        return found.of if found is not None else lambda _: None

    def kept(self, store: Store, key: Hashable, make: Callable[[], _Made], *, of_all: bool = False) -> _Made:
        """The answer to this question as long as nothing is written to the corpus.

        One that is `of_all` documents, a count that each of them changes, may be ten seconds old while an
        ingest writes; what a person decides is seen at once.
        """
        lasting = _WHILE_WRITTEN_S if of_all and is_being_written(store) else 0.0
        asked = (key, self.decided(store))
        return self._answers.get(asked, make, stamp=self.stamp(store), lasting=lasting)

    def decided(self, store: Store) -> str:
        """Another one after a person has decided, and when another corpus was put in this one's place."""
        return f"{self.settings.db.stat().st_ino}-{decisions_stamp(store)}"

    def stamp(self, store: Store) -> str:
        """Another one after any write, and when another corpus was put in this one's place."""
        return f"{self.settings.db.stat().st_ino}-{store_stamp(store)}"

    def close(self) -> None:
        """Let go of the engines."""
        while self._engines:
            self._engines.pop().close()


def _document_weight(document: Document) -> int:
    return _CHARACTER * len(document.text)


def _pickled_weight(answer: object) -> int:
    return len(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
