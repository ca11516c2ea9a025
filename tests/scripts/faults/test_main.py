"""The command line tries what is named and says what came of it."""

from __future__ import annotations

import pytest

from scripts.faults.__main__ import KINDS, main, try_kind
from scripts.faults.tally import SkippedError, Tally
from scripts.faults.trial import Trial


def test_a_fault_is_told_and_gives_status_1(
    trial: Trial, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(KINDS, "kills", lambda own, tally: tally.count("lost", str(own.folder)))
    assert try_kind("kills", trial) == 1
    said = capsys.readouterr().out
    assert said.endswith("kills: lost=1 tracebacks=0 hangs=0 unclear=0 (0 tried)\n")
    assert str(trial.folder / "kills") in said


def test_without_a_fault_the_status_is_0(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "kills", lambda own, tally: None)
    assert try_kind("kills", trial) == 0


def test_what_cannot_be_tried_is_told_and_is_no_fault(
    trial: Trial, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def skip(own: Trial, tally: Tally) -> None:
        raise SkippedError("no disk")

    monkeypatch.setitem(KINDS, "disk", skip)
    assert try_kind("disk", trial) == 0
    assert capsys.readouterr().out.endswith("disk: skipped: no disk\n")


def test_a_kind_that_is_unknown_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["faults", "floods"])
    with pytest.raises(SystemExit, match="2"):
        main()
    assert "unknown: floods; expected of kills, orphans" in capsys.readouterr().err
