"""A page's question beside the desk, on the small corpus."""

from __future__ import annotations

import time

import pytest
from starlette.testclient import TestClient


@pytest.mark.timeout(120)
def test_a_page_says_that_it_is_worked_out_until_it_is(rooms: TestClient) -> None:
    for _ in range(60):
        answer = rooms.get("/conflicts")
        assert answer.status_code == 200
        if "data-again" not in answer.text:
            break
        assert "loads again by itself" in answer.text
        time.sleep(0.5)
    assert "No paper of this corpus contradicts another" in answer.text
