"""Commands that other programs start: the tools of assistants, the language server of editors.

Each command parses, calls one function, prints. Heavy libraries are imported inside the commands, so that
`figtrace --help` answers at once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from figtrace.commands.app import Session, app, version
from figtrace.commands.draft_corpus import serving
from figtrace.commands.extras import extra

__all__ = ["lsp", "mcp"]


@app.command()
def lsp(
    ctx: typer.Context,
    uncited: Annotated[
        bool, typer.Option("--uncited", help="Look for figures without a citation too.")
    ] = False,
) -> None:
    """Examples:

    \b
      figtrace lsp
      figtrace --corpus ~/papers/.figtrace lsp --uncited

    Answer an editor that started this command, in the Language Server Protocol: figures of a draft in
    Markdown, LaTeX or plain text are checked as it is written, against the corpus that `figtrace check` would
    use. docs/editors.md has the settings. Needs figtrace[lsp].
    """
    with extra("lsp", "the language server"):
        from figtrace.serve.language.server import make_server
    from figtrace.serve.language.desk import LanguageDesk

    session: Session = ctx.obj
    desk = LanguageDesk(
        lambda draft: serving(session, draft).settings,
        lambda settings: replace(session, folder=settings.folder).annotator(),
        session.engine,
        uncited=uncited,
    )
    make_server(desk, version=version()).start_io()


@app.command()
def mcp(ctx: typer.Context) -> None:
    """Examples:

    \b
      figtrace mcp
      figtrace --corpus ~/papers/.figtrace mcp

    Answer an assistant that started this command, in the Model Context Protocol: search, claims, series,
    check_sentence, check_draft, page, document. Nothing is written. Needs figtrace[mcp].
    """
    with extra("mcp", "the tools for assistants"):
        from figtrace.serve.tools.server import make_server
    from figtrace.serve.tools.at_hand import AtHand

    session: Session = ctx.obj
    at_hand = AtHand(session.settings, session.engine, session.annotator())
    at_hand.store().close()  # a corpus that is not there is told now
    make_server(at_hand, version=version()).run("stdio")
