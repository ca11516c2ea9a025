"""One call of the command in a process group of its own: its time is limited, children and memory watched."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

__all__ = ["ROOT", "Command", "Ran", "alive", "children", "end_all"]

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 90.0
"""Of a call that takes five seconds on a quiet machine: a minute more is a hang even on a loaded one."""
MOST_MB = 4_000.0
"""Resident memory of a call with its workers: what needs more is ended before the machine suffers."""
_FIGTRACE = (sys.executable, "-P", "-c", "from cli import main; main()")
_TICK_S, _FINE_TICK_S = 0.1, 0.01
_TRACES = ("Traceback (most recent call last)", "panicked at", "Fatal Python error")

Meddle = Callable[[int, frozenset[int], float], bool]
"""Called with the process, all below it and the seconds since its start, until it returns True."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a call did."""

    arguments: tuple[str, ...]
    status: int  # of the exit; below 0 the number of the signal that ended it
    out: str
    err: str
    seconds: float = 0.0
    cpu: float = 0.0  # seconds of processor, the children that it waited for included
    most_mb: float = 0.0  # most resident memory of it and all below it, as sampled
    below: frozenset[int] = frozenset()  # all processes seen below it
    hung: bool = False
    swollen: bool = False

    @property
    def traceback(self) -> bool:
        """True if an error of the program itself was shown instead of told."""
        return any(trace in text for trace in _TRACES for text in (self.out, self.err))

    @property
    def last_line(self) -> str:
        """Last line of what it said; "" if it was silent."""
        return self.err.rstrip("\n").rpartition("\n")[2]


@dataclass(frozen=True, slots=True)
class Command:
    """How figtrace is called; the user's own settings are not seen."""

    corpus: Path
    home: Path
    """Stands for the user's home."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """Variables that are set as well."""
    engine: str = "tantivy"
    model: str | None = ""
    """The statistical model: "" for none, None for the one that the settings name."""

    def with_env(self, **more: str) -> Command:
        """The same with more variables."""
        return replace(self, extra={**self.extra, **more})

    def on(self, corpus: Path) -> Command:
        """The same for another corpus."""
        return replace(self, corpus=corpus)

    def run(
        self,
        *arguments: str,
        limit: float = LIMIT_S,
        most_mb: float = MOST_MB,
        cwd: Path | None = None,
        meddle: Meddle | None = None,
        program: tuple[str, ...] = (),
    ) -> Ran:
        """What the call did; its standard input is a pipe into which nobody writes.

        `program` stands in front of the arguments instead of figtrace and its corpus.
        """
        front = program or (*_FIGTRACE, "--corpus", str(self.corpus))
        with (
            tempfile.TemporaryFile() as out,
            tempfile.TemporaryFile() as err,
            subprocess.Popen(
                [*front, *arguments], stdin=subprocess.PIPE, stdout=out, stderr=err, cwd=cwd or ROOT,
                env=self._env(), start_new_session=True,
            ) as process,
        ):  # fmt: skip
            watch = _Watch(process, limit, most_mb, meddle)
            watch.until_end()
            return Ran(
                arguments, process.returncode, _text(out), _text(err), watch.seconds, watch.cpu,
                watch.most_mb, frozenset(watch.below), watch.hung, watch.swollen,
            )  # fmt: skip

    def _env(self) -> dict[str, str]:
        kept = {name: text for name, text in os.environ.items() if not name.startswith(("FIGTRACE_", "XDG_"))}
        if self.engine == "elasticsearch":
            kept |= {name: text for name, text in os.environ.items() if name.startswith("FIGTRACE_ES_")}
        own = {"HOME": str(self.home), "PYTHONPATH": str(ROOT)}
        own |= {"FIGTRACE_MODEL": self.model} if self.model is not None else {}
        return {**kept, **own, "FIGTRACE_ENGINE": self.engine, **self.extra}


@dataclass(slots=True)
class _Watch:
    process: subprocess.Popen[bytes]
    limit: float
    allowed_mb: float
    meddle: Meddle | None
    seconds: float = 0.0
    cpu: float = 0.0
    most_mb: float = 0.0
    hung: bool = False
    swollen: bool = False
    below: set[int] = field(default_factory=set)

    def until_end(self) -> None:
        """Watch the process until it ends, or end it with all below it."""
        began = time.monotonic()
        while not self._ended():
            self.seconds = time.monotonic() - began
            now = children(self.process.pid)
            self.below |= now
            self.most_mb = max(self.most_mb, sum(map(_resident_mb, (self.process.pid, *now))))
            if self.meddle is not None and self.meddle(self.process.pid, now, self.seconds):
                self.meddle = None
            self.hung |= self.seconds > self.limit
            self.swollen |= self.most_mb > self.allowed_mb
            if self.hung or self.swollen:
                end_all((self.process.pid, *now))
            time.sleep(_TICK_S if self.meddle is None else _FINE_TICK_S)
        self.seconds = time.monotonic() - began

    def _ended(self) -> bool:
        found, status, usage = os.wait4(self.process.pid, os.WNOHANG)
        if found:
            self.process.returncode = os.waitstatus_to_exitcode(status)
            self.cpu = usage.ru_utime + usage.ru_stime
        return bool(found)


def children(pid: int) -> frozenset[int]:
    """All processes below this one."""
    found: set[int] = set()
    waiting = [pid]
    while waiting:
        parent = waiting.pop()
        try:
            tasks = list(Path(f"/proc/{parent}/task").iterdir())
            new = {int(kid) for task in tasks for kid in (task / "children").read_text("ascii").split()}
        except OSError:
            continue
        waiting += new - found
        found |= new
    return frozenset(found)


def alive(pid: int) -> bool:
    """True while the process runs; one that only waits to be noticed by its parent does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def end_all(pids: tuple[int, ...]) -> None:
    """End these processes."""
    for pid in pids:
        if alive(pid):
            os.kill(pid, signal.SIGKILL)


def _resident_mb(pid: int) -> float:
    try:
        return (
            int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
        )
    except (OSError, IndexError):
        return 0.0


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")
