"""Readers at the desk: what they ask, and what is told of their answers."""

from __future__ import annotations

import threading

from bench.size.desk_readers import Readers
from bench.size.desk_served import Desk

GONE = Desk("http://127.0.0.1:9", "none", 0)


def test_a_reader_who_is_not_answered_keeps_the_error() -> None:
    readers = Readers(GONE, ["/"])
    ended = threading.Timer(1.5, readers.over.set)
    ended.start()
    readers.read(1)
    ended.join()
    assert readers.seconds == []
    assert readers.errors
    assert all(error.startswith("/: ") for error in readers.errors)


def test_one_answer_in_twenty_takes_longer_than_is_told() -> None:
    assert Readers(GONE, [], seconds=[*(0.1,) * 95, *(9.0,) * 5]).p95() == 0.1
    assert Readers(GONE, []).p95() == 0.0
