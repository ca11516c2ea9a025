"""Questions that take longer than a page may, answered one after another by a process beside the desk.

The answer of a question is kept as long as the corpus is the same. A page waits for it a moment, then says
that it is being worked out and is asked for again.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Generic, TypeVar

from corpus.errors import FigtraceError
from corpus.workers import Gone, Worker

__all__ = ["Failed", "Question", "Studies"]

_Answer = TypeVar("_Answer")
_KEPT = 64
"""Answers kept, the oldest going first: each may hold a whole theme."""


@dataclass(frozen=True, slots=True)
class Question(Generic[_Answer]):
    """A function of a module, and what it is given; both go to another process."""

    ask: Callable[..., _Answer]
    arguments: tuple[object, ...]
    stamp: str
    """Of the corpus that is asked: another one makes another question."""

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it this question."""
        return (self.ask.__qualname__, self.arguments, self.stamp)


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is no answer."""

    problem: str


class Studies:
    """The process and what it has answered. It is started by the first question."""

    def __init__(self) -> None:
        self._asked: SimpleQueue[Question[object] | None] = SimpleQueue()
        self._known: OrderedDict[tuple[object, ...], object] = OrderedDict()
        self._waiting: dict[tuple[object, ...], threading.Event] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def answer(self, question: Question[_Answer], *, wait: float) -> _Answer | Failed | None:
        """The answer, if it is there within so many seconds; None: it is being worked out."""
        with self._lock:
            if question.key in self._known:
                return self._known[question.key]  # type: ignore[return-value]  # kept under the question's own key
            done = self._waiting.get(question.key)
            if done is None:
                done = self._waiting[question.key] = threading.Event()
                self._asked.put(question)  # type: ignore[arg-type]  # the queue does not look at answers
            self._begin()
        done.wait(wait)
        with self._lock:
            return self._known.get(question.key)  # type: ignore[return-value]

    def close(self) -> None:
        """End the process when its last question is answered; another question starts one anew."""
        with self._lock:
            if self._thread is not None:
                self._asked.put(None)
                self._thread = None

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="studies", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        worker: Worker[object] | None = None
        while (question := self._asked.get()) is not None:
            worker = worker or Worker(_serve)
            worker.send((question.ask, question.arguments))
            found = worker.receive()
            if isinstance(found, Gone):
                worker, found = (
                    None,
                    Failed("the process that works this out has ended: there may be too little memory"),
                )
            self._keep(question, found)
        if worker is not None:
            worker.end()

    def _keep(self, question: Question[object], found: object) -> None:
        with self._lock:
            self._known[question.key] = found
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
            self._waiting.pop(question.key).set()


def _serve(pipe: Connection) -> None:
    while True:
        ask, arguments = pipe.recv()
        try:
            pipe.send(ask(*arguments))
        except FigtraceError as exc:
            pipe.send(Failed(str(exc)))
