"""The parent is killed while its workers are busy: none of them may live two seconds longer."""

from __future__ import annotations

import os
import signal
import time
from itertools import islice
from pathlib import Path

from scripts.faults.papers import sentences, write_papers, write_slow_paper
from scripts.faults.running import Meddle, Ran, alive, end_all
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial, made_corpus

__all__ = ["MERCY_S", "kill_check", "kill_ingest", "left_by", "run"]

_ROUNDS = 4
MERCY_S = 2.0
_LONG_S = 300.0
_FIGURES = 400
"""Sentences of the draft, so that workers are still at it when the parent is killed."""
_PAPERS = 24
"""Of the corpus that a draft is checked against: below ten documents a check starts no workers."""
_BELOW = 3
"""Processes below a parent with two workers: Python has one more, which looks after what they share."""


def run(trial: Trial, tally: Tally) -> None:
    """Kill the parents of an ingest and of a check, at moments of chance."""
    for number in range(trial.rounds or _ROUNDS):
        kill_ingest(number, trial, tally)
        kill_check(number, trial, tally)


def kill_ingest(number: int, trial: Trial, tally: Tally) -> None:
    """Kill an ingest of slow papers."""
    slow = [str(write_slow_paper(trial.folder / f"slow-{n}.pdf", signs=60_000 + n)) for n in range(4)]
    command = trial.figtrace.on(trial.folder / f"corpus-{number}")
    left_by(command.run("ingest", "--jobs", "2", *slow, meddle=_killer(trial, number)), tally)


def kill_check(number: int, trial: Trial, tally: Tally) -> None:
    """Kill the check of a long draft against a corpus that is worth two workers."""
    corpus = trial.folder / "large"
    if not corpus.exists():
        made_corpus(corpus, write_papers(trial.folder / "papers", _PAPERS, trial.chance("papers"), pages=3))
    arguments = ("check", str(_long_draft(trial)), "--uncited", "--jobs", "2")
    ran = trial.figtrace.on(corpus).run(*arguments, meddle=_killer(trial, number), limit=_LONG_S)
    left_by(ran, tally)


def _long_draft(trial: Trial) -> Path:
    draft = trial.folder / "draft.md"
    text = "\n\n".join(islice(sentences(trial.chance("draft")), _FIGURES))
    draft.write_text(text.replace("$", "\\$"), encoding="utf-8")
    return draft


def _killer(trial: Trial, number: int) -> Meddle:
    """Kills the parent when two workers have been there for a while."""
    wait = trial.chance(f"orphans {number}").uniform(0.1, 1)
    seen: list[float] = []

    def kill(pid: int, below: frozenset[int], seconds: float) -> bool:
        if len(below) >= _BELOW and not seen:
            seen.append(seconds)
        if not seen or seconds < seen[0] + wait:
            return False
        os.kill(pid, signal.SIGKILL)
        return True

    return kill


def left_by(ran: Ran, tally: Tally) -> None:
    """Count who is alive two seconds after the parent."""
    name = ran.arguments[0]
    tally.judge(ran, f"{name} killed with {len(ran.below)} below it", statuses=(-signal.SIGKILL, 0, 1))
    if ran.status != -signal.SIGKILL:
        tally.count("unkilled", f"{name}: it ended before it had two workers for a while")
        return
    time.sleep(MERCY_S)
    left = tuple(pid for pid in ran.below if alive(pid))
    tally.count("orphans", f"{name}: {len(left)} of {len(ran.below)} alive", times=len(left))
    end_all(left)
