"""Indices are made by templates that the server keeps, with what a team adds; without, by text alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from corpus.settings import Settings
from search.engines.elastic.schema import contents_mappings, mappings
from search.engines.elastic.templates import custom_name, make_index, put_templates
from search.passages import SCHEMA
from tests.search.conftest import client_of

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def client(elastic_settings: Settings) -> Iterator[Elasticsearch]:
    with client_of(elastic_settings.elastic) as client:
        yield client


@pytest.fixture
def prefix(elastic_settings: Settings) -> str:
    return elastic_settings.elastic.prefix


def test_the_server_keeps_components_of_mappings_and_settings(client: Elasticsearch, prefix: str) -> None:
    assert put_templates(client, prefix)
    (template,) = client.indices.get_index_template(name=f"{prefix}-records-v{SCHEMA}")["index_templates"]
    copies, fields, custom = template["index_template"]["composed_of"]
    assert custom == custom_name(prefix)
    assert component(client, fields)["mappings"]["dynamic"] == "strict"
    assert component(client, copies)["settings"]["index"]["codec"] == "default"


def component(client: Elasticsearch, name: str) -> Any:
    (found,) = client.cluster.get_component_template(name=name)["component_templates"]
    return found["component_template"]["template"]


@pytest.mark.parametrize(("kind", "entries"), [("passages", False), ("claims", False), ("contents", True)])
@pytest.mark.parametrize("with_templates", [True, False])
def test_an_index_is_the_same_with_templates_and_without(
    client: Elasticsearch, prefix: str, kind: str, *, entries: bool, with_templates: bool
) -> None:
    if with_templates:
        put_templates(client, prefix)
    name = f"{prefix}-{kind}-v{SCHEMA}-1"
    make_index(client, name, entries=entries)
    found = client.indices.get(index=name)[name]
    wanted = contents_mappings() if entries else mappings()
    assert found["mappings"]["_meta"] == wanted["_meta"]
    assert found["mappings"]["properties"].keys() == wanted["properties"].keys()  # type: ignore[attr-defined]
    assert found["settings"]["index"]["auto_expand_replicas"] == "0-1"
    assert ("similarity" in found["settings"]["index"]) is not entries


def test_what_a_team_sets_holds_for_new_indices(client: Elasticsearch, prefix: str) -> None:
    client.cluster.put_component_template(
        name=custom_name(prefix), template={"settings": {"index.search.slowlog.threshold.query.warn": "1s"}}
    )
    put_templates(client, prefix)
    name = f"{prefix}-passages-v{SCHEMA}-1"
    make_index(client, name)
    assert client.indices.get_settings(index=name)[name]["settings"]["index"]["search"]["slowlog"]


def test_an_index_whose_making_was_not_heard_of_is_taken_as_made(client: Elasticsearch, prefix: str) -> None:
    put_templates(client, prefix)
    name = f"{prefix}-passages-v{SCHEMA}-1"
    make_index(client, name)
    make_index(client, name)
    assert client.indices.exists(index=name)


def test_templates_that_another_version_wrote_are_written_again(client: Elasticsearch, prefix: str) -> None:
    put_templates(client, prefix)
    name = f"{prefix}-records-v{SCHEMA}"
    client.indices.put_index_template(name=name, index_patterns=[f"{prefix}-x-*"], priority=500)
    put_templates(client, prefix)
    (found,) = client.indices.get_index_template(name=name)["index_templates"]
    assert f"{prefix}-passages-v{SCHEMA}-*" in found["index_template"]["index_patterns"]
