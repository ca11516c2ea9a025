"""Batches go to the server while the next are made; what comes of each is told, and none is left behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Event
from typing import Any

import pytest

from corpus.errors import EngineError
from search.engine import Record
from search.engines.elastic import sending
from search.engines.elastic.bulk import Unfit
from search.engines.elastic.record import Line, line_of
from search.engines.elastic.sending import Sending
from tests.search.samples import passage


class Server:
    """Stands in for the bulk requests: holds them back, refuses records, fails."""

    def __init__(self) -> None:
        self.open = Event()
        self.open.set()
        self.written: list[str] = []
        self.unfit: set[str] = set()
        self.fails = False

    def __call__(self, client: Any, lines: Sequence[Line], url: str) -> Iterator[Unfit]:
        assert self.open.wait(10)
        if self.fails:
            raise EngineError("the disk is full")
        self.written += [line.id for line in lines]
        yield from (Unfit(line.index, line.id, "why") for line in lines if line.id in self.unfit)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    made = Server()
    monkeypatch.setattr(sending, "written", made)
    return made


@pytest.fixture
def under_way(server: Server) -> Iterator[Sending]:
    made = Sending(None, "http://made.up:9200")  # type: ignore[arg-type]
    yield made
    server.open.set()
    made.close()


def batch(*numbers: int) -> list[tuple[Record, Line]]:
    records = [passage(f"number {n}", seq=n) for n in numbers]
    return [(record, line_of(record, "i")) for record in records]


def test_all_that_was_sent_is_written_when_it_is_settled(server: Server, under_way: Sending) -> None:
    batches = [batch(n, n + 1) for n in range(0, 10, 2)]
    for one in batches:
        under_way.send(one)
    assert under_way.settled() == []
    assert sorted(server.written) == sorted(line.id for one in batches for _, line in one)


def test_the_next_may_be_made_while_one_is_under_way(server: Server, under_way: Sending) -> None:
    server.open.clear()
    assert under_way.send(batch(1)) == []
    assert server.written == []


def test_what_did_not_fit_is_told_with_its_record_sooner_or_later(server: Server, under_way: Sending) -> None:
    batches = [batch(n) for n in range(5)]
    server.unfit = {line.id for one in batches for _, line in one}
    told = [unfit for one in batches for unfit in under_way.send(one)]
    told += under_way.settled()
    assert [record for record, _ in told] == [record for one in batches for record, _ in one]
    assert {one.reason for _, one in told} == {"why"}


def test_a_failure_is_told_once(server: Server, under_way: Sending) -> None:
    server.fails = True
    under_way.send(batch(1))
    with pytest.raises(EngineError, match="the disk is full"):
        under_way.settled()
    assert under_way.settled() == []


def test_what_is_let_go_is_written_or_never_will_be(server: Server, under_way: Sending) -> None:
    server.fails = True
    for n in range(2):
        under_way.send(batch(n))
    under_way.let_go()
    server.fails = False
    assert under_way.settled() == []
    assert server.written == []
