"""Reading one index of Elasticsearch: its best hits, their records, counts, words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from elasticsearch import Elasticsearch

from corpus.errors import EngineError
from search.engine import Facet, Facets, Hit, Sort
from search.engines.answering import Found
from search.engines.counted import counted_at_once
from search.engines.elastic.query import to_json_query
from search.engines.elastic.schema import RECORD, Json
from search.engines.hits import hit_of
from search.engines.order import Candidate
from search.passages import Field, rank_of
from search.query import All, scores
from search.query.near_words import MOST, edits_of, nearest

__all__ = ["ElasticReader"]

_TOLD = {Field.PAGE: -1, Field.WEIGHT: 0, Field.FIGURES: 0, Field.YEAR: 0}
"""What an order asks of a hit, and what one without the value counts as: page 0 is a page, none is -1.

They are asked for as further keys of the sorting, which no two hits get as far as: so told, they and the id
cost a tenth of what they do as parts of the documents, which are unpacked for each."""
_BESIDE: list[Json] = [{str(name): {"missing": missing}} for name, missing in _TOLD.items()]
_SUGGESTED = 20
"""Words that the server offers, of which the likest are taken: it counts likeness in another way."""


class ElasticReader:
    """An index of passages or of claims."""

    def __init__(self, client: Elasticsearch, index: str, *, claims: bool) -> None:
        self._client = client
        self._index = index
        self._claims = claims

    def best(self, plan: All, *, first: int, size: int, sort: Sort) -> Found:
        """The hits of the plan from this one on, by score, then by id; records are not fetched yet."""
        found = self._ask(
            query=to_json_query(plan),
            sort=self._order(plan, sort),
            size=size,
            from_=first,
            track_total_hits=True,
            stored_fields="_none_",
        )
        hits = found["hits"]["hits"]
        keys = [(hit["_index"], hit["sort"][-1 - len(_TOLD)]) for hit in hits]
        return Found([_candidate(hit) for hit in hits], keys, int(found["hits"]["total"]["value"]))

    def _order(self, plan: All, sort: Sort) -> list[Json]:
        order: list[Json] = [{str(Field.ID): "asc"}, *_BESIDE]
        if sort is Sort.VALUE and self._claims:
            return [{str(Field.VALUE_LO): {"order": "desc", "missing": "_last"}}, *order]
        return [{"_score": "desc"}, *order] if scores(plan) else order

    def hits(self, keys: Sequence[object], scores: Sequence[float], plan: All) -> list[Hit]:
        """The records of these keys.

        Raises:
            EngineError: if one was deleted since it was found.
        """
        if not keys:
            return []
        told = self._client.mget(docs=[_named(key) for key in keys], source_includes=RECORD, realtime=False)
        told = told["docs"]
        if not all(one.get("found") for one in told):
            raise EngineError("the index was changed while it was read: try again")
        return [hit_of(one["_source"][RECORD], score, plan) for one, score in zip(told, scores, strict=True)]

    def facets(self, plan: All, of: Mapping[Facet, int]) -> Facets:
        """Counts of the plan's hits by each facet."""
        query = to_json_query(plan)
        return counted_at_once(lambda asked: self._ask(query=query, size=0, aggs=asked)["aggregations"], of)

    def words_like(self, word: str) -> tuple[str, ...]:
        """Words of the index that are near this one."""
        if not edits_of(word):
            return ()
        term = {
            "field": str(Field.EXACT),
            "suggest_mode": "always",
            "size": _SUGGESTED,
            "max_edits": edits_of(word),
            "min_word_length": 3,
            "string_distance": "damerau_levenshtein",
        }
        told = self._ask(size=0, suggest={"near": {"text": word, "term": term}})["suggest"]["near"]
        listed = [(str(o["text"]), int(o["freq"])) for entry in told for o in entry["options"]]
        return nearest(word, listed)[:MOST]

    def knows(self, field: Field, term: str) -> bool:
        """True if a record has the term."""
        told = self._ask(query={"term": {field: term}}, size=0, terminate_after=1, track_total_hits=1)
        return bool(told["hits"]["total"]["value"])

    def _ask(self, **asked: Any) -> Any:
        found = self._client.search(
            index=self._index, timeout="30s", allow_partial_search_results=False, **asked
        )
        if found["timed_out"] or found["_shards"]["failed"]:
            raise EngineError(
                "Elasticsearch answered in part only, some shards failed or were too slow: try again"
            )
        return found


def _named(key: Any) -> Json:
    index, record = key
    return {"_index": index, "_id": record}


def _candidate(hit: Mapping[str, Any]) -> Candidate:
    record, page, weight, figures, year = hit["sort"][-1 - len(_TOLD) :]
    return Candidate(float(hit["_score"] or 0.0), rank_of(record), page, weight, figures, year)
