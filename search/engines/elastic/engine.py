"""The Elasticsearch engine, for an index that a team shares: servers of 8.x and 9.x.

A rebuild fills the next generation of indices and moves the aliases in one call. A document leaves
`contents` before its records are touched and returns when all of them are in, so that a kill at any moment
leaves it out. One program at a time writes under a prefix.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import elasticsearch

from corpus.errors import EngineError, NoIndexError, UnsupportedQueryError
from corpus.geometry import DocId
from corpus.interrupts import interrupts_held
from corpus.settings import ElasticSettings, Settings
from search.engine import Counts, Engine, Record
from search.engines.answering import FARTHEST
from search.engines.elastic.bulk import Unfit, remedy_of
from search.engines.elastic.client import open_client
from search.engines.elastic.contents import Contents
from search.engines.elastic.errors import refused, translated
from search.engines.elastic.indices import KINDS, Indices
from search.engines.elastic.reading import ElasticReader
from search.engines.elastic.record import Line, line_of
from search.engines.elastic.schema import Json
from search.engines.elastic.sending import Sending
from search.engines.elastic.writers import Writer
from search.engines.generations import REMEDY
from search.engines.hits import doc_of
from search.engines.reading import Answering
from search.passages import ClaimRecord, Field, storable
from search.query import Query
from search.refused import Refusal, keep_refusals, refusals_file

__all__ = ["Elastic", "connect"]

WINDOW = FARTHEST
"""Hits that an index answers at most: its setting max_result_window, at its default."""
_BATCH = 500
"""Records that are held back until they are sent together."""
_EXPUNGED = 1_000_000
"""Records of an index up to which deleted ones are expunged at each commit; larger ones wait for merges of
the server's own, and a few records more or less are not felt in their scores. Our choice."""

_SEEN_S = 30.0
"""For so long what was seen to be an index of our form is searched without another look: another version of
figtrace may replace it, whose index then answers with an error."""


def connect(given: Settings) -> Engine:
    """The engine on the server that the settings name.

    Raises:
        EngineError: if they name none, or it is not Elasticsearch 8 or 9, or it refuses the key.
        EngineDownError: if it does not answer.
    """
    return Elastic(given.elastic, refusals_file(given, Elastic.name))


class Elastic(Answering):
    """Elasticsearch behind the port."""

    name = "elasticsearch"

    def __init__(self, given: ElasticSettings, refusals: Path | None = None) -> None:
        """`refusals` is where records that are refused are kept; without it such a record is an error."""
        self._given = given
        self._client = open_client(given)
        self._indices = Indices(self._client, given)
        self._contents = Contents(self._client, given.shown_url)
        self._writer = Writer(self._client, f"{given.prefix}-writer")
        self._refusals = refusals
        self._refused: list[Refusal] = []
        self._sending = Sending(self._client, given.shown_url)
        self._buffer: dict[tuple[str, str], tuple[Record, Line]] = {}
        self._buffered: set[str] = set()
        self._written: set[str] = set()
        self._leaving: set[str] = set()
        self._held: set[str] | None = None
        self._target: int | None = None
        self._is_new = False
        """True in a rebuild until the first commit: nothing is held yet that would have to be doubted."""
        self._seen = float("-inf")

    def add(self, records: Iterable[Record]) -> None:
        """Take in the records, in batches."""
        self._begin()
        passages, claims, _ = self._indices.of(self._generation() or self._first())
        for record in records:
            line = line_of(record, claims if isinstance(record, ClaimRecord) else passages)
            self._buffer[line.index, line.id] = record, line
            self._buffered.add(doc_of(record))
            self._contents.added(record)
            if len(self._buffer) >= _BATCH:
                self._flush()

    def remove(self, doc: DocId) -> None:
        """Forget all records of the document, with the next batch."""
        if self._generation() is None:
            return
        self._begin()
        if doc in self._buffered:
            self._flush()
        if self._held is None:
            self._held = self._all_held()
        self._contents.removed(doc)
        if storable(doc) in self._held or storable(doc) in self._written:
            self._leaving.add(storable(doc))

    def vouch(self, doc: DocId, content: str) -> None:
        """Hold the document for whole from the next commit on."""
        self._begin()
        if self._generation() is None:
            self._first()
        self._contents.vouched(doc, content)

    def commit(self) -> None:
        """Write what waits, then what is whole, and refresh the indices."""
        generation = self._generation()
        if generation is None:
            return
        self._flush()
        with translated(self._given.shown_url):
            self._set_aside(self._sending.settled())
            self._contents.write(self._indices.of(generation)[-1])
            self._client.indices.refresh(index=self._indices.of(generation), ignore_unavailable=True)
            self._expunge(self._indices.of(generation)[:2])
        if self._target is None:
            self._keep_refused(self._contents.touched)
            self._writer.give_back()
        self._contents.forget()
        self._is_new = False

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Inside, writes go to a new generation, to which the aliases move at the end."""
        self._begin()
        with translated(self._given.shown_url):
            older = self._indices.all()
            self._forget()
            self._target = made = self._indices.make_next()
            self._is_new = True
        done = False
        try:
            yield
            self.commit()
            with translated(self._given.shown_url), interrupts_held():
                self._indices.publish(made)  # from here on it answers, and must not be dropped
                done = True
            self._keep_refused(None)
        finally:
            self._target = None
            self._forget()
            if not done:
                self._indices.drop([made])
            self._writer.give_back()
        self._indices.drop(older)
        self._indices.drop_older_forms()

    def _refuse_far(self, limit: int, offset: int) -> None:
        if limit + offset > WINDOW:
            raise UnsupportedQueryError(
                f"Elasticsearch answers no more than the first {WINDOW} hits, and hits {offset} to "
                f"{offset + limit} were asked for: narrow the query, or use the embedded engine"
            )

    @contextmanager
    def _reading(self, query: Query | None = None, claims: bool | None = None) -> Iterator[ElasticReader]:
        """What answers the query from claims or passages; passages without one."""
        if not self._answers():
            raise NoIndexError(f"there is no index yet at {self._given.shown_url}: {REMEDY}, or ingest a PDF")
        wants = query is not None and (query.wants_claims if claims is None else claims)
        with translated(self._given.shown_url):
            yield ElasticReader(self._client, self._indices.alias(KINDS[wants]), claims=wants)

    def _answers(self) -> bool:
        """True if there is an index of our form, now or a moment ago."""
        if time.monotonic() > self._seen + _SEEN_S:
            if self._indices.live() is None:
                return False
            self._seen = time.monotonic()
        return True

    def documents(self) -> frozenset[DocId]:
        """Documents of which a passage is kept."""
        if self._indices.live() is None:
            return frozenset()
        return frozenset(DocId(doc) for doc in self._documents())

    def contents(self) -> dict[DocId, str]:
        """Documents that are held whole, each with its print; where a record is missing, it is left out."""
        generation = self._indices.live()
        if generation is None:
            return {}
        with translated(self._given.shown_url):
            with suppress(elasticsearch.AuthorizationException):  # of a key that may only read
                self._client.indices.refresh(index=self._indices.of(generation), ignore_unavailable=True)
            *records, entries = self._indices.of(generation)
            held = self._contents.read(entries)
            passages, claims = (self._counts_by_document(index) for index in records)
        return {
            DocId(doc): one.content
            for doc, one in held.items()
            if (passages.get(doc, 0), claims.get(doc, 0)) == (one.passages, one.claims)
        }

    def count(self) -> Counts:
        """What is kept."""
        if self._indices.live() is None:
            return Counts(0, 0, 0)
        with translated(self._given.shown_url):
            passages, claims = (self._client.count(index=self._indices.alias(k))["count"] for k in KINDS[:2])
        return Counts(len(self.documents()), int(passages), int(claims))

    def close(self) -> None:
        """End the connections; who writes lets others write."""
        self._sending.close()
        self._writer.give_back()
        self._client.close()

    def __enter__(self) -> Elastic:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _generation(self) -> int | None:
        """The generation that is written: that of a rebuild, else the one that answers."""
        return self._target if self._target is not None else self._indices.live()

    # -- writing ----------------------------------------------------------------------------------

    def _begin(self) -> None:
        with translated(self._given.shown_url):
            self._writer.take()

    def _first(self) -> int:
        made = self._indices.make_next()
        with translated(self._given.shown_url):
            self._indices.publish(made)
        return made

    def _forget(self) -> None:
        self._sending.let_go()
        self._is_new = False
        self._buffer.clear()
        self._buffered.clear()
        self._written.clear()
        self._leaving.clear()
        self._refused.clear()
        self._contents.forget()
        self._held = None

    def _flush(self) -> None:
        """Delete what is to leave, then send what waits."""
        generation = self._generation()
        if generation is None:
            return
        with translated(self._given.shown_url):
            self._writer.take()
            *records, entries = self._indices.of(generation)
            if not self._is_new:
                self._contents.doubt(entries)
            self._delete(records)
            self._set_aside(self._sending.send(list(self._buffer.values())))
        self._written |= self._buffered
        self._buffer.clear()
        self._buffered.clear()

    def _set_aside(self, unfit: Iterable[tuple[Record, Unfit]]) -> None:
        """Keep aside what did not fit."""
        for record, one in unfit:
            if self._refusals is None:
                raise refused("a record", f"{one.record}: {one.reason}", self._given.shown_url)
            self._contents.refused(doc_of(record))
            self._refused.append(_refusal(record, one))

    def _keep_refused(self, renewed: frozenset[str] | None) -> None:
        """Keep what was refused in place of what was refused of these documents before; of all for None."""
        if self._refusals is not None:
            keep_refusals(self._refusals, self._refused, renewed=renewed)
        self._refused.clear()

    def _delete(self, indices: list[str]) -> None:
        if not self._leaving:
            return
        self._set_aside(self._sending.settled())
        self._client.indices.refresh(index=indices)  # else those of the last batch are not seen
        query = {"terms": {Field.DOC: sorted(self._leaving)}}
        answer = self._client.delete_by_query(index=indices, query=query, conflicts="proceed")
        if answer["failures"]:
            raise EngineError(f"Elasticsearch could not delete records; the first: {answer['failures'][0]}")
        self._leaving.clear()

    def _expunge(self, indices: list[str]) -> None:
        """Let deleted records go, as long as that is quick: they count in the scores until they are gone.

        The server keeps them for half a minute, for copies that may ask: then a later commit does it.
        """
        told = self._client.indices.stats(index=indices, metric="docs")["indices"]
        for index, stats in told.items():
            records = stats["primaries"]["docs"]
            if records["deleted"] and records["count"] <= _EXPUNGED:
                self._client.indices.flush(index=index)
                self._client.indices.forcemerge(index=index, only_expunge_deletes=True)
                self._client.indices.refresh(index=index)

    # -- reading ----------------------------------------------------------------------------------

    def _documents(self) -> Iterator[str]:
        """Documents that have a passage."""
        with translated(self._given.shown_url):
            generation = self._generation()
            index = (
                self._indices.of(generation)[0] if generation is not None else self._indices.alias("passages")
            )
            yield from self._counts_by_document(index)

    def _all_held(self) -> set[str]:
        """Documents of which anything is there, those whose passages a kill left out too."""
        generation = self._generation()
        if generation is None:
            return set()
        with translated(self._given.shown_url):
            self._client.indices.refresh(index=self._indices.of(generation), ignore_unavailable=True)
            return {d for index in self._indices.of(generation)[:2] for d in self._counts_by_document(index)}

    def _counts_by_document(self, index: str) -> dict[str, int]:
        """Records of each document, by pages of the one aggregation that is exact at any number."""
        counts: dict[str, int] = {}
        after: Json = {}
        while True:
            sources = [{"doc": {"terms": {"field": Field.DOC}}}]
            pages = {"docs": {"composite": {"size": 1000, "sources": sources, **after}}}
            found = self._client.search(index=index, size=0, aggs=pages)["aggregations"]["docs"]
            counts |= {bucket["key"]["doc"]: bucket["doc_count"] for bucket in found["buckets"]}
            if "after_key" not in found:
                return counts
            after = {"after": found["after_key"]}


def _refusal(record: Record, unfit: Unfit) -> Refusal:
    shown = record.quote if isinstance(record, ClaimRecord) else record
    page = None if shown.page_first is None else int(shown.page_first) + 1
    return Refusal(shown.doc, shown.title, page, unfit.record, unfit.reason, remedy_of(unfit.reason))
