"""A real Elasticsearch for the tests that need one: started once for all workers of a run."""

from __future__ import annotations

import os
import subprocess
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from corpus.settings import ElasticSettings, Settings, load_settings
from tests.folders import ROOT

_SCRIPT = ROOT / "scripts" / "elasticsearch"


@pytest.fixture(scope="session")
def elastic_server() -> ElasticSettings:
    """Settings of a server: of the one that FIGTRACE_ES_URL names, else of one that the script starts.

    Started servers are left running, for the next run of the tests and for `scripts/elasticsearch down`.
    The script itself sees to it that workers that ask at the same time share one server.
    """
    started = subprocess.run([_SCRIPT, "up"], capture_output=True, text=True, timeout=280, check=False)
    if started.returncode:
        reason = started.stderr.strip().splitlines()[-1] if started.stderr.strip() else "it gave no reason"
        if os.environ.get("REQUIRE_ELASTICSEARCH") == "1":
            pytest.fail(f"REQUIRE_ELASTICSEARCH=1, and {reason}", pytrace=False)
        pytest.skip(reason)
    url = started.stdout.strip()
    return load_settings(Path("/nonexistent"), env={**os.environ, "FIGTRACE_ES_URL": url}).elastic


@pytest.fixture
def elastic_settings(elastic_server: ElasticSettings, tmp_path: Path) -> Iterator[Settings]:
    """Settings with a prefix of this test's own; all indices under it are deleted afterwards."""
    own = own_prefix(elastic_server)
    yield Settings(tmp_path, elastic=own)
    drop_indices(own)


def own_prefix(given: ElasticSettings) -> ElasticSettings:
    """The same server under a prefix that nobody else has."""
    return replace(given, prefix=f"figtrace-test-{uuid.uuid4().hex[:12]}")


def client_of(given: ElasticSettings) -> Elasticsearch:
    """A plain client of the server."""
    if given.ca_file:
        return Elasticsearch(list(given.urls), api_key=given.api_key or None, ca_certs=given.ca_file)
    return Elasticsearch(list(given.urls), api_key=given.api_key or None)


def drop_indices(given: ElasticSettings) -> None:
    """Delete all indices whose names begin with the prefix, and its templates."""
    with client_of(given) as client:
        names = list(client.indices.get(index=f"{given.prefix}-*", features="aliases"))
        if names:
            client.indices.delete(index=names)
        own = client.options(ignore_status=404)
        own.indices.delete_index_template(name=f"{given.prefix}*")
        own.cluster.delete_component_template(name=f"{given.prefix}*")
