"""Worker processes that weigh a draft's figures, each with the documents that it is given.

A worker reads the store for itself and answers with rulings. It begins to read the cited documents while
the draft is still being annotated, and stops when the draft is ready.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from corpus.errors import FigtraceError, LimitError, StoreError
from corpus.geometry import DocId
from corpus.interrupts import interrupts_held, leave_interrupts_to_parent
from corpus.store import Store
from figtrace.check.statements.statement import Statement
from figtrace.check.verdicts.gates import Gates
from figtrace.check.verdicts.rulings import Ruling, rule
from figtrace.check.verdicts.scales import Scales, read_scales

__all__ = ["Answer", "Crew", "Question", "Questions", "answers_alone", "rare_collections"]

_GC_THRESHOLDS = (50_000, 20, 50)
"""Shelves are many records and no cycles: Python's own 700 would search them a third of the time."""
_AHEAD = 24
"""Documents that a worker reads before the draft is ready; a shelf takes a few megabytes."""


@dataclass(frozen=True, slots=True)
class Question:
    """A figure that is to be weighed against a document."""

    figure: int
    """Position among the draft's statements."""
    turn: int
    """Which of the figure's documents this is, from 0."""
    locator: str
    """Pages that the citation names; "" for none."""
    part: str = ""
    """Table or figure that it names instead: "table:3"; "" for none."""


@dataclass(frozen=True, slots=True)
class Questions:
    """All that is asked of one document."""

    doc: DocId
    asked: tuple[Question, ...]


Answer = tuple[Question, Ruling]


@dataclass(frozen=True, slots=True)
class _Draft:
    """What the workers need of the draft."""

    statements: Sequence[Statement]
    text: str
    gates: Gates

    def rulings(self, scales: Scales, asked: Iterable[Question]) -> Iterator[Answer]:
        for one in asked:
            statement = self.statements[one.figure]
            judgement = scales.judge(statement, self.text, self.gates, locator=one.locator, part=one.part)
            yield one, rule(judgement)


def answers_alone(
    store: Store, statements: Sequence[Statement], text: str, gates: Gates, asked: Iterable[Questions]
) -> Iterator[Answer]:
    """Every question's answer, made in this process.

    Raises:
        StoreError: if a document cannot be read from the store.
    """
    draft = _Draft(statements, text, gates)
    for questions in asked:
        yield from draft.rulings(read_scales(store, questions.doc), questions.asked)


@contextmanager
def rare_collections() -> Iterator[None]:
    """Python looks for cycles less often inside."""
    before = gc.get_threshold()
    gc.set_threshold(*_GC_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    ready: set[DocId] = field(default_factory=set)
    """Documents that it has read already."""
    busy: bool = False


class Crew:
    """So many workers on one store. Use as a context manager: at its end they are ended, whatever they do.

    Args:
        jobs: number of processes.
        store: the file; the workers only read it.
        ahead: documents that will probably be asked of, those that take longest first.
    """

    def __init__(self, jobs: int, store: Path, ahead: Sequence[DocId] = ()) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._workers = [self._start(store, tuple(ahead[at::jobs][:_AHEAD])) for at in range(jobs)]

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()

    @property
    def processes(self) -> tuple[int, ...]:
        """Ids of the worker processes."""
        return tuple(worker.process.pid or 0 for worker in self._workers)

    def _start(self, store: Path, ahead: tuple[DocId, ...]) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, store, ahead), daemon=True)
        with interrupts_held():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def answers(
        self, statements: Sequence[Statement], text: str, gates: Gates, asked: Iterable[Questions]
    ) -> Iterator[Answer]:
        """Every question's answer, as they come. To be called once.

        Raises:
            StoreError: if a document cannot be read from the store.
            LimitError: if a worker ended, as it does when memory runs out.
        """
        for worker in self._workers:
            _send(worker, _Draft(statements, text, gates))
        waiting = {questions.doc: questions for questions in asked}
        while waiting or any(worker.busy for worker in self._workers):
            for worker in self._speaking():
                found = _receive(worker)
                if isinstance(found, frozenset):
                    worker.ready |= found
                else:
                    yield from found
                self._next(worker, waiting)

    def _speaking(self) -> list[_Worker]:
        spoke = set(map(id, wait([worker.pipe for worker in self._workers])))
        return [worker for worker in self._workers if id(worker.pipe) in spoke]

    def _next(self, worker: _Worker, waiting: dict[DocId, Questions]) -> None:
        """Give the worker a document: one that it has read, else one that no other has, else the first."""
        others = {doc for other in self._workers if other is not worker for doc in other.ready}
        own = (doc for doc in waiting if doc in worker.ready)
        free = (doc for doc in waiting if doc not in others)
        doc = next(own, None) or next(free, None) or next(iter(waiting), None)
        worker.busy = doc is not None
        if doc is not None:
            _send(worker, waiting.pop(doc))


def _send(worker: _Worker, message: _Draft | Questions) -> None:
    try:
        worker.pipe.send(message)
    except OSError as exc:
        raise _last_word(worker) from exc


def _last_word(worker: _Worker) -> FigtraceError:
    """What a worker that has ended said before, or that it said nothing."""
    try:
        said = worker.pipe.recv() if worker.pipe.poll() else None
    except (EOFError, OSError):
        said = None
    return said if isinstance(said, FigtraceError) else _ended(worker)


def _receive(worker: _Worker) -> frozenset[DocId] | list[Answer]:
    try:
        found: frozenset[DocId] | list[Answer] | FigtraceError = worker.pipe.recv()
    except (EOFError, OSError) as exc:
        raise _ended(worker) from exc
    if isinstance(found, FigtraceError):
        raise found
    return found


def _ended(worker: _Worker) -> LimitError:
    worker.process.join(timeout=5)
    return LimitError(
        f"a process that checked figures ended (exit {worker.process.exitcode}); memory may have run out: "
        "free some, or check with one process (`--jobs 1`)"
    )


# -- in the worker -------------------------------------------------------------------------------


def _serve(pipe: Connection, path: Path, ahead: Sequence[DocId]) -> None:
    """Read ahead until the draft comes, then answer what is asked, until the pipe closes."""
    leave_interrupts_to_parent()
    gc.set_threshold(*_GC_THRESHOLDS)
    try:
        with Store.open(path) as store:
            _answer_all(pipe, store, ahead)
    except FigtraceError as exc:
        pipe.send(exc)
    except (EOFError, BrokenPipeError):
        return  # the parent has ended


def _answer_all(pipe: Connection, store: Store, ahead: Sequence[DocId]) -> None:
    ready: dict[DocId, Scales] = {}
    for doc in ahead:
        if pipe.poll():
            break
        with suppress(StoreError):  # told if a figure rests on it
            ready[doc] = read_scales(store, doc)
    draft: _Draft = pipe.recv()
    pipe.send(frozenset(ready))
    while True:
        questions: Questions = pipe.recv()
        scales = ready.pop(questions.doc, None) or read_scales(store, questions.doc)
        pipe.send(list(draft.rulings(scales, questions.asked)))
