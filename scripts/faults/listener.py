"""A server on this machine that says it is Elasticsearch and writes down what it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

__all__ = ["Listener", "listening"]

_BANNER = b'{"version":{"number":"9.1.0","build_flavor":"default"},"tagline":"You Know, for Search"}'
_VERBS = ("GET", "HEAD", "POST", "PUT", "DELETE")


@dataclass(slots=True)
class Listener:
    """A server that writes down what it is sent."""

    port: int = 0
    heard: list[str] = field(default_factory=list)
    """Line and headers of each request."""
    moved_to: str = ""
    """Where every request is sent on to; "" for nowhere."""


@contextmanager
def listening(host: str = "127.0.0.1") -> Iterator[Listener]:
    """A listener that says it is Elasticsearch."""
    listener = Listener()

    def answer(request: BaseHTTPRequestHandler) -> None:
        listener.heard.append(f"{request.requestline}\n{request.headers}")
        _send(request, listener.moved_to and listener.moved_to + request.path)

    made = {f"do_{verb}": answer for verb in _VERBS} | {"log_message": lambda *_: None}
    with ThreadingHTTPServer((host, 0), type("Answers", (BaseHTTPRequestHandler,), made)) as server:
        listener.port = server.server_port
        Thread(target=server.serve_forever, daemon=True).start()
        yield listener
        server.shutdown()


def _send(request: BaseHTTPRequestHandler, moved_to: str) -> None:
    request.send_response(307 if moved_to else 200)
    if moved_to:
        request.send_header("Location", moved_to)
    request.send_header("X-Elastic-Product", "Elasticsearch")
    request.send_header("Content-Type", "application/json")
    request.send_header("Content-Length", str(len(_BANNER)))
    request.end_headers()
    with suppress(OSError):
        request.wfile.write(_BANNER if request.command != "HEAD" else b"")
