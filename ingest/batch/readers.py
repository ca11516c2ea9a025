"""Tasks to answers by whoever reads them: worker processes of this machine, or machines of a cluster."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import Protocol

from corpus.errors import WorkersError
from corpus.files import read_regular, text_path
from ingest.batch.worker import Answer, Failed, Finished, Task, Unseen

__all__ = ["Readers", "answers"]

_TICK_S = 1.0
"""After which it is asked again how many tasks may be under way: machines come and go."""

_LARGEST = 2_000_000_000
"""Bytes of a PDF: what pdfium can address."""


class Readers(Protocol):
    """Whoever reads files, behind an executor of `concurrent.futures`."""

    def room(self) -> int:
        """How many tasks may be under way now: enough that none waits for this process.

        Raises:
            WorkersError: if nobody is left to read.
        """

    def submit(self, task: Task) -> Future[Answer]:
        """Give the task to one of them."""

    def answer(self, task: Task, future: Future[Answer]) -> Answer:
        """What came of a task that is done.

        Raises:
            WorkersError: if it cannot be had from these readers, nor can another's.
        """

    def close(self) -> None:
        """Leave what is under way at once."""


def answers(readers: Readers, tasks: Iterable[Task]) -> Iterator[tuple[Task, Finished | Failed]]:
    """Every task with its answer, in the order in which they end. Tasks are taken only when needed.

    Raises:
        WorkersError: if nobody is left to read; what was answered before is valid.
    """
    waiting = iter(tasks)
    under_way: dict[Future[Answer], Task] = {}
    while _begin(readers, waiting, under_way):
        done, _ = wait(under_way, _TICK_S, FIRST_COMPLETED)
        for task, future in [(under_way.pop(one), one) for one in done]:
            told = _settled(readers, task, readers.answer(task, future), under_way)
            with suppress(WorkersError):  # it is raised again when this answer is kept
                _fill(readers, waiting, under_way)
            if told is not None:
                yield replace(task, data=None), told


def _begin(readers: Readers, waiting: Iterator[Task], under_way: dict[Future[Answer], Task]) -> bool:
    """Give out what there is room for, waiting for room where nothing is under way; False if all is done."""
    _fill(readers, waiting, under_way)
    task = None if under_way else next(waiting, None)
    if task is not None:
        while not readers.room():
            time.sleep(_TICK_S)  # machines may come
        under_way[readers.submit(task)] = task
    return bool(under_way)


def _fill(readers: Readers, waiting: Iterator[Task], under_way: dict[Future[Answer], Task]) -> None:
    for task in islice(waiting, max(0, readers.room() - len(under_way))):
        under_way[readers.submit(task)] = task


def _settled(
    readers: Readers, task: Task, answer: Answer, under_way: dict[Future[Answer], Task]
) -> Finished | Failed | None:
    """What became of the task; None if it was given out once more, with the file's bytes."""
    if not isinstance(answer, Unseen):
        return answer
    sent = _with_bytes(task)
    if isinstance(sent, Failed):
        return sent
    under_way[readers.submit(sent)] = sent
    return None


def _with_bytes(task: Task) -> Task | Failed:
    """The task of a file that its reader did not find, with the file's bytes as they are here."""
    try:
        data = read_regular(text_path(task.path), most=_LARGEST)
    except OSError as exc:
        return Failed("unreadable", f"{task.path} cannot be read: {exc.strerror or exc}")
    if hashlib.sha256(data).hexdigest() != task.sha:
        return Failed("changed", f"{task.path} has changed since this run began: read it again")
    return replace(task, data=data)
