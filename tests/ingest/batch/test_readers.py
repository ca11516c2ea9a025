"""Tasks are given out as there is room, and a file that a reader does not find is sent to it."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future
from pathlib import Path

import pytest

from corpus.errors import WorkersError
from ingest.batch.readers import answers
from ingest.batch.worker import Answer, Failed, Task, Unseen


class Made:
    """Answers at once with what the task carries; has room as it is told, and no files of its own."""

    def __init__(self, *rooms: int) -> None:
        self._rooms = list(rooms)
        self.given: list[Task] = []

    def room(self) -> int:
        room = self._rooms.pop(0) if len(self._rooms) > 1 else self._rooms[0]
        if room < 0:
            raise WorkersError("nobody is left")
        return room

    def submit(self, task: Task) -> Future[Answer]:
        self.given.append(task)
        done: Future[Answer] = Future()
        sent = task.data is not None
        done.set_result(Failed("read", f"{len(task.data or b'')} bytes") if sent else Unseen())
        return done

    def answer(self, task: Task, future: Future[Answer]) -> Answer:
        return future.result()

    def close(self) -> None:
        """Nothing is open."""


def _task(path: Path, data: bytes) -> Task:
    return Task(str(path), None, "off", sha=hashlib.sha256(data).hexdigest())


def test_a_file_that_its_reader_does_not_find_is_sent(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"tin")
    task = _task(tmp_path / "a.pdf", b"tin")
    readers = Made(1)
    assert list(answers(readers, [task])) == [(task, Failed("read", "3 bytes"))]
    assert [one.data for one in readers.given] == [None, b"tin"]


def test_a_file_that_has_changed_meanwhile_is_not_taken_for_the_one_that_was_meant(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"lead")
    ((_, answer),) = answers(Made(1), [_task(tmp_path / "a.pdf", b"tin")])
    assert isinstance(answer, Failed)
    assert answer.code == "changed"
    assert "a.pdf has changed" in answer.reason


def test_a_file_that_is_gone_everywhere_is_unreadable(tmp_path: Path) -> None:
    ((_, answer),) = answers(Made(1), [_task(tmp_path / "a.pdf", b"tin")])
    assert isinstance(answer, Failed)
    assert answer.code == "unreadable"


def test_tasks_wait_while_there_is_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.batch.readers._TICK_S", 0.01)
    tasks = [_task(tmp_path / name, b"") for name in "abc"]
    told = answers(Made(0, 0, 1), tasks)
    assert sorted(task.path for task, _ in told) == sorted(task.path for task in tasks)


def test_what_was_answered_is_told_before_nobody_is_left(tmp_path: Path) -> None:
    tasks = [_task(tmp_path / name, b"") for name in "ab"]
    told = answers(Made(1, -1), tasks)
    assert next(told)[0] == tasks[0]
    with pytest.raises(WorkersError, match="nobody"):
        next(told)


def test_no_tasks_need_no_readers() -> None:
    assert list(answers(Made(0), [])) == []
