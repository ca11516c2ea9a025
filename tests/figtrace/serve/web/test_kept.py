"""Answers are kept while they hold, and one of several who ask makes them."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from figtrace.serve.web.kept import Kept


def never() -> str:
    raise AssertionError("made again")


def test_only_the_last_answers_are_kept() -> None:
    kept = Kept(2)
    for key in "abc":
        kept.get(key, str)
    assert kept.get("a", lambda: "anew") == "anew"
    assert kept.get("c", lambda: "anew") == ""


def test_what_was_asked_for_last_stays() -> None:
    kept = Kept(2)
    for key in "aba":
        kept.get(key, lambda: "first")
    kept.get("c", str)
    assert kept.get("a", never) == "first"


def test_together_they_are_no_heavier_than_the_bound() -> None:
    kept = Kept(10, weigh=len)
    kept.get("a", lambda: "1234")
    kept.get("b", lambda: "12345")
    kept.get("c", lambda: "123")
    assert kept.get("b", never) == "12345"
    assert kept.get("a", lambda: "anew") == "anew"


def test_one_heavier_than_the_bound_is_given_and_not_kept() -> None:
    kept = Kept(3, weigh=len)
    kept.get("a", lambda: "12")
    assert kept.get("b", lambda: "1234") == "1234"
    assert kept.get("b", lambda: "anew") == "anew"
    assert kept.get("a", never) == "12"


def test_another_stamp_takes_the_place_of_the_older_one() -> None:
    kept = Kept(10, weigh=len)
    kept.get("a", lambda: "1234567", stamp=1)
    assert kept.get("a", lambda: "7654321", stamp=2) == "7654321"
    assert kept.get("a", never, stamp=2) == "7654321"
    kept.get("b", lambda: "123")
    assert kept.get("a", never, stamp=2) == "7654321"


def test_a_young_one_holds_under_any_stamp_where_that_is_asked() -> None:
    kept = Kept(2)
    kept.get("a", lambda: "old", stamp=1)
    assert kept.get("a", never, stamp=2, lasting=60) == "old"
    assert kept.get("a", lambda: "new", stamp=2, lasting=0) == "new"


@pytest.mark.timeout(60)
@pytest.mark.parametrize("most", [2, 0])
def test_of_many_who_ask_at_once_one_makes_it_be_it_kept_or_not(most: int) -> None:
    kept, asked, made = Kept(most), threading.Barrier(5), list[int]()

    def make() -> str:
        made.append(1)
        threading.Event().wait(0.2)
        return "once"

    def ask() -> str:
        asked.wait()
        return kept.get("a", make)

    with ThreadPoolExecutor(5) as pool:
        assert [one.result() for one in [pool.submit(ask) for _ in range(5)]] == ["once"] * 5
    assert len(made) == 1


def test_a_failure_is_told_to_each_and_kept_for_nobody() -> None:
    kept = Kept(2)
    for _ in range(2):
        with pytest.raises(AssertionError):
            kept.get("a", never)
    assert kept.get("a", lambda: "made") == "made"
