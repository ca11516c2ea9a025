"""A worker answers, and one that dies, hangs or swells is seen and ended."""

from __future__ import annotations

import gc
import mmap
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace

import pytest

from corpus.workers import RARE_COLLECTIONS, Excess, Gone, Worker, _lives, resident_mb, speaking, step_back
from tests.folders import ROOT

Start = Callable[..., Worker[object]]


def echo(pipe: Connection, prefix: str = "") -> None:
    """Says what it hears, behind the prefix that it was started with."""
    while True:
        pipe.send(prefix + pipe.recv())


def ended(pipe: Connection, code: int) -> None:
    """Ends at once."""
    os._exit(code)


def last_word(pipe: Connection) -> None:
    """Ends with a word."""
    pipe.send("done")


def silent(pipe: Connection) -> None:
    """Closes its pipe and stays."""
    pipe.close()
    time.sleep(60)


def habits(pipe: Connection) -> None:
    """Tells what holds for every worker."""
    blocked = signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    pipe.send((signal.getsignal(signal.SIGINT) is signal.SIG_IGN, blocked, gc.get_threshold()))


def courteous(pipe: Connection) -> None:
    """Tells its niceness before and after it has stepped back."""
    before = os.nice(0)
    step_back()
    pipe.send((before, os.nice(0)))


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts workers that are ended behind the test."""
    started: list[Worker[object]] = []

    def begin(serve: Callable[..., None], *arguments: object) -> Worker[object]:
        started.append(Worker(serve, *arguments))
        return started[-1]

    yield begin
    for worker in started:
        worker.end()


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_answers_what_it_is_asked(start: Start) -> None:
    worker = start(echo, "heard ")
    assert worker.send("one")
    assert worker.send("two")
    assert (worker.receive(), worker.receive()) == ("heard one", "heard two")


def test_it_runs_in_a_process_of_its_own_until_it_is_ended(start: Start) -> None:
    worker = start(echo)
    assert worker.pid != os.getpid()
    assert _is_running(worker.pid)
    worker.end()
    assert not _is_running(worker.pid)


@pytest.mark.parametrize("code", [0, 11])
def test_one_that_ends_without_a_word_is_gone_with_its_exit_code(start: Start, code: int) -> None:
    assert start(ended, code).receive() == Gone(code)


def test_one_that_is_killed_is_gone_by_its_signal(start: Start) -> None:
    worker = start(echo)
    os.kill(worker.pid, signal.SIGKILL)
    assert worker.receive() == Gone(-signal.SIGKILL)


def test_what_it_said_last_is_heard_before_it_is_gone(start: Start) -> None:
    worker = start(last_word)
    assert worker.receive() == "done"
    assert worker.receive() == Gone(0)
    assert not worker.send("more")


def test_one_that_closed_its_pipe_but_stays_has_no_exit_code(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.workers._LAST_BREATH_S", 0.1)
    assert start(silent).receive() == Gone(None)


def test_one_is_speaking_when_receiving_does_not_wait(start: Start) -> None:
    worker = start(echo)
    assert not worker.is_speaking
    worker.send("a word")
    assert speaking([worker]) == {worker}
    assert worker.is_speaking


def test_those_who_speak_or_have_ended_are_told_from_those_at_work(start: Start) -> None:
    quiet, gone, loud = start(echo), start(ended, 1), start(echo)
    loud.send("a word")
    heard: set[Worker[object]] = set()
    while len(heard) < 2:
        heard |= speaking([quiet, gone, loud])
    assert heard == {gone, loud}


def test_nobody_has_spoken_when_the_time_is_over(start: Start) -> None:
    began = time.monotonic()
    assert speaking([start(echo)], timeout=0.05) == frozenset()
    assert time.monotonic() - began < 30


def test_time_is_without_end_until_it_is_allowed(start: Start) -> None:
    worker = start(echo)
    assert worker.excess(10**6) is None
    worker.allow(-1)
    assert worker.excess(10**6) is Excess.TIME
    worker.allow(60)
    assert worker.excess(10**6) is None


def test_memory_over_the_limit_is_an_excess(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    worker = start(echo)
    monkeypatch.setattr("corpus.workers.resident_mb", lambda pid: 20.0 if pid == worker.pid else 0.0)
    assert worker.excess(19) is Excess.MEMORY
    assert worker.excess(20) is None


@pytest.mark.parametrize(
    ("status", "megabytes"),
    [
        ("Name:\tpython\nVmPeak:\t99 kB\nVmRSS:\t   20480 kB\nThreads:\t1\n", 20.0),
        ("Name:\t\udcff\nVmRSS:\t512 kB\n", 0.5),
        ("Name:\tzombie\n", 0.0),
        ("VmRSS:\n", 0.0),
        ("VmRSS:\tmuch kB\n", 0.0),
    ],
)
def test_resident_memory_is_what_the_kernel_gives_in_kilobytes(
    tmp_path: Path, status: str, megabytes: float
) -> None:
    (tmp_path / "7").mkdir()
    (tmp_path / "7" / "status").write_text(status, encoding="utf-8", errors="surrogateescape")
    assert resident_mb(7, proc=tmp_path) == megabytes
    assert resident_mb(8, proc=tmp_path) == 0.0


def test_where_there_is_no_proc_ps_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 0, stdout=" 20480\n")

    monkeypatch.setattr("corpus.workers.subprocess.run", run)
    assert resident_mb(7, proc=tmp_path / "none") == 20.0
    assert asked == [["ps", "-o", "rss=", "-p", "7"]]


def test_where_there_is_neither_memory_is_not_watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert resident_mb(os.getpid(), proc=tmp_path / "none") == 0.0


@pytest.mark.parametrize("alive", [True, False])
def test_where_a_parents_id_outlives_it_its_handle_tells(
    monkeypatch: pytest.MonkeyPatch, alive: bool
) -> None:
    monkeypatch.setattr("corpus.workers._KEEPS_PARENT", True)
    handle = SimpleNamespace(is_alive=lambda: alive)
    monkeypatch.setattr("corpus.workers.multiprocessing.parent_process", lambda: handle)
    assert _lives(1) is alive


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell")
def test_resident_memory_grows_by_what_is_used() -> None:
    before = resident_mb(os.getpid())
    with mmap.mmap(-1, 64 << 20) as used:  # new pages: a large process has free ones that count already
        used.write(b"x" * (64 << 20))
        assert 50 < resident_mb(os.getpid()) - before < 200


def test_all_workers_leave_ctrl_c_to_the_parent_and_collect_rarely(start: Start) -> None:
    assert start(habits).receive() == (True, False, RARE_COLLECTIONS)


def test_ctrl_c_is_held_while_a_process_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[str] = []

    class Process:
        def __init__(self, **_: object) -> None:
            held.append("made")

        def start(self) -> None:
            held.append("started")

    @contextmanager
    def holding() -> Iterator[None]:
        held.append("hold")
        yield
        held.append("let go")

    monkeypatch.setattr("corpus.workers.interrupts_held", holding)
    monkeypatch.setattr("multiprocessing.context.SpawnContext.Process", Process)
    Worker(echo)
    assert held == ["made", "hold", "started", "let go"]


def test_a_worker_whose_parent_closes_the_pipe_ends_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    worker: Worker[object] = Worker(echo)
    worker.send("warm")
    worker.receive()
    worker._pipe.close()
    worker._process.join(timeout=30)
    assert worker._process.exitcode == 0
    assert capfd.readouterr().err == ""


def test_a_worker_whose_parent_dies_in_the_middle_of_a_message_ends_in_silence(
    capfd: pytest.CaptureFixture[str],
) -> None:
    worker: Worker[object] = Worker(echo)
    worker.send("warm")
    worker.receive()
    os.write(worker._pipe.fileno(), (1000).to_bytes(4, "big") + b"the rest never comes")
    worker._pipe.close()
    worker._process.join(timeout=30)
    assert worker._process.exitcode == 0
    assert capfd.readouterr().err == ""


def busy(pipe: Connection) -> None:
    """Says who it is and works on."""
    pipe.send(os.getpid())
    while True:
        sum(range(1000))


_PARENT = """
import os, signal
from corpus.workers import Worker
from tests.corpus.test_workers import busy
if __name__ == "__main__":
    worker = Worker(busy)
    print(worker.receive(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.timeout(60)
def test_a_worker_that_works_ends_soon_after_its_parent_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(_PARENT, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, env=env, check=False)
    pid = int(done.stdout)
    until = time.monotonic() + 20
    while _is_alive(pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert not _is_alive(pid)


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(not hasattr(os, "nice"), reason="Windows knows no niceness")
def test_one_that_steps_back_is_nicer_than_its_parent(start: Start) -> None:
    said = start(courteous).receive()
    assert isinstance(said, tuple)
    before, after = said
    assert before == os.nice(0)
    assert after > before or before == 19


@pytest.mark.skipif(not hasattr(os, "nice"), reason="Windows knows no niceness")
def test_where_niceness_is_refused_it_works_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "nice", refuse)
    step_back()
