"""A spawned process whose parent is gone says nothing."""

from __future__ import annotations

import os
import subprocess
from multiprocessing import resource_tracker, spawn

import pytest

import corpus.workers  # noqa: F401 - which spawns quietly
from corpus.spawning import quiet_command_line


def _tracker() -> int:
    """The pipe of the process that tidies up behind those that are spawned."""
    return resource_tracker.getfd() or 0


def _said(line: list[str], *, handle: int) -> tuple[int, str]:
    tracker = _tracker()
    done = subprocess.run(
        line, pass_fds=(handle, tracker), capture_output=True, text=True, timeout=60, check=False
    )
    return done.returncode, done.stderr


@pytest.mark.skipif(os.name != "posix", reason="pipes are handed down by number on POSIX alone")
def test_a_process_whose_pipe_is_closed_before_it_has_begun_ends_in_silence() -> None:
    read, write = os.pipe()
    os.close(write)
    try:
        line = quiet_command_line(tracker_fd=_tracker(), pipe_handle=read)
        assert _said(line, handle=read) == (1, "")
    finally:
        os.close(read)


def test_workers_are_spawned_so() -> None:
    assert spawn.get_command_line is quiet_command_line


def test_the_line_is_python_s_own_but_for_its_program() -> None:
    line = quiet_command_line(tracker_fd=5, pipe_handle=7)
    at = line.index("-c") + 1
    assert "spawn_main(tracker_fd=5, pipe_handle=7)" in line[at]
    assert line[at + 1 :] == ["--multiprocessing-fork"]
