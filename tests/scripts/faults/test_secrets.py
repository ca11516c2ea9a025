"""What is sent and printed is seen, and nothing that must not be is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.faults import secrets
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial


@pytest.mark.parametrize("scene", ["trusted", "own settings"])
def test_nothing_leaks(scene: str, trial: Trial, tally: Tally) -> None:
    with secrets.staged(trial, tally) as stage:
        secrets.SCENES[scene](stage)
    assert tally.told == []


def test_what_is_sent_and_what_is_not_are_counted(trial: Trial, tally: Tally) -> None:
    with secrets.staged(trial, tally) as stage:
        (trial.folder / "key").write_text("other\n", encoding="utf-8")
        given = {"FIGTRACE_ES_URL": stage.url, "FIGTRACE_ES_API_KEY": "usersKeyUsersKey"}
        stage.act("the user's own", "search", "trade", **given)
        assert tally.faults["sent"] >= 1
        stage.act("nothing is sent", "status", may="send", **given)
        assert tally.faults["unclear"] == 1


def test_what_is_printed_is_counted(trial: Trial, tally: Tally) -> None:
    with secrets.staged(replace(trial), tally) as stage:
        stage.act("shown", "no-such-command-hunter2hunter2")
    assert tally.faults["printed"] >= 1
