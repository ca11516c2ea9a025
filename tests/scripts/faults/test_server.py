"""Without a server the kind is skipped; with one, everything is dropped at the end."""

from __future__ import annotations

import pytest

from corpus.settings import ElasticSettings
from scripts.faults.server import own_server
from scripts.faults.tally import SkippedError
from tests.search.conftest import elastic_server

__all__ = ["elastic_server"]


def test_without_a_server_the_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIGTRACE_ES_URL", raising=False)
    with pytest.raises(SkippedError, match="FIGTRACE_ES_URL"), own_server():
        pass


@pytest.mark.elasticsearch
def test_indices_of_the_prefix_are_counted_and_dropped(
    elastic_server: ElasticSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIGTRACE_ES_URL", elastic_server.url)
    with own_server() as server:
        assert server.counts() == (-1, -1)
        name = f"{server.prefix}-claims"
        server.client.indices.create(index=f"{name}-1", aliases={name: {}})
        server.client.index(index=name, document={"a": 1})
        assert server.counts() == (-1, 1)
        assert server.written() == 1
        client, prefix = server.client, server.prefix
        assert server.names() == [f"{name}-1"]
        server.drop()
        assert not client.indices.get(index=f"{prefix}-*")
