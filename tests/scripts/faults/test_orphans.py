"""Workers that outlive their parent are counted, and ended."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest

from scripts.faults import orphans
from scripts.faults.running import Ran
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial

KILLED = Ran(("ingest",), -9, "", "")


def test_no_worker_of_an_ingest_outlives_its_parent(trial: Trial, tally: Tally) -> None:
    orphans.kill_ingest(0, trial, tally)
    assert tally.told == []


def test_no_worker_of_a_check_outlives_its_parent(trial: Trial, tally: Tally) -> None:
    orphans.kill_check(0, trial, tally)
    assert tally.told == []


def test_what_is_alive_is_counted_and_ended(tally: Tally, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orphans, "MERCY_S", 0.01)
    with subprocess.Popen(["sleep", "60"]) as left:
        orphans.left_by(replace(KILLED, below=frozenset({left.pid})), tally)
        assert tally.faults == {"orphans": 1}
        assert left.wait(30) == -9


def test_a_parent_that_ended_by_itself_proves_nothing(tally: Tally) -> None:
    orphans.left_by(replace(KILLED, status=0), tally)
    assert tally.faults == {"unkilled": 1}
