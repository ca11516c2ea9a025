"""An ingest is killed again and again, half of the times while the index is written; nothing may be lost.

In the end store and answers must equal those of a run that nobody disturbed.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.faults.papers import write_papers
from scripts.faults.running import Command, Meddle, Ran, end_all
from scripts.faults.server import own_server
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial, answers, documents, ingest_limit

__all__ = ["PAPERS", "compare", "killer", "run", "written_to"]

_ROUNDS = 20
PAPERS = 12
"""Small papers that are written beside those that are given."""
_SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGKILL, signal.SIGINT, signal.SIGKILL)
_NOTHING_NEW_S = 4.0
"""A moment within an ingest that has little to do."""
_SETTLING_S = 90.0
"""In which Elasticsearch lets go of what was deleted: half a minute, and the ingests between."""
_EVERY = 5
"""One kill in so many hits a worker instead of the parent."""

Answers = dict[str, list[dict[str, object]]]
Written = Callable[[], int]
"""A number that changes whenever the index is written."""


def run(trial: Trial, tally: Tally) -> None:
    """Kill, run again, compare."""
    chance = trial.chance("kills")
    papers = (*trial.papers, *write_papers(trial.folder / "papers", PAPERS, chance))
    if trial.engine == "elasticsearch":
        with own_server() as server, own_server() as other:
            calm = trial.figtrace.on(trial.folder / "calm").with_env(FIGTRACE_ES_PREFIX=other.prefix)
            hit = trial.figtrace.on(trial.folder / "hit").with_env(FIGTRACE_ES_PREFIX=server.prefix)
            victim = _Victim(hit, papers, server.written, server.drop, server.deleted)
            _try_kills(victim, calm, trial, tally)
        return
    hit, calm = trial.figtrace.on(trial.folder / "hit"), trial.figtrace.on(trial.folder / "calm")
    victim = _Victim(hit, papers, lambda: written_to(hit.corpus / "index"), _nothing, lambda: 0)
    _try_kills(victim, calm, trial, tally)


@dataclass(frozen=True, slots=True)
class _Victim:
    command: Command
    papers: tuple[Path, ...]
    written: Written
    drop: Callable[[], None]
    """Forget the index, where it is not in the corpus's folder."""
    deleted: Callable[[], int]
    """Records of the index that are deleted and count in the scores still."""

    def settle(self) -> None:
        """Ingest until the index has let go of what was deleted: Elasticsearch keeps it for half a minute."""
        begun = time.monotonic()
        while self.deleted() and time.monotonic() - begun < _SETTLING_S:
            time.sleep(5)
            self.ingest()

    def ingest(self, meddle: Meddle | None = None) -> Ran:
        return _ingest(self.command, self.papers, meddle)

    def begin_anew(self) -> None:
        shutil.rmtree(self.command.corpus, ignore_errors=True)
        self.drop()


def _ingest(command: Command, papers: tuple[Path, ...], meddle: Meddle | None = None) -> Ran:
    limit = ingest_limit(len(papers))
    names = map(str, papers)
    return command.run("ingest", "--ocr", "off", "--jobs", "2", *names, limit=limit, meddle=meddle)


def _try_kills(victim: _Victim, calm: Command, trial: Trial, tally: Tally) -> None:
    chance = trial.chance("moments")
    undisturbed = _ingest(calm, victim.papers)
    tally.judge(undisturbed, "undisturbed", statuses=(0, 1))
    wanted, before = answers(calm), 0
    for number in range(trial.rounds or _ROUNDS):
        whole = undisturbed.seconds if not before else _NOTHING_NEW_S
        ran = victim.ingest(killer(number, victim.written, whole, chance))
        end_all(tuple(ran.below))
        tally.judge(ran, f"kill {number}", statuses=(0, 1, 130, -signal.SIGKILL, -signal.SIGTERM))
        now = len(documents(victim.command))
        tally.count("lost", f"documents after kill {number}: {now} of {before}", times=max(0, before - now))
        before = now
        if ran.status in (0, 1):
            victim.settle()
            compare(wanted, answers(victim.command), tally)
            print("    all in; begun anew", flush=True)
            victim.begin_anew()
            before = 0
    tally.judge(victim.ingest(), "the last ingest", statuses=(0, 1))
    victim.settle()
    compare(wanted, answers(victim.command), tally)


def compare(wanted: Answers, got: Answers, tally: Tally) -> None:
    """Count what is wanting in the answers got, and what is not as wanted, rows or scores alone."""
    for question, rows in wanted.items():
        missing = max(0, len(rows) - len(got[question]))
        tally.count("lost", f"{question}: {len(got[question])} rows of {len(rows)}", times=missing)
        if rows == got[question] or missing:
            continue
        differing = sum(one != other for one, other in zip(rows, got[question], strict=False))
        fault = "scores" if _unscored(rows) == _unscored(got[question]) else "unequal"
        tally.count(fault, f"{question}: {differing} of {len(rows)} rows are not those of an undisturbed run")


def _unscored(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{name: value for name, value in row.items() if name != "score"} for row in rows]


def killer(number: int, written: Written, whole: float, chance: random.Random) -> Meddle:
    """Kills once: every other time at a moment of chance, else a little after the index is first written."""
    which = _SIGNALS[number // 2 % len(_SIGNALS)]
    in_index = number % 2 == 0
    at, after = chance.uniform(0.2, whole), chance.uniform(0, 0.4 if number % 4 else 0.05)
    hits_worker = number % _EVERY == _EVERY - 1
    before = written() if in_index else 0
    begun: list[float] = []

    def kill(pid: int, below: frozenset[int], seconds: float) -> bool:
        if in_index and not begun and written() != before:
            begun.append(seconds)
        if seconds < (begun[0] + after if begun else at if not in_index else float("inf")):
            return False
        victims = sorted(below) if hits_worker and below and not in_index else [pid]
        os.kill(chance.choice(victims), which)
        print(f"    {which.name} at {seconds:.1f} s{' while the index is written' * in_index}", flush=True)
        return True

    return kill


def written_to(index: Path) -> int:
    """Changes with every file of the index that comes, goes or grows."""
    try:
        found = [(entry, entry.stat()) for entry in index.rglob("*")]
    except OSError:
        return -1
    return hash(tuple(sorted((str(entry), status.st_size, status.st_mtime_ns) for entry, status in found)))


def _nothing() -> None:
    """The index goes with the corpus's folder."""
