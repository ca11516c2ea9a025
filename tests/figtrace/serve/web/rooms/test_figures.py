"""The room of figures."""

from __future__ import annotations

from starlette.testclient import TestClient


def test_a_figure_is_listed_with_its_sentence(rooms: TestClient) -> None:
    page = rooms.get("/figures?words=notebook").text
    assert "40 percent" in page
    assert "Foxconn assembled" in page


def test_the_values_can_be_taken_along(rooms: TestClient) -> None:
    assert "40 percent" in rooms.get("/figures/values.csv?words=notebook").text
    assert rooms.get("/figures/values.jsonl?words=notebook").json()["document"] == "Makers"


def test_a_year_or_value_that_is_none_says_so(rooms: TestClient) -> None:
    for query in ("year=x", "value=x", "kind=x", "flow=Q", "value=1&near=2"):
        assert rooms.get(f"/figures?{query}").status_code in (400, 422), query
