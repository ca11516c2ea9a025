"""What every request of the desk is given: the corpus, an engine, and answers kept while they hold."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar, cast

from corpus.document import Document
from corpus.geometry import DocId
from corpus.settings import Settings, load_settings
from corpus.store import Store, store_stamp
from figtrace.ask.meaning import open_meanings
from figtrace.serve.web.not_here import NotHereError
from search import Engine, open_current
from search.engine import Meaning
from search.query import Query

__all__ = ["Desk", "Kept"]

_Made = TypeVar("_Made")
_DOCUMENTS = 8
"""Documents kept as they were read: turning a page must not read the whole again. A long one has ten MB."""
_ANSWERS = 256
"""Answers kept: some rooms of one person's hour, in a few megabytes."""


class Kept:
    """The last answers of a kind, each under the key that makes it true."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """The answer kept under the key, else the one that is made now; two may be made at once."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return cast(_Made, self._held[key])
        made = make()
        with self._lock:
            self._held[key] = made
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return made


class Desk:
    """One corpus on the desk. Every request opens the store for itself: a connection is of one thread."""

    def __init__(self, folder: Path, engine: str) -> None:
        self.folder = folder
        self.engine_name = engine
        self._engines: list[Engine] = []
        self._documents = Kept(_DOCUMENTS)
        self._answers = Kept(_ANSWERS)

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
        """An engine that nobody else uses meanwhile; one that failed is not used again.

        Raises:
            EngineError: if it cannot be opened.
        """
        engine = self._engines.pop() if self._engines else open_current(self.engine_name, self.settings)
        try:
            yield engine
        except BaseException:
            engine.close()
            raise
        self._engines.append(engine)

    def document(self, store: Store, name: str) -> Document:
        """The document whose id begins so.

        Raises:
            NotHereError: if there is none, or more than one.
        """
        doc = self.doc_id(store, name)
        return self._documents.get((self.stamp(store), doc), lambda: store.document(doc))

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
        found = self.kept(store, ("meanings", made), lambda: open_meanings(store, self.settings))
        return found.of if found is not None else lambda _: None

    def kept(self, store: Store, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """The answer to this question as long as nothing is written to the corpus."""
        return self._answers.get((self.stamp(store), key), make)

    def stamp(self, store: Store) -> str:
        """Another one after any write, and when another corpus was put in this one's place."""
        return f"{self.settings.db.stat().st_ino}-{store_stamp(store)}"

    def close(self) -> None:
        """Let go of the engines."""
        while self._engines:
            self._engines.pop().close()
