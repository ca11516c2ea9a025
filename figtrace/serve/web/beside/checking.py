"""Drafts are checked one after another in a process of their own, which tells how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue

from corpus.codec import to_json
from corpus.errors import FigtraceError
from corpus.workers import Gone, Worker

__all__ = ["Bench", "Failed", "Finished", "Job", "Told"]


@dataclass(frozen=True, slots=True)
class Job:
    """A draft that is to be checked."""

    folder: Path
    """Of the corpus."""
    engine: str
    draft: Path
    name: str
    """What a person calls it; the file has another name."""
    ledger: Path
    """The file that the ledger is written to."""
    bibliography: Path | None = None
    previous: Path | None = None
    """The ledger of the version before: what has not changed since is not weighed again."""


@dataclass(frozen=True, slots=True)
class Told:
    """How far a check is; `total` is 0 before the figures are counted."""

    phase: str
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """The ledger is written."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is none."""

    problem: str


Word = Told | Finished | Failed


class Bench:
    """The queue of drafts, and a process for each in turn."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[tuple[Job, Callable[[Word], None]] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._worker: Worker[Word] | None = None
        self._lock = threading.Lock()

    def put(self, job: Job, hear: Callable[[Word], None]) -> None:
        """Check the draft when its turn comes; `hear` is told of it, last its end."""
        self._jobs.put((job, hear))
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="checks", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """End what is being checked."""
        self._jobs.put(None)
        worker = self._worker
        if worker is not None:
            worker.end()

    def _work(self) -> None:
        while (given := self._jobs.get()) is not None:
            job, hear = given
            worker: Worker[Word] = Worker(serve_checks)
            self._worker = worker
            hear(Told("starting"))
            worker.send(job)
            _listen(worker, hear)
            self._worker = None
            worker.end()


def _listen(worker: Worker[Word], hear: Callable[[Word], None]) -> None:
    while True:
        said = worker.receive()
        if isinstance(said, Gone):
            hear(Failed("the process that checks has ended: there may be too little memory"))
            return
        hear(said)
        if not isinstance(said, Told):
            return


def serve_checks(pipe: Connection) -> None:
    """In the process: check what comes, and tell of it."""
    while True:
        job: Job = pipe.recv()
        try:
            _check(job, pipe.send)
            pipe.send(Finished())
        except FigtraceError as exc:
            pipe.send(Failed(str(exc).replace(str(job.draft), job.name)))


def _check(job: Job, tell: Callable[[Word], None]) -> None:
    from corpus.settings import load_settings
    from corpus.store import Store
    from figtrace.check.desk import check_file
    from figtrace.check.inquiry.options import CheckOptions
    from figtrace.check.revisions.changes import read_ledger
    from nlp import Annotator
    from search import open_current

    tell(Told("reading the draft"))
    settings = load_settings(job.folder)
    options = CheckOptions(
        on_figure=lambda done, total: tell(Told("checking", done, total)),
        on_phase=lambda phase: tell(Told(phase)),
    )
    annotator = Annotator(settings.model, settings.gazetteers)
    previous = read_ledger(job.previous) if job.previous is not None else None
    with Store.open(settings.db) as store, open_current(job.engine, settings) as engine:
        options = replace(options, engine=engine)
        reviewed = check_file(
            job.draft, store, annotator, options, bibliography=job.bibliography, previous=previous
        )
    ledger = replace(reviewed.ledger, draft=job.name)
    job.ledger.write_text(to_json(ledger), encoding="utf-8", errors="surrogatepass")
