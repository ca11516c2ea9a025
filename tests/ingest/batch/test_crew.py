"""A crew may be asked by many threads, starts workers when they are needed, and can be left at once.

What becomes of files whose workers crash, hang or swell stands in `test_pool`, through the pool.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection

import pytest

from ingest.batch.crew import Crew
from ingest.batch.limits import Limits
from ingest.batch.worker import Failed, Task


def named(pipe: Connection, annotate: object, limits: Limits) -> None:
    """Says which process was asked, in the place of a reader; what is called "hang" waits."""
    while True:
        path = pipe.recv().path
        time.sleep(3600.0 if path == "hang" else 0.2)
        pipe.send(Failed(path, str(os.getpid())))


@pytest.fixture
def crew(monkeypatch: pytest.MonkeyPatch) -> Iterator[Crew]:
    monkeypatch.setattr("ingest.batch.crew.serve", named)
    made = Crew(Limits(), None)
    yield made
    made.end()


def _task(name: str) -> Task:
    return Task(name, None, "off")


def test_workers_are_started_when_they_are_needed_and_used_again(crew: Crew) -> None:
    assert not crew.processes
    first = crew.read(_task("a"))
    second = crew.read(_task("b"))
    assert isinstance(first, Failed)
    assert isinstance(second, Failed)
    assert first.reason == second.reason == str(crew.processes[0])
    assert len(crew.processes) == 1


def test_each_thread_has_a_worker_of_its_own(crew: Crew) -> None:
    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(crew.read, [_task("a"), _task("b")]))
    assert [answer.code for answer in answers if isinstance(answer, Failed)] == ["a", "b"]
    assert len({answer.reason for answer in answers if isinstance(answer, Failed)}) == 2
    assert crew.is_idle


def test_a_crew_that_is_left_waits_for_no_worker(crew: Crew) -> None:
    with ThreadPoolExecutor(1) as threads:
        future = threads.submit(crew.read, _task("hang"))
        while crew.is_idle:
            time.sleep(0.01)
        threading.Timer(0.1, crew.leave).start()
        assert future.result(timeout=30) == Failed("stopped", "hang was left")


def test_no_process_is_left_at_the_end(crew: Crew) -> None:
    crew.read(_task("a"))
    (pid,) = crew.processes
    crew.end()
    assert crew.processes == ()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
