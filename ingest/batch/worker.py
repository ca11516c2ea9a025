"""What runs in a worker process: one file after another to a document and its annotations."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn, TypeAlias

import ingest.document
import ingest.pdf  # the readers are loaded where they are used: the parent reads nothing
from corpus.annotations import Annotations
from corpus.document import Document
from corpus.errors import DamagedError, EncryptedError, FigtraceError, NotAPdfError, ReadError
from corpus.files import text_path
from corpus.sheets import is_sheet
from corpus.workers import step_back
from ingest.batch.limits import Deadline, Limits

try:
    import resource
except ImportError:  # not on Windows, where the memory of a worker has no bound of its own
    resource = None  # type: ignore[assignment]  # what mypy takes for a module

__all__ = ["Annotate", "Answer", "Counted", "Failed", "Finished", "Task", "Unseen", "error_code", "serve"]

Annotate = Callable[[Document], Annotations]
_CODES: tuple[tuple[type[FigtraceError], str], ...] = (
    (EncryptedError, "encrypted"),
    (NotAPdfError, "not-a-pdf"),
    (DamagedError, "damaged"),
    (ReadError, "unreadable"),
)
"""The first that fits names the error: particular kinds stand before the general one."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read."""

    path: str
    password: str | None
    ocr: str
    ocr_languages: str = ""
    at_least: float = 0.0
    """Seconds that it may take at least, however few pages it has; 0.0 for the usual limit."""
    sha: str = ""
    """SHA-256 that its bytes must have, in hexadecimal; "" where they are taken as they are."""
    data: bytes | None = None
    """Its bytes, for a reader that does not find the file under its path; None: they are read there."""
    document: Document | None = None
    """What an earlier run read of it: it is annotated anew, and no file is opened."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The file is open and has so many pages."""

    pages: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The file was read."""

    document: Document
    annotations: Annotations | None
    problem: str = ""
    """Why there are no annotations though they were asked for."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The file was not read."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unseen:
    """The file that is meant does not stand under this path for its reader: its bytes must be sent."""


Answer: TypeAlias = Finished | Failed | Unseen


def error_code(exc: FigtraceError) -> str:
    """Short name of an error, to count outcomes by."""
    return next((code for kind, code in _CODES if isinstance(exc, kind)), "failed")


def serve(pipe: Connection, annotate: Annotate | None, limits: Limits) -> NoReturn:
    """Answer tasks from the pipe until it closes.

    Args:
        pipe: to the parent; it gives a `Task` and is given `Counted`, then an `Answer`.
        annotate: called with each document; None keeps documents alone.
        limits: what a document may cost; its pages are left in time to lay out and annotate what was read.

    Raises:
        EOFError: when the pipe has closed.
    """
    step_back()
    _limit_memory(limits.memory_mb)
    while True:
        task = pipe.recv()
        pipe.send(_answer(task, annotate, pipe, Deadline(limits, task.at_least)))


def _limit_memory(memory_mb: int) -> None:
    """Bound the address space; libraries map about 2 GB that they never touch.

    Where a system has no such bound (Windows), or refuses it (macOS), the parent's watch alone holds.
    """
    if resource is None:
        return
    wanted = (memory_mb + 2048) * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _answer(task: Task, annotate: Annotate | None, pipe: Connection, deadline: Deadline) -> Answer:
    def count(pages: int) -> None:
        pipe.send(Counted(pages))
        deadline.begin(pages)

    try:
        if task.document is not None:
            count(len(task.document.pages))
            return _annotated(task.document, annotate)
        data = _bytes(task)
        if isinstance(data, Unseen):
            return data
        return _annotated(_read(data, task, count, deadline), annotate)
    except FigtraceError as exc:
        return Failed(error_code(exc), str(exc))
    except MemoryError:
        return Failed("memory-limit", f"{task.path} needs more memory than a worker may use")
    except RecursionError:
        return Failed("damaged", f"{task.path} is nested too deeply to be read")
    except Exception as exc:  # noqa: BLE001 - the last wall between one file and the batch; the reason is kept
        return Failed("internal", _told(exc))


def _bytes(task: Task) -> bytes | Unseen:
    """The bytes that were sent, or those under the path if they are the ones that are meant."""
    if task.data is not None:
        data = task.data
    else:
        try:
            data = ingest.pdf.read_bytes(text_path(task.path))
        except ReadError:
            if task.sha:
                return Unseen()
            raise
    if not task.sha or hashlib.sha256(data).hexdigest() == task.sha:
        return data
    if task.data is None:
        return Unseen()
    raise ReadError(f"{task.path} did not arrive as it was sent")


def _read(data: bytes, task: Task, count: Callable[[int], None], deadline: Deadline) -> Document:
    if is_sheet(task.path):
        return ingest.document.read_sheets(data, task.path, on_open=count)
    return ingest.document.read_data(
        data,
        task.path,
        password=task.password,
        ocr=task.ocr,
        ocr_languages=task.ocr_languages,
        on_open=count,
        cut=deadline,
    )


def _annotated(document: Document, annotate: Annotate | None) -> Finished:
    """The document with its annotations; it is kept without them where they cannot be made."""
    if annotate is None:
        return Finished(document, None)
    try:
        return Finished(document, annotate(document))
    except FigtraceError:
        raise
    except Exception as exc:  # noqa: BLE001 - what was read is not lost by what was not understood
        return Finished(document, None, f"it was read but not annotated: {_told(exc)}")


def _told(exc: Exception) -> str:
    where = traceback.extract_tb(exc.__traceback__)[-1]
    return f"{type(exc).__name__}: {exc} ({Path(where.filename).name}:{where.lineno})"
