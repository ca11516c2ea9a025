"""The server of the language protocol: what editors tell, and what they are answered.

Checks run in one thread of their own, so that the editor is always answered; of several edits only the last
is checked. The protocol's library is an extra (`figtrace[lsp]`) and is met in this module alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from corpus.errors import FigtraceError
from corpus.geometry import Span
from figtrace.check.ledger.records import Finding
from figtrace.check.revisions.decisions import Choice, decisions_path
from figtrace.check.warm_desk import Checked
from figtrace.drafts.read import DRAFT_KINDS
from figtrace.serve.language.desk import LanguageDesk
from figtrace.serve.language.marks import Mark, marks_of, said_of, under
from figtrace.serve.language.positions import Place, Positions

__all__ = ["make_server"]

_TEXTS = frozenset(suffix for suffix, kind in DRAFT_KINDS.items() if kind in ("md", "tex", "txt"))
_LANGUAGES = {
    "markdown": ".md",
    "quarto": ".qmd",
    "rmd": ".rmd",
    "latex": ".tex",
    "tex": ".tex",
    "plaintext": ".txt",
}
"""Ends of names for drafts without one, by what editors call their language (LSP 3.17, TextDocumentItem)."""
_PAUSE = 0.05
"""Seconds without a further edit after which a draft is checked: less than between two keys."""

_T = TypeVar("_T")


def make_server(desk: LanguageDesk, *, version: str) -> LanguageServer:
    """The server; `start_io()` serves until the editor ends it."""
    server = LanguageServer(
        "figtrace", version, text_document_sync_kind=lsp.TextDocumentSyncKind.Full, max_workers=2
    )
    _Drafts(server, desk).listen()
    return server


class _Drafts:
    """The drafts that are open in the editor."""

    def __init__(self, server: LanguageServer, desk: LanguageDesk) -> None:
        self._server = server
        self._desk = desk
        self._thread = ThreadPoolExecutor(1)
        self._checked: dict[str, Checked] = {}
        self._wanted: dict[str, int] = {}
        self._told = ""
        self._seen: set[Path] = set()
        """Drafts whose first check is begun: it is the one that takes a while."""

    def listen(self) -> None:
        """Answer what the editor sends."""
        kinds = lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
        answers: tuple[tuple[str, Callable[..., object], object], ...] = (
            (lsp.TEXT_DOCUMENT_DID_OPEN, self._opened, None),
            (lsp.TEXT_DOCUMENT_DID_CHANGE, self._changed, None),
            (lsp.TEXT_DOCUMENT_DID_SAVE, self._saved, None),
            (lsp.TEXT_DOCUMENT_DID_CLOSE, self._closed, None),
            (lsp.TEXT_DOCUMENT_HOVER, self._hover, None),
            (lsp.TEXT_DOCUMENT_CODE_ACTION, self._actions, kinds),
            (lsp.SHUTDOWN, self._ended, None),
        )
        for name, answer, options in answers:
            self._server.feature(name, options)(partial(answer))  # a method itself cannot be marked
        for name, answer in (("accept", self._accept), ("reject", self._reject), ("note", self._note)):
            self._server.command(f"figtrace.{name}")(partial(answer))

    # -- what changes --------------------------------------------------------------------------------

    async def _opened(self, params: lsp.DidOpenTextDocumentParams) -> None:
        await self._check(params.text_document.uri, whole=True)

    async def _changed(self, params: lsp.DidChangeTextDocumentParams) -> None:
        await self._check(params.text_document.uri)

    async def _saved(self, params: lsp.DidSaveTextDocumentParams) -> None:
        await self._check(params.text_document.uri, whole=True)

    async def _closed(self, params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        self._checked.pop(uri, None)
        self._wanted.pop(uri, None)
        path = _path(uri)
        if path is not None:
            await self._at_desk(lambda: self._desk.forget(path))
        self._server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def _ended(self, _: None) -> None:
        self._thread.submit(self._desk.close)
        self._thread.shutdown(wait=False)

    async def _check(self, uri: str, *, whole: bool = False) -> None:
        """Check the draft as it stands, unless it is edited again meanwhile, and show what is found."""
        document = self._server.workspace.get_text_document(uri)
        path = _path(uri, document.language_id or "")
        if path is None:
            return
        turn = self._wanted[uri] = self._wanted.get(uri, 0) + 1
        await asyncio.sleep(_PAUSE)
        source, edition = document.source, document.version

        def checked() -> Checked | None:
            if self._wanted.get(uri) != turn:
                return None
            return self._desk.check(path, source, whole=whole)

        async with self._progress(path):
            made = await self._at_desk(checked)
        if made is not None and self._wanted.get(uri) == turn:
            self._show(uri, made, edition)

    @asynccontextmanager
    async def _progress(self, path: Path) -> AsyncIterator[None]:
        """Inside, an editor that shows progress is told of a check that takes a while."""
        window = self._server.client_capabilities.window
        if path in self._seen or window is None or not window.work_done_progress:
            yield
            return
        self._seen.add(path)
        shown, token = self._server.work_done_progress, str(uuid4())
        await shown.create_async(token)
        shown.begin(token, lsp.WorkDoneProgressBegin(f"figtrace: checking {path.name}", percentage=0))
        loop = asyncio.get_running_loop()

        def report(done: int, total: int) -> None:
            told = lsp.WorkDoneProgressReport(
                message=f"{done} of {total} figures", percentage=100 * done // max(total, 1)
            )
            loop.call_soon_threadsafe(shown.report, token, told)

        self._desk.on_figure = report
        try:
            yield
        finally:
            self._desk.on_figure = _untold
            shown.end(token, lsp.WorkDoneProgressEnd())

    async def _at_desk(self, work: Callable[[], _T]) -> _T | None:
        """What the desk's thread gives; what it cannot do is told in the editor, once."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except FigtraceError as exc:
            self._tell(str(exc))
            return None

    def _tell(self, message: str) -> None:
        if message != self._told:
            self._told = message
            shown = lsp.ShowMessageParams(lsp.MessageType.Warning, f"figtrace: {message}")
            self._server.window_show_message(shown)

    def _show(self, uri: str, checked: Checked, edition: int | None) -> None:
        self._told = ""
        self._checked[uri] = checked
        positions = self._positions(checked)
        marks = [_diagnostic(mark, positions) for mark in marks_of(checked)]
        self._server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, marks, edition))

    # -- what is asked -------------------------------------------------------------------------------

    def _hover(self, params: lsp.HoverParams) -> lsp.Hover | None:
        checked = self._checked.get(params.text_document.uri)
        at = self._span(params.text_document.uri, lsp.Range(params.position, params.position))
        found = under(checked, at) if checked is not None and at is not None else ()
        if not found or checked is None:
            return None
        words = "\n\n---\n\n".join(
            said_of(finding, checked.reviewed.decision(finding)) for finding, _ in found
        )
        content = lsp.MarkupContent(lsp.MarkupKind.Markdown, words)
        return lsp.Hover(content, _range(found[0][1], self._positions(checked)))

    async def _actions(self, params: lsp.CodeActionParams) -> list[lsp.CodeAction | lsp.Command]:
        uri = params.text_document.uri
        checked, at = self._checked.get(uri), self._span(uri, params.range)
        path = _path(uri, self._server.workspace.get_text_document(uri).language_id or "")
        if checked is None or at is None or path is None:
            return []
        against = {mark.finding.id for mark in marks_of(checked)}
        actions: list[lsp.CodeAction | lsp.Command] = []
        for finding, place in under(checked, at):
            if finding.id in against:
                made = await self._at_desk(lambda finding=finding: self._desk.replacements(path, finding))  # type: ignore[misc]
                actions += [self._replace(uri, checked, place, words) for words in made or ()]
                actions += _decisions(uri, finding)
        return actions

    def _replace(self, uri: str, checked: Checked, place: Span, words: str) -> lsp.CodeAction:
        edit = lsp.TextEdit(_range(place, self._positions(checked)), words)
        return lsp.CodeAction(
            title=f"Replace by the source's figure: {words}",
            kind=lsp.CodeActionKind.QuickFix,
            edit=lsp.WorkspaceEdit(changes={uri: [edit]}),
        )

    def _span(self, uri: str, asked: lsp.Range) -> Span | None:
        """The place in the checked source; None where the editor's text is another by now."""
        checked = self._checked.get(uri)
        if checked is None or self._server.workspace.get_text_document(uri).source != checked.source:
            return None
        positions = self._positions(checked)
        start, end = (positions.offset(Place(one.line, one.character)) for one in (asked.start, asked.end))
        return Span(start, max(start, end))

    def _positions(self, checked: Checked) -> Positions:
        chosen = self._server.server_capabilities.position_encoding
        return Positions(checked.source, str(getattr(chosen, "value", chosen) or "utf-16"))

    # -- what a person decides -----------------------------------------------------------------------

    async def _accept(self, uri: str, finding: str) -> None:
        await self._decide(uri, finding, Choice.ACCEPT, None)

    async def _reject(self, uri: str, finding: str) -> None:
        await self._decide(uri, finding, Choice.REJECT, None)

    async def _note(self, uri: str, finding: str, note: str) -> None:
        """Keep the note; an empty one begins it and opens the file in which it is kept."""
        made = await self._decide(uri, finding, None, note or "to see")
        path = _path(uri)
        if made is not None and not note and path is not None:
            shown = lsp.ShowDocumentParams(from_fs_path(str(decisions_path(path))) or "", take_focus=True)
            await self._server.window_show_document_async(shown)

    async def _decide(
        self, uri: str, finding: str, choice: Choice | None, note: str | None
    ) -> Checked | None:
        path = _path(uri)
        if path is None:
            self._tell("save the draft first: what is decided is kept beside its file")
            return None
        made = await self._at_desk(lambda: self._desk.decide(path, finding, choice, note))
        document = self._server.workspace.get_text_document(uri)
        if made is not None and made.source == document.source:
            self._show(uri, made, document.version)
        return made


def _untold(_done: int, _total: int) -> None:
    """Nobody is told."""


def _path(uri: str, language: str = "") -> Path | None:
    """The draft's file, by a name whose end tells what it is; None for what is no draft of text."""
    name = to_fs_path(uri)
    path = Path(name) if name else None
    if path is not None and path.suffix.lower() in _TEXTS:
        return path
    if language not in _LANGUAGES:
        return None
    return Path(f"{name or 'untitled'}{_LANGUAGES[language]}")


def _diagnostic(mark: Mark, positions: Positions) -> lsp.Diagnostic:
    return lsp.Diagnostic(
        range=_range(mark.place, positions),
        severity=lsp.DiagnosticSeverity(mark.severity),
        code=str(mark.finding.reason),
        source="figtrace",
        message=mark.message,
        data={"id": mark.finding.id},
    )


def _range(span: Span, positions: Positions) -> lsp.Range:
    start, end = positions.range(span)
    return lsp.Range(lsp.Position(start.line, start.column), lsp.Position(end.line, end.column))


_WORDS = (
    ("figtrace.accept", "Accept: the finding is right", ()),
    ("figtrace.reject", "Reject: the figure may stand", ()),
    ("figtrace.note", "Note …", ("",)),
)
"""Decisions by command, the words of the menu, and further arguments."""


def _decisions(uri: str, finding: Finding) -> list[lsp.Command]:
    """The decisions that a person may take on a finding."""
    return [lsp.Command(words, name, arguments=[uri, finding.id, *more]) for name, words, more in _WORDS]
