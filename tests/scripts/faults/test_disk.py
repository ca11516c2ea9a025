"""Where no small disk can be had, the reason is told."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest

from scripts.faults import disk
from scripts.faults.tally import SkippedError, Tally
from scripts.faults.trial import Trial


def test_a_mount_that_is_refused_is_the_reason(
    trial: Trial, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = subprocess.CompletedProcess(["mount"], 1, "", "mount: permission denied\n")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: refused)
    with pytest.raises(SkippedError, match="no small disk can be mounted: mount: permission denied"):
        disk.run(trial, tally)


def test_the_disk_of_a_server_is_not_filled(trial: Trial, tally: Tally) -> None:
    with pytest.raises(SkippedError, match="server"):
        disk.run(replace(trial, engine="elasticsearch"), tally)
