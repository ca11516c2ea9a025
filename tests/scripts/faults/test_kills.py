"""What kills do to an ingest is seen: documents lost, answers changed, and the moment at which it was hit."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from scripts.faults import kills
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial


def test_a_killed_ingest_is_taken_up_again(
    trial: Trial, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.faults.trial.QUERIES", ("exports",))
    monkeypatch.setattr(kills, "PAPERS", 0)
    kills.run(trial, tally)
    assert tally.told == []
    assert tally.tried == 3


def test_what_is_missing_what_differs_and_what_scores_otherwise_are_told_apart(tally: Tally) -> None:
    one, two, scored = {"id": 1, "score": "2"}, {"id": 2, "score": "1"}, {"id": 2, "score": "3"}
    wanted = {"a": [one, two], "b": [one, two], "c": [one, two], "d": [one]}
    kills.compare(wanted, {"a": [one], "b": [two, one], "c": [one, scored], "d": [one]}, tally)
    assert tally.faults == {"lost": 1, "unequal": 1, "scores": 1}
    assert "a: 1 rows of 2" in tally.told[0]
    assert "b: 2 of 2 rows" in tally.told[1]
    assert "c: 1 of 2 rows" in tally.told[2]


def test_an_even_kill_waits_until_the_index_is_written(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    hit: list[tuple[int, int]] = []
    monkeypatch.setattr("os.kill", lambda pid, which: hit.append((pid, which)))
    written = 0
    kill = kills.killer(0, lambda: written, 60, trial.chance("x"))
    assert not kill(7, frozenset({8}), 1_000)
    written = 1
    assert not kill(7, frozenset({8}), 1_000)
    assert kill(7, frozenset({8}), 1_001)
    assert hit == [(7, signal.SIGKILL)]


def test_an_odd_kill_comes_within_the_time_of_a_whole_run(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    hit: list[int] = []
    monkeypatch.setattr("os.kill", lambda pid, which: hit.append(pid))
    kill = kills.killer(9, lambda: 0, 10, trial.chance("x"))
    assert not kill(7, frozenset({8}), 0.1)
    assert kill(7, frozenset({8}), 10)
    assert hit == [8], "every fifth is a worker's"


def test_an_index_is_seen_to_be_written(tmp_path: Path) -> None:
    empty = kills.written_to(tmp_path)
    assert kills.written_to(tmp_path) == empty
    (tmp_path / "a").touch()
    with_file = kills.written_to(tmp_path)
    (tmp_path / "a").write_bytes(b"1")
    assert len({empty, with_file, kills.written_to(tmp_path)}) == 3
