"""The room of searches."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


def test_a_chip_takes_a_field_out_again(rooms: TestClient) -> None:
    page = rooms.get("/search?q=Lenovo&year=2012").text
    assert '<a class="chip on" href="/search?q=Lenovo">year: 2012' in page


def test_what_is_shown_can_be_taken_along(rooms: TestClient) -> None:
    assert rooms.get("/search/hits.csv?q=notebook").text.splitlines()[0].startswith("doc,document,year,page")
    assert rooms.get("/search/hits.jsonl?q=notebook").json()["document"] == "Makers"


def test_the_papers_of_the_hits_can_be_cited(rooms: TestClient) -> None:
    assert "title = {Makers}" in rooms.get("/search/papers.bib?q=notebook").text
    assert [one["title"] for one in rooms.get("/search/papers.json?q=notebook").json()] == ["Makers"]


def test_the_words_stand_in_the_middle_of_a_line_each(rooms: TestClient) -> None:
    page = rooms.get("/search?q=notebook&view=kwic").text
    assert (
        "<bdi>Foxconn assembled 40 percent of the</bdi></td><td><b>notebook</b></td><td>PCs of Lenovo" in page
    )


@pytest.mark.parametrize("query", ["q=%22", "q=nofield:x", "q=-a", "q=a&year=x"])
def test_a_query_that_cannot_be_read_says_why(rooms: TestClient, query: str) -> None:
    answer = rooms.get(f"/search?{query}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize("query", ["page=0", "page=x", "as=dreams", f"q={'a' * 3000}"])
def test_a_parameter_that_is_none_of_its_kind_is_refused(rooms: TestClient, query: str) -> None:
    assert rooms.get(f"/search?{query}").status_code == 422
