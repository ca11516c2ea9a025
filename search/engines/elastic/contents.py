"""What an Elasticsearch generation holds whole: an index of one entry for each such document.

The entry of a document is deleted before its records are touched and written when all of them are in.
"""

from __future__ import annotations

from collections import Counter

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from corpus.geometry import DocId
from search.engine import Record
from search.engines.contents import Held
from search.engines.elastic.client import RETRY
from search.engines.elastic.errors import refused
from search.engines.elastic.points import every_hit
from search.engines.elastic.schema import Json
from search.engines.elastic.templates import make_index
from search.engines.hits import doc_of
from search.passages import ClaimRecord, storable

__all__ = ["Contents", "reason_of"]

_NOT_FOUND = 404
"""The status of HTTP (RFC 9110) for an entry that is deleted already: what was wanted holds."""


class Contents:
    """The entries of the generation that is written, as the documents come and go."""

    def __init__(self, client: Elasticsearch, url: str) -> None:
        self._client = client
        self._url = url
        self._counts: dict[str, Counter[bool]] = {}
        """Records of the documents touched since the last commit: of passages, of claims."""
        self._vouched: dict[str, str] = {}
        self._doubted: set[str] = set()
        self._refused: set[str] = set()

    def added(self, record: Record) -> None:
        """A record of a document was added."""
        self._counts.setdefault(doc_of(record), Counter())[isinstance(record, ClaimRecord)] += 1

    def removed(self, doc: DocId) -> None:
        """A document was removed."""
        self._counts[storable(doc)] = Counter()
        self._vouched.pop(storable(doc), None)
        self._refused.discard(storable(doc))

    def vouched(self, doc: DocId, content: str) -> None:
        """All records of a document have been added since it was removed."""
        self._counts.setdefault(storable(doc), Counter())
        self._vouched[storable(doc)] = content

    @property
    def touched(self) -> frozenset[str]:
        """Documents that were added to or removed since the last commit."""
        return frozenset(self._counts)

    def refused(self, doc: str) -> None:
        """A record of a document was not taken: it is not whole, whoever vouched for it."""
        self._refused.add(doc)

    def forget(self) -> None:
        """Begin with another generation, or after a commit."""
        self._counts.clear()
        self._vouched.clear()
        self._doubted.clear()
        self._refused.clear()

    def doubt(self, index: str) -> None:
        """Delete the entries of the documents that were touched, before their records are."""
        touched = self._counts.keys() - self._doubted
        self._bulk([{"_op_type": "delete", "_index": index, "_id": doc} for doc in sorted(touched)])
        self._doubted |= touched

    def write(self, index: str) -> None:
        """Write the entries of the documents that are whole."""
        if self._vouched and not self._client.indices.exists(index=index):
            make_index(self._client, index, entries=True)  # a generation of before there were entries
        whole = ((doc, content) for doc, content in self._vouched.items() if doc not in self._refused)
        self._bulk([self._entry(index, doc, content) for doc, content in whole])

    def _entry(self, index: str, doc: str, content: str) -> Json:
        count = self._counts[doc]
        held = {"content": content, "passages": count[False], "claims": count[True]}
        return {"_index": index, "_id": doc, **held}

    def _bulk(self, actions: list[Json]) -> None:
        answers = streaming_bulk(
            self._client,
            actions,
            raise_on_error=False,
            max_retries=6,
            initial_backoff=1,
            retry_on_status=RETRY,
        )
        for well, answer in answers:
            (item,) = answer.values()
            if not well and item.get("status") != _NOT_FOUND:
                raise refused("an entry of the contents", reason_of(answer), self._url)

    def read(self, index: str) -> dict[str, Held]:
        """The entries."""
        if not self._client.indices.exists(index=index):
            return {}
        rows = ((hit["_id"], hit["_source"]) for hit in every_hit(self._client, index))
        return {doc: Held(row["content"], row["passages"], row["claims"]) for doc, row in rows}


def reason_of(answer: dict[str, dict[str, object]]) -> str:
    """Why an action of a bulk request was refused."""
    (item,) = answer.values()
    error = item.get("error", {})
    return f"{item.get('_id')}: {error.get('reason', error) if isinstance(error, dict) else error}"
