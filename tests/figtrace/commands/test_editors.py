"""The commands that other programs start say what is missing before they begin."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from corpus.errors import UsageError
from figtrace.serve.language.desk import LanguageDesk
from tests.figtrace.commands.conftest import Run


def test_without_a_corpus_the_tools_do_not_begin(run: Run, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no corpus"):
        run(tmp_path / "nothing", "mcp")


@pytest.mark.parametrize(
    ("command", "module"), [("mcp", "mcp.server.mcpserver"), ("lsp", "pygls.lsp.server")]
)
def test_without_the_extra_a_line_tells_how_to_have_it(
    run: Run, small_corpus: Path, monkeypatch: pytest.MonkeyPatch, command: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    home = {"mcp": "figtrace.serve.tools.server", "lsp": "figtrace.serve.language.server"}[command]
    monkeypatch.delitem(sys.modules, home, raising=False)
    with pytest.raises(UsageError, match=rf"pip install 'figtrace\[{command}\]'"):
        run(small_corpus, command)


def test_the_server_checks_a_draft_against_the_corpus_that_check_would_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nearest, or the draft's own beside it."""
    pytest.importorskip("pygls")
    from figtrace.serve.language import server

    desks: list[LanguageDesk] = []

    class Silent:
        def start_io(self) -> None:
            """An editor that says nothing."""

    def made(desk: LanguageDesk, *, version: str) -> Silent:
        desks.append(desk)
        return Silent()

    monkeypatch.setattr(server, "make_server", made)
    monkeypatch.delenv("FIGTRACE_CORPUS", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".figtrace").mkdir()
    (tmp_path / "own.md.figtrace").mkdir()
    assert CliRunner().invoke(app, ["lsp"]).exit_code == 0
    (desk,) = desks
    folders = [desk.settings_of(tmp_path / name).folder for name in ("draft.md", "own.md")]
    assert [folder.name for folder in folders] == [".figtrace", "own.md.figtrace"]
