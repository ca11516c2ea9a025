"""A desk that is served on a corpus, asked as a browser asks: seconds, bytes, and the processor it used."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

__all__ = ["Answered", "Desk", "served"]

_FIGTRACE = (sys.executable, "-c", "from cli import main; main()")
_TIMEOUT_S = 60


@dataclass(frozen=True, slots=True)
class Answered:
    """What one answer cost."""

    first: float
    """Seconds until its first byte was there."""
    whole: float
    """Seconds until all of it was there."""
    size: int
    """Bytes of it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk that runs."""

    base: str
    token: str
    pid: int

    def ask(self, path: str) -> Answered:
        """What the answer cost.

        Raises:
            OSError: if there is none, or it is an error.
        """
        begun = time.perf_counter()
        request = Request(self.base + path, headers={"Authorization": f"Bearer {self.token}"})
        with urlopen(request, timeout=_TIMEOUT_S) as answer:
            head = answer.read(1)
            first = time.perf_counter() - begun
            size = len(head) + len(answer.read())
        return Answered(first, time.perf_counter() - begun, size)

    def processor(self) -> float:
        """Seconds of processor that its threads have used; 0 where the system does not tell.

        Linux counts them by the nanosecond for each thread (proc/scheduler documentation, schedstat); the
        clock of /proc/PID/stat has ten milliseconds, which is a whole answer.
        """
        spent = 0
        for thread in Path(f"/proc/{self.pid}/task").glob("*/schedstat"):
            with suppress(OSError, IndexError, ValueError):
                spent += int(thread.read_text().split()[0])
        return spent / 1e9


@contextmanager
def served(corpus: Path) -> Iterator[Desk]:
    """The desk on this corpus, ended at last."""
    command = [*_FIGTRACE, "--corpus", str(corpus), "desk", "--no-open", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            lines = iter(process.stderr or ())
            found = next(filter(None, (re.search(r"(http://\S+)/\?token=(\S+)", line) for line in lines)))
            threading.Thread(target=lambda: [None for _ in lines], daemon=True).start()
            yield Desk(found[1], found[2], process.pid)
        finally:
            process.terminate()
