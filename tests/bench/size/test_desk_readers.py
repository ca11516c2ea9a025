"""Readers at the desk: what they ask, and what is told of their answers."""

from __future__ import annotations

import os
import re
import threading
from pathlib import Path

import pytest

from bench.size.desk_readers import Readers, kind_of, memory
from bench.size.desk_served import Desk

GONE = Desk("http://127.0.0.1:9", "none", 0)


def test_a_reader_who_is_not_answered_keeps_the_error() -> None:
    readers = Readers(GONE, ["/"])
    ended = threading.Timer(1.5, readers.over.set)
    ended.start()
    readers.read(1)
    ended.join()
    assert readers.answers == []
    assert readers.errors
    assert all(error.startswith("/: ") for error in readers.errors)


def test_times_are_told_of_all_and_of_each_kind_of_room() -> None:
    answers = [*(("/search?q=a", 0.1),) * 95, *(("/documents/1/pages/1.png", 9.0),) * 5]
    assert Readers(GONE, [], answers=answers).told().splitlines() == [
        "all: 100 answers, p50 0.100, p95 0.100, slowest 9.000 s",
        "search: 95 answers, p50 0.100, p95 0.100, slowest 0.100 s",
        "picture: 5 answers, p50 9.000, p95 9.000, slowest 9.000 s",
    ]
    assert Readers(GONE, []).told() == ""


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/", "corpus"), ("/api/search?q=a/b", "api"), ("/documents/1", "documents"), ("/themes", "themes")],
)
def test_the_first_part_of_an_address_is_its_room(path: str, kind: str) -> None:
    assert kind_of(path) == kind


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="memory by kind is told by Linux")
def test_memory_is_told_with_what_is_no_file() -> None:
    assert re.fullmatch(r"\d+ MB \([1-9]\d* without files; beside it \d+\)", memory(os.getpid()))
    assert memory(2**22 + 1) == "0 MB (0 without files; beside it 0)"
