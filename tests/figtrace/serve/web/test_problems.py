"""What went wrong: the right status, the form that was asked for, no path."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from corpus.errors import (
    DraftError,
    EngineDownError,
    FigtraceError,
    LockedStoreError,
    NoIndexError,
    QueryError,
    StoreError,
    UsageError,
)
from figtrace.serve.web.not_here import NotHereError
from figtrace.serve.web.problems import handle_problems, status_of


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotHereError(""), 404), (UsageError(""), 400), (QueryError(""), 400), (NoIndexError(""), 503),
        (EngineDownError(""), 503), (LockedStoreError(""), 503), (StoreError(""), 503), (DraftError(""), 404),
        (FigtraceError(""), 500),
    ],
)  # fmt: skip
def test_each_error_has_its_status(error: FigtraceError, status: int) -> None:
    assert status_of(error) == status


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()
    handle_problems(app)

    @app.get("/{name:path}")
    def fail(name: str) -> None:
        raise EngineDownError(f"no answer for {name} at /home/me/corpus.db")

    return TestClient(app)


def test_a_person_gets_a_page_and_no_path(client: TestClient) -> None:
    answer = client.get("/search")
    assert answer.status_code == 503
    assert "That did not work" in answer.text
    assert "/home/me" not in answer.text


@pytest.mark.parametrize("path", ["/api/search", "/search.json"])
def test_a_program_gets_json(client: TestClient, path: str) -> None:
    assert client.get(path).json()["problem"].endswith("at corpus.db")


def test_what_is_told_is_never_markup(client: TestClient) -> None:
    assert "<img" not in client.get("/<img src=x>").text
