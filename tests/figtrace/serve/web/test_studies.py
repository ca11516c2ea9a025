"""Questions beside the desk."""

from __future__ import annotations

import os

import pytest

from corpus.errors import StoreError
from figtrace.serve.web.studies import Failed, Question, Studies


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
