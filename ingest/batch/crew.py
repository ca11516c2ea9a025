"""Worker processes that may crash, hang or swell without harm to the others, each with one file at a time."""

from __future__ import annotations

import signal
import threading
from dataclasses import dataclass

from corpus.workers import Excess, Gone, Worker, speaking
from ingest.batch.limits import Limits
from ingest.batch.worker import Annotate, Answer, Counted, Failed, Task, serve

__all__ = ["Crew"]

_TICK_S = 0.5
_GRACE_S = 60.0
"""For a fresh worker to load its libraries and models."""
_TRIES = 2
"""Workers that a file is offered to: one may have died of the file before."""
_FROM_OUTSIDE = frozenset({-signal.SIGTERM, -signal.SIGINT, -getattr(signal, "SIGKILL", 9)})
"""Exit codes of a worker that a person ended, or a system short of memory: its file is read once more, for
the fault need not be its own."""

_Worker = Worker[Counted | Answer]


@dataclass(slots=True)
class _Seat:
    """A worker, or the one that takes its place."""

    worker: _Worker
    allowed: float = 0.0
    """Seconds for its task."""
    fresh: bool = True
    """True before the worker's first task."""
    tries: int = 1
    """Which worker this is for its task."""


class Crew:
    """Worker processes; any number of threads may call `read` at once, each has a worker of its own.

    Args:
        limits: what a document may cost.
        annotate: picklable; it is called in the workers with each document. None keeps documents alone.
        ready: how many workers are started now; more are started when they are needed.
    """

    def __init__(self, limits: Limits, annotate: Annotate | None, *, ready: int = 0) -> None:
        self._limits, self._annotate = limits, annotate
        self._leaving = threading.Event()
        self._lock = threading.Lock()
        self._free = [_Seat(self._start()) for _ in range(ready)]
        self._taken: list[_Seat] = []

    @property
    def processes(self) -> tuple[int, ...]:
        """Ids of the worker processes."""
        return tuple(seat.worker.pid for seat in (*self._free, *self._taken))

    @property
    def is_idle(self) -> bool:
        """True if no file is being read."""
        return not self._taken

    def read(self, task: Task) -> Answer:
        """The file's answer, or what became of the workers that read it."""
        seat = self._take()
        try:
            return self._answer(seat, task)
        finally:
            with self._lock:
                self._taken.remove(seat)
                self._free.append(seat)

    def leave(self) -> None:
        """Let every `read` return soon, whatever its worker does; its answer is of no use then."""
        self._leaving.set()

    def end(self) -> None:
        """End all workers at once, when no thread is in `read`."""
        self.leave()
        with self._lock:
            seats, self._free = self._free, []
        for seat in seats:
            seat.worker.end()

    def _start(self) -> _Worker:
        return Worker(serve, self._annotate, self._limits)

    def _take(self) -> _Seat:
        with self._lock:
            seat = self._free.pop() if self._free else _Seat(self._start())
            self._taken.append(seat)
        return seat

    def _answer(self, seat: _Seat, task: Task) -> Answer:
        seat.tries = 1
        if not any(self._takes(seat, task) for _ in range(_TRIES)):
            return Failed("crashed", f"{task.path} found no worker: {_TRIES} ended before it")
        while not self._leaving.is_set():
            answer = self._heard(seat, task)
            if answer is not None:
                return answer
        return Failed("stopped", f"{task.path} was left")

    def _takes(self, seat: _Seat, task: Task) -> bool:
        """True if the worker has been sent its task; it is replaced if it has ended."""
        if seat.worker.send(task):
            seat.allowed = self._allowed(task, 0)
            seat.worker.allow(seat.allowed + (_GRACE_S if seat.fresh else 0.0))
            seat.fresh = False
            return True
        self._restart(seat)
        return False

    def _heard(self, seat: _Seat, task: Task) -> Answer | None:
        """The worker's answer, or what became of it; None if it told the number of pages, or nothing yet."""
        if not speaking([seat.worker], _TICK_S):
            excess = self._excess(seat, task)
            if excess:
                self._restart(seat)
            return excess
        said = seat.worker.receive()
        if isinstance(said, Gone):
            self._restart(seat)
            if self._tries_again(seat, task, said):
                return None
            return Failed("crashed", f"{task.path} ended its worker process (exit {said.exit_code})")
        if isinstance(said, Counted):
            seat.allowed = self._allowed(task, said.pages)
            seat.worker.allow(seat.allowed)
            return None
        return said

    def _tries_again(self, seat: _Seat, task: Task, gone: Gone) -> bool:
        """True if the file is with another worker now, since its first was ended from outside."""
        seat.tries += 1
        return gone.exit_code in _FROM_OUTSIDE and seat.tries <= _TRIES and self._takes(seat, task)

    def _allowed(self, task: Task, pages: int) -> float:
        return self._limits.seconds_for(pages, task.at_least)

    def _excess(self, seat: _Seat, task: Task) -> Failed | None:
        limit = self._limits.memory_mb
        over = seat.worker.excess(limit)
        if over is Excess.TIME:
            return Failed("time-limit", f"{task.path} took more than {seat.allowed:.0f} s")
        if over is Excess.MEMORY:
            return Failed("memory-limit", f"{task.path} needs more than {limit} MB of memory")
        return None

    def _restart(self, seat: _Seat) -> None:
        seat.worker.end()
        seat.worker, seat.fresh = self._start(), True
