"""The embedded engine: tantivy, in the folder of the corpus.

Two indices, of passages and of claims, so that the statistics of one do not weigh the words of the other.
Its BM25 has k1 = 1.2 and b = 0.75 built in; the Elasticsearch adapter uses the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import EngineError, NoIndexError
from corpus.geometry import DocId
from corpus.settings import Settings
from search.engine import Counts, Engine, Record
from search.engines.embedded_generation import Generation
from search.engines.generations import REMEDY, current_generation, new_generation, publish, stamp_of, withdraw
from search.engines.halves.half import Half
from search.engines.reading import Answering
from search.query import Query

__all__ = ["Embedded", "connect"]


def connect(settings: Settings) -> Engine:
    """The embedded engine of this corpus; nothing is opened or made until it is used."""
    return Embedded(settings.index)


class Embedded(Answering):
    """tantivy behind the port."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: Generation | None = None
        self._next: Generation | None = None
        self._stamp: tuple[int, int] | None = None

    def add(self, records: Iterable[Record]) -> None:
        """Take in the records."""
        target = self._next or self._live() or self._first()
        with _translated(self._folder):
            for record in records:
                target.add(record)

    def remove(self, doc: DocId) -> None:
        """Forget all records of the document."""
        target = self._next or self._live()
        if target is not None:
            with _translated(self._folder):
                target.remove(doc)

    def vouch(self, doc: DocId, content: str) -> None:
        """Hold the document for whole from the next commit on."""
        target = self._next or self._live() or self._first()
        target.vouch(doc, content)

    def commit(self) -> None:
        """Make what was written lasting and visible."""
        target = self._next or self._open
        if target is not None:
            with _translated(self._folder):
                target.commit()

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Inside, writes go to a new index that replaces the old one at the end."""
        with _translated(self._folder):
            self._next = made = Generation(new_generation(self._folder), make=True)
        done = False
        try:
            yield
            self.commit()
            done = True
        finally:
            self._next = None
            if not done:
                made.close()
                withdraw(made.folder)
        self.close()
        publish(made.folder)
        self._open = made

    @contextmanager
    def _reading(self, query: Query | None = None, claims: bool | None = None) -> Iterator[Half]:
        """The half that answers the query; passages without one."""
        live = self._live()
        if live is None:
            raise NoIndexError(f"there is no index yet: {REMEDY}, or ingest a PDF")
        wants = query is not None and (query.wants_claims if claims is None else claims)
        with _translated(self._folder):
            yield live.half(claims=wants)

    def documents(self) -> frozenset[DocId]:
        """Documents of which a passage is kept."""
        live = self._live()
        if live is None:
            return frozenset()
        with _translated(self._folder):
            return live.passages.documents()

    def contents(self) -> dict[DocId, str]:
        """Documents that are held whole, each with its print."""
        live = self._live()
        if live is None:
            return {}
        with _translated(self._folder):
            return live.contents()

    def count(self) -> Counts:
        """What is kept."""
        live = self._live()
        if live is None:
            return Counts(0, 0, 0)
        with _translated(self._folder):
            return Counts(len(live.passages.documents()), live.passages.size(), live.claims.size())

    def close(self) -> None:
        """Let go of the locks."""
        if self._open is not None:
            opened, self._open = self._open, None
            with _translated(self._folder):
                opened.close()

    def __enter__(self) -> Embedded:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _live(self) -> Generation | None:
        """The generation that answers, opened anew if another program has replaced it meanwhile."""
        stamp = stamp_of(self._folder)
        if self._open is not None and stamp is not None and stamp == self._stamp:
            return self._open
        folder = current_generation(self._folder)
        if folder is not None and (self._open is None or self._open.folder != folder):
            self.close()
            with _translated(self._folder):
                self._open = Generation(folder)
        self._stamp = stamp
        return self._open if folder is not None else None

    def _first(self) -> Generation:
        self.close()
        with _translated(self._folder):
            self._open = made = Generation(new_generation(self._folder), make=True)
        publish(made.folder)
        return made


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    """ValueError is what tantivy raises for what goes wrong with an index; on a damaged one it may panic."""
    try:
        yield
    except (ValueError, OSError) as exc:
        if "LockBusy" in str(exc):
            raise EngineError(
                f"the index in {folder} is being written by another program: wait for it, then try again"
            ) from exc
        raise EngineError(f"the index in {folder} cannot be used ({exc}): {REMEDY}") from exc
    except BaseException as exc:
        if type(exc).__name__ != _PANIC:
            raise
        raise EngineError(f"the index in {folder} is damaged ({exc}): {REMEDY}") from exc


_PANIC = "PanicException"
"""What pyo3 makes of a panic: no Exception, and of a module that cannot be imported."""
