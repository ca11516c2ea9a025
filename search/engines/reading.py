"""What both engines answer alike: each opens a reader of its own, and the steps from there are the same."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from corpus.geometry import DocId
from search.engine import NO_WORKS, TEN_OF_EACH, Answer, Facet, Facets, Meaning, Papers, Sort
from search.engines.answering import Asked, Reader, answer, papers
from search.passages import Field, exact_terms
from search.query import All, Query, index_terms, plan_query

__all__ = ["Answering", "IndexReader"]


class IndexReader(Reader, Protocol):
    """A reader that also knows the words of its index."""

    def facets(self, plan: All, of: Mapping[Facet, int]) -> Facets:
        """Counts of the hits: for each facet at most so many values."""

    def words_like(self, word: str) -> tuple[str, ...]:
        """Words of the index near this one."""

    def knows(self, field: Field, term: str) -> bool:
        """True if a passage has the term in this field."""


class Answering:
    """The answers of an engine, which need nothing of it but a reader."""

    def _reading(
        self, query: Query | None = None, claims: bool | None = None
    ) -> AbstractContextManager[IndexReader]:
        """What answers the query from claims or passages; passages without one.

        Raises:
            NoIndexError: if nothing has been indexed yet.
        """
        raise NotImplementedError

    def _refuse_far(self, limit: int, offset: int) -> None:
        """Nothing, where the engine answers from so great an offset."""

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
        """The hits from this offset on."""
        asked = Asked(query, plan_query(query), limit, offset, sort, meaning)
        self._refuse_far(limit, offset)
        with self._reading(query, claims) as reader:
            return answer(_with_meaning(reader, asked), asked)

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
        """The papers from this offset on."""
        asked = Asked(query, plan_query(query), limit, offset, sort, meaning)
        with self._reading(query) as reader:
            return papers(_with_meaning(reader, asked), asked, works, pages=pages)

    def facets(self, query: Query, *, of: Mapping[Facet, int] = TEN_OF_EACH) -> Facets:
        """Counts of the hits."""
        plan = plan_query(query)
        with self._reading(query) as reader:
            return reader.facets(plan, of)

    def words_like(self, word: str) -> tuple[str, ...]:
        """Words near this one."""
        with self._reading() as reader:
            return reader.words_like(exact_terms(word))

    def knows(self, word: str) -> bool:
        """True if a passage has it."""
        with self._reading() as reader:
            return all(reader.knows(*term) for term in index_terms(word))


def _with_meaning(reader: Reader, asked: Asked) -> Reader:
    """The reader, fused with what the query means where that is known."""
    if asked.meaning is None:
        return reader
    from search.engines.fused import by_both  # most corpora have no vectors

    return by_both(reader, asked)
