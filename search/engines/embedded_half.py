"""One tantivy index, of passages or of claims: written, searched, counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import tantivy

from corpus.geometry import DocId
from search.engine import Facet, Facets, Hit, Record, Sort
from search.engines.answering import Found
from search.engines.counted import counts_of, terms_of
from search.engines.embedded_query import Translator
from search.engines.hits import hit_of, kept
from search.engines.order import Candidate
from search.passages import (
    EXACT,
    FIELDS,
    STEMMED,
    Field,
    Form,
    rows_of,
    spaced_analyzer,
    spaced_terms,
    storable,
)
from search.query import All, scores
from search.query.near_words import nearest

__all__ = ["Half"]

_HEAP = 64_000_000
"""Bytes that a writer buffers before it writes a segment."""
_RECORD = "record"
_SPARE = 16
"""Hits fetched beyond those asked for, to see whether the last is one of several equals."""

_ANALYSED = frozenset({Form.STEMMED, Form.EXACT})

Ranked = tuple[float, tantivy.DocAddress]


class Half:
    """One tantivy index."""

    def __init__(self, folder: Path, *, claims: bool, make: bool) -> None:
        self._claims = claims
        self._schema = _schema()
        if make:
            folder.mkdir()
            self._index = tantivy.Index(self._schema, path=str(folder))
        else:
            self._index = tantivy.Index.open(str(folder))
        for chain in (EXACT, STEMMED):
            self._index.register_tokenizer(chain, spaced_analyzer(chain))
        self._ops = Translator(self._schema)
        self._writer: tantivy.IndexWriter | None = None
        self._meta = folder / "meta.json"
        self._seen = (0, 0)

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(_HEAP, 1)
        return self._writer

    def add(self, record: Record) -> None:
        """Buffer the record."""
        made = tantivy.Document()
        for name, value in rows_of(record):
            form = FIELDS[name]
            _PUT[form](made, name, spaced_terms(str(value)) if form in _ANALYSED else value)
        made.add_bytes(_RECORD, kept(record).encode())
        self._writing().add_document(made)

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
        if sort is Sort.VALUE and self._claims:
            ranked, total = _by_value(searcher, query, end)
        else:
            ranked, total = (_best if scores(plan) else _in_order)(searcher, query, end)
        fetched = ranked[first:end]
        keys = [(searcher, address) for _, address in fetched]
        return Found(_candidates(searcher, fetched), keys, total)

    def hits(self, keys: Sequence[object], scores: Sequence[float], plan: All) -> list[Hit]:
        """The records of these keys."""
        return [self._hit(key, score, plan) for key, score in zip(keys, scores, strict=True)]

    def _hit(self, key: Any, score: float, plan: All) -> Hit:
        searcher, address = key
        body = bytes(searcher.doc(address)[_RECORD][0]).decode()
        return hit_of(body, score, plan, claims=self._claims)

    def facets(self, plan: All, of: Sequence[Facet], most: int) -> Facets:
        """Counts of the plan's hits by each facet."""
        asked = {str(facet): {"terms": terms_of(facet, most)} for facet in of}
        counted = self._searcher().aggregate(self._ops.query(plan), asked)
        return {facet: counts_of(counted[facet]["buckets"], facet, most) for facet in of}

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


_PUT: dict[Form, Callable[[tantivy.Document, str, Any], None]] = {
    Form.STEMMED: tantivy.Document.add_text,
    Form.EXACT: tantivy.Document.add_text,
    Form.KEYWORD: tantivy.Document.add_text,
    Form.INTEGER: tantivy.Document.add_integer,
    Form.REAL: tantivy.Document.add_float,
}


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name, form in FIELDS.items():
        match form:
            case Form.STEMMED:
                builder.add_text_field(name, tokenizer_name=STEMMED, index_option="freq")
            case Form.EXACT:
                builder.add_text_field(name, tokenizer_name=EXACT)
            case Form.KEYWORD:
                builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
            case Form.INTEGER:  # signed: a Python int in an unsigned field ends the writer's thread
                builder.add_integer_field(name, indexed=True, fast=True)
            case Form.REAL:
                builder.add_float_field(name, indexed=True, fast=True)
    builder.add_bytes_field(_RECORD, stored=True)
    return builder.build()


def _best(searcher: tantivy.Searcher, query: tantivy.Query, wanted: int) -> tuple[list[Ranked], int]:
    """The best hits by score, then id; equals at the end are all fetched, for their ids decide."""
    wanted = max(wanted, 1)
    ask = wanted + _SPARE
    while True:
        result = searcher.search(query, limit=ask)
        hits: list[Ranked] = result.hits
        if len(hits) < ask or hits[-1][0] < hits[wanted - 1][0]:
            break
        ask *= 4
    ranks = searcher.fast_field_values(Field.RANK, [address for _, address in hits])
    order = sorted(range(len(hits)), key=lambda i: (-hits[i][0], ranks[i] or 0))
    return [hits[i] for i in order], result.count  # type: ignore[attr-defined]  # missing from its stub


def _candidates(searcher: tantivy.Searcher, ranked: Sequence[Ranked]) -> list[Candidate]:
    addresses = [address for _, address in ranked]
    columns = [searcher.fast_field_values(name, addresses) for name in _TOLD]
    rows = zip(ranked, *columns, strict=True)
    return [
        Candidate(
            score or 0.0, rank or 0, page if page is not None else -1, weight or 0, said or 0, year or 0
        )
        for (score, _), rank, page, weight, said, year in rows
    ]


_TOLD = (Field.RANK, Field.PAGE, Field.WEIGHT, Field.FIGURES, Field.YEAR)


def _by_value(searcher: tantivy.Searcher, query: tantivy.Query, wanted: int) -> tuple[list[Ranked], int]:
    """The greatest first, equals by id; those without a value last."""
    ask = max(wanted, 1) + _SPARE
    while True:
        result = searcher.search(query, limit=ask, order_by_field=Field.VALUE_LO, order=tantivy.Order.Desc)
        hits = result.hits
        if len(hits) < ask or hits[-1][0] != hits[max(wanted, 1) - 1][0]:
            break
        ask *= 4
    ranks = searcher.fast_field_values(Field.RANK, [address for _, address in hits])
    order = sorted(range(len(hits)), key=lambda i: (hits[i][0] is None, -(hits[i][0] or 0.0), ranks[i] or 0))
    return [(0.0, hits[i][1]) for i in order], result.count  # type: ignore[attr-defined]  # missing from its stub


def _in_order(searcher: tantivy.Searcher, query: tantivy.Query, wanted: int) -> tuple[list[Ranked], int]:
    result = searcher.search(query, limit=max(wanted, 1), order_by_field=Field.RANK, order=tantivy.Order.Asc)
    return [(0.0, address) for _, address in result.hits], result.count  # type: ignore[attr-defined]  # missing from its stub
