"""Ctrl-C and worker processes: it is the parent's business, and none is lost while a process starts."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["interrupts_held", "leave_interrupts_to_parent"]

_CAN_HOLD = hasattr(signal, "pthread_sigmask")
"""False on Windows, where an interrupt in the moment of a start is ignored instead of held."""


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Ctrl-C inside comes through behind it; processes that are started inside begin without it.

    In another thread than the main one Ctrl-C comes through at once, to the main thread.
    """
    if _CAN_HOLD:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    elif threading.current_thread() is not threading.main_thread():
        yield
    else:
        handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, handler)


def leave_interrupts_to_parent() -> None:
    """To be called first in a worker: Ctrl-C does not end it, its parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if _CAN_HOLD:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
