"""Workers of a dask cluster as readers of a batch: each reads in processes of its own, under the same limits.

The only place that knows the library. What a worker has read comes back and is kept here, by one process. The
files of a worker that is lost are read again elsewhere by dask itself.
"""

from __future__ import annotations

import logging
import multiprocessing
import pickle
import threading
import time
from concurrent.futures import CancelledError, Future
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from corpus.errors import FigtraceError, UsageError, WorkersError
from ingest.batch.crew import Crew
from ingest.batch.limits import Limits
from ingest.batch.worker import Annotate, Answer, Failed, Finished, Task
from ingest.document import READER

__all__ = ["DaskCluster", "read_there", "scheduler_address"]

_PROTOCOLS = {"dask": "tcp", "dask+tls": "tls"}
"""How a person names a scheduler, and dask's own word for it."""
_CONNECT_S = 10.0
"""For the scheduler to answer; a machine in the same network does so in milliseconds."""
_WORKERLESS_S = 60.0
"""That a batch waits for a worker: as long as a machine takes to start one again."""
_ASK_EVERY_S = 2.0
"""How often the scheduler is asked for its workers."""
_AHEAD = 2
"""Tasks a thread: one that is read, and one that is there when it is done."""
_IDLE_S = 120.0
"""After which a worker's processes end: each keeps a model of half a gigabyte."""


def scheduler_address(executor: str) -> str:
    """What dask calls the scheduler that "dask://HOST:PORT" names ("dask+tls://" for an encrypted one).

    Raises:
        UsageError: if it is no such name.
    """
    parts = urlsplit(executor)
    try:
        port = parts.port
    except ValueError:
        port = None
    if parts.scheme not in _PROTOCOLS or not parts.hostname or port is None:
        raise UsageError(f"--executor {executor!r}: expected dask://HOST:PORT, such as dask://localhost:8786")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{_PROTOCOLS[parts.scheme]}://{host}:{port}"


class DaskCluster:
    """The workers of the scheduler at this address. See `ingest.batch.readers.Readers`.

    Raises:
        UsageError: if dask is not installed, or the address cannot be one.
        WorkersError: if the scheduler does not answer.
    """

    def __init__(self, executor: str, limits: Limits, annotate: Annotate | None) -> None:
        self._address = scheduler_address(executor)
        self._client = _connected(self._address)
        self._executor = self._client.get_executor(pure=False)
        self._read = partial(read_there, pickle.dumps((limits, annotate)))
        self._threads, self._asked = 0, float("-inf")
        self._had_workers = time.monotonic() - _WORKERLESS_S + _CONNECT_S

    def room(self) -> int:
        """Two tasks a thread of the workers that are there now; none while there are none.

        Raises:
            WorkersError: if there is no worker for a minute, or the scheduler is away.
        """
        now = time.monotonic()
        if now - self._asked >= _ASK_EVERY_S:
            self._threads, self._asked = self._count_threads(), now
        if self._threads:
            self._had_workers = now
        elif now - self._had_workers > _WORKERLESS_S:
            raise WorkersError(f"{self._address} has no workers: start some, `dask worker {self._address}`")
        return _AHEAD * self._threads

    def submit(self, task: Task) -> Future[Answer]:
        """Give the task to the cluster."""
        future: Future[Answer] = Future()
        try:
            future = self._executor.submit(self._read, task)
        except Exception as exc:  # noqa: BLE001 - whatever the library says of a lost connection; `answer` tells
            future.set_exception(CancelledError(str(exc)))
        return future

    def answer(self, task: Task, future: Future[Answer]) -> Answer:
        """What came of it; a file with which worker after worker was lost has failed.

        Raises:
            WorkersError: if the scheduler is away, or a worker has another figtrace or none.
        """
        from distributed import KilledWorker

        try:
            answer = future.result()
        except KilledWorker:
            return Failed("crashed", f"{task.path} was given up: one worker after another was lost with it")
        except CancelledError as exc:
            raise self._away() from exc
        except FigtraceError:
            raise
        except Exception as exc:
            told = f"{type(exc).__name__}: {exc}"
            raise WorkersError(f"a worker cannot read: {told}; every machine needs this figtrace") from exc
        if isinstance(answer, Finished) and answer.document.reader != READER:
            raise WorkersError(
                f"a worker reads as {answer.document.reader}, this figtrace as {READER}: "
                "install the same figtrace on every machine"
            )
        return answer

    def close(self) -> None:
        """Leave what is under way; workers finish the file that they are at, and nobody takes it."""
        self._executor.shutdown(wait=False)
        self._client.close(timeout=_ASK_EVERY_S)

    def _count_threads(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        except Exception as exc:
            raise self._away() from exc

    def _away(self) -> WorkersError:
        return WorkersError(
            f"the scheduler {self._address} is away; what was read is kept: the same command goes on"
        )


def _connected(address: str) -> Any:
    try:
        import dask
        import distributed
    except ModuleNotFoundError as exc:
        raise UsageError(
            f"--executor needs the module {exc.name}, which is not installed: pip install 'figtrace[dask]'"
        ) from exc
    logging.getLogger("distributed").setLevel(logging.CRITICAL + 1)  # what matters is told in one line
    dask.config.set(
        {"distributed.admin.large-graph-warning-threshold": "2GB"}
    )  # a file that is sent is large
    try:
        client: Any = distributed.Client
        return client(address, timeout=_CONNECT_S, set_as_default=False)
    except (OSError, ValueError) as exc:
        raise WorkersError(f"the scheduler {address} does not answer: is `dask scheduler` running?") from exc


# -- in a worker of the cluster ------------------------------------------------------------------

_crews: dict[bytes, Crew] = {}
_timers: dict[bytes, threading.Timer] = {}
_lock = threading.Lock()


def read_there(work: bytes, task: Task) -> Answer:
    """Read a file in a process of this worker's.

    Args:
        work: limits and what annotates, pickled; it is unpacked once.
        task: the file.
    """
    with _lock:
        crew = _crews.get(work) or _crews.setdefault(work, _new_crew(work))
        if work in _timers:
            _timers.pop(work).cancel()
    try:
        return crew.read(task)
    finally:
        _end_when_idle(work)


def _new_crew(work: bytes) -> Crew:
    """A crew without processes yet.

    dask starts its workers as processes that may have no children, lest they outlive them; those of a crew
    end by themselves when their parent does.
    """
    multiprocessing.current_process().daemon = False
    limits, annotate = pickle.loads(work)
    return Crew(limits, annotate)


def _end_when_idle(work: bytes) -> None:
    with _lock:
        if work in _timers:
            _timers.pop(work).cancel()
        timer = _timers[work] = threading.Timer(_IDLE_S, _end_idle, (work,))
        timer.daemon = True
        timer.start()


def _end_idle(work: bytes) -> None:
    with _lock:
        is_called_off = _timers.get(work) is not threading.current_thread()  # a file came in this moment
        crew = _crews.get(work)
        if crew is not None and not is_called_off and crew.is_idle:
            _crews.pop(work).end()
