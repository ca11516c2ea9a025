"""`figtrace desk`: one clear line for whatever keeps it from being served."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx
import pytest

from tests.conftest import run_figtrace
from tests.figtrace.serve.web.browser import served
from tests.figtrace.small_corpus import corpus_of


def test_without_a_corpus_it_says_how_to_make_one(tmp_path: Path) -> None:
    made = run_figtrace("desk", "--no-open", folder=tmp_path / "none")
    assert made.returncode == 2
    assert "there is no corpus" in made.stderr
    assert len(made.stderr.splitlines()) == 1


def test_a_port_in_use_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        made = run_figtrace("desk", "--no-open", "--port", port, folder=corpus_of(tmp_path / "c"))
    assert made.returncode == 2
    assert f"port {port} is in use" in made.stderr


def test_another_host_wants_a_word_that_this_is_known(tmp_path: Path) -> None:
    made = run_figtrace("desk", "--no-open", "--host", "0.0.0.0", folder=corpus_of(tmp_path / "c"))
    assert made.returncode == 2
    assert "--i-know" in made.stderr


@pytest.mark.timeout(200)
def test_it_is_served_until_ctrl_c_and_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path / "c")
    with served(folder) as desk:
        assert httpx.get(desk.base).status_code == 401
        answer = httpx.get(f"{desk.base}/api/corpus", headers=desk.headers)
        assert answer.json()["documents"] == 3
        held = list((folder / "desk" / "drafts").iterdir())
        assert len(held) == 1
    assert desk.process.returncode == 0
    assert list((folder / "desk" / "drafts").iterdir()) == []
