"""One tantivy index, of passages or of claims: written, searched, counted."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from operator import eq
from pathlib import Path
from typing import Any, NamedTuple, cast

import tantivy

from corpus.geometry import DocId
from search.engine import Facet, Facets, Hit, Record, Sort
from search.engines.answering import Found
from search.engines.counted import counted_at_once
from search.engines.halves.query import Translator
from search.engines.halves.record import candidates_of, document_of, hit_of
from search.engines.halves.schema import RECORD, TOLD, new_schema, register_analyzers
from search.passages import Field, storable
from search.query import All, scores
from search.query.near_words import nearest

__all__ = ["Half"]

_HEAP = 64_000_000
"""Bytes that a thread of a writer buffers before it writes a segment."""
_BUILDERS = min(2, os.cpu_count() or 1)
"""Threads that write a new index; into an old one one does, for each leaves a segment of its own."""
_SPARE = 16
"""Hits fetched beyond those asked for, to see whether the last is one of several equals."""


class _Ranked(NamedTuple):
    """Hits in order, in columns: hundreds of them are looked at for ten that are shown."""

    scores: list[float]
    ranks: Sequence[int]
    addresses: list[tantivy.DocAddress]
    total: int


class _Keys(Sequence[object]):
    """Where hits are, each with the searcher that knows it."""

    def __init__(self, searcher: tantivy.Searcher, addresses: Sequence[tantivy.DocAddress]) -> None:
        self._searcher, self._addresses = searcher, addresses

    def __len__(self) -> int:
        return len(self._addresses)

    def __getitem__(self, at: Any) -> Any:
        return self._searcher, self._addresses[at]


class Half:
    """One tantivy index."""

    def __init__(self, folder: Path, *, claims: bool, make: bool) -> None:
        self._claims = claims
        self._schema = new_schema()
        if make:
            folder.mkdir()
            self._index = tantivy.Index(self._schema, path=str(folder))
        else:
            self._index = tantivy.Index.open(str(folder))
        register_analyzers(self._index)
        self._ops = Translator(self._schema)
        self._writer: tantivy.IndexWriter | None = None
        self._meta = folder / "meta.json"
        self._seen = (0, 0)
        self._threads = _BUILDERS if make else 1

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(_HEAP * self._threads, self._threads)
        return self._writer

    def add(self, record: Record) -> None:
        """Buffer the record."""
        self._writing().add_document(document_of(record))

    def remove(self, doc: DocId) -> None:
        """Delete the records of the document that were added before."""
        self._writing().delete_documents_by_term(Field.DOC, storable(doc))

    def commit(self) -> None:
        """Write what is buffered."""
        if self._writer is not None:
            self._writer.commit()
            self._writer.garbage_collect_files()
            self._index.reload()

    def close(self) -> None:
        """Wait for merges and let the lock go."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.rollback()
            writer.wait_merging_threads()

    def best(self, plan: All, *, first: int, size: int, sort: Sort) -> Found:
        """The hits of the plan from this one on, by score, then by id."""
        searcher = self._searcher()
        query, end = self._ops.query(plan), first + size
        find = _best if scores(plan) else _in_order
        if sort is Sort.VALUE and self._claims:
            find = _by_value
        ranked = find(searcher, query, end)
        addresses = ranked.addresses[first:end]
        told = _numbers(searcher, TOLD, addresses)
        found = candidates_of(ranked.scores[first:end], ranked.ranks[first:end], told)
        return Found(found, _Keys(searcher, addresses), ranked.total)

    def hits(self, keys: Sequence[object], scores: Sequence[float], plan: All) -> list[Hit]:
        """The records of these keys."""
        return [self._hit(key, score, plan) for key, score in zip(keys, scores, strict=True)]

    def _hit(self, key: Any, score: float, plan: All) -> Hit:
        searcher, address = key
        return hit_of(searcher.doc(address).get_first(RECORD), score, plan)

    def facets(self, plan: All, of: Mapping[Facet, int]) -> Facets:
        """Counts of the plan's hits by each facet."""
        searcher, query = self._searcher(), self._ops.query(plan)
        return counted_at_once(lambda asked: searcher.aggregate(query, asked), of)

    def words_like(self, word: str) -> tuple[str, ...]:
        """Words of the index that are near this one."""
        searcher = self._searcher()
        listed = searcher.terms_with_prefix(Field.EXACT, word[:1], tantivy.Query.all_query())
        return nearest(word, ((term, count) for term, count in listed))

    def knows(self, field: Field, term: str) -> bool:
        """True if a record has the term."""
        query = tantivy.Query.term_query(self._schema, field, term, index_option="freq")
        return bool(self._searcher().search(query, limit=1, count=False).hits)

    def documents(self) -> frozenset[DocId]:
        """Documents by their terms."""
        found = self._searcher().terms_with_prefix(Field.DOC, "", tantivy.Query.all_query())
        return frozenset(DocId(term) for term, _ in found)

    def count(self, doc: str) -> int:
        """Records kept of the document."""
        query = tantivy.Query.term_query(self._schema, Field.DOC, doc)
        found: int = self._searcher().search(query, limit=1).count  # type: ignore[attr-defined]  # missing from its stub
        return found

    def size(self) -> int:
        """Records kept."""
        return self._searcher().num_docs

    def _searcher(self) -> tantivy.Searcher:
        """What searches the last commit of any program; each replaces one small file, so its stamp tells.

        To open the segments anew each time takes as long as to search them.
        """
        told = self._meta.stat()
        stamp = (told.st_ino, told.st_mtime_ns)
        if stamp != self._seen:
            self._index.reload()
            self._seen = stamp
        return self._index.searcher()


def _best(searcher: tantivy.Searcher, query: tantivy.Query, wanted: int) -> _Ranked:
    """The best hits by score, then id; equals at the end are all fetched, for their ids decide."""
    wanted = max(wanted, 1)
    ask = wanted + _SPARE
    while True:
        result = searcher.search(query, limit=ask)
        hits = result.hits
        if len(hits) < ask or hits[-1][0] < hits[wanted - 1][0]:
            break
        ask *= 4
    made = _with_ranks(searcher, [score for score, _ in hits], hits, result)
    if any(map(eq, made.scores, made.scores[1:])):  # else the engine's order is that of scores alone
        scores, ranks = made.scores, made.ranks
        return _reordered(made, sorted(range(len(hits)), key=lambda at: (-scores[at], ranks[at])))
    return made


_Hits = Sequence[tuple[Any, tantivy.DocAddress]]


def _with_ranks(
    searcher: tantivy.Searcher, scores: list[float], hits: _Hits, result: tantivy.SearchResult
) -> _Ranked:
    addresses = [address for _, address in hits]
    return _Ranked(scores, _numbers(searcher, Field.RANK, addresses), addresses, result.count)  # type: ignore[attr-defined]  # missing from its stub


def _numbers(
    searcher: tantivy.Searcher, column: str, addresses: Sequence[tantivy.DocAddress]
) -> Sequence[int]:
    """The numbers of a column that every record has."""
    return cast("Sequence[int]", searcher.fast_field_values(column, list(addresses)))


def _reordered(made: _Ranked, order: Sequence[int]) -> _Ranked:
    return _Ranked(
        [made.scores[at] for at in order],
        [made.ranks[at] for at in order],
        [made.addresses[at] for at in order],
        made.total,
    )


def _by_value(searcher: tantivy.Searcher, query: tantivy.Query, wanted: int) -> _Ranked:
    """The greatest first, equals by id; those without a value last."""
    ask = max(wanted, 1) + _SPARE
    while True:
        result = searcher.search(query, limit=ask, order_by_field=Field.VALUE_LO, order=tantivy.Order.Desc)
        hits = result.hits
        if len(hits) < ask or hits[-1][0] != hits[max(wanted, 1) - 1][0]:
            break
        ask *= 4
    made = _with_ranks(searcher, [0.0] * len(hits), hits, result)
    values = [value for value, _ in hits]
    order = sorted(
        range(len(hits)), key=lambda at: (values[at] is None, -(values[at] or 0.0), made.ranks[at])
    )
    return _reordered(made, order)


def _in_order(searcher: tantivy.Searcher, query: tantivy.Query, wanted: int) -> _Ranked:
    result = searcher.search(query, limit=max(wanted, 1), order_by_field=Field.RANK, order=tantivy.Order.Asc)
    hits: _Hits = result.hits
    ranks, addresses = [rank or 0 for rank, _ in hits], [address for _, address in hits]
    return _Ranked([0.0] * len(hits), ranks, addresses, result.count)  # type: ignore[attr-defined]  # missing from its stub
