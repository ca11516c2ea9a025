"""A corpus that grows by steps: what each costs."""

from __future__ import annotations

from pathlib import Path

from bench.size.load import ASKED, Step, grow


def test_each_step_tells_what_the_corpus_has_come_to(tmp_path: Path) -> None:
    first, second = grow(tmp_path, [2, 1], pages=1, jobs=1, seed=1, beside=1)
    assert (first.documents, second.documents) == (2, 4)
    assert first.seconds.keys() == second.seconds.keys() == ASKED.keys()
    assert first.reading
    assert second.reading
    assert all(number > 0 for number in (second.pages_a_second, second.memory_mb, second.kb_a_page))


def test_a_step_is_told_in_a_line() -> None:
    step = Step(
        1000, 9.5, 0.1, 600.0, 17.0, 5.0, {"search": (0.25, 0.125)}, reading=tuple([0.2] * 99 + [0.9])
    )
    assert str(step) == (
        "1000 documents: 9.5 pages/s, 100 ms of processor a page, 600 MB; store 17.0, index 5.0 kB a page; "
        "seconds by clock/processor: search 0.25/0.12; search while writing: p50 0.20, p99 0.20 s"
    )
