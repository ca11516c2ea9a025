"""Every argument of every command gets every value, and a sample of them does no harm."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

from scripts.faults import arguments
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial
from tests.folders import ROOT


def test_a_sample_of_calls_does_no_harm(trial: Trial, tally: Tally) -> None:
    arguments.run(replace(trial, rounds=4, seed=4), tally)
    assert tally.tried == 4
    assert tally.told == []


def test_every_command_is_called() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "cli", "--help"], capture_output=True, encoding="utf-8", cwd=ROOT, check=True
    ).stdout
    commands = set(re.findall(r"^  ([a-z]+)  ", shown.partition("Commands:")[2], re.MULTILINE))
    assert len(commands) > 10
    silent, servers = {"trust", "recover", "doctor"}, {"desk", "lsp", "mcp"}
    uncalled = commands - {call[0] for call in arguments.calls()}
    assert uncalled <= silent | servers, "they take no argument, or wait for whom they serve"


def test_values_stand_in_options_and_places() -> None:
    every = set(arguments.calls())
    assert {("search", "trade", "-n-1"), ("claims", "--near=nan"), ("search", "value:1e400")} <= every
    assert not any("VALUE" in part for call in every for part in call)
