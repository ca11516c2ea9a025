"""A call is watched, bounded and told as it was, and sees nothing of the user's own."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from scripts.faults.running import Command, Ran, alive, children, end_all


@pytest.fixture
def command(tmp_path: Path) -> Command:
    return Command(tmp_path / "corpus", tmp_path)


def shell(command: Command, script: str, *, limit: float = 30) -> Ran:
    return command.run(script, program=("sh", "-c"), limit=limit)


def test_status_and_what_was_said_are_told(command: Command) -> None:
    ran = shell(command, "echo out; echo one >&2; echo two >&2; exit 7")
    assert (ran.status, ran.out, ran.err, ran.last_line) == (7, "out\n", "one\ntwo\n", "two")
    assert not ran.hung
    assert not ran.traceback


def test_a_call_that_does_not_end_is_ended_with_all_below_it(command: Command) -> None:
    ran = shell(command, "sleep 60 & sleep 60", limit=0.5)
    assert ran.hung
    assert ran.status == -signal.SIGKILL
    assert ran.seconds < 20
    assert len(ran.below) == 2
    assert not any(map(alive, ran.below))


def test_standard_input_gives_nothing_and_does_not_end(command: Command) -> None:
    assert shell(command, "cat", limit=0.5).hung


def test_a_call_that_takes_too_much_memory_is_ended(command: Command) -> None:
    script = "import time; kept = b'x' * 300_000_000; time.sleep(60)"
    ran = command.run(script, program=(sys.executable, "-c"), most_mb=200, limit=30)
    assert ran.swollen
    assert not ran.hung
    assert ran.most_mb > 200


def test_seconds_of_processor_are_counted(command: Command) -> None:
    script = "import time\nwhile time.process_time() < 0.3: pass"
    assert command.run(script, program=(sys.executable, "-c"), limit=30).cpu >= 0.3
    assert shell(command, "sleep 0.3").cpu < 0.2


@pytest.mark.parametrize("text", ["Traceback (most recent call last):", "thread 'main' panicked at src/x.rs"])
@pytest.mark.parametrize("where", ["out", "err"])
def test_an_error_of_the_program_itself_is_seen(text: str, where: str) -> None:
    said = f"…\n{text}\n…"
    assert (Ran((), 1, said, "") if where == "out" else Ran((), 1, "", said)).traceback


def test_meddling_ends_when_it_says_so(command: Command) -> None:
    seen: list[float] = []

    def meddle(pid: int, below: frozenset[int], seconds: float) -> bool:
        seen.append(seconds)
        if len(seen) == 3:
            os.kill(pid, signal.SIGTERM)
        return len(seen) == 3

    ran = command.run("60", program=("sleep",), meddle=meddle, limit=30)
    assert ran.status == -signal.SIGTERM
    assert len(seen) == 3


def test_variables_of_the_user_are_kept_from_the_call(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIGTRACE_ES_API_KEY", "secret")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/users")
    env = shell(command.with_env(FIGTRACE_MORE="1"), "env").out.splitlines()
    assert not any(line.startswith(("XDG_", "FIGTRACE_ES_")) for line in env)
    assert {f"HOME={command.home}", "FIGTRACE_MODEL=", "FIGTRACE_MORE=1", "FIGTRACE_ENGINE=tantivy"} <= {*env}


def test_the_server_is_known_where_its_engine_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIGTRACE_ES_URL", "http://127.0.0.1:9")
    ran = shell(Command(tmp_path, tmp_path, engine="elasticsearch"), "env")
    assert "FIGTRACE_ES_URL=http://127.0.0.1:9" in ran.out.splitlines()


def test_figtrace_is_called_on_the_corpus(command: Command, tmp_path: Path) -> None:
    ran = command.on(tmp_path / "other").run("status")
    assert ran.status == 2
    assert str(tmp_path / "other") in ran.err


def test_nothing_is_below_a_process_that_is_gone_and_ending_it_is_no_error() -> None:
    gone = 2**22 + 1
    assert children(gone) == frozenset()
    assert not alive(gone)
    end_all((gone,))
