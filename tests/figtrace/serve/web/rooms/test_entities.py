"""The room of entities."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from figtrace.serve.web.app import make_rooms
from tests.figtrace.small_corpus import corpus_of


@pytest.fixture
def own(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(make_rooms(corpus_of(tmp_path / "c"), "tantivy"), follow_redirects=False) as http:
        yield http


def _card(http: TestClient) -> dict[str, Any]:
    for _ in range(60):
        found: dict[str, Any] = http.get("/entities/firm:lenovo.json").json()
        if not found["is_pending"]:
            break
        time.sleep(0.3)
    card: dict[str, Any] = found["card"]
    return card


def test_entities_are_listed_by_kind_and_name(rooms: TestClient) -> None:
    assert {one["label"] for one in rooms.get("/entities.json?type=firm").json()["entities"]} == {"firm"}
    assert [one["key"] for one in rooms.get("/entities.json?words=lenovo").json()["entities"]] == [
        "firm:lenovo"
    ]


def test_a_card_has_names_years_and_passages(rooms: TestClient) -> None:
    card = _card(rooms)
    assert card["canonical"] == "Lenovo Group"
    assert len(card["documents"]) == 3


def test_decisions_are_taken_and_taken_back(own: TestClient) -> None:
    asked = {"action": "rename", "key": "firm:lenovo", "name": "Legend"}
    made = own.post("/entity-decisions", data=asked)
    assert (made.status_code, made.headers["location"]) == (303, "/entities/firm:lenovo")
    assert _card(own)["canonical"] == "Legend"
    own.post("/entity-decisions", data={"action": "undo", "number": "1"})
    assert _card(own)["canonical"] == "Lenovo Group"


def test_what_is_split_or_ignored_leads_to_what_is_left(own: TestClient) -> None:
    split = own.post(
        "/entity-decisions", data={"action": "split", "key": "firm:honhai", "surface": "Hon Hai"}
    )
    assert split.status_code == 303
    assert own.get(split.headers["location"]).status_code == 200
    gone = own.post("/entity-decisions", data={"action": "ignore", "key": "firm:lenovo"})
    assert gone.headers["location"] == "/entities"


@pytest.mark.parametrize(
    "data",
    [
        {"action": "merge", "key": "firm:lenovo", "into": "nobody"},
        {"action": "undo"},
        {"action": "split", "key": "x"},
    ],
)
def test_a_decision_that_cannot_be_taken_says_why(own: TestClient, data: dict[str, str]) -> None:
    assert own.post("/entity-decisions", data=data).status_code == 400


@pytest.mark.parametrize("key", ["nobody", "firm:", "a%00b", "..%2f..", "%F0%9F"])
def test_a_key_that_is_none_is_not_here(rooms: TestClient, key: str) -> None:
    assert rooms.get(f"/entities/{key}").status_code == 404
