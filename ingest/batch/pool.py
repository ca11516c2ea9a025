"""Worker processes that may crash, hang or swell without harm to the others."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from corpus.interrupts import interrupts_held
from ingest.batch.worker import Annotate, Counted, Failed, Finished, Task, serve

__all__ = ["Answer", "Limits", "Pool"]

_TICK_S = 0.5
_GRACE_S = 60.0
"""For a fresh worker to load its libraries and models."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost."""

    seconds: float = 120.0
    seconds_per_page: float = 1.0
    """Added for every page beyond the first hundred."""
    memory_mb: int = 2000

    def seconds_for(self, pages: int) -> float:
        """Time limit of a document with so many pages."""
        return self.seconds + self.seconds_per_page * max(0, pages - 100)


Answer = Finished | Failed


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    task: Task | None = None
    deadline: float = 0.0
    allowed: float = 0.0
    fresh: bool = True


class Pool:
    """So many workers; `answers` feeds them tasks and gives each task's answer as it comes."""

    def __init__(self, jobs: int, limits: Limits, annotate: Annotate | None) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._limits = limits
        self._annotate = annotate
        self._workers = [self._start() for _ in range(max(1, jobs))]

    def answers(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Answer]]:
        """Every task with its answer, in the order in which they end. Tasks are taken only when needed."""
        waiting = iter(tasks)
        for worker in self._workers:
            self._next(worker, waiting)
        while any(worker.task for worker in self._workers):
            for worker in self._ready():
                task, answer = worker.task, self._receive(worker)
                if answer is None or task is None:
                    continue
                self._next(worker, waiting)
                yield task, answer

    def close(self) -> None:
        """End all workers at once, whatever they do."""
        for worker in self._workers:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        arguments = (theirs, self._annotate, self._limits.memory_mb)
        process = self._context.Process(target=serve, args=arguments, daemon=True)
        with interrupts_held():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _next(self, worker: _Worker, waiting: Iterator[Task]) -> None:
        worker.task = next(waiting, None)
        if worker.task is None:
            return
        worker.allowed = self._limits.seconds
        worker.deadline = time.monotonic() + worker.allowed + (_GRACE_S if worker.fresh else 0.0)
        worker.fresh = False
        try:
            worker.pipe.send(worker.task)
        except OSError:
            self._restart(worker)
            worker.pipe.send(worker.task)

    def _ready(self) -> list[_Worker]:
        """Busy workers that have something to say, or have died, or are over a limit."""
        busy = [worker for worker in self._workers if worker.task]
        spoke = set(map(id, wait([worker.pipe for worker in busy], timeout=_TICK_S)))
        return [w for w in busy if id(w.pipe) in spoke or self._excess(w)]

    def _excess(self, worker: _Worker) -> Failed | None:
        path = worker.task.path if worker.task else ""
        if time.monotonic() > worker.deadline:
            return Failed("time-limit", f"{path} took more than {worker.allowed:.0f} s")
        if _resident_mb(worker.process.pid) > self._limits.memory_mb:
            return Failed("memory-limit", f"{path} needs more than {self._limits.memory_mb} MB of memory")
        return None

    def _receive(self, worker: _Worker) -> Answer | None:
        """The worker's answer, or what became of it; None if it only told the number of pages."""
        if not worker.pipe.poll():
            excess = self._excess(worker)
            if excess:
                self._restart(worker)
            return excess
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            return self._crashed(worker)
        if isinstance(message, Counted):
            worker.allowed = self._limits.seconds_for(message.pages)
            worker.deadline = time.monotonic() + worker.allowed
            return None
        answer: Answer = message
        return answer

    def _crashed(self, worker: _Worker) -> Failed:
        worker.process.join(timeout=5)
        code, path = worker.process.exitcode, worker.task.path if worker.task else ""
        self._restart(worker)
        return Failed("crashed", f"{path} ended its worker process (exit {code})")

    def _restart(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        new = self._start()
        worker.process, worker.pipe, worker.fresh = new.process, new.pipe, True


def _resident_mb(pid: int | None) -> float:
    """Resident memory of a process; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return 0.0
    return pages * 4096 / 1024 / 1024
