"""Worker processes that may crash, hang or swell without harm to the others."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.workers import Excess, Gone, Worker, speaking
from ingest.batch.limits import Limits
from ingest.batch.worker import Annotate, Counted, Failed, Finished, Task, serve

__all__ = ["Answer", "Pool"]

_TICK_S = 0.5
_GRACE_S = 60.0
"""For a fresh worker to load its libraries and models."""
_TRIES = 2
"""Workers that a file is offered to: one may have died of the file before."""
_FROM_OUTSIDE = frozenset({-signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT})
"""Exit codes of a worker that a person ended, or a system short of memory: its file is read once more, for
the fault need not be its own."""


Answer = Finished | Failed
_Worker = Worker[Counted | Answer]


@dataclass(slots=True)
class _Seat:
    """A worker, or the one that takes its place, and what it is at."""

    worker: _Worker
    task: Task | None = None
    allowed: float = 0.0
    """Seconds for its task."""
    fresh: bool = True
    """True before the worker's first task."""
    tries: int = 1
    """Which worker this is for its task."""


class Pool:
    """So many workers; `answers` feeds them tasks and gives each task's answer as it comes."""

    def __init__(self, jobs: int, limits: Limits, annotate: Annotate | None) -> None:
        self._limits = limits
        self._annotate = annotate
        self._seats = [_Seat(self._start()) for _ in range(max(1, jobs))]

    def answers(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Answer]]:
        """Every task with its answer, in the order in which they end. Tasks are taken only when needed."""
        waiting = iter(tasks)
        for seat in self._seats:
            yield from self._give(seat, waiting)
        while busy := [seat for seat in self._seats if seat.task]:
            for seat in self._ready(busy):
                task, answer = seat.task, self._answer(seat)
                if answer is None or task is None:
                    continue
                refused = tuple(self._give(seat, waiting))
                yield task, answer
                yield from refused

    def close(self) -> None:
        """End all workers at once, whatever they do."""
        for seat in self._seats:
            seat.worker.end()

    def _start(self) -> _Worker:
        return Worker(serve, self._annotate, self._limits)

    def _give(self, seat: _Seat, waiting: Iterator[Task]) -> Iterator[tuple[Task, Failed]]:
        """Give the next task that a worker takes; those that no worker lived to take, as failures."""
        for seat.task in waiting:
            seat.tries = 1
            if any(self._takes(seat) for _ in range(_TRIES)):
                return
            yield (
                seat.task,
                Failed("crashed", f"{seat.task.path} found no worker: {_TRIES} ended before it"),
            )
        seat.task = None

    def _takes(self, seat: _Seat) -> bool:
        """True if the worker has been sent its task; it is replaced if it has ended."""
        if seat.worker.send(seat.task):
            seat.allowed = self._allowed(seat, 0)
            seat.worker.allow(seat.allowed + (_GRACE_S if seat.fresh else 0.0))
            seat.fresh = False
            return True
        self._restart(seat)
        return False

    def _ready(self, busy: list[_Seat]) -> list[_Seat]:
        """Seats whose workers have something to say, or have died, or are over a limit."""
        spoke = speaking([seat.worker for seat in busy], _TICK_S)
        return [seat for seat in busy if seat.worker in spoke or self._excess(seat)]

    def _answer(self, seat: _Seat) -> Answer | None:
        """The worker's answer, or what became of it; None if it only told the number of pages."""
        if not seat.worker.is_speaking:
            excess = self._excess(seat)
            if excess:
                self._restart(seat)
            return excess
        said = seat.worker.receive()
        if isinstance(said, Gone):
            self._restart(seat)
            if self._tries_again(seat, said):
                return None
            return Failed("crashed", f"{_path(seat)} ended its worker process (exit {said.exit_code})")
        if isinstance(said, Counted):
            seat.allowed = self._allowed(seat, said.pages)
            seat.worker.allow(seat.allowed)
            return None
        return said

    def _tries_again(self, seat: _Seat, gone: Gone) -> bool:
        """True if the file is with another worker now, since its first was ended from outside."""
        seat.tries += 1
        return gone.exit_code in _FROM_OUTSIDE and seat.tries <= _TRIES and self._takes(seat)

    def _allowed(self, seat: _Seat, pages: int) -> float:
        return self._limits.seconds_for(pages, seat.task.at_least if seat.task else 0.0)

    def _excess(self, seat: _Seat) -> Failed | None:
        limit = self._limits.memory_mb
        over = seat.worker.excess(limit)
        if over is Excess.TIME:
            return Failed("time-limit", f"{_path(seat)} took more than {seat.allowed:.0f} s")
        if over is Excess.MEMORY:
            return Failed("memory-limit", f"{_path(seat)} needs more than {limit} MB of memory")
        return None

    def _restart(self, seat: _Seat) -> None:
        seat.worker.end()
        seat.worker, seat.fresh = self._start(), True


def _path(seat: _Seat) -> str:
    return seat.task.path if seat.task else ""
