"""The embedded engine: tantivy, in the folder of the corpus.

Two indices, of passages and of claims, so that the statistics of one do not weigh the words of the other.
Its BM25 has k1 = 1.2 and b = 0.75 built in; the Elasticsearch adapter uses the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from corpus.errors import EngineError, NoIndexError
from corpus.geometry import DocId
from corpus.settings import Settings
from search.engine import Answer, Counts, Engine, Hit, Record
from search.engines.contents import Held, read_contents, write_contents
from search.engines.embedded_query import Translator
from search.engines.generations import REMEDY, current_generation, new_generation, publish, withdraw
from search.engines.hits import doc_of, hit_of, kept
from search.engines.spread import Stretch, stretch
from search.passages import EXACT, FIELDS, STEMMED, ClaimRecord, Field, Form, analyzer, rows_of, storable
from search.query import All, Query, plan_query, scores

__all__ = ["Embedded", "connect"]

_HEAP = 64_000_000  # bytes a writer buffers before it writes a segment
_RECORD = "record"
_SPARE = 16  # hits fetched beyond those asked for, to see whether the last is one of several equals

Ranked = tuple[float, tantivy.DocAddress]


def connect(settings: Settings) -> Engine:
    """The embedded engine of this corpus; nothing is opened or made until it is used."""
    return Embedded(settings.index)


class Embedded:
    """tantivy behind the port."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: _Generation | None = None
        self._next: _Generation | None = None

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
            self._next = made = _Generation(new_generation(self._folder), make=True)
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

    def find(self, query: Query, *, limit: int = 10, offset: int = 0) -> Answer:
        """The hits from this offset on."""
        plan = plan_query(query)
        live = self._live()
        if live is None:
            raise NoIndexError(f"there is no index yet: {REMEDY}, or ingest a PDF")
        with _translated(self._folder):
            return live.half(claims=query.wants_claims).find(plan, stretch(query, limit, offset))

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

    def _live(self) -> _Generation | None:
        """The generation that answers, opened anew if another program has replaced it meanwhile."""
        folder = current_generation(self._folder)
        if folder is not None and (self._open is None or self._open.folder != folder):
            self.close()
            with _translated(self._folder):
                self._open = _Generation(folder)
        return self._open if folder is not None else None

    def _first(self) -> _Generation:
        self.close()
        with _translated(self._folder):
            self._open = made = _Generation(new_generation(self._folder), make=True)
        publish(made.folder)
        return made


class _Generation:
    """The two indices of one folder."""

    def __init__(self, folder: Path, *, make: bool = False) -> None:
        self.folder = folder
        self.passages = _Half(folder / "passages", claims=False, make=make)
        self.claims = _Half(folder / "claims", claims=True, make=make)
        self.halves = (self.passages, self.claims)
        self._counts: dict[str, Counter[bool]] = {}
        """Records added since the last commit of documents that were touched: of passages, of claims."""
        self._vouched: dict[str, str] = {}

    def add(self, record: Record) -> None:
        """Buffer the record."""
        claims = isinstance(record, ClaimRecord)
        self._counts.setdefault(doc_of(record), Counter())[claims] += 1
        self.half(claims=claims).add(record)

    def remove(self, doc: DocId) -> None:
        """Delete the records of the document that were added before."""
        self._counts[storable(doc)] = Counter()
        self._vouched.pop(storable(doc), None)
        for half in self.halves:
            half.remove(doc)

    def vouch(self, doc: DocId, content: str) -> None:
        """Hold the document for whole from the next commit on."""
        self._counts.setdefault(storable(doc), Counter())
        self._vouched[storable(doc)] = content

    def contents(self) -> dict[DocId, str]:
        """The documents whose records are all there; counted one by one only where the sums differ."""
        held = read_contents(self.folder)
        sums = sum(one.passages for one in held.values()), sum(one.claims for one in held.values())
        if sums != tuple(half.size() for half in self.halves):
            held = {
                doc: one
                for doc, one in held.items()
                if (self.passages.count(doc), self.claims.count(doc)) == (one.passages, one.claims)
            }
        return {DocId(doc): one.content for doc, one in held.items()}

    def half(self, *, claims: bool) -> _Half:
        """The index of claims or that of passages."""
        return self.claims if claims else self.passages

    def commit(self) -> None:
        """Claims first: a passage that is found has its claims. What is whole is written around both."""
        held = read_contents(self.folder)
        if not held.keys().isdisjoint(self._counts):
            held = {doc: one for doc, one in held.items() if doc not in self._counts}
            write_contents(self.folder, held)
        self.claims.commit()
        self.passages.commit()
        if self._vouched:
            counts = self._counts
            held |= {
                doc: Held(content, counts[doc][False], counts[doc][True])
                for doc, content in self._vouched.items()
            }
            write_contents(self.folder, held)
        self._counts, self._vouched = {}, {}

    def close(self) -> None:
        """End both writers."""
        for half in self.halves:
            half.close()


class _Half:
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
            self._index.register_tokenizer(chain, analyzer(chain))
        self._ops = Translator(self._schema)
        self._writer: tantivy.IndexWriter | None = None

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(_HEAP, 1)
        return self._writer

    def add(self, record: Record) -> None:
        """Buffer the record."""
        made = tantivy.Document()
        for row in rows_of(record):
            _PUT[FIELDS[row.field]](made, row.field, row.value)
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

    def find(self, plan: All, wanted: Stretch) -> Answer:
        """The hits of the plan."""
        self._index.reload()
        searcher = self._index.searcher()
        query = self._ops.query(plan)
        end = wanted.first + wanted.size
        ranked, total = (_best if scores(plan) else _in_order)(searcher, query, end)
        fetched = ranked[wanted.first : end]
        ranks = searcher.fast_field_values(Field.RANK, [address for _, address in fetched])
        shown = wanted.shown([int(rank or 0) for rank in ranks])
        return Answer(tuple(self._hit(searcher, fetched[position], plan) for position in shown), total)

    def _hit(self, searcher: tantivy.Searcher, found: Ranked, plan: All) -> Hit:
        score, address = found
        body = bytes(searcher.doc(address)[_RECORD][0]).decode()
        return hit_of(body, score, plan, claims=self._claims)

    def documents(self) -> frozenset[DocId]:
        """Documents by their terms."""
        self._index.reload()
        found = self._index.searcher().terms_with_prefix(Field.DOC, "", tantivy.Query.all_query())
        return frozenset(DocId(term) for term, _ in found)

    def count(self, doc: str) -> int:
        """Records kept of the document."""
        query = tantivy.Query.term_query(self._schema, Field.DOC, doc)
        found: int = self._index.searcher().search(query, limit=1).count  # type: ignore[attr-defined]  # missing from its stub
        return found

    def size(self) -> int:
        """Records kept."""
        self._index.reload()
        return self._index.searcher().num_docs


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


def _in_order(searcher: tantivy.Searcher, query: tantivy.Query, wanted: int) -> tuple[list[Ranked], int]:
    result = searcher.search(query, limit=max(wanted, 1), order_by_field=Field.RANK, order=tantivy.Order.Asc)
    return [(0.0, address) for _, address in result.hits], result.count  # type: ignore[attr-defined]  # missing from its stub


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    """ValueError is what tantivy raises for all that goes wrong with an index."""
    try:
        yield
    except (ValueError, OSError) as exc:
        if "LockBusy" in str(exc):
            raise EngineError(
                f"the index in {folder} is being written by another program: wait for it, then try again"
            ) from exc
        raise EngineError(f"the index in {folder} cannot be used ({exc}): {REMEDY}") from exc
