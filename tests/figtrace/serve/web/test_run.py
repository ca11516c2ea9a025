"""How the desk is served."""

from __future__ import annotations

import socket
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
