"""The script that gives a server, as far as it can be tried without starting one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.folders import ROOT

SCRIPT = ROOT / "scripts" / "elasticsearch"


def run(tmp_path: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("FIGTRACE_")}
    inherited |= {"FIGTRACE_ES_DIR": str(tmp_path), **env}
    return subprocess.run(
        [SCRIPT, *arguments], capture_output=True, text=True, env=inherited, timeout=60, check=False
    )


@pytest.mark.parametrize("command", ["up", "status"])
def test_a_named_server_that_does_not_answer_is_an_error_and_none_is_started(
    tmp_path: Path, command: str
) -> None:
    done = run(tmp_path, command, FIGTRACE_ES_URL="http://127.0.0.1:9")
    assert done.returncode == 1
    assert "FIGTRACE_ES_URL names http://127.0.0.1:9, and nothing answers there" in done.stderr
    assert done.stdout == ""


def test_nothing_started_is_told_by_status_and_stopped_without_complaint(tmp_path: Path) -> None:
    assert run(tmp_path, "status").returncode == 1
    assert run(tmp_path, "down").returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("up", "--nodes"),
        ("up", "--nodes", "none"),
        ("up", "--server", "7"),
        ("up", "--colour"),
        ("up", "-E"),
        ("kill", "1"),
        ("start", ""),
    ],
)
def test_what_cannot_be_done_is_refused(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 1
    assert "elasticsearch: " in done.stderr


def test_without_a_command_the_usage_is_shown(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 2
    assert "scripts/elasticsearch up" in done.stderr
