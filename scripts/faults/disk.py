"""The disk fills while papers are read: one line; and with room again nothing is missing."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.faults.papers import write_papers
from scripts.faults.running import end_all
from scripts.faults.tally import SkippedError, Tally
from scripts.faults.trial import Trial, answers, ingest_limit

__all__ = ["run"]

_ROUNDS, _PAPERS = 6, 8


def run(trial: Trial, tally: Tally) -> None:
    """Ingest into file systems of sizes by chance, then again with room."""
    if trial.engine != "tantivy":
        raise SkippedError("the index of Elasticsearch is on its server's disk")
    chance = trial.chance("disk")
    papers = [str(p) for p in write_papers(trial.folder / "papers", _PAPERS, chance, pages=2)]
    limit = ingest_limit(len(papers))
    calm = trial.figtrace.on(trial.folder / "calm")
    with _small_disk(trial.folder / "disk", 64):  # told first whether it can be tried at all
        tally.judge(calm.run("ingest", *papers, limit=limit), "with room", statuses=(0,))
    wanted = answers(calm)
    size = sum(path.stat().st_size for path in calm.corpus.rglob("*")) // 1024
    for number in range(trial.rounds or _ROUNDS):
        room = chance.randrange(64, max(65, 2 * size))
        with _small_disk(trial.folder / "disk", room) as disk:
            full = calm.on(disk / "corpus")
            ran = full.run("ingest", *papers, limit=limit)
            end_all(tuple(ran.below))
            tally.judge(ran, f"{number}: ingest into {room} kB", statuses=(0, 1, 2))
            for call in (("status",), ("search", "trade")):
                tally.judge(full.run(*call), f"{number}: {call[0]} in {room} kB")
            _mount("remount,size=200m", disk)
            tally.judge(full.run("ingest", *papers, limit=limit), f"{number}: with room", statuses=(0,))
            got = answers(full)
            differing = [question for question in wanted if wanted[question] != got[question]]
            tally.count("lost", f"{room} kB: other answers to {differing}", times=len(differing))


@contextmanager
def _small_disk(at: Path, size_kb: int) -> Iterator[Path]:
    """A file system of this size in memory.

    Raises:
        SkippedError: if none may be mounted.
    """
    at.mkdir(exist_ok=True)
    _mount(f"size={size_kb}k", at)
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=False)


def _mount(options: str, at: Path) -> None:
    kind = ["none"] if options.startswith("remount") else ["-t", "tmpfs", "none"]
    try:
        done = subprocess.run(
            ["mount", *kind, "-o", options, str(at)], capture_output=True, encoding="utf-8", check=False
        )
    except FileNotFoundError as exc:
        raise SkippedError("there is no program `mount`") from exc
    if done.returncode:
        raise SkippedError(f"no small disk can be mounted: {done.stderr.strip()}")
