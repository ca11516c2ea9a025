"""A desk as a bench asks it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench.size.desk_served import Desk, served
from tests.figtrace.small_corpus import corpus_of


def test_an_answer_is_timed_and_weighed(tmp_path: Path) -> None:
    with served(corpus_of(tmp_path / "c")) as desk:
        before = desk.processor()
        answered = desk.ask("/search?q=Lenovo")
        assert 0 < answered.first <= answered.whole
        assert answered.size > 1000
        assert desk.processor() >= before
        with pytest.raises(OSError, match="404"):
            desk.ask("/nowhere")


def test_a_process_that_is_gone_has_used_nothing() -> None:
    assert Desk("http://127.0.0.1:9", "none", 2**22 + 1).processor() == 0
    if Path("/proc/self/task").is_dir():
        assert Desk("", "", os.getpid()).processor() > 0
