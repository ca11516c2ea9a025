"""A batch of files into the store: each ends in a recorded outcome, each in a transaction of its own."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG

from corpus.document import Outcome, OutcomeState
from corpus.files import open_regular, path_text
from corpus.geometry import DocId
from corpus.store import FileStamp, RunId, Store
from ingest.batch.executors import open_readers
from ingest.batch.limits import Limits
from ingest.batch.outcomes import document_outcome, duplicate, resumed_in_vain
from ingest.batch.readers import answers
from ingest.batch.resume import cut_documents
from ingest.batch.worker import Annotate, Failed, Finished, Task
from ingest.document import READER
from ingest.pdf import OCR_CHOICES, Ocr, require_languages

__all__ = ["OCR_CHOICES", "IngestReport", "Limits", "Ocr", "Progress", "ReadingOptions", "ingest_files"]


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How a batch of files is read."""

    jobs: int = 1
    """Number of worker processes of this machine."""
    limits: Limits = field(default_factory=Limits)
    """Of time and memory for one document."""
    password: str | None = None
    """Tried on encrypted files."""
    ocr: Ocr = field(default_factory=Ocr)
    """Which pages are read from their pictures, and in which languages."""
    resume: bool = False
    """Known files whose pages were cut off by time are read again, in twice the time."""
    executor: str = ""
    """Who reads: "" for processes of this machine, "dask://HOST:PORT" for the workers of a dask cluster."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A file that has just ended."""

    outcome: Outcome
    done: int
    """Files ended so far, this one included."""
    total: int
    pages: int
    """Pages of this file; 0 if it was not read."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of a batch."""

    outcomes: tuple[Outcome, ...]
    """In the order in which they ended."""
    unchanged: int
    """Files known from an earlier run and not read again; they are among the outcomes."""
    pages: int
    """Pages read in this run."""
    seconds: float

    def count(self, state: OutcomeState) -> int:
        """Number of files that ended in this state."""
        return sum(outcome.state is state for outcome in self.outcomes)


def ingest_files(
    store: Store,
    paths: Sequence[Path],
    *,
    run: RunId,
    annotate: Annotate | None,
    options: ReadingOptions,
    on_outcome: Callable[[Progress], None],
) -> IngestReport:
    """Read the files by worker processes and keep what they give.

    A file whose size and time are those of an earlier run that read it costs nothing; one that failed is
    tried again. A file with the bytes of a known document is a skipped duplicate.

    Args:
        store: open for writing; nothing else may write it meanwhile.
        paths: files; see `ingest.batch.discover.find_files`.
        run: the run that these writes belong to.
        annotate: picklable; it is called in the worker with each document. None keeps documents alone.
        options: how they are read.
        on_outcome: called in this process as each file ends.

    Raises:
        UsageError: if tesseract lacks a language, or there is no such executor; nothing is read then.
        WorkersError: if a cluster has nobody to read; the files that ended before are kept.
    """
    if options.ocr.mode != "off":
        require_languages(options.ocr.languages)
    batch = _Batch(store, run, len(paths), on_outcome, _known(store, options))
    started = time.monotonic()
    jobs = min(options.jobs, max(1, len(paths)))
    with closing(open_readers(options.executor, jobs, options.limits, annotate)) as readers:
        for task, answer in answers(readers, _tasks(batch, paths, options)):
            batch.keep(task, answer)
    return IngestReport(tuple(batch.outcomes), batch.unchanged, batch.pages, time.monotonic() - started)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the store knew at the start."""

    outcomes: dict[str, Outcome]
    sources: dict[DocId, str]
    """Source of each document that today's reader has read."""
    cut: Mapping[DocId, float]
    """Seconds for each document that is to be resumed."""


def _known(store: Store, options: ReadingOptions) -> _Known:
    current = {summary.id: summary.source for summary in store.summaries() if summary.reader == READER}
    outcomes = {outcome.path: outcome for outcome in store.outcomes()}
    return _Known(outcomes, current, cut_documents(store) if options.resume else {})


@dataclass(slots=True)
class _Batch:
    store: Store
    run: RunId
    total: int
    on_outcome: Callable[[Progress], None]
    known: _Known
    outcomes: list[Outcome] = field(default_factory=list)
    unchanged: int = 0
    pages: int = 0
    stamps: dict[str, FileStamp] = field(default_factory=dict)
    ids: dict[str, DocId] = field(default_factory=dict)
    waiting: dict[DocId, list[str]] = field(default_factory=dict)
    """Files with the same bytes as one that is being read."""

    def tell(self, outcome: Outcome, pages: int = 0) -> None:
        """Count the outcome and pass it on."""
        self.outcomes.append(outcome)
        self.pages += pages
        self.on_outcome(Progress(outcome, len(self.outcomes), self.total, pages))

    def record(self, outcome: Outcome) -> None:
        """Keep an outcome that brings no document."""
        with self.store.transaction():
            self.store.put_outcome(outcome, self.stamps[outcome.path], run=self.run)
        self.tell(outcome)

    def keep(self, task: Task, answer: Finished | Failed) -> None:
        """Keep what a worker gave, in one transaction, and settle the file's duplicates."""
        copies = self.waiting.pop(self.ids[task.path], [])
        if isinstance(answer, Failed):
            for path in (task.path, *copies):
                self.record(self._failed(task, answer, path))
            return
        document, annotations = answer.document, answer.annotations
        outcome = document_outcome(task.path, document, answer.problem)
        with self.store.transaction():
            self.store.put_document(document, run=self.run)
            if annotations is not None:
                self.store.put_annotations(document, annotations, run=self.run)
            self.store.put_outcome(outcome, self.stamps[task.path], run=self.run)
        self.known.sources[document.id] = task.path
        self.tell(outcome, len(document.pages))
        for path in copies:
            self.record(duplicate(path, document.id, task.path))

    def _failed(self, task: Task, answer: Failed, path: str) -> Outcome:
        """What became of a file of these bytes: what an earlier run kept of a resumed one is not lost."""
        before = self.known.outcomes.get(path)
        if task.at_least and before and before.doc == self.ids[task.path]:
            return resumed_in_vain(before, answer.code, answer.reason)
        return Outcome(path, OutcomeState.FAILED, answer.reason, None, answer.code)

    def resumed(self, name: str, doc: DocId | None) -> float:
        """Seconds for this document's own file where it was cut off; 0.0 if it is not to be resumed."""
        if doc is None or self.known.sources.get(doc, name) != name:
            return 0.0
        return self.known.cut.get(doc, 0.0)


def _tasks(batch: _Batch, paths: Sequence[Path], options: ReadingOptions) -> Iterator[Task]:
    for path in sorted(paths, key=_size, reverse=True):
        if _needs_reading(batch, path):
            name, ocr = path_text(path), options.ocr
            at_least = batch.resumed(name, batch.ids[name])
            yield Task(name, options.password, ocr.mode, ocr.languages, at_least, batch.ids[name])


def _size(path: Path) -> int:
    """Bytes of the file: the largest are read first, so that no worker is left alone with a long one."""
    stamp = _stamp(path)
    return stamp.size if stamp else 0


def _needs_reading(batch: _Batch, path: Path) -> bool:
    """False for a file whose outcome is known now: unchanged, unreadable, or a duplicate."""
    name = path_text(path)
    stamp = _stamp(path)
    if stamp is None:
        batch.stamps[name] = FileStamp(0, 0)
        what = "is not a file" if path.exists() else "cannot be opened"
        batch.record(Outcome(name, OutcomeState.FAILED, f"{name} {what}", None, "unreadable"))
        return False
    batch.stamps[name] = stamp
    before = batch.known.outcomes.get(name)
    is_known = before is not None and before.doc in batch.known.sources
    if before and is_known and batch.store.stamp(name) == stamp and not batch.resumed(name, before.doc):
        batch.unchanged += 1
        batch.tell(before)
        return False
    return not _is_settled(batch, path, name)


def _is_settled(batch: _Batch, path: Path, name: str) -> bool:
    doc = _hash(path)
    if doc is None:
        batch.record(Outcome(name, OutcomeState.FAILED, f"{name} cannot be read", None, "unreadable"))
        return True
    batch.ids[name] = doc
    if doc in batch.waiting:
        batch.waiting[doc].append(name)
        return True
    source = batch.known.sources.get(doc)
    before = batch.known.outcomes.get(name)
    if source is None or source == name:
        if source == name and before and before.doc == doc and not batch.resumed(name, doc):
            batch.record(before)
            return True
        batch.waiting[doc] = []
        return False
    batch.record(duplicate(name, doc, source))
    return True


def _stamp(path: Path) -> FileStamp | None:
    """Size and time of a regular file; None for what is none or is gone."""
    try:
        status = path.stat()
    except OSError:
        return None
    if not S_ISREG(status.st_mode):
        return None
    return FileStamp(status.st_size, status.st_mtime_ns)


def _hash(path: Path) -> DocId | None:
    try:
        with open(open_regular(path), "rb") as file:
            return DocId(hashlib.file_digest(file, "sha256").hexdigest())
    except OSError:
        return None
