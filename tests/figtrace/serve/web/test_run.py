"""How the desk is served."""

from __future__ import annotations

import socket
from contextlib import nullcontext
from pathlib import Path

import pytest

from corpus.errors import UsageError
from figtrace.serve.web import run
from figtrace.serve.web.run import DEFAULT_PORT, Serving, serve_desk
from tests.figtrace.small_corpus import corpus_of


def test_others_are_let_in_only_if_a_person_knows(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--i-know"):
        serve_desk(Serving(tmp_path, "tantivy", "0.0.0.0"), print)


def test_there_must_be_a_corpus(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no corpus"):
        serve_desk(Serving(tmp_path / "none", "tantivy"), print)


@pytest.mark.parametrize(("host", "first"), [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]")])
def test_it_is_called_by_its_address(host: str, first: str) -> None:
    assert run._names(host) == (first,)


def test_at_every_address_it_is_called_by_the_machines_names() -> None:
    names = run._names("0.0.0.0")
    assert names[0] == socket.gethostname()
    assert "0.0.0.0" not in names


def test_an_address_of_another_machine_is_told(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path / "c")
    with pytest.raises(UsageError, match="cannot be served"):
        serve_desk(Serving(folder, "tantivy", "192.0.2.1", port=0, knows=True), print)


def test_the_next_free_port_is_taken_where_none_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setattr(run, "DEFAULT_PORT", taken.getsockname()[1])
        with run._listen(Serving(tmp_path, "tantivy")) as listening:
            assert listening.getsockname()[1] > taken.getsockname()[1]
    assert DEFAULT_PORT == 8765


def test_a_port_that_is_in_use_is_told_where_it_was_asked_for(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=rf"^port {port} is in use: give another with --port"):
            run._listen(Serving(tmp_path, "tantivy", port=port))


def test_where_no_port_of_twenty_is_free_that_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr(run, "DEFAULT_PORT", port)
        monkeypatch.setattr(run, "_TRIED", 1)
        with pytest.raises(UsageError, match=rf"^ports {port} to {port} are in use"):
            run._listen(Serving(tmp_path, "tantivy"))


def test_any_free_port_is_taken_where_0_is_asked_for_and_it_listens(tmp_path: Path) -> None:
    with run._listen(Serving(tmp_path, "tantivy", port=0)) as listening:
        assert listening.getsockname()[1] > 0
        assert listening.family is socket.AF_INET
        assert listening.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR)
        with socket.create_connection(listening.getsockname(), timeout=5):
            pass


@pytest.mark.parametrize(
    ("host", "knows", "is_refused"),
    [
        ("127.0.0.1", False, False),
        ("localhost", False, False),
        ("::1", False, False),
        ("10.0.0.7", False, True),
        ("10.0.0.7", True, False),
    ],
)
def test_strangers_are_those_who_come_from_another_machine(
    host: str, *, knows: bool, is_refused: bool
) -> None:
    with pytest.raises(UsageError, match="--i-know") if is_refused else nullcontext():
        run._refuse_strangers(Serving(Path(), "tantivy", host, knows=knows))


def test_a_desk_is_of_this_machine_and_opens_a_browser_unless_that_is_said() -> None:
    asked = Serving(Path(), "tantivy")
    assert (asked.host, asked.port, asked.opens_browser, asked.knows) == ("127.0.0.1", None, True, False)


def test_all_addresses_of_both_kinds_have_names_once_each() -> None:
    for host in ("0.0.0.0", "::"):
        names = run._names(host)
        assert len(names) == len(set(names))
        assert all(name.startswith("[") == (":" in name) for name in names)
    assert run._names("10.0.0.7") == ("10.0.0.7",)
