"""One program at a time writes under a prefix: a second is told whose it is, a dead one's place is taken."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from corpus.errors import EngineError
from corpus.settings import Settings
from search.engines.elastic import writers
from search.engines.elastic.writers import Writer
from tests.search.conftest import client_of

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def client(elastic_settings: Settings) -> Iterator[Elasticsearch]:
    with client_of(elastic_settings.elastic) as client:
        yield client


@pytest.fixture
def index(elastic_settings: Settings) -> str:
    return f"{elastic_settings.elastic.prefix}-writer"


def writer(client: Elasticsearch, index: str) -> Writer:
    return Writer(client, index, wait=0.0)


def entry(client: Elasticsearch, index: str) -> Any:
    return client.get(index=index, id="writer")["_source"]


def left(client: Elasticsearch, index: str, **changed: object) -> None:
    """The entry that is there, changed."""
    client.index(index=index, id="writer", document={**entry(client, index), "token": "another's", **changed})


def test_a_second_is_told_who_writes_and_comes_in_when_the_first_ends(
    client: Elasticsearch, index: str
) -> None:
    first, second = writer(client, index), writer(client, index)
    first.take()
    told = rf"process {os.getpid()} on {socket.gethostname()}, since 20.*; wait until it ends"
    with pytest.raises(EngineError, match=told):
        second.take()
    first.give_back()
    second.take()
    with pytest.raises(EngineError):
        first.take()


def test_a_second_waits_for_one_that_is_about_to_end(client: Elasticsearch, index: str) -> None:
    first, second = writer(client, index), Writer(client, index, wait=30)
    first.take()
    looked: list[float] = []

    def sleep(seconds: float) -> None:
        looked.append(seconds)
        first.give_back()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.sleep", sleep)
        second.take()
    assert looked


def test_who_writes_may_go_on(client: Elasticsearch, index: str) -> None:
    one = writer(client, index)
    one.take()
    one.take()
    one.give_back()
    one.give_back()
    assert not client.exists(index=index, id="writer")


def test_what_a_killed_program_of_this_machine_left_is_taken_at_once(
    client: Elasticsearch, index: str
) -> None:
    writer(client, index).take()
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left(client, index, process=ended.pid)
    writer(client, index).take()


@pytest.mark.parametrize(("minutes", "is_dead"), [(9, False), (11, True)])
def test_one_of_another_machine_is_dead_when_it_was_not_heard_of_for_long(
    client: Elasticsearch, index: str, minutes: int, *, is_dead: bool
) -> None:
    writer(client, index).take()
    then = (datetime.now(UTC) - timedelta(minutes=minutes)).isoformat(timespec="seconds")
    left(client, index, machine="elsewhere", renewed=then)
    if is_dead:
        writer(client, index).take()
    else:
        with pytest.raises(EngineError, match="on elsewhere"):
            writer(client, index).take()


def test_who_was_taken_over_from_is_told_and_leaves_the_other_alone(
    client: Elasticsearch, index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writers, "_RENEWED_S", 0.0)
    one = writer(client, index)
    one.take()
    left(client, index)
    with pytest.raises(EngineError, match="another program took over"):
        one.take()
    one.give_back()
    assert entry(client, index)["token"] == "another's"


def test_what_was_written_by_ourselves_and_not_heard_of_is_no_other(
    client: Elasticsearch, index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writers, "_RENEWED_S", 0.0)
    one = writer(client, index)
    one.take()
    client.index(index=index, id="writer", document=entry(client, index))
    one.take()
    one.take()
    one.give_back()
    assert not client.exists(index=index, id="writer")


def test_who_writes_is_heard_of_now_and_then(
    client: Elasticsearch, index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writers, "_RENEWED_S", 0.0)
    one = writer(client, index)
    one.take()
    monkeypatch.setattr(writers, "_now", lambda: "2030-01-01T00:00:00+00:00")
    one.take()
    assert entry(client, index)["renewed"].startswith("2030")
