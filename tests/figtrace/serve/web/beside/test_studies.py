"""Questions beside the desk."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from corpus.errors import StoreError
from figtrace.serve.web.beside import studies as room
from figtrace.serve.web.beside.studies import Failed, Question, Studies

pytestmark = pytest.mark.timeout(120)


def double(number: int) -> int:
    return 2 * number


def refuse() -> int:
    raise StoreError("it is damaged")


def die() -> int:
    os._exit(3)


@pytest.mark.timeout(120)
def test_an_answer_comes_from_another_process_and_is_kept_while_the_corpus_is_the_same() -> None:
    studies = Studies()
    try:
        first = Question(os.getpid, (), "1")
        assert studies.answer(Question(double, (21,), "1"), wait=60) == 42
        theirs = studies.answer(first, wait=60)
        assert theirs != os.getpid()
        assert studies.answer(Question(double, (21,), "1"), wait=0) == 42
        assert studies.answer(Question(double, (21,), "2"), wait=0) is None
        assert studies.answer(Question(double, (21,), "2"), wait=60) == 42
        assert studies.answer(Question(refuse, (), "1"), wait=60) == Failed("it is damaged")
        failed = studies.answer(Question(die, (), "1"), wait=60)
        assert isinstance(failed, Failed)
        assert studies.answer(Question(double, (1,), "3"), wait=60) == 2
    finally:
        studies.close()


@pytest.fixture
def studies() -> Iterator[Studies]:
    made = Studies()
    yield made
    made.close()


def test_while_the_corpus_grows_an_answer_holds_for_earlier_stamps(studies: Studies) -> None:
    first = studies.answer(Question(time.monotonic, (), "1"), wait=60)
    assert studies.answer(Question(time.monotonic, (), "2", is_growing=True), wait=60) == first
    assert studies.answer(Question(time.monotonic, (), "2", "merged", is_growing=True), wait=60) != first
    assert studies.answer(Question(time.monotonic, (), "2"), wait=60) != first


def test_a_question_to_a_later_corpus_takes_the_place_of_the_earlier_one(studies: Studies) -> None:
    studies.answer(Question(time.sleep, (1,), "1"), wait=0)
    for stamp in "234":
        assert studies.answer(Question(double, (1,), stamp), wait=0) is None
    assert studies.answer(Question(double, (1,), "4"), wait=60) == 2
    assert studies.answer(Question(double, (1,), "3"), wait=0) is None


def test_who_asks_after_others_have_waited_waits_no_longer(studies: Studies) -> None:
    studies.answer(Question(time.sleep, (3,), "1"), wait=0.3)
    begun = time.monotonic()
    assert studies.answer(Question(time.sleep, (3,), "1"), wait=0.3) is None
    assert time.monotonic() - begun < 0.2


def test_no_more_questions_wait_than_can_be_answered(studies: Studies) -> None:
    studies.answer(Question(time.sleep, (2,), "1"), wait=0)
    for number in range(40):
        studies.answer(Question(double, (number,), "1"), wait=0)
    assert studies.answer(Question(double, (1,), "1"), wait=60) == 2
    assert studies.answer(Question(double, (39,), "1"), wait=0) is None
    assert studies.answer(Question(double, (39,), "1"), wait=60) == 78


def test_a_process_that_has_grown_is_ended_after_its_answer(
    studies: Studies, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_MOST_MB", 0.1)
    first = studies.answer(Question(os.getpid, (), "1"), wait=60)
    assert studies.answer(Question(os.getpid, (), "2"), wait=60) != first
