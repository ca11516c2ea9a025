"""Entries of what an Elasticsearch generation holds whole, on a real server."""

from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch

from corpus.errors import EngineError
from corpus.settings import Settings
from search.engines.contents import Held
from search.engines.elastic.contents import Contents, reason_of
from search.engines.elastic.templates import make_index
from search.passages import SCHEMA
from tests.search.conftest import client_of
from tests.search.samples import doc_id, passage

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def client(elastic_settings: Settings) -> Iterator[Elasticsearch]:
    with client_of(elastic_settings.elastic) as client:
        yield client


@pytest.fixture
def index(client: Elasticsearch, elastic_settings: Settings) -> str:
    name = f"{elastic_settings.elastic.prefix}-contents-v{SCHEMA}-1"
    make_index(client, name, entries=True)
    return name


URL = "http://made.up:9200"
"""As it is named in what is told."""


def entries(client: Elasticsearch, index: str) -> dict[str, Held]:
    client.indices.refresh(index=index)
    return Contents(client, URL).read(index)


def put(client: Elasticsearch, index: str) -> None:
    """A document with two passages, and one without any."""
    contents = Contents(client, URL)
    for words in ("one", "two"):
        contents.added(passage(words, doc="a"))
    contents.vouched(doc_id("a"), "print")
    contents.vouched(doc_id("b"), "empty")
    contents.doubt(index)
    contents.write(index)


def test_entries_say_how_many_records_there_are(client: Elasticsearch, index: str) -> None:
    put(client, index)
    assert entries(client, index) == {doc_id("a"): Held("print", 2, 0), doc_id("b"): Held("empty", 0, 0)}


def test_a_touched_document_loses_its_entry_before_anything_else(client: Elasticsearch, index: str) -> None:
    put(client, index)
    contents = Contents(client, URL)
    contents.removed(doc_id("a"))
    contents.doubt(index)
    assert entries(client, index).keys() == {doc_id("b")}
    contents.write(index)  # not vouched for again
    assert entries(client, index).keys() == {doc_id("b")}


def test_what_is_forgotten_is_neither_doubted_nor_written(client: Elasticsearch, index: str) -> None:
    put(client, index)
    contents = Contents(client, URL)
    contents.removed(doc_id("a"))
    contents.vouched(doc_id("c"), "print")
    contents.forget()
    contents.doubt(index)
    contents.write(index)
    assert entries(client, index).keys() == {doc_id("a"), doc_id("b")}


def test_of_an_older_generation_nothing_is_held_and_the_first_entry_makes_the_index(
    client: Elasticsearch, elastic_settings: Settings
) -> None:
    missing = f"{elastic_settings.elastic.prefix}-contents-v{SCHEMA}-7"
    assert Contents(client, URL).read(missing) == {}
    put(client, missing)
    assert entries(client, missing).keys() == {doc_id("a"), doc_id("b")}


def test_a_reason_is_told_with_its_record() -> None:
    assert reason_of({"index": {"_id": "a", "error": {"reason": "too long"}}}) == "a: too long"
    assert reason_of({"delete": {"_id": "a", "error": "gone"}}) == "a: gone"


def test_an_entry_that_is_refused_is_an_error(client: Elasticsearch, index: str) -> None:
    contents = Contents(client, URL)
    contents.vouched(doc_id("a"), "print")
    client.indices.put_settings(index=index, settings={"index.blocks.write": True})
    with pytest.raises(
        EngineError,
        match=rf"at {URL} is closed to writing: .* index\.blocks\.write ",
    ):
        contents.write(index)
