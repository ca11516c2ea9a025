"""The port to a search engine, and the engines there are.

An engine keeps a projection of the store: `search.index` fills it. What an engine cannot honour it
refuses with UnsupportedQueryError; scores compare within one answer; equal scores go by id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple, Protocol, TypeAlias

from corpus.errors import EngineError, UsageError
from corpus.geometry import DocId, PageIndex, Span
from corpus.quick import dataclass
from corpus.settings import Settings
from search.passages import ClaimRecord, Passage
from search.query import All, Query
from search.snippet import Snippet, snippet_of

__all__ = [
    "ENGINES",
    "NO_WORKS",
    "TEN_OF_EACH",
    "Answer",
    "Counts",
    "Engine",
    "Exactness",
    "Facet",
    "FacetCount",
    "Facets",
    "Hit",
    "Likely",
    "Meaning",
    "Paper",
    "Papers",
    "Record",
    "Sort",
    "open_engine",
]

Record = Passage | ClaimRecord
NO_WORKS: Mapping[DocId, DocId] = MappingProxyType({})


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
    kinds: tuple[str, ...] = ()
    """Kinds of its blocks, the one with most of its text first; "prose" for paragraphs and items."""
    figures: int = 0
    """Claims that it makes."""
    by_words: float | None = None
    by_meaning: float | None = None
    """Where words and meaning ranked together, its score by words and its cosine; None where it is not among
    the best of that ranking."""

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


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that answers: a document, or the editions of one work."""

    hits: tuple[Hit, ...]
    """The best of each of its best pages, best first, all of one document."""
    found: int
    """Passages of it among the best that were looked at."""
    editions: int
    """Documents of the work that were found; 1 for a single paper."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers asked for, best first."""

    papers: tuple[Paper, ...]
    are_more: bool
    """True if others follow."""
    total: int
    """Passages in all."""
    exactness: Exactness = Exactness.EXACT


class Facet(StrEnum):
    """What hits are counted by."""

    YEAR = "year"
    FIRM = "firm"
    PRODUCT = "product"
    POLICY = "policy"
    PLACE = "place"
    ORG = "org"
    AUTHOR = "author"
    KIND = "kind"


TEN_OF_EACH: Mapping[Facet, int] = MappingProxyType(dict.fromkeys(Facet, 10))


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value of a facet and how many of the hits have it."""

    value: str
    """A year, an author, a kind of text, or an entity's key: "firm:honhai"."""
    hits: int


class Sort(StrEnum):
    """The order of an answer."""

    RELEVANCE = "relevance"
    YEAR = "year"
    """The best by words, newest first."""
    VALUE = "value"
    """Of claims: the greatest first; of passages as relevance."""


class Likely(NamedTuple):
    """A passage by its id, and the cosine of its vector with that of a query."""

    id: str
    likeness: float


class Meaning(Protocol):
    """What a query means: which passages are near it, worked out elsewhere for any engine to count in."""

    def nearest(self, most: int, among: Collection[int] | None = None) -> Sequence[Likely]:
        """At most so many passages, the nearest first; of those with these ranks, where any are given."""

    def likeness(self, ranks: Collection[int]) -> Mapping[int, float]:
        """The cosine of each passage of these ranks that has a vector."""


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

    def find(
        self,
        query: Query,
        *,
        limit: int = 10,
        offset: int = 0,
        sort: Sort = Sort.RELEVANCE,
        claims: bool | None = None,
        meaning: Meaning | None = None,
    ) -> Answer:
        """The hits from this offset on, in the order that `search.engines.order` gives them.

        `claims` says what hits are: claims or passages; None leaves it to the query. Passages that are asked
        for in plain words rank by them and by `meaning` together, where it is given.

        Raises:
            NoIndexError: if nothing has been indexed yet.
            QueryError: if nothing is left of the query to look for.
            UnsupportedQueryError: if the engine cannot honour a part of the query, or so great an offset.
        """

    def papers(
        self,
        query: Query,
        *,
        limit: int = 10,
        offset: int = 0,
        pages: int = 3,
        sort: Sort = Sort.RELEVANCE,
        works: Mapping[DocId, DocId] = NO_WORKS,
        meaning: Meaning | None = None,
    ) -> Papers:
        """The papers from this offset on, each with so many of its best pages.

        `works` gives the newest edition of each document that has others: they are one paper.

        Raises:
            as `find`.
        """

    def facets(self, query: Query, *, of: Mapping[Facet, int] = TEN_OF_EACH) -> Facets:
        """For each facet at most so many values: those that most of the query's hits have, and how many.

        Equals come by value; years the latest first.

        Raises:
            as `find`.
        """

    def words_like(self, word: str) -> tuple[str, ...]:
        """Words of the corpus that differ from this one by a letter or two, the likest first; () for none.

        Raises:
            NoIndexError: if nothing has been indexed yet.
        """

    def knows(self, word: str) -> bool:
        """True if a passage has the word, in whatever form.

        Raises:
            NoIndexError: if nothing has been indexed yet.
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


Facets: TypeAlias = "Mapping[Facet, tuple[FacetCount, ...]]"


class _Adapter(Protocol):
    def connect(self, settings: Settings) -> Engine: ...


ENGINES = {"elasticsearch": "search.engines.elastic.engine", "tantivy": "search.engines.embedded"}
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
