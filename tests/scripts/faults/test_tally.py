"""Each call is judged, each fault counted once, and the closing line says all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.faults.running import Ran
from scripts.faults.tally import Tally, is_clear, visible

GOOD = Ran(("status",), 0, "answer\n", "")
REFUSED = replace(GOOD, status=2, err="figtrace: there is no corpus at /x: run `figtrace ingest PDF…`\n")


@pytest.mark.parametrize("ran", [GOOD, REFUSED, replace(GOOD, status=1, err="nothing found\n")])
def test_an_answer_and_a_refusal_in_one_line_are_right(ran: Ran, tally: Tally) -> None:
    assert tally.judge(ran, "call")
    assert tally.status == 0
    assert tally.closing_line == "test: lost=0 tracebacks=0 hangs=0 unclear=0 (1 tried)"


@pytest.mark.parametrize(
    ("ran", "fault"),
    [
        (replace(GOOD, hung=True, status=-9), "hangs"),
        (replace(GOOD, swollen=True, status=-9), "swollen"),
        (replace(GOOD, status=1, err="Traceback (most recent call last):\n"), "tracebacks"),
        (replace(GOOD, status=-11), "unclear"),
        (replace(REFUSED, err="something is wrong\n"), "unclear"),
    ],
)
def test_what_is_wrong_is_counted_once(ran: Ran, fault: str, tally: Tally) -> None:
    assert not tally.judge(ran, "call")
    assert tally.faults == {fault: 1}
    assert tally.status == 1
    assert f"{fault}=1" in tally.closing_line


def test_a_status_that_is_not_right_here_is_unclear(tally: Tally) -> None:
    assert not tally.judge(GOOD, "call", statuses=(2,))
    assert tally.judge(replace(GOOD, status=130), "call", statuses=(130,))


@pytest.mark.parametrize(
    ("err", "clear"),
    [
        ("figtrace: no\n", True),
        ("making a corpus in x\nfigtrace: no\n", True),
        ("Usage: figtrace [OPTIONS]\nTry 'figtrace --help' for help.\n\nError: No such option: -x\n", True),
        ("", False),
        ("no\n", False),
        ("figtrace: no\nmore\n", False),
        ("figtrace: \x1b[31mno\n", False),
        ("a\n" * 5 + "figtrace: no\n", False),
        (f"figtrace: {'x' * 3_000}\n", False),
    ],
)
def test_one_line_of_words_is_clear(err: str, clear: bool) -> None:
    assert is_clear(err) is clear


def test_nothing_is_counted_no_times(tally: Tally) -> None:
    tally.count("lost", "x", times=0)
    assert tally.status == 0
    assert tally.told == []
    tally.count("lost", "x", times=3)
    tally.count("leaks", "y\x1b")
    assert tally.closing_line == "test: lost=3 tracebacks=0 hangs=0 unclear=0 leaks=1 (0 tried)"
    assert tally.told == ["lost: x", "leaks: y\\x1b"]


def test_signs_that_do_not_print_are_shown_as_numbers() -> None:
    assert visible("a\nb\x1b\udcff\u202eé") == "a\\nb\\x1b\\udcff\\u202eé"
