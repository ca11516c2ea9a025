"""One function, three addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import pytest
from fastapi import APIRouter, FastAPI, Query, Request
from starlette.testclient import TestClient

from figtrace.serve.web.routes import shows


@dataclass(frozen=True)
class Shown:
    problem: str
    is_pending: bool = False


@pytest.fixture
def client() -> TestClient:
    router = APIRouter()

    @shows(router, "/room/{name}", "problem.html")
    def show(name: str, n: Annotated[int, Query(ge=1)] = 1) -> Shown:
        """What is in the room."""
        return Shown(f"{name} {n}", is_pending=n == 2)

    @shows(router, "/path", "problem.html")
    def show_path(request: Request) -> Shown:
        """Where one is."""
        return Shown(request.url.path)

    app = FastAPI()
    app.include_router(router)
    return TestClient(app)


def test_a_page_its_json_and_the_api_say_the_same(client: TestClient) -> None:
    assert "x 3" in client.get("/room/x?n=3").text
    wanted = {"problem": "x 3", "is_pending": False}
    assert client.get("/room/x.json?n=3").json() == wanted
    assert client.get("/api/room/x?n=3").json() == wanted


def test_only_the_api_stands_in_the_description(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]
    assert list(described) == ["/api/room/{name}", "/api/path"]
    assert described["/api/room/{name}"]["get"]["summary"] == "What is in the room."


def test_what_is_worked_out_is_asked_for_again(client: TestClient) -> None:
    page = client.get("/room/x?n=2").text
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    assert "data-again" in page
    page = client.get("/room/x").text
    assert "refresh" not in page
    assert "data-again" not in page


def test_parameters_are_checked_in_each(client: TestClient) -> None:
    assert {client.get(f"{path}?n=0").status_code for path in ("/room/x", "/room/x.json", "/api/room/x")} == {
        422
    }


def test_a_room_may_ask_for_the_request_itself(client: TestClient) -> None:
    assert "/path" in client.get("/path").text
    assert client.get("/api/path").json()["problem"] == "/api/path"
