"""A real process answers an editor over stdio: marks, hovers, replacements, decisions."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from tests.folders import ROOT

WRONG = "Foxconn assembled 46 percent of the notebook PCs of Lenovo in China."
TRUE = WRONG.replace("46", "40")
_SECONDS = 60.0
CAPABLE = lsp.ClientCapabilities(window=lsp.WindowClientCapabilities(work_done_progress=True))


class Editor:
    """An editor with one draft open."""

    def __init__(self, client: LanguageClient, path: Path) -> None:
        self.client = client
        self.uri = path.as_uri()
        self.marks: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()
        self.told: asyncio.Queue[str] = asyncio.Queue()
        self.shown: list[str] = []
        self.progress: list[dict[str, str]] = []
        client.feature(lsp.WINDOW_WORK_DONE_PROGRESS_CREATE)(partial(self._ready))
        client.feature(lsp.PROGRESS)(partial(self._progress))
        client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self.marks.put_nowait))
        client.feature(lsp.WINDOW_SHOW_MESSAGE)(lambda params: self.told.put_nowait(params.message))
        client.feature(lsp.WINDOW_SHOW_DOCUMENT)(partial(self._show))

    def _ready(self, _: lsp.WorkDoneProgressCreateParams) -> None:
        """Progress may be shown."""

    def _progress(self, params: Any) -> None:
        value = params.value
        self.progress.append(value if isinstance(value, dict) else vars_of(value))

    def _show(self, params: lsp.ShowDocumentParams) -> lsp.ShowDocumentResult:
        self.shown.append(params.uri)
        return lsp.ShowDocumentResult(True)

    @property
    def draft(self) -> lsp.TextDocumentIdentifier:
        return lsp.TextDocumentIdentifier(self.uri)

    def open(self, text: str, language: str = "markdown") -> None:
        item = lsp.TextDocumentItem(self.uri, language, 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def change(self, text: str, version: int) -> None:
        draft = lsp.VersionedTextDocumentIdentifier(version, self.uri)
        changes = [lsp.TextDocumentContentChangeWholeDocument(text)]
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(draft, changes))

    async def diagnostics(self) -> list[lsp.Diagnostic]:
        return list((await asyncio.wait_for(self.marks.get(), _SECONDS)).diagnostics)

    async def actions(self, mark: lsp.Diagnostic) -> dict[str, lsp.Command | lsp.CodeAction]:
        asked = lsp.CodeActionParams(self.draft, mark.range, lsp.CodeActionContext([mark]))
        found = await self.client.text_document_code_action_async(asked)
        return {action.title: action for action in found or ()}

    async def do(self, action: lsp.Command | lsp.CodeAction) -> None:
        assert isinstance(action, lsp.Command)
        await self.client.workspace_execute_command_async(
            lsp.ExecuteCommandParams(action.command, action.arguments)
        )


def vars_of(value: Any) -> dict[str, str]:
    """A record of the protocol as a dict, whatever the client made of it."""
    names = ("kind", "title", "message")
    return {name: getattr(value, name) for name in names if getattr(value, name, None) is not None}


Use = Callable[[Editor], Awaitable[None]]


async def _used(folder: Path, path: Path, use: Use) -> int | None:
    client = LanguageClient("editor", "1")
    editor = Editor(client, path)
    env = {**os.environ, "FIGTRACE_MODEL": ""}
    cli = str(ROOT / "cli.py")
    await client.start_io(sys.executable, cli, "--corpus", str(folder), "lsp", "--uncited", env=env)
    await client.initialize_async(lsp.InitializeParams(capabilities=CAPABLE))
    client.initialized(lsp.InitializedParams())
    await use(editor)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()  # type: ignore[no-untyped-call]
    assert client._server is not None
    return client._server.returncode


def used(folder: Path, path: Path, use: Use) -> int | None:
    """What the editor was used for with a server on this corpus; the server's exit status."""
    return asyncio.run(_used(folder, path, use))


def test_figures_are_marked_told_and_replaced_as_the_draft_is_written(
    small_corpus: Path, tmp_path: Path
) -> None:
    async def use(editor: Editor) -> None:
        editor.open(f"# Draft\n\n{WRONG}\n\nWords.\n")
        (mark,) = await editor.diagnostics()
        assert (mark.severity, mark.code, mark.source) == (
            lsp.DiagnosticSeverity.Error,
            "wrong_value",
            "figtrace",
        )
        assert mark.range == lsp.Range(lsp.Position(2, 18), lsp.Position(2, 28))
        asked = lsp.HoverParams(editor.draft, mark.range.start)
        hover = await editor.client.text_document_hover_async(asked)
        assert hover is not None
        assert isinstance(hover.contents, lsp.MarkupContent)
        assert "**contradicted**" in hover.contents.value
        assert "Makers, p. 1" in hover.contents.value
        action = (await editor.actions(mark))["Replace by the source's figure: 40 percent"]
        assert isinstance(action, lsp.CodeAction)
        assert action.edit is not None
        assert action.edit.changes is not None
        (edit,) = action.edit.changes[editor.uri]
        assert (edit.range, edit.new_text) == (mark.range, "40 percent")
        editor.change(f"# Draft\n\n{TRUE}\n\nWords.\n", 2)
        assert await editor.diagnostics() == []

    assert used(small_corpus, tmp_path / "draft.md", use) == 0


def test_the_first_check_shows_its_progress(small_corpus: Path, tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        editor.open(f"{WRONG}\n\n{TRUE}\n")
        await editor.diagnostics()
        editor.change(f"{TRUE}\n\n{TRUE}\n", 2)
        await editor.diagnostics()
        kinds = [value["kind"] for value in editor.progress]
        assert (kinds[0], kinds[-1], kinds.count("begin")) == ("begin", "end", 1)
        assert editor.progress[0]["title"] == "figtrace: checking draft.md"
        assert "2 of 2 figures" in [value.get("message") for value in editor.progress]

    used(small_corpus, tmp_path / "draft.md", use)


def test_of_many_edits_the_last_is_checked(small_corpus: Path, tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        editor.open(f"{TRUE}\n")
        await editor.diagnostics()
        for version in range(2, 12):
            editor.change(f"{TRUE}\n\nAnd {version} more.\n", version)
        editor.change(f"{WRONG}\n", 12)
        assert len(await editor.diagnostics()) == 1
        assert editor.marks.empty()

    used(small_corpus, tmp_path / "draft.txt", use)


def test_decisions_are_kept_and_a_note_opens_its_file(small_corpus: Path, tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        editor.open(f"{WRONG}\n", "plaintext")
        (mark,) = await editor.diagnostics()
        actions = await editor.actions(mark)
        await editor.do(actions["Note …"])
        assert len(await editor.diagnostics()) == 1
        assert editor.shown == [(tmp_path / "draft.txt.figtrace.json").as_uri()]
        await editor.do(actions["Accept: the finding is right"])
        assert len(await editor.diagnostics()) == 1
        await editor.do(actions["Reject: the figure may stand"])
        assert await editor.diagnostics() == []

    used(small_corpus, tmp_path / "draft.txt", use)
    kept = (tmp_path / "draft.txt.figtrace.json").read_text(encoding="utf-8")
    assert '"decision": "reject"' in kept
    assert '"note": "to see"' in kept


def test_a_corpus_that_is_not_there_is_told_in_the_editor_once(tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        editor.open(f"{WRONG}\n")
        assert "there is no corpus" in await asyncio.wait_for(editor.told.get(), _SECONDS)
        editor.change(f"{TRUE}\n", 2)
        await asyncio.sleep(0.5)
        assert editor.told.empty()
        assert editor.marks.empty()

    assert used(tmp_path / "nothing", tmp_path / "draft.md", use) == 0


@pytest.mark.parametrize(("name", "language"), [("notes.py", "python"), ("notes", "")])
def test_what_is_no_draft_is_left_alone(small_corpus: Path, tmp_path: Path, name: str, language: str) -> None:
    async def use(editor: Editor) -> None:
        editor.open(f"{WRONG}\n", language)
        await asyncio.sleep(0.5)
        assert editor.marks.empty()

    used(small_corpus, tmp_path / name, use)
