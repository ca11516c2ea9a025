"""The commands that other programs start say what is missing before they begin."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from corpus.errors import UsageError
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
