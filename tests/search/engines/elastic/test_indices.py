"""Generations of indices: the next is made beside the one that answers, and takes its place in one step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch

from corpus.errors import EngineError
from corpus.settings import ElasticSettings, Settings
from search.engines.elastic.indices import Indices
from search.passages import SCHEMA
from tests.search.conftest import client_of

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def given(elastic_settings: Settings) -> ElasticSettings:
    return elastic_settings.elastic


@pytest.fixture
def client(given: ElasticSettings) -> Iterator[Elasticsearch]:
    with client_of(given) as client:
        yield client


def test_a_generation_answers_from_when_it_is_published(
    client: Elasticsearch, given: ElasticSettings
) -> None:
    indices = Indices(client, given)
    assert indices.live() is None
    first = indices.make_next()
    assert (first, indices.live()) == (1, None)
    indices.publish(first)
    assert indices.live() == 1
    second = indices.make_next()
    assert (second, indices.live()) == (2, 1)
    indices.publish(second)
    assert (indices.live(), indices.all()) == (2, [1, 2])
    indices.drop([1])
    indices.drop([1])
    assert indices.all() == [2]


def test_what_is_left_of_a_generation_is_never_filled_again(
    client: Elasticsearch, given: ElasticSettings
) -> None:
    client.indices.create(index=f"{given.prefix}-claims-v{SCHEMA}-4")
    assert Indices(client, given).make_next() == 5


def test_a_generation_has_an_index_of_each_kind_with_its_form_and_number(
    client: Elasticsearch, given: ElasticSettings
) -> None:
    names = Indices(client, given).of(3)
    assert names == [f"{given.prefix}-{kind}-v{SCHEMA}-3" for kind in ("passages", "claims", "contents")]


def test_an_alias_of_a_form_that_is_not_ours_is_told(client: Elasticsearch, given: ElasticSettings) -> None:
    client.indices.create(index=f"{given.prefix}-old", aliases={f"{given.prefix}-passages": {}})
    with pytest.raises(EngineError, match="made by another version of figtrace or by hand: run `figtrace"):
        Indices(client, given).live()


def test_what_an_older_form_left_is_dropped_where_nobody_reads_it(
    client: Elasticsearch, given: ElasticSettings
) -> None:
    older, read, newer = (
        f"{given.prefix}-passages-v{form}-1" for form in (SCHEMA - 1, SCHEMA - 2, SCHEMA + 1)
    )
    others = f"{given.prefix}-passages-v{SCHEMA - 1}-of-mine"
    for name in (older, newer, others):
        client.indices.create(index=name)
    client.indices.create(index=read, aliases={f"{given.prefix}-mine": {}})
    Indices(client, given).drop_older_forms()
    assert {*client.indices.get(index=f"{given.prefix}-*", features="aliases")} == {read, newer, others}
