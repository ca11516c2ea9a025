"""Ctrl-C while a process starts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest

from corpus.interrupts import interrupts_held


def test_an_interrupt_inside_is_not_lost_but_comes_behind() -> None:
    reached = False
    with pytest.raises(KeyboardInterrupt):
        with interrupts_held():
            os.kill(os.getpid(), signal.SIGINT)
            reached = True
        signal.sigtimedwait([], 0) if hasattr(signal, "sigtimedwait") else None
    assert reached


def test_other_threads_are_left_alone() -> None:
    done: list[bool] = []

    def inside() -> None:
        with interrupts_held():
            done.append(True)

    thread = threading.Thread(target=inside)
    thread.start()
    thread.join()
    assert done == [True]


def test_a_worker_does_not_end_by_ctrl_c() -> None:
    program = (
        "import os, signal; from corpus.interrupts import leave_interrupts_to_parent;"
        "leave_interrupts_to_parent(); os.kill(os.getpid(), signal.SIGINT); print('alive')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "alive"
