"""On a server with security each key does what docs/elasticsearch.md says that it may, and no more."""

from __future__ import annotations

import base64
import hashlib
import ssl
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from corpus.errors import EngineDownError, EngineError
from corpus.settings import ElasticSettings
from search.engines.elastic.engine import Elastic
from search.query import parse_query
from tests.folders import ROOT
from tests.search.engines.elastic.secured import Secured, secured_server
from tests.search.engines.engine_contract import fill
from tests.search.samples import doc_id, passage

pytestmark = pytest.mark.elasticsearch

PREFIX = "figtrace-team"
ROLES = {
    "search": (["monitor"], ["read", "view_index_metadata"]),
    "ingest": (
        ["monitor"],
        ["read", "write", "view_index_metadata", "monitor", "maintenance", "create_index"],
    ),
    "rebuild": (["monitor", "manage_index_templates"], ["read", "write", "manage"]),
}
"""Cluster privileges and those on the indices of the prefix, as the documentation has them."""


@pytest.fixture(scope="module")
def server() -> Iterator[Secured]:
    with secured_server() as running:
        yield running


@pytest.fixture(scope="module")
def filled(server: Secured) -> Secured:
    """With the sample library, put in by the key that may rebuild."""
    with Elastic(key(server, "rebuild")) as engine, engine.rebuilding():
        fill(engine)
    return server


def key(server: Secured, role: str) -> ElasticSettings:
    return server.settings(PREFIX, *ROLES[role])


def found(given: ElasticSettings, words: str) -> int:
    with Elastic(given) as engine:
        return engine.find(parse_query(words)).total


def test_the_key_for_searching_reads_and_does_not_write(filled: Secured) -> None:
    given = key(filled, "search")
    with Elastic(given) as engine:
        assert engine.find(parse_query("chips")).total == 1
        assert engine.facets(parse_query("trade"))
        assert engine.count().documents == 4
        assert engine.contents() == {}
        assert engine.words_like("foxcon") == ("foxconn",)
        with pytest.raises(EngineError, match="the key lacks a privilege"):
            engine.add([passage("a new one", doc="new")])
        with pytest.raises(EngineError, match="the key lacks a privilege"), engine.rebuilding():
            pass


def test_the_key_for_ingesting_writes_and_does_not_rebuild(filled: Secured) -> None:
    with Elastic(key(filled, "ingest")) as engine:
        engine.remove(doc_id("new"))
        engine.add([passage("a zeppelin", doc="new")])
        engine.vouch(doc_id("new"), "print")
        engine.commit()
        assert engine.contents() == {doc_id("new"): "print"}
        engine.remove(doc_id("new"))
        engine.commit()
        assert engine.find(parse_query("zeppelin")).total == 0
        with pytest.raises(EngineError, match="the key lacks a privilege"), engine.rebuilding():
            fill(engine)
    assert found(key(filled, "search"), "chips") == 1


def test_the_key_for_rebuilding_does_all(filled: Secured) -> None:
    with Elastic(key(filled, "rebuild")) as engine, engine.rebuilding():
        fill(engine)
    assert found(key(filled, "search"), "chips") == 1


def test_without_the_privilege_of_templates_a_rebuild_goes_by_the_text_of_the_index_alone(
    server: Secured,
) -> None:
    prefix = "figtrace-plain"
    given = server.settings(prefix, ["monitor"], ROLES["rebuild"][1])
    with Elastic(given) as engine, engine.rebuilding():
        fill(engine)
    assert found(given, "chips") == 1
    assert not server.admin.indices.get_index_template(name="*")["index_templates"] or all(
        not one["name"].startswith(prefix)
        for one in server.admin.indices.get_index_template(name="*")["index_templates"]
    )


def test_a_key_does_not_reach_another_corpus(filled: Secured) -> None:
    given = replace(key(filled, "search"), prefix="figtrace-other")
    with pytest.raises(EngineError, match=r"lacks a privilege|no index yet"):
        found(given, "chips")


def test_a_key_that_was_taken_back_is_told(filled: Secured) -> None:
    given = key(filled, "search")
    own = base64.b64decode(given.api_key).decode().partition(":")[0]
    filled.admin.security.invalidate_api_key(ids=[own])
    with pytest.raises(EngineError, match="refuses the key: set FIGTRACE_ES_API_KEY"):
        Elastic(given)


def test_a_server_is_known_by_the_fingerprint_of_its_certificate(filled: Secured) -> None:
    given = replace(key(filled, "search"), ca_file="", fingerprint=fingerprint(filled))
    assert found(given, "chips") == 1
    with pytest.raises(EngineDownError, match="another certificate than the one of FIGTRACE_ES_FINGERPRINT"):
        Elastic(replace(given, fingerprint="0" * 64))


def test_a_server_of_an_unknown_authority_is_not_told_the_key(filled: Secured) -> None:
    with pytest.raises(EngineDownError, match="is not trusted: set FIGTRACE_ES_CA"):
        Elastic(replace(key(filled, "search"), ca_file=""))


def fingerprint(server: Secured) -> str:
    parts = urlsplit(server.url)
    shown = ssl.get_server_certificate((parts.hostname or "", parts.port or 0))
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(shown)).hexdigest()


@pytest.mark.parametrize("role", ROLES)
def test_the_documentation_has_these_privileges(role: str) -> None:
    cluster, indices = ROLES[role]
    text = (ROOT / "docs" / "elasticsearch.md").read_text(encoding="utf-8")
    cells = (role, *(", ".join(f"`{one}`" for one in listed) for listed in (cluster, indices)))
    assert f"| {' | '.join(cells)} |" in text
