"""A real Elasticsearch with a prefix of one's own: counts, blocks, and all dropped at the end."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from elasticsearch import Elasticsearch

from corpus.settings import ElasticSettings
from scripts.faults.tally import SkippedError

__all__ = ["Server", "own_server"]

_KINDS = ("passages", "claims")


@dataclass(frozen=True, slots=True)
class Server:
    """The server under one prefix."""

    client: Elasticsearch
    prefix: str

    def names(self) -> list[str]:
        """All indices of the prefix."""
        return list(self.client.indices.get(index=f"{self.prefix}-*", features="aliases"))

    def drop(self) -> None:
        """Delete all indices and templates of the prefix."""
        names = self.names()
        if names:
            self.client.indices.delete(index=names)
        own = self.client.options(ignore_status=404)
        own.indices.delete_index_template(name=f"{self.prefix}*")
        own.cluster.delete_component_template(name=f"{self.prefix}*")

    def written(self) -> int:
        """Records that were ever put into indices that are still there."""
        names = ",".join(f"{self.prefix}-{kind}-*" for kind in _KINDS)
        told = self.client.indices.stats(index=names, metric="indexing")
        return int(told["_all"]["primaries"].get("indexing", {}).get("index_total", 0))

    def counts(self) -> tuple[int, ...]:
        """Passages and claims that answer; -1 for a kind that has no index."""
        return tuple(map(self._count, _KINDS))

    def _count(self, kind: str) -> int:
        name = f"{self.prefix}-{kind}"
        if not self.client.indices.exists_alias(name=name):
            return -1
        self.client.indices.refresh(index=name)
        return int(self.client.count(index=name)["count"])

    def deleted(self) -> int:
        """Records that were deleted and count in the scores still."""
        told = self.client.indices.stats(index=f"{self.prefix}-*", metric="docs")["indices"]
        return sum(
            int(index["primaries"]["docs"]["deleted"])
            for name, index in told.items()
            if any(f"-{kind}-" in name for kind in _KINDS)
        )

    def block(self, setting: str, value: bool | None) -> None:
        """Set or take away a block such as "write" on all indices."""
        self.client.indices.put_settings(
            index=f"{self.prefix}-*", settings={f"index.blocks.{setting}": value}
        )


@contextmanager
def own_server(url: str = "") -> Iterator[Server]:
    """The server at this address, else that of FIGTRACE_ES_URL, under a prefix that nobody else has.

    Raises:
        SkippedError: if there is neither.
    """
    named, key, authority = (os.environ.get(f"FIGTRACE_ES_{name}", "") for name in ("URL", "API_KEY", "CA"))
    if not (url or named):
        raise SkippedError("FIGTRACE_ES_URL names no Elasticsearch; `make es` starts one")
    with _client(url or named, "" if url else key, "" if url else authority) as client:
        server = Server(client, f"figtrace-faults-{uuid.uuid4().hex[:12]}")
        try:
            yield server
        finally:
            server.drop()


def _client(url: str, key: str, authority: str) -> Elasticsearch:
    nodes = list(ElasticSettings(url).urls)
    if authority:
        return Elasticsearch(nodes, api_key=key or None, ca_certs=authority, request_timeout=60)
    return Elasticsearch(nodes, api_key=key or None, request_timeout=60)
