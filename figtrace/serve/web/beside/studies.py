"""Questions that take longer than a page may, answered one after another by a process beside the desk.

The answer of a question is kept as long as the corpus is the same. A page waits for it a moment, then says
that it is being worked out and is asked for again. While an ingest writes, the corpus is another one every
second: then an answer holds for as long as it is worth, so that pages show one at all.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Generic, TypeVar, cast

from corpus.errors import FigtraceError
from corpus.workers import Gone, Worker, resident_mb, step_back

__all__ = ["Failed", "Question", "Studies"]

_Answer = TypeVar("_Answer")
_KEPT = 64
"""Answers kept, the oldest going first: each may hold a whole theme."""
_QUEUE = 32
"""Questions that wait: more are asked again by their pages a moment later."""
_HOLDS_S, _HOLDS_TIMES = 60.0, 10.0
"""While the corpus grows an answer holds a minute, or ten times as long as it took: a tenth of one processor
goes to it at most."""
_MOST_MB = 700.0
"""Memory beyond which the process is ended after its answer and the next begins anew: several times what it
has after themes and neighbours of 150 papers (some 120 MB, measured)."""


@dataclass(frozen=True, slots=True)
class Question(Generic[_Answer]):
    """A function of a module, and what it is given; both go to another process."""

    ask: Callable[..., _Answer]
    arguments: tuple[object, ...]
    stamp: str
    """Of the corpus that is asked: another one makes another answer."""
    decided: str = ""
    """Of what people decided: another one makes another question."""
    is_growing: bool = False
    """True while an ingest writes: an answer for an earlier stamp still holds for a while."""

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it this question, whatever the corpus."""
        return (self.ask.__qualname__, self.arguments, self.decided)


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is no answer."""

    problem: str


@dataclass(frozen=True, slots=True)
class _Known:
    """An answer, what it was given for, when, and how many seconds it took."""

    answer: object
    stamp: str
    made: float
    took: float

    def holds_for(self, question: Question[_Answer]) -> bool:
        age = time.monotonic() - self.made
        lasts = max(_HOLDS_S, _HOLDS_TIMES * self.took) if question.is_growing else 0.0
        return self.stamp == question.stamp or age < lasts


class _Waiting:
    """A question in the queue, or being answered, and since when."""

    def __init__(self, question: Question[object]) -> None:
        self.question = question
        self.since = time.monotonic()
        self.done = threading.Event()


class Studies:
    """The process and what it has answered. It is started by the first question."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[object, ...], _Known] = OrderedDict()
        self._waiting: OrderedDict[tuple[object, ...], _Waiting] = OrderedDict()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def answer(self, question: Question[_Answer], *, wait: float) -> _Answer | Failed | None:
        """The answer, if it is there so many seconds after it was first asked for; None: it is worked out."""
        with self._changed:
            found = self._held(question)
            if found is not None:
                return cast("_Answer | Failed", found.answer)
            waiting = self._queued(cast("Question[object]", question))
        if waiting is not None:
            waiting.done.wait(max(0.0, waiting.since + wait - time.monotonic()))
        with self._changed:
            found = self._held(question)
            return None if found is None else cast("_Answer | Failed", found.answer)

    def close(self) -> None:
        """End the process when it has answered what it was asked last; another question starts one anew."""
        with self._changed:
            self._thread = None
            self._changed.notify_all()

    def _held(self, question: Question[_Answer]) -> _Known | None:
        found = self._known.get(question.key)
        return found if found is not None and found.holds_for(question) else None

    def _queued(self, question: Question[object]) -> _Waiting | None:
        """Its place in the queue, that of the same question to an earlier corpus; None where it is full."""
        waiting = self._waiting.get(question.key)
        if waiting is None and len(self._waiting) >= _QUEUE:
            return None
        if waiting is None:
            waiting = self._waiting[question.key] = _Waiting(question)
        waiting.question = question
        self._begin()
        self._changed.notify_all()
        return waiting

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="studies", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        worker: Worker[object] | None = None
        while (question := self._next()) is not None:
            worker = worker or Worker(_serve)
            begun = time.monotonic()
            worker.send((question.ask, question.arguments))
            found = worker.receive()
            self._keep(question, found, time.monotonic() - begun)
            if isinstance(found, Gone) or resident_mb(worker.pid) > _MOST_MB:
                worker.end()
                worker = None
        if worker is not None:
            worker.end()

    def _next(self) -> Question[object] | None:
        """The question that has waited longest, when there is one; None when all is over."""
        with self._changed:
            while self._thread is threading.current_thread():
                if self._waiting:
                    return next(iter(self._waiting.values())).question
                self._changed.wait()
            return None

    def _keep(self, question: Question[object], found: object, took: float) -> None:
        if isinstance(found, Gone):
            found = Failed("the process that works this out has ended: there may be too little memory")
        with self._changed:
            self._known[question.key] = _Known(found, question.stamp, time.monotonic(), took)
            self._known.move_to_end(question.key)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
            waiting = self._waiting.pop(question.key, None)
            if waiting is not None:
                waiting.done.set()


def _serve(pipe: Connection) -> None:
    step_back()
    while True:
        ask, arguments = pipe.recv()
        try:
            pipe.send(ask(*arguments))
        except FigtraceError as exc:
            pipe.send(Failed(str(exc)))
