"""What stands between figtrace and a server, and delays or cuts what goes through."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Thread
from urllib.parse import urlsplit, urlunsplit

__all__ = ["Proxy", "proxy_to"]


@dataclass(slots=True)
class Proxy:
    """How bytes go through; it may be changed while they do."""

    url: str = ""
    """Where to reach the server through it."""
    delay: float = 0.0
    """Seconds before each piece goes on."""
    cut_every: int = 0
    """Bytes after which a connection ends; 0 for never."""
    dead_after: int = 0
    """Bytes after which none is made any more; 0 for never."""
    passed: int = 0
    """Bytes so far."""
    since_cut: int = 0
    cuts: int = 0

    def lets(self, count: int) -> bool:
        """True if so many more bytes may pass."""
        time.sleep(self.delay)
        self.passed += count
        self.since_cut += count
        over = 0 < self.cut_every < self.since_cut
        if over:
            self.since_cut = 0
        dead = 0 < self.dead_after < self.passed
        self.cuts += over or dead
        return not over and not dead


@contextmanager
def proxy_to(url: str) -> Iterator[Proxy]:
    """A proxy on a port of this machine; it ends with the block."""
    parts = urlsplit(url)
    target = (parts.hostname or "127.0.0.1", parts.port or (443 if parts.scheme == "https" else 80))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        proxy = Proxy(urlunsplit(parts._replace(netloc=f"127.0.0.1:{port}")))
        Thread(target=_accept, args=(listener, target, proxy), daemon=True).start()
        yield proxy
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)


def _accept(listener: socket.socket, target: tuple[str, int], proxy: Proxy) -> None:
    while True:
        try:
            near, _ = listener.accept()
        except OSError:
            return
        try:
            far = socket.create_connection(target, timeout=30)
        except OSError:
            near.close()
            continue
        far.settimeout(None)
        for one, other in ((near, far), (far, near)):
            Thread(target=_pump, args=(one, other, proxy), daemon=True).start()


def _pump(source: socket.socket, sink: socket.socket, proxy: Proxy) -> None:
    with suppress(OSError):
        while (piece := source.recv(65_536)) and proxy.lets(len(piece)):
            sink.sendall(piece)
    for end in (source, sink):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
    source.close()
