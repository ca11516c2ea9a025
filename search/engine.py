"""The port to a search engine, and the engines there are.

An engine keeps a projection of the store: `search.index` fills it. What an engine cannot honour it
refuses with UnsupportedQueryError; scores compare within one answer; equal scores go by id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Protocol

from corpus.errors import EngineError, UsageError
from corpus.geometry import DocId, PageIndex, Span
from corpus.settings import Settings
from search.passages import ClaimRecord, Passage
from search.query import All, Query
from search.snippet import Snippet, snippet_of

__all__ = ["ENGINES", "Answer", "Counts", "Engine", "Exactness", "Hit", "Record", "open_engine"]

Record = Passage | ClaimRecord


class Exactness(StrEnum):
    """What a total is."""

    EXACT = "exact"
    AT_LEAST = "at-least"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage, or a claim for a query by value or unit, that answers a query."""

    doc: DocId
    passage: str
    """Id of the passage; of the one that holds the claim where the hit is a claim."""
    score: float
    """0 where the query only narrows."""
    title: str
    year: int | None
    section: tuple[str, ...]
    context: str
    """Caption, units note and headers where it is of a table."""
    page_first: PageIndex | None
    page_last: PageIndex | None
    span: Span
    """The whole passage, or the claim's sentence or cell, in the document's text."""
    text: str
    """`document.text[span]`."""
    plan: All
    """What was looked for."""
    claim: str = ""
    """Id of the claim; "" where the hit is a passage."""

    @property
    def snippet(self) -> Snippet:
        """The piece of the text that answers; worked out when it is shown."""
        return snippet_of(self.text, self.plan, start=self.span.start)


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits asked for, best first, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int
    exactness: Exactness = Exactness.EXACT


@dataclass(frozen=True, slots=True)
class Counts:
    """What an index holds."""

    documents: int
    passages: int
    claims: int


class Engine(Protocol):
    """An index that can be written, searched and made anew. Close it, or use it as a context manager."""

    name: str

    def add(self, records: Iterable[Record]) -> None:
        """Take in the records; those of an id that is there already are replaced by `remove` first."""

    def remove(self, doc: DocId) -> None:
        """Forget all records of the document that were added before; an unknown one is no error."""

    def vouch(self, doc: DocId, content: str) -> None:
        """Say that all records of the document were added since it was removed; `content` is their print.

        It holds from the next `commit` on, until the document is removed or added to again.
        """

    def commit(self) -> None:
        """Make all that was added and removed lasting and visible to `find`."""

    def rebuilding(self) -> AbstractContextManager[None]:
        """Inside, writes go to a new, empty index that takes the old one's place at the end.

        The old one answers until then, and stays if the block raises.
        """

    def find(self, query: Query, *, limit: int = 10, offset: int = 0) -> Answer:
        """The hits from this offset on, in the order that `search.engines.spread` gives them.

        Raises:
            NoIndexError: if nothing has been indexed yet.
            QueryError: if nothing is left of the query to look for.
            UnsupportedQueryError: if the engine cannot honour a part of the query, or so great an offset.
        """

    def documents(self) -> frozenset[DocId]:
        """Documents of which at least one passage is kept; none where there is no index yet."""

    def contents(self) -> Mapping[DocId, str]:
        """The documents that are held whole, each with the print it was vouched for with.

        A document whose records are not all there, for whatever reason, is left out.
        """

    def count(self) -> Counts:
        """What is kept and visible to `find`; zeros where there is no index yet."""

    def close(self) -> None:
        """Let go of locks and connections; what was not committed is lost."""

    def __enter__(self) -> Engine:
        """The engine itself."""

    def __exit__(self, *_: object) -> None:
        """As `close`."""


class _Adapter(Protocol):
    def connect(self, settings: Settings) -> Engine: ...


ENGINES = {"elasticsearch": "search.engines.elastic", "tantivy": "search.engines.embedded"}
"""Engines by name, each with the module whose `connect(settings)` opens it."""


def open_engine(name: str, settings: Settings) -> Engine:
    """The engine of this name for the corpus of these settings.

    Raises:
        UsageError: if there is no such engine.
        EngineError: if it cannot be opened or reached.
    """
    module = ENGINES.get(name)
    if module is None:
        raise UsageError(f"unknown engine {name!r}; known are {', '.join(sorted(ENGINES))}")
    try:
        adapter: _Adapter = import_module(module)
    except ModuleNotFoundError as exc:
        raise EngineError(
            f"the engine {name} needs {exc.name}, which is not installed: run `make setup` again"
        ) from exc
    return adapter.connect(settings)
