"""All hits of an index as it was at one point in time, each once."""

from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch

from corpus.settings import Settings
from search.engines.elastic.points import every_hit
from tests.search.conftest import client_of

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def index(elastic_settings: Settings) -> str:
    return f"{elastic_settings.elastic.prefix}-any"


@pytest.fixture
def client(elastic_settings: Settings, index: str) -> Iterator[Elasticsearch]:
    with client_of(elastic_settings.elastic) as client:
        client.indices.create(index=index)
        for number in range(7):
            client.index(index=index, id=str(number), document={"a": number, "b": 0})
        client.indices.refresh(index=index)
        yield client


@pytest.mark.parametrize("size", [1, 3, 7, 100])
def test_every_hit_comes_once_whatever_the_page(client: Elasticsearch, index: str, size: int) -> None:
    found = [hit["_id"] for hit in every_hit(client, index, size=size)]
    assert sorted(found) == [str(number) for number in range(7)]


def test_a_query_and_fields_narrow_what_comes(client: Elasticsearch, index: str) -> None:
    found = every_hit(client, index, {"range": {"a": {"gte": 5}}}, fields=["a"])
    assert [hit["_source"] for hit in found] == [{"a": 5}, {"a": 6}]


def test_what_is_written_meanwhile_is_not_seen(client: Elasticsearch, index: str) -> None:
    hits = every_hit(client, index, size=2)
    next(hits)
    client.delete_by_query(index=index, query={"match_all": {}}, refresh=True)
    assert len(list(hits)) == 6


def test_the_point_is_let_go_where_reading_stops(client: Elasticsearch, index: str) -> None:
    hits = every_hit(client, index, size=2)
    next(hits)
    assert _open(client) > 0
    hits.close()  # type: ignore[attr-defined]
    assert _open(client) == 0


def _open(client: Elasticsearch) -> int:
    nodes = client.nodes.stats(metric="indices", index_metric="search")["nodes"].values()
    return sum(node["indices"]["search"]["open_contexts"] for node in nodes)
