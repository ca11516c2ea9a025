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
