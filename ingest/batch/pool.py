"""Worker processes of this machine as readers of a batch."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

from ingest.batch.crew import Crew
from ingest.batch.limits import Limits
from ingest.batch.worker import Annotate, Answer, Task

__all__ = ["Pool"]


class Pool:
    """So many worker processes, each listened to by a thread of its own: `ingest.batch.readers.Readers`."""

    def __init__(self, jobs: int, limits: Limits, annotate: Annotate | None) -> None:
        self._jobs = max(1, jobs)
        self._crew = Crew(limits, annotate, ready=self._jobs)
        self._executor = ThreadPoolExecutor(self._jobs, thread_name_prefix="reader")

    @property
    def processes(self) -> tuple[int, ...]:
        """Ids of the worker processes."""
        return self._crew.processes

    def room(self) -> int:
        """One task a process: what a process has read is kept while it reads the next."""
        return self._jobs

    def submit(self, task: Task) -> Future[Answer]:
        """Give the task to a process that is free."""
        return self._executor.submit(self._crew.read, task)

    def answer(self, task: Task, future: Future[Answer]) -> Answer:
        """What came of it: a process that ended is an answer too."""
        del task
        return future.result()

    def close(self) -> None:
        """End all processes at once, whatever they do."""
        self._crew.leave()
        self._executor.shutdown(cancel_futures=True)
        self._crew.end()
