"""A small corpus for the commands, and a terminal to print on."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli import app
from tests.figtrace.small_corpus import corpus_of

Run = Callable[..., Result]


class Terminal(io.StringIO):
    """A terminal that keeps what is printed on it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A wide terminal, to which a test turns stdout."""
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("NO_COLOR", "1")
    return Terminal()


@pytest.fixture(scope="session")
def small_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a corpus of three small documents; not to be written."""
    return corpus_of(tmp_path_factory.mktemp("small"))


@pytest.fixture
def own_corpus(tmp_path: Path) -> Path:
    """Folder of such a corpus that may be written."""
    return corpus_of(tmp_path / "corpus")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process, with lists and rules alone; figtrace's errors are raised."""
    monkeypatch.setenv("FIGTRACE_MODEL", "")

    def run(folder: Path, *arguments: str) -> Result:
        result = CliRunner().invoke(app, ["--corpus", str(folder), *arguments])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run
