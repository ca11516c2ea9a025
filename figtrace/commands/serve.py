"""Commands that serve: the desk in a browser.

Each command parses, calls one function, prints. Heavy libraries are imported inside the commands, so that
`figtrace --help` answers at once.
"""

from __future__ import annotations

from typing import Annotated

import typer

from figtrace.commands.app import Session, app
from figtrace.commands.printed.terminal import say

__all__ = ["desk"]


@app.command()
def desk(
    ctx: typer.Context,
    no_open: Annotated[bool, typer.Option("--no-open", help="Print the address, open no browser.")] = False,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="0: any that is free.")] = None,
    host: Annotated[str, typer.Option(help="Another address of this machine; needs --i-know.")] = "127.0.0.1",
    i_know: Annotated[bool, typer.Option("--i-know", help="Others may reach it, unencrypted.")] = False,
) -> None:
    """Examples:

    \b
      figtrace desk
      figtrace desk --no-open --port 8800

    Search, pages with their boxes, series, entities, themes, contradictions, and the check of drafts, in a
    browser of this machine. Nothing goes to the network. Drafts are deleted at the end unless you keep them.
    """
    from figtrace.serve.web.run import Serving, serve_desk

    session: Session = ctx.obj
    serve_desk(
        Serving(session.folder, session.engine, host, port, opens_browser=not no_open, knows=i_know), say
    )
