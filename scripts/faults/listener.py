"""A server on this machine that says it is Elasticsearch and writes down what it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

__all__ = ["Listener", "listening"]

_BANNER = b'{"version":{"number":"9.1.0","build_flavor":"default"},"tagline":"You Know, for Search"}'


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
    heard = Listener()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.heard.append(f"{self.requestline}\n{self.headers}")
            self.send_response(307 if heard.moved_to else 200)
            if heard.moved_to:
                self.send_header("Location", heard.moved_to + self.path)
            self.send_header("X-Elastic-Product", "Elasticsearch")
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(_BANNER)))
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(_BANNER if self.command != "HEAD" else b"")

        do_HEAD = do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815 - the names that the library asks for

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    with ThreadingHTTPServer((host, 0), Answers) as server:
        heard.port = server.server_port
        Thread(target=server.serve_forever, daemon=True).start()
        yield heard
        server.shutdown()
