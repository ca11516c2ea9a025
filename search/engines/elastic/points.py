"""All hits of an index as it was at one point in time, whatever is written meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import elasticsearch
from elasticsearch import Elasticsearch

from search.engines.elastic.schema import Json

__all__ = ["every_hit"]

_PAGE = 1000
_KEPT = "5m"
"""For so long the server keeps the point after each page."""


def every_hit(
    client: Elasticsearch,
    index: str,
    query: Json | None = None,
    *,
    fields: Sequence[str] = (),
    size: int = _PAGE,
) -> Iterator[Mapping[str, Any]]:
    """Each hit of the query once, in the index's own order; the point is let go at the end or at a break.

    `fields` are those of the source that are wanted; all without any.

    Raises:
        elasticsearch.ApiError: if the server refuses, or cannot answer whole.
    """
    point = client.open_point_in_time(index=index, keep_alive=_KEPT)["id"]
    try:
        after: dict[str, Any] = {}
        while True:
            told = client.search(
                pit={"id": point, "keep_alive": _KEPT}, query=query or {"match_all": {}}, size=size,
                sort=[{"_shard_doc": "asc"}], track_total_hits=False, allow_partial_search_results=False,
                source={"includes": list(fields)} if fields else True, **after,
            )  # fmt: skip
            point = told.get("pit_id", point)  # the newest is the one that lives
            hits = told["hits"]["hits"]
            yield from hits
            if len(hits) < size:
                return
            after = {"search_after": hits[-1]["sort"]}
    finally:
        with suppress(elasticsearch.ApiError, elasticsearch.TransportError):
            client.close_point_in_time(id=point)
