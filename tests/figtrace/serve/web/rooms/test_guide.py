"""The page for programs."""

from __future__ import annotations

from starlette.testclient import TestClient


def test_every_address_of_the_api_stands_there(rooms: TestClient) -> None:
    page = rooms.get("/docs").text
    paths = rooms.get("/openapi.json").json()["paths"]
    assert len(paths) >= 10
    assert all(path in page for path in paths)
