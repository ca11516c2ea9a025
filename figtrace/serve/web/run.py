"""The desk served: a port of this machine, the address with its token, the browser, an end by Ctrl-C."""

from __future__ import annotations

import ctypes
import errno
import gc
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UsageError
from corpus.settings import load_settings
from corpus.store import Store
from corpus.workers import RARE_COLLECTIONS
from figtrace.serve.web.open_desks import noted_desk

__all__ = ["DEFAULT_PORT", "Serving", "serve_desk"]

DEFAULT_PORT = 8765
"""Where a desk is served if that is free: above the ports that need rights;
where another program has it, the next free one is taken."""
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Addresses of this machine alone, for which no further names are needed."""
_TRIED = 20
"""Ports tried after the usual one, where none is asked for."""


@dataclass(frozen=True, slots=True)
class Serving:
    """How the desk is served."""

    folder: Path
    engine: str
    host: str = "127.0.0.1"
    port: int | None = None
    """None: the usual one, or one of the next that is free."""
    opens_browser: bool = True
    knows: bool = False
    """True if a person said that others may reach it."""


def serve_desk(asked: Serving, tell: Callable[[str], None]) -> None:
    """Serve until it is interrupted; `tell` is given the address.

    Raises:
        UsageError: if there is no corpus, the port is in use, the host is not this machine and nobody said
            that this is known, or a part of the desk is not installed.
    """
    _refuse_strangers(asked)
    Store.open(load_settings(asked.folder).db).close()
    try:
        import uvicorn

        from figtrace.serve.web.app import make_app
        from figtrace.serve.web.guard import door
    except ModuleNotFoundError as exc:
        raise UsageError(
            f"the desk needs {exc.name}, which is not installed: pip install 'figtrace[desk]'"
        ) from exc
    listening = _listen(asked)
    port = listening.getsockname()[1]
    names = _names(asked.host)
    at = door(port, also=names)
    address = f"http://{names[0]}:{port}/?token={at.token}"
    tell(f"the desk is at {address} (Ctrl-C ends it)")
    settings = uvicorn.Config(
        make_app(asked.folder, asked.engine, at), log_level="warning", access_log=False, server_header=False,
        timeout_graceful_shutdown=1, lifespan="on",
    )  # fmt: skip
    if asked.opens_browser:
        webbrowser.open(address)
    _collect_rarely()
    _share_memory()
    try:
        with noted_desk(asked.folder, address):
            uvicorn.Server(settings).run(sockets=[listening])
    except KeyboardInterrupt:  # uvicorn ends in order first, then raises it again
        tell("the desk is closed")


def _collect_rarely() -> None:
    """Search what was loaded for cycles no more, and what pages make as rarely as workers do.

    Documents and answers are many records without cycles: a tenth of a page's time goes to that search.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RARE_COLLECTIONS)


_ARENA_MAX, _ARENAS = -8, 2
"""M_ARENA_MAX of glibc (malloc.h), and how many heaps its threads share: each thread's own, as glibc has it
else, keeps what its largest page took."""


def _share_memory() -> None:
    """Let all threads take memory from the same heaps, so that one uses what another gave back.

    Where the C library is another one than glibc nothing is done.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, _ARENAS)


_ALL = ("0.0.0.0", "::")
"""Stand for every address of the machine."""


def _names(host: str) -> tuple[str, ...]:
    """What the desk may be called by there, as it stands in a URL: for all addresses, each of them."""
    names = [host]
    if host in _ALL:
        own = socket.gethostname()
        with suppress(OSError):
            names = [own, *(str(found[4][0]) for found in socket.getaddrinfo(own, None))]
    return tuple(dict.fromkeys(f"[{name}]" if ":" in name else name for name in names))


def _refuse_strangers(asked: Serving) -> None:
    if asked.host not in _LOOPBACK and not asked.knows:
        raise UsageError(
            f"--host {asked.host}: others could then reach your corpus and drafts over an open line; "
            "give --i-know with it if that is what you want"
        )


def _listen(asked: Serving) -> socket.socket:
    first = DEFAULT_PORT if asked.port is None else asked.port
    ports = range(first, first + _TRIED) if asked.port is None else (first,)
    for port in ports:
        family = socket.AF_INET6 if ":" in asked.host else socket.AF_INET
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((asked.host, port))
        except OSError as exc:
            listening.close()
            if exc.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise UsageError(f"the desk cannot be served at {asked.host}: {exc.strerror or exc}") from exc
        else:
            listening.listen()  # who is given the address may come before the server is at its desk
            return listening
    said = f"port {first} is in use" if asked.port is not None else f"ports {first} to {ports[-1]} are in use"
    raise UsageError(f"{said}: give another with --port, or 0 for any that is free")
