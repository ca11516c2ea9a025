"""The rooms of themes and contradictions."""

from __future__ import annotations

import time

import pytest
from starlette.testclient import TestClient


def _settled(rooms: TestClient, path: str) -> str:
    for _ in range(60):
        answer = rooms.get(path)
        if "data-again" not in answer.text:
            break
        time.sleep(0.3)
    return answer.text


@pytest.mark.timeout(120)
def test_a_corpus_of_few_words_has_no_themes_and_says_so(rooms: TestClient) -> None:
    assert "too little text for themes" in _settled(rooms, "/themes")
    assert "no theme 3" in _settled(rooms, "/themes/3")


@pytest.mark.timeout(120)
def test_papers_that_agree_have_no_contradictions(rooms: TestClient) -> None:
    assert "contradicts another" in _settled(rooms, "/conflicts")
