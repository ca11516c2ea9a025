"""The first room."""

from __future__ import annotations

from starlette.testclient import TestClient


def test_it_lists_the_documents_and_counts_them(rooms: TestClient) -> None:
    page = rooms.get("/").text
    assert all(title in page for title in ("Makers", "Leavers", "Undated"))
    assert rooms.get("/api/corpus").json()["documents"] == 3
