"""Worker processes: started, given work, listened to, found dead or over a limit, and ended.

Who starts one says what it does and what it is asked; what all workers have in common stands here.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Generic, TypeVar

from corpus.interrupts import interrupts_held, leave_interrupts_to_parent
from corpus.spawning import spawn_quietly

__all__ = ["RARE_COLLECTIONS", "Excess", "Gone", "Worker", "resident_mb", "speaking", "step_back"]

spawn_quietly()
RARE_COLLECTIONS = (50_000, 20, 50)
"""Thresholds for `gc.set_threshold`: papers are many records and no cycles, for which Python's own 700 would
search a tenth (reading) to a third (checking) of the time."""

_LAST_BREATH_S = 5.0
"""For a process whose pipe has closed to be gone, so that its exit code is known."""

_Said = TypeVar("_Said")


class Excess(Enum):
    """What a worker used too much of."""

    TIME = auto()
    MEMORY = auto()


@dataclass(frozen=True, slots=True)
class Gone:
    """A worker's process has ended and says nothing more."""

    exit_code: int | None
    """Below 0 for the signal that ended it; None if it closed its pipe but did not end."""


class Worker(Generic[_Said]):
    """A process of one's own, and the pipe to it. It ends with `end`, and by itself where the pipe closes.

    Args:
        serve: called in the process with its end of the pipe and the arguments; picklable, as they are.
        arguments: what it is given at its start.
    """

    def __init__(self, serve: Callable[..., None], *arguments: object) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        begun = (os.getpid(), theirs, pickle.dumps((serve, arguments)))
        self._process = context.Process(target=_begin, args=begun, daemon=True)
        self._deadline = float("inf")
        with interrupts_held():
            self._process.start()
        theirs.close()

    @property
    def pid(self) -> int:
        """Id of its process."""
        return self._process.pid or 0

    @property
    def is_speaking(self) -> bool:
        """True if `receive` does not wait: it has said something, or its pipe has closed."""
        return self._pipe.poll()

    def send(self, message: object) -> bool:
        """Give it work; False if it has ended."""
        try:
            self._pipe.send(message)
        except OSError:
            return False
        return True

    def receive(self) -> _Said | Gone:
        """The next that it says, waited for."""
        try:
            said: _Said = self._pipe.recv()
        except (EOFError, OSError):
            self._process.join(timeout=_LAST_BREATH_S)
            return Gone(self._process.exitcode)
        return said

    def allow(self, seconds: float) -> None:
        """It has so long from now on; without this, it has for ever."""
        self._deadline = time.monotonic() + seconds

    def excess(self, memory_mb: int) -> Excess | None:
        """What it has used too much of: its time, or so much memory; None if it is within both."""
        if time.monotonic() > self._deadline:
            return Excess.TIME
        return Excess.MEMORY if resident_mb(self.pid) > memory_mb else None

    def end(self) -> None:
        """End it at once, whatever it does."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


def speaking(workers: Iterable[Worker[_Said]], timeout: float | None = None) -> frozenset[Worker[_Said]]:
    """Those that have said something or have ended, as soon as there is one; none when the time is over."""
    listened = list(workers)
    spoke = wait([worker._pipe for worker in listened], timeout)
    return frozenset(worker for worker in listened if worker._pipe in spoke)


_BEHIND = 5
"""Niceness of what nobody waits for second by second. Where others want the processor too it gets a quarter
(335 to 1,024, sched(7) of Linux), enough to stay within limits of time; where nobody does, all of it."""


def step_back() -> None:
    """Let processes for which people wait come before this one, where the system knows such an order."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.nice(_BEHIND)


def resident_mb(pid: int, *, proc: Path = Path("/proc")) -> float:
    """Resident memory of a process; 0 where the system does not tell.

    Linux gives it in kilobytes whatever the size of its pages: VmRSS in proc_pid_status(5). macOS and the
    BSDs have no /proc, but `ps`, as POSIX has it. Windows has neither: a worker's memory is not watched.
    """
    if not proc.is_dir():
        return _resident_by_ps(pid)
    try:
        lines = (proc / str(pid) / "status").read_text(encoding="utf-8", errors="replace").splitlines()
        resident = next((line for line in lines if line.startswith("VmRSS:")), "VmRSS: 0 kB")
        return int(resident.split()[1]) / 1024
    except (OSError, IndexError, ValueError):
        return 0.0


def _resident_by_ps(pid: int) -> float:
    command = ["ps", "-o", "rss=", "-p", str(pid)]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_LAST_BREATH_S)
        return int(told.stdout) / 1024
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return 0.0


def _begin(parent: int, pipe: Connection, work: bytes) -> None:
    """Where every worker begins: what holds for all of them is said here.

    What it serves is unpacked last, since that imports heavy libraries, which may take longer than the parent
    lives. A pipe that closes is no error: the parent has no more work, or has ended.
    """
    leave_interrupts_to_parent()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    serve, arguments = pickle.loads(work)
    gc.set_threshold(*RARE_COLLECTIONS)
    try:
        with suppress(EOFError, ConnectionError):
            serve(pipe, *arguments)
    except OSError as exc:
        if exc.errno is not None:  # without one it is a pipe that closed in the middle of a message
            raise


_LOOK_EVERY_S = 0.5
"""How long a worker may outlive the process that started it; half a second costs nothing and frees the memory
soon."""


def _end_with(parent: int) -> None:
    """End this process soon after its parent has, whatever it is doing: nobody waits for it any more.

    A process whose parent has ended gets another one. That of Linux, PR_SET_PDEATHSIG, goes by the parent's
    thread, which may end before the parent does.
    """
    while _lives(parent):
        time.sleep(_LOOK_EVERY_S)
    os._exit(1)


_KEEPS_PARENT = sys.platform == "win32"
"""Windows gives the id of a parent that has ended as if it had not: there the parent's handle tells."""


def _lives(parent: int) -> bool:
    if not _KEEPS_PARENT:
        return os.getppid() == parent
    handle = multiprocessing.parent_process()
    return handle is not None and handle.is_alive()
