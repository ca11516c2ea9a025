"""A scheduler is named, found or told to be away; a worker of a cluster reads in processes of its own.

A whole batch over a real scheduler and three workers, two of which are lost: `tests/test_many_machines.py`.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from multiprocessing.connection import Connection
from types import SimpleNamespace
from typing import Any

import pytest

from corpus.document import Document
from corpus.errors import UsageError, WorkersError
from corpus.geometry import DocId
from corpus.textmap import TextMap
from ingest.batch import dask_cluster
from ingest.batch.dask_cluster import DaskCluster, read_there, scheduler_address
from ingest.batch.limits import Limits
from ingest.batch.worker import Answer, Failed, Finished, Task
from ingest.document import READER

distributed = pytest.importorskip("distributed")
TASK = Task("a.pdf", None, "off")


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("dask://localhost:8786", "tcp://localhost:8786"),
        ("dask://10.0.0.7:8786/", "tcp://10.0.0.7:8786"),
        ("dask+tls://scheduler.example.org:8786", "tls://scheduler.example.org:8786"),
        ("dask://[::1]:8786", "tcp://[::1]:8786"),
    ],
)
def test_a_scheduler_is_named_by_host_and_port(given: str, address: str) -> None:
    assert scheduler_address(given) == address


@pytest.mark.parametrize(
    "given", ["dask", "dask://", "dask://localhost", "dask://localhost:port", "http://localhost:8786", "8786"]
)
def test_another_name_is_refused_with_an_example(given: str) -> None:
    with pytest.raises(UsageError, match="expected dask://HOST:PORT"):
        scheduler_address(given)


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'figtrace\[dask\]'"):
        DaskCluster("dask://localhost:8786", Limits(), None)


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "_CONNECT_S", 0.2)
    with pytest.raises(WorkersError, match=r"tcp://127\.0\.0\.1:1 does not answer"):
        DaskCluster("dask://127.0.0.1:1", Limits(), None)


class Client:
    """A cluster of so many threads; its executor gives what it is made to give."""

    def __init__(self, threads: int | Exception = 0, given: Any = None) -> None:
        self._threads, self._given, self.closed = threads, given, False

    def nthreads(self) -> dict[str, int]:
        if isinstance(self._threads, Exception):
            raise self._threads
        return {"tcp://one": self._threads} if self._threads else {}

    def get_executor(self, *, pure: bool) -> Client:
        assert not pure
        return self

    def submit(self, read: object, task: Task) -> Future[Answer]:
        done: Future[Answer] = Future()
        if isinstance(self._given, BaseException):
            done.set_exception(self._given)
        else:
            done.set_result(self._given)
        return done

    def shutdown(self, *, wait: bool) -> None:
        assert not wait

    def close(self, *, timeout: float) -> None:
        self.closed = timeout > 0


def _cluster(monkeypatch: pytest.MonkeyPatch, client: Client) -> DaskCluster:
    monkeypatch.setattr(dask_cluster, "_connected", lambda address: client)
    return DaskCluster("dask://localhost:8786", Limits(), None)


def _answer(monkeypatch: pytest.MonkeyPatch, given: object) -> Answer:
    cluster = _cluster(monkeypatch, Client(1, given))
    return cluster.answer(TASK, cluster.submit(TASK))


def _read_by(reader: str) -> Finished:
    return Finished(
        Document(DocId("0" * 64), "a.pdf", "", TextMap.from_runs(()), (), (), reader=reader), None
    )


def test_there_is_room_for_two_tasks_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _cluster(monkeypatch, Client(3)).room() == 6


def test_without_workers_there_is_no_room_and_soon_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    cluster = _cluster(monkeypatch, Client(0))
    assert cluster.room() == 0
    monkeypatch.setattr(dask_cluster, "_WORKERLESS_S", -1.0)
    with pytest.raises(WorkersError, match="has no workers: start some, `dask worker tcp://localhost:8786`"):
        cluster.room()


def test_a_scheduler_that_goes_away_is_told_however_it_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WorkersError, match="is away; what was read is kept"):
        _cluster(monkeypatch, Client(OSError("closed"))).room()
    with pytest.raises(WorkersError, match="is away; what was read is kept"):
        _answer(monkeypatch, CancelledError())


def test_a_file_with_which_workers_are_lost_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = distributed.KilledWorker("key", SimpleNamespace(address="tcp://one"), 3)
    answer = _answer(monkeypatch, lost)
    assert isinstance(answer, Failed)
    assert answer.code == "crashed"


def test_a_worker_without_figtrace_ends_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WorkersError, match=r"No module named 'ingest'.*every machine needs this figtrace"):
        _answer(monkeypatch, ModuleNotFoundError("No module named 'ingest'"))


def test_a_worker_of_another_figtrace_ends_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(_answer(monkeypatch, _read_by(READER)), Finished)
    with pytest.raises(WorkersError, match="a worker reads as made/0"):
        _answer(monkeypatch, _read_by("made/0"))


def test_closing_leaves_the_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(1)
    _cluster(monkeypatch, client).close()
    assert client.closed


def named(pipe: Connection, annotate: object, limits: Limits) -> None:
    """Says which process was asked, in the place of a reader."""
    while True:
        pipe.send(Failed(f"{pipe.recv().path} {limits.memory_mb}", str(os.getpid())))


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[bytes]:
    monkeypatch.setattr("ingest.batch.crew.serve", named)
    yield pickle.dumps((Limits(memory_mb=900), None))
    for crew in dask_cluster._crews.values():
        crew.end()
    dask_cluster._crews.clear()


def test_a_worker_reads_in_one_process_after_another_under_the_limits_it_is_given(work: bytes) -> None:
    first, second = read_there(work, TASK), read_there(work, TASK)
    assert first == second
    assert isinstance(first, Failed)
    assert first.code == "a.pdf 900"
    assert first.reason != str(os.getpid())


def test_processes_that_nobody_needs_end(work: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "_IDLE_S", 0.2)
    answer = read_there(work, TASK)
    assert isinstance(answer, Failed)
    with pytest.raises(ProcessLookupError):
        for _ in range(600):
            os.kill(int(answer.reason), 0)
            time.sleep(0.05)


def test_a_file_that_comes_when_the_processes_are_about_to_end_is_read(work: bytes) -> None:
    read_there(work, TASK)
    dask_cluster._end_idle(work)  # called off: not by the timer of the last file
    assert isinstance(read_there(work, TASK), Failed)
    assert work in dask_cluster._crews


@pytest.mark.parametrize(
    ("is_timer", "is_idle", "ended"), [(True, True, 1), (False, True, 0), (True, False, 0)]
)
def test_processes_end_by_the_timer_of_the_last_file_if_none_is_read(
    is_timer: bool, is_idle: bool, ended: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[str] = []
    crew = SimpleNamespace(is_idle=is_idle, end=lambda: ends.append("ended"))
    monkeypatch.setattr(dask_cluster, "_crews", {b"work": crew})
    timer = threading.current_thread() if is_timer else threading.Timer(9.0, ends.clear)
    monkeypatch.setattr(dask_cluster, "_timers", {b"work": timer})
    dask_cluster._end_idle(b"work")
    assert len(ends) == ended
    assert (b"work" in dask_cluster._crews) == (not ended)


def test_a_timer_of_processes_that_ended_before_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "_crews", {})
    monkeypatch.setattr(dask_cluster, "_timers", {b"work": threading.current_thread()})
    dask_cluster._end_idle(b"work")
    assert dask_cluster._crews == {}
