"""Worker processes that weigh a draft's figures, each with the documents that it is given.

A worker reads the store for itself and answers with rulings. It begins to read the cited documents while
the draft is still being annotated, and stops when the draft is ready.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from corpus.errors import FigtraceError, LimitError, StoreError
from corpus.geometry import DocId
from corpus.store import Store
from corpus.workers import RARE_COLLECTIONS, Gone, Worker, speaking
from figtrace.check.inquiry.readings import Readings
from figtrace.check.statements.statement import Statement
from figtrace.check.verdicts.gates import Gates
from figtrace.check.verdicts.rulings import Ruling, rule
from figtrace.check.verdicts.scales import Scales, read_scales

__all__ = ["Answer", "Crew", "Question", "Questions", "answers_alone", "rare_collections"]

_AHEAD = 24
"""Documents that a worker reads before the draft is ready; a shelf takes a few megabytes."""


@dataclass(frozen=True, slots=True)
class Question:
    """A figure that is to be weighed against a document."""

    figure: int
    """By which its statement is known."""
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

    statements: Mapping[int, Statement]
    """Those of the figures that are asked of."""
    text: str
    gates: Gates

    def rulings(self, scales: Scales, asked: Iterable[Question]) -> Iterator[Answer]:
        for one in asked:
            statement = self.statements[one.figure]
            judgement = scales.judge(statement, self.text, self.gates, locator=one.locator, part=one.part)
            yield one, rule(judgement)


def answers_alone(
    readings: Readings,
    statements: Mapping[int, Statement],
    text: str,
    gates: Gates,
    asked: Iterable[Questions],
) -> Iterator[Answer]:
    """Every question's answer, made in this process.

    Raises:
        StoreError: if a document cannot be read from the store.
    """
    draft = _Draft(statements, text, gates)
    for questions in asked:
        yield from draft.rulings(readings.scales(questions.doc), questions.asked)


@contextmanager
def rare_collections() -> Iterator[None]:
    """Python looks for cycles less often inside."""
    before = gc.get_threshold()
    gc.set_threshold(*RARE_COLLECTIONS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


_Said = frozenset[DocId] | list[Answer] | FigtraceError
"""What a worker says: the documents that it has read ahead, answers, or why it can give none."""


@dataclass(slots=True)
class _Reader:
    worker: Worker[_Said]
    ready: set[DocId] = field(default_factory=set)
    """Documents that it has read already."""
    busy: bool = False

    def send(self, message: _Draft | Questions) -> None:
        """Give it work; if it has ended, why it could not go on is raised, or that it ended."""
        if not self.worker.send(message):
            while True:  # ends by what `receive` raises: nothing more comes through a closed pipe
                self.receive()

    def receive(self) -> frozenset[DocId] | list[Answer]:
        """What it says next; what it cannot do is raised."""
        said = self.worker.receive()
        if isinstance(said, Gone):
            raise _ended(said.exit_code)
        if isinstance(said, FigtraceError):
            raise said
        return said


class Crew:
    """So many workers on one store. Use as a context manager: at its end they are ended, whatever they do.

    Args:
        jobs: number of processes.
        store: the file; the workers only read it.
        ahead: documents that will probably be asked of, those that take longest first.
    """

    def __init__(self, jobs: int, store: Path, ahead: Sequence[DocId] = ()) -> None:
        self._readers = [
            _Reader(Worker(_serve, store, tuple(ahead[at::jobs][:_AHEAD]))) for at in range(jobs)
        ]

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        for reader in self._readers:
            reader.worker.end()

    @property
    def processes(self) -> tuple[int, ...]:
        """Ids of the worker processes."""
        return tuple(reader.worker.pid for reader in self._readers)

    def answers(
        self, statements: Mapping[int, Statement], text: str, gates: Gates, asked: Iterable[Questions]
    ) -> Iterator[Answer]:
        """Every question's answer, as they come. To be called once.

        Raises:
            StoreError: if a document cannot be read from the store.
            LimitError: if a worker ended, as it does when memory runs out.
        """
        for reader in self._readers:
            reader.send(_Draft(statements, text, gates))
        waiting = {questions.doc: questions for questions in asked}
        while waiting or any(reader.busy for reader in self._readers):
            for reader in self._speaking():
                found = reader.receive()
                if isinstance(found, frozenset):
                    reader.ready |= found
                else:
                    yield from found
                self._next(reader, waiting)

    def _speaking(self) -> list[_Reader]:
        spoke = speaking(reader.worker for reader in self._readers)
        return [reader for reader in self._readers if reader.worker in spoke]

    def _next(self, reader: _Reader, waiting: dict[DocId, Questions]) -> None:
        """Give the worker a document: one that it has read, else one that no other has, else the first."""
        others = {doc for other in self._readers if other is not reader for doc in other.ready}
        own = (doc for doc in waiting if doc in reader.ready)
        free = (doc for doc in waiting if doc not in others)
        doc = next(own, None) or next(free, None) or next(iter(waiting), None)
        reader.busy = doc is not None
        if doc is not None:
            reader.send(waiting.pop(doc))


def _ended(exit_code: int | None) -> LimitError:
    return LimitError(
        f"a process that checked figures ended (exit {exit_code}); memory may have run out: "
        "free some, or check with one process (`--jobs 1`)"
    )


# -- in the worker -------------------------------------------------------------------------------


def _serve(pipe: Connection, path: Path, ahead: Sequence[DocId]) -> None:
    """Read ahead until the draft comes, then answer what is asked, until the pipe closes."""
    try:
        with Store.open(path) as store:
            _answer_all(pipe, store, ahead)
    except FigtraceError as exc:
        pipe.send(exc)


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
