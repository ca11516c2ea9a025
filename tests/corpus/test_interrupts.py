"""Ctrl-C while a process starts."""

from __future__ import annotations

import subprocess
import sys
import threading

from corpus.interrupts import interrupts_held


def _printed(program: str) -> list[str]:
    """Lines of a program of its own: a process with more threads than one takes signals in any of them."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    return done.stdout.split()


def test_an_interrupt_inside_is_not_lost_but_comes_behind() -> None:
    program = (
        "import os, signal\n"
        "from corpus.interrupts import interrupts_held\n"
        "try:\n"
        "    with interrupts_held():\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "        print('inside')\n"
        "    print('lost')\n"
        "except KeyboardInterrupt:\n"
        "    print('told')\n"
    )
    assert _printed(program) == ["inside", "told"]


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
    assert _printed(program) == ["alive"]
