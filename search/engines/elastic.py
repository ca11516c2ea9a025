"""The Elasticsearch engine, for an index that a team shares: servers of 8.x and 9.x.

    figtrace-passages     alias of figtrace-passages-v1-3: form 1, third generation
    figtrace-claims       alias of figtrace-claims-v1-3

A rebuild fills the next generation and moves both aliases in one call.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import elasticsearch
from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from corpus.errors import EngineError, NoIndexError, UnsupportedQueryError
from corpus.geometry import DocId
from corpus.settings import ElasticSettings, Settings
from search.engine import Answer, Counts, Engine, Hit, Record
from search.engines.elastic_errors import translated
from search.engines.elastic_query import to_json_query
from search.engines.elastic_schema import RECORD, Json, mappings, settings
from search.engines.generations import REMEDY
from search.engines.hits import hit_of, kept
from search.engines.spread import Stretch, stretch
from search.passages.analysis import stems, storable
from search.passages.fields import FIELDS, SCHEMA, Field, Form, rows_of
from search.passages.records import ClaimRecord
from search.query.clauses import Query
from search.query.plan import All, plan_query, scores

__all__ = ["Elastic", "connect"]

WINDOW = 10_000
"""Hits that an index answers at most: its setting max_result_window, at its default."""
_BATCH, _BATCH_BYTES = 500, 10_000_000
_RETRY = (429, 502, 503, 504)  # the server is busy or away; other refusals would be repeated
_KINDS = ("passages", "claims")


def connect(given: Settings) -> Engine:
    """The engine on the server that the settings name.

    Raises:
        EngineError: if they name none, or it is not Elasticsearch 8 or 9, or it refuses the key.
        EngineDownError: if it does not answer.
    """
    return Elastic(given.elastic)


class Elastic:
    """Elasticsearch behind the port."""

    name = "elasticsearch"

    def __init__(self, given: ElasticSettings) -> None:
        _refuse_to_tell(given)
        if not given.url:
            raise EngineError(
                "no Elasticsearch is named: set FIGTRACE_ES_URL, or url under [elasticsearch] in "
                "config.toml; `scripts/elasticsearch up` starts one"
            )
        self._given = given
        self._buffer: list[Json] = []
        self._buffered: set[str] = set()
        self._written: set[str] = set()
        self._leaving: set[str] = set()
        self._held: set[str] | None = None
        self._target: int | None = None
        with translated(given.shown_url):
            self._client = _client(given)
            try:
                _refuse_old(given, self._client.info()["version"]["number"])
            except BaseException:
                self._client.close()
                raise

    def add(self, records: Iterable[Record]) -> None:
        """Take in the records, in batches."""
        generation = self._generation() or self._first()
        for record in records:
            self._buffer.append(_action(record, self._index(record, generation)))
            self._buffered.add(_doc_of(record))
            if len(self._buffer) >= _BATCH:
                self._flush()

    def remove(self, doc: DocId) -> None:
        """Forget all records of the document, with the next batch."""
        if self._generation() is None:
            return
        if doc in self._buffered:
            self._flush()
        if self._held is None:
            self._held = set(self._documents())
        if storable(doc) in self._held or storable(doc) in self._written:
            self._leaving.add(storable(doc))

    def commit(self) -> None:
        """Write what waits and refresh both indices."""
        generation = self._generation()
        if generation is not None:
            self._flush()
            with translated(self._given.shown_url):
                self._client.indices.refresh(index=self._indices(generation))

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Inside, writes go to a new generation, to which the aliases move at the end."""
        with translated(self._given.shown_url):
            older = self._all_generations()
            self._target = made = max(older, default=0) + 1
            self._forget()
            self._create(made)
        done = False
        try:
            yield
            self.commit()
            with translated(self._given.shown_url):
                self._publish(made)
            done = True
        finally:
            self._target = None
            self._forget()
            if not done:
                self._drop([made])
        self._drop(older)

    def find(self, query: Query, *, limit: int = 10, offset: int = 0) -> Answer:
        """The hits from this offset on."""
        plan = plan_query(query)
        if limit + offset > WINDOW:
            raise UnsupportedQueryError(
                f"Elasticsearch answers no more than the first {WINDOW} hits, and hits {offset} to "
                f"{offset + limit} were asked for: narrow the query, or use the embedded engine"
            )
        if self._live() is None:
            raise NoIndexError(f"there is no index yet at {self._given.shown_url}: {REMEDY}, or ingest a PDF")
        claims, wanted = query.wants_claims, stretch(query, limit, offset)
        with translated(self._given.shown_url):
            found = self._search(plan, wanted, _KINDS[claims])
        hits = found["hits"]["hits"]
        shown = wanted.shown([int(hit["sort"][-1]) for hit in hits])
        made = tuple(_hit(hits[position], plan, claims=claims) for position in shown)
        return Answer(made, int(found["hits"]["total"]["value"]))

    def documents(self) -> frozenset[DocId]:
        """Documents of which a passage is kept."""
        if self._live() is None:
            return frozenset()
        return frozenset(DocId(doc) for doc in self._documents())

    def count(self) -> Counts:
        """What is kept."""
        if self._live() is None:
            return Counts(0, 0, 0)
        with translated(self._given.shown_url):
            passages, claims = (self._client.count(index=self._alias(kind))["count"] for kind in _KINDS)
        return Counts(len(self.documents()), int(passages), int(claims))

    def close(self) -> None:
        """End the connections."""
        self._client.close()

    def __enter__(self) -> Elastic:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- names ------------------------------------------------------------------------------------

    def _alias(self, kind: str) -> str:
        return f"{self._given.prefix}-{kind}"

    def _indices(self, generation: int) -> list[str]:
        return [f"{self._alias(kind)}-v{SCHEMA}-{generation}" for kind in _KINDS]

    def _index(self, record: Record, generation: int) -> str:
        return self._indices(generation)[isinstance(record, ClaimRecord)]

    def _generation(self) -> int | None:
        """The generation that is written: that of a rebuild, else the one that answers."""
        return self._target if self._target is not None else self._live()

    def _live(self) -> int | None:
        with translated(self._given.shown_url):
            try:
                names = list(self._client.indices.get_alias(name=self._alias("passages")))
            except elasticsearch.NotFoundError:
                return None
        found = re.fullmatch(rf".*-v{SCHEMA}-(\d+)", names[0])
        if found is None or len(names) > 1:
            raise EngineError(
                f"the index {', '.join(names)} was made by another version of figtrace or by hand: {REMEDY}"
            )
        return int(found[1])

    def _all_generations(self) -> list[int]:
        """Numbers of all generations of this form, those left by a rebuild that died among them."""
        names = self._client.indices.get(index=f"{self._alias('passages')}-v{SCHEMA}-*", features="aliases")
        return sorted(int(str(name).rpartition("-")[2]) for name in names)

    # -- writing ----------------------------------------------------------------------------------

    def _first(self) -> int:
        with translated(self._given.shown_url):
            made = max(self._all_generations(), default=0) + 1
            self._create(made)
            self._publish(made)
        return made

    def _create(self, generation: int) -> None:
        for index in self._indices(generation):
            self._client.indices.create(index=index, mappings=mappings(), settings=settings())

    def _publish(self, generation: int) -> None:
        actions: list[Json] = []
        for kind, index in zip(_KINDS, self._indices(generation), strict=True):
            alias = self._alias(kind)
            actions.append({"remove": {"index": f"{alias}-v*", "alias": alias, "must_exist": False}})
            actions.append({"add": {"index": index, "alias": alias}})
        self._client.indices.update_aliases(actions=actions)

    def _drop(self, generations: Iterable[int]) -> None:
        """Delete generations that do not answer; what another program has deleted first is no error."""
        for generation in generations:
            with suppress(NoIndexError), translated(self._given.shown_url):
                self._client.indices.delete(index=self._indices(generation), ignore_unavailable=True)

    def _forget(self) -> None:
        self._buffer.clear()
        self._buffered.clear()
        self._written.clear()
        self._leaving.clear()
        self._held = None

    def _flush(self) -> None:
        """Delete what is to leave, then write what waits."""
        generation = self._generation()
        if generation is None:
            return
        with translated(self._given.shown_url):
            self._delete(self._indices(generation))
            refused = [] if not self._buffer else self._write()
        self._written |= self._buffered
        self._buffer.clear()
        self._buffered.clear()
        if refused:
            raise EngineError(f"Elasticsearch refused {len(refused)} records; the first: {refused[0]}")

    def _delete(self, indices: list[str]) -> None:
        if not self._leaving:
            return
        self._client.indices.refresh(index=indices)  # else those of the last batch are not seen
        query = {"terms": {Field.DOC: sorted(self._leaving)}}
        answer = self._client.delete_by_query(index=indices, query=query, conflicts="proceed")
        if answer["failures"]:
            raise EngineError(f"Elasticsearch could not delete records; the first: {answer['failures'][0]}")
        self._leaving.clear()

    def _write(self) -> list[str]:
        """Why each record that was refused was."""
        written = streaming_bulk(
            self._client,
            self._buffer,
            chunk_size=_BATCH,
            max_chunk_bytes=_BATCH_BYTES,
            max_retries=6,
            initial_backoff=1,
            max_backoff=60,
            retry_on_status=_RETRY,
            raise_on_error=False,
        )
        return [_reason(answer) for well, answer in written if not well]

    # -- reading ----------------------------------------------------------------------------------

    def _search(self, plan: All, wanted: Stretch, kind: str) -> Any:
        order: list[Json] = [{Field.RANK: "asc"}]
        found = self._client.search(
            index=self._alias(kind),
            query=to_json_query(plan),
            sort=[{"_score": "desc"}, *order] if scores(plan) else order,
            size=wanted.size,
            from_=wanted.first,
            track_total_hits=True,
            timeout="30s",
            allow_partial_search_results=False,
        )
        if found["timed_out"] or found["_shards"]["failed"]:
            raise EngineError(
                "Elasticsearch answered in part only, some shards failed or were too slow: try again"
            )
        return found

    def _documents(self) -> Iterator[str]:
        """Documents by pages of a composite aggregation, the one that is exact at any number."""
        with translated(self._given.shown_url):
            generation = self._generation()
            index = self._indices(generation)[0] if generation is not None else self._alias("passages")
            after: Json = {}
            while True:
                sources = [{"doc": {"terms": {"field": Field.DOC}}}]
                pages = {"docs": {"composite": {"size": 1000, "sources": sources, **after}}}
                found = self._client.search(index=index, size=0, aggs=pages)["aggregations"]["docs"]
                yield from (bucket["key"]["doc"] for bucket in found["buckets"])
                if "after_key" not in found:
                    return
                after = {"after": found["after_key"]}


def _refuse_to_tell(given: ElasticSettings) -> None:
    """Nothing, unless a secret would go where a person has not agreed to send it, or in the clear."""
    if not given.url and given.untrusted is not None:
        raise EngineError(
            f"{given.untrusted} names a server or a key, and you have not trusted it: read it, then run "
            "`figtrace trust`; or name the server in FIGTRACE_ES_URL or in your own config"
        )
    if given.url and given.has_secret and not given.is_private:
        raise EngineError(
            f"the key for {given.shown_url} would be sent in the clear: expected https, or this machine"
        )


def _client(given: ElasticSettings) -> Elasticsearch:
    options: dict[str, Any] = {"request_timeout": 60, "max_retries": 3, "retry_on_status": _RETRY}
    if given.api_key:
        options["api_key"] = given.api_key
    if given.ca_file:
        options["ca_certs"] = given.ca_file
    return Elasticsearch(given.url, **options)


def _refuse_old(given: ElasticSettings, version: str) -> None:
    if int(version.partition(".")[0]) not in (8, 9):
        raise EngineError(f"{given.shown_url} is Elasticsearch {version}: 8.x or 9.x is needed")


def _action(record: Record, index: str) -> Json:
    made: dict[str, Any] = {"_index": index, "_id": record.id, RECORD: kept(record)}
    for row in rows_of(record):
        stemmed = FIELDS[row.field] is Form.STEMMED
        made.setdefault(row.field, []).append(stems(str(row.value)) if stemmed else row.value)
    return made


def _doc_of(record: Record) -> str:
    return storable(record.quote.doc if isinstance(record, ClaimRecord) else record.doc)


def _hit(found: Any, plan: All, *, claims: bool) -> Hit:
    return hit_of(found["_source"][RECORD], found["_score"] or 0.0, plan, claims=claims)


def _reason(answer: Any) -> str:
    (item,) = answer.values()
    error = item.get("error", {})
    return f"{item.get('_id')}: {error.get('reason', error) if isinstance(error, dict) else error}"
