"""A desk that runs is found by its corpus, by nobody else than who started it, and only while it answers."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from figtrace.serve.web.open_desks import desk_of, noted_desk


@pytest.fixture(scope="module")
def desk() -> Iterator[str]:
    """The address of what answers as a desk does to its token."""

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response(303 if self.path == "/?token=right" else 401)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/?token=right"
        server.shutdown()


def env(folder: Path) -> dict[str, str]:
    return {"XDG_RUNTIME_DIR": str(folder / "run")}


def test_it_is_found_while_it_runs_and_not_afterwards(tmp_path: Path, desk: str) -> None:
    with noted_desk(tmp_path / "a", desk, env=env(tmp_path)):
        assert desk_of(tmp_path / "a", env=env(tmp_path)) == desk
        assert desk_of(tmp_path / "b", env=env(tmp_path)) is None
    assert desk_of(tmp_path / "a", env=env(tmp_path)) is None


def test_nobody_else_reads_its_token(tmp_path: Path, desk: str) -> None:
    with noted_desk(tmp_path / "a", desk, env=env(tmp_path)):
        (note,) = (tmp_path / "run" / "figtrace").iterdir()
        assert stat.S_IMODE(note.stat().st_mode) == 0o600


def test_without_a_folder_of_the_session_the_note_is_among_the_persons_data(
    tmp_path: Path, desk: str
) -> None:
    home = {"HOME": str(tmp_path)}
    with noted_desk(tmp_path / "a", desk, env=home):
        assert list((tmp_path / ".local/share/figtrace/desks").iterdir())
        assert desk_of(tmp_path / "a", env=home) == desk


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/?token=x", "http://127.0.0.1:99999/", "nonsense", "http://[", ""]
)
def test_what_does_not_answer_is_no_desk(tmp_path: Path, address: str) -> None:
    with noted_desk(tmp_path / "a", address, env=env(tmp_path)):
        assert desk_of(tmp_path / "a", env=env(tmp_path)) is None


def test_what_answers_with_no_is_another(tmp_path: Path, desk: str) -> None:
    with noted_desk(tmp_path / "a", desk.replace("right", "wrong"), env=env(tmp_path)):
        assert desk_of(tmp_path / "a", env=env(tmp_path)) is None


def test_the_end_of_an_older_desk_leaves_the_note_of_a_newer_one(tmp_path: Path, desk: str) -> None:
    older = noted_desk(tmp_path / "a", "http://127.0.0.1:1/?token=old", env=env(tmp_path))
    with older:
        newer = noted_desk(tmp_path / "a", desk, env=env(tmp_path))
        newer.__enter__()
    assert desk_of(tmp_path / "a", env=env(tmp_path)) == desk
    newer.__exit__(None, None, None)


def test_where_no_note_can_be_written_the_desk_is_served_nevertheless(tmp_path: Path, desk: str) -> None:
    (tmp_path / "run").write_text("a file in the way")
    with noted_desk(tmp_path / "a", desk, env=env(tmp_path)):
        assert desk_of(tmp_path / "a", env=env(tmp_path)) is None
