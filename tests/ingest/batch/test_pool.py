"""Every task has its answer, whatever becomes of the workers."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from corpus.workers import Worker
from ingest.batch.limits import Limits
from ingest.batch.pool import Pool
from ingest.batch.readers import answers as answered
from ingest.batch.worker import Counted, Failed, Task

_LONG = 3600.0


def obey(pipe: Connection, annotate: object, limits: Limits) -> None:
    """Does what the file's name says, in the place of a reader."""
    while True:
        name = pipe.recv().path
        if name == "crash":
            os._exit(11)
        if "/" in name:
            _be_ended_once(Path(name))
        if name == "killer":
            os.kill(os.getpid(), signal.SIGKILL)
        if name == "hang":
            time.sleep(_LONG)
        if name.startswith("count"):
            pipe.send(Counted(int(name.removeprefix("count"))))
            time.sleep(3)
        pipe.send(Failed("read", f"{name} {annotate} {limits.memory_mb}"))


def _be_ended_once(mark: Path) -> None:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.Signals[mark.name])


@pytest.fixture(autouse=True)
def _obedient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.batch.crew.serve", obey)


def answers(*names: str, jobs: int = 1, limits: Limits | None = None) -> list[tuple[str, str, str]]:
    """Name, code and reason of every answer, in their order."""
    with closing(Pool(jobs, limits or Limits(), None)) as pool:
        given = list(answered(pool, (Task(name, None, "off") for name in names)))
    return [(task.path, answer.code, answer.reason) for task, answer in given if isinstance(answer, Failed)]


def codes(*names: str, jobs: int = 1, limits: Limits | None = None) -> list[tuple[str, str]]:
    """Name and code of every answer, in their order."""
    return [(name, code) for name, code, _ in answers(*names, jobs=jobs, limits=limits)]


@pytest.mark.parametrize("jobs", [0, 1, 2])
def test_every_task_is_answered_once(jobs: int) -> None:
    assert sorted(codes("a", "b", "c", jobs=jobs)) == [("a", "read"), ("b", "read"), ("c", "read")]


def test_no_task_needs_no_answer() -> None:
    assert answers() == []


def test_workers_are_given_what_annotates_and_their_memory() -> None:
    assert answers("a", limits=Limits(memory_mb=900)) == [("a", "read", "a None 900")]


def test_tasks_are_taken_when_a_worker_is_free() -> None:
    taken: list[str] = []

    def tasks() -> Iterator[Task]:
        for name in "abc":
            taken.append(name)
            yield Task(name, None, "off")

    with closing(Pool(1, Limits(), None)) as pool:
        given = answered(pool, tasks())
        next(given)
        assert taken == ["a", "b"]  # the second is read while the first is kept


def test_a_crash_costs_its_own_file_alone() -> None:
    assert answers("crash", "a") == [
        ("crash", "crashed", "crash ended its worker process (exit 11)"),
        ("a", "read", "a None 2000"),
    ]


@pytest.mark.parametrize("ended_by", ["SIGKILL", "SIGTERM"])
def test_a_file_whose_worker_somebody_ended_is_read_once_more(tmp_path: Path, ended_by: str) -> None:
    name = str(tmp_path / ended_by)
    assert codes(name, "a") == [(name, "read"), ("a", "read")]


def test_a_file_whose_workers_are_ended_again_and_again_costs_itself_alone() -> None:
    ended, _ = answers("killer", "a")
    assert ended == ("killer", "crashed", "killer ended its worker process (exit -9)")
    assert codes("killer", "a") == [("killer", "crashed"), ("a", "read")]


def test_a_file_that_takes_too_long_costs_itself_alone() -> None:
    told = answers("a", "hang", "b", limits=Limits(seconds=0.5))
    assert told[1] == ("hang", "time-limit", "hang took more than 0 s")
    assert [name for name, _, _ in told] == ["a", "hang", "b"]


def test_a_file_of_many_pages_has_more_time() -> None:
    limits = Limits(seconds=0.5, seconds_per_page=0.06)
    assert codes("a", "count200", limits=limits) == [("a", "read"), ("count200", "read")]
    assert answers("a", "count101", limits=limits)[1] == (
        "count101", "time-limit", "count101 took more than 1 s",
    )  # fmt: skip


def test_a_worker_over_its_memory_costs_its_file_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def resident(pid: int) -> float:
        seen.append(pid)
        return 2001.0 if pid == seen[0] else 2000.0

    monkeypatch.setattr("corpus.workers.resident_mb", resident)
    assert answers("hang", "a") == [
        ("hang", "memory-limit", "hang needs more than 2000 MB of memory"),
        ("a", "read", "a None 2000"),
    ]


def _dying_before(name: str, times: int) -> Callable[[Worker[object], object], bool]:
    """A `send` before which the worker dies, so many times, where it is to be given this file."""
    left, send = iter(range(times)), Worker.send

    def dying(worker: Worker[object], task: object) -> bool:
        if isinstance(task, Task) and task.path == name and next(left, None) is not None:
            worker._process.kill()
            worker._process.join()
        return send(worker, task)

    return dying


def test_a_worker_that_has_died_is_replaced_before_its_next_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Worker, "send", _dying_before("bad", 1))
    assert codes("a", "bad", "b") == [("a", "read"), ("bad", "read"), ("b", "read")]


@pytest.mark.parametrize("names", [("bad", "a"), ("a", "bad", "b"), ("a", "bad")])
def test_a_file_before_which_two_workers_die_fails_alone(
    monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]
) -> None:
    monkeypatch.setattr(Worker, "send", _dying_before("bad", 2))
    told = answers(*names)
    assert ("bad", "crashed", "bad found no worker: 2 ended before it") in told
    read = [name for name, code, _ in told if code == "read"]
    assert read == [name for name in names if name != "bad"]


def test_no_worker_is_left_when_the_pool_is_closed() -> None:
    pool = Pool(2, Limits(), None)
    pids = pool.processes
    pool.close()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_task_may_have_more_than_the_usual_time() -> None:
    limits = Limits(seconds=0.5, seconds_per_page=0.0)
    with closing(Pool(1, limits, None)) as pool:
        tasks = [
            Task("a", None, "off"),
            Task("count1", None, "off", at_least=30.0),
            Task("hang", None, "off"),
        ]
        given = {task.path: answer for task, answer in answered(pool, tasks)}
    codes = {name: answer.code for name, answer in given.items() if isinstance(answer, Failed)}
    assert codes == {"a": "read", "count1": "read", "hang": "time-limit"}
