"""Three workers of a dask cluster, two of which are lost, read what one machine reads."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.annotations import Annotations
from corpus.document import Document, Outcome
from corpus.errors import FigtraceError
from corpus.store import Store
from tests.conftest import run_figtrace
from tests.folders import ROOT

pytest.importorskip("distributed")

_COPIES = 2
"""Of each example paper, with other bytes behind its end: enough files to have a middle."""
_RULES_ALONE = '[nlp]\nmodel = ""\n'
"""Without the model every process starts in a second; what is compared is who read what, not how well."""


@dataclass(frozen=True, slots=True)
class _Cluster:
    address: str
    scheduler: subprocess.Popen[bytes]
    workers: tuple[subprocess.Popen[bytes], ...]


@pytest.fixture
def papers(tmp_path: Path) -> tuple[str, ...]:
    """Two folders of papers: the workers find the first under its path, the second they do not.

    In another process, which stands in another folder, the second path leads elsewhere (proc_pid_cwd(5)).
    """
    made = [tmp_path / "shared", tmp_path / "sent"]
    for folder in made:
        folder.mkdir()
    for at, paper in enumerate(sorted((ROOT / "examples" / "papers").glob("*.pdf"))):
        for copy in range(_COPIES):
            data = paper.read_bytes() + b"%% %d\n" % copy
            (made[at % 2] / f"{paper.stem}-{copy}.pdf").write_bytes(data)
    mine = Path("/proc/self/cwd")
    return str(made[0]), str(mine / "sent" if mine.exists() else made[1])


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[_Cluster]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"127.0.0.1:{port}"
    started = [_started(tmp_path, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-show")]
    one_thread = ("--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path))
    started += [_started(tmp_path, "worker", f"tcp://{address}", *one_thread) for _ in range(3)]
    try:
        _until(lambda: _answers(port))
        yield _Cluster(address, started[0], tuple(started[1:]))
    finally:
        _end(started)


def _answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def _end(processes: Iterable[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.kill()
        process.wait()


def _started(folder: Path, part: str, *arguments: str) -> subprocess.Popen[bytes]:
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "2s",  # after which a silent worker is given up
    }
    command = [sys.executable, "-m", f"distributed.cli.dask_{part}", *arguments, "--no-dashboard"]
    place = folder / "cluster"
    place.mkdir(exist_ok=True)
    with (place / f"{part}.log").open("ab") as log:
        return subprocess.Popen(command, env=env, cwd=place, stdout=log, stderr=log)


def _corpus(folder: Path) -> Path:
    folder.mkdir()
    (folder / "config.toml").write_text(_RULES_ALONE, encoding="utf-8")
    return folder


def _begun(papers: tuple[str, ...], corpus: Path, cluster: _Cluster) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", "from cli import main; main()", "--corpus", str(corpus)]
    command += ["ingest", *papers, "--executor", f"dask://{cluster.address}"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, cwd=corpus.parent, env=env, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + 240
    while not happened():
        assert time.monotonic() < end, "it has not happened within four minutes"
        time.sleep(0.05)


def _read(corpus: Path) -> int:
    """Files whose outcome is kept so far."""
    with suppress(FigtraceError), Store.open(corpus / "corpus.db") as store:
        return len(store.outcomes())
    return 0  # it is only just being made


@dataclass(frozen=True, slots=True)
class _Held:
    """All that a corpus holds of its files, whatever the order in which they came."""

    outcomes: tuple[Outcome, ...]
    pages: tuple[object, ...]
    documents: tuple[Document, ...]
    annotations: tuple[Annotations | None, ...]


def _held(corpus: Path) -> _Held:
    with Store.open(corpus / "corpus.db") as store:
        docs = sorted(summary.id for summary in store.summaries())
        return _Held(
            tuple(sorted(store.outcomes(), key=lambda outcome: outcome.path)),
            tuple(page for doc in docs for page in store.page_outcomes(doc)),
            tuple(map(store.document, docs)),
            tuple(map(store.annotations, docs)),
        )


@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals that stop a process")
def test_a_batch_is_read_whole_though_one_worker_is_killed_and_one_stops(
    papers: tuple[str, ...], cluster: _Cluster, tmp_path: Path
) -> None:
    killed, stopped, _ = cluster.workers
    many = _corpus(tmp_path / "many")
    first = _begun(papers, many, cluster)
    _until(lambda: _read(many) >= 3 or first.poll() is not None)
    first.send_signal(signal.SIGINT)
    _, told = first.communicate(timeout=120)
    assert first.returncode != 0
    before = _read(many)
    assert 3 <= before < 7 * _COPIES, told  # it was interrupted in the middle

    second = _begun(papers, many, cluster)
    _until(lambda: _read(many) >= before + 2 or second.poll() is not None)
    killed.kill()
    stopped.send_signal(signal.SIGSTOP)
    _, told = second.communicate(timeout=400)
    assert second.returncode == 0, told
    assert f"{before} files unchanged" in told

    one = _corpus(tmp_path / "one")
    alone = run_figtrace("ingest", *papers, folder=one, cwd=tmp_path)
    assert alone.returncode == 0, alone.stderr
    assert _held(many) == _held(one)

    cluster.scheduler.kill()
    executor = f"dask://{cluster.address}"
    away = run_figtrace("ingest", "examples/papers", "--executor", executor, folder=many)
    assert (away.returncode, away.stdout) == (2, "")
    assert away.stderr.splitlines()[-1].startswith("figtrace: the scheduler")
    assert "Traceback" not in away.stderr
