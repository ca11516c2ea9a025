"""The desk's door: who may come in, and what the browser is told to refuse.

A random token, handed out once in the address that the command prints, becomes a cookie that other sites
cannot send (SameSite=Strict) and scripts cannot read (HttpOnly), as Jupyter does it. `Host` is compared, so
that no foreign name may be bound to this machine (DNS rebinding), and so is `Origin`.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["LARGEST_UPLOAD", "Door", "Guard", "door"]

LARGEST_UPLOAD = 64_000_000
"""Bytes of a request: a draft with pictures has some ten million; more is refused before it is read."""
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""Names of this machine as browsers send them, IPv6 in brackets (RFC 3986)."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing (RFC 9110, 9.2.1)."""
_CSP = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
_HEADERS = {
    "content-security-policy": _CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with "no-referrer" our own forms would come with Origin: null
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Door:
    """What a request must show."""

    token: str
    hosts: frozenset[str]
    """Values of `Host` that are this desk: "127.0.0.1:8800"."""
    cookie: str
    """Name of the cookie: cookies know no ports, and two desks must not sign each other's out."""

    @property
    def origins(self) -> frozenset[str]:
        """Values of `Origin` that are this desk's own pages."""
        return frozenset(f"http://{host}" for host in self.hosts)


def door(port: int, *, also: Iterable[str] = (), token: str | None = None) -> Door:
    """A door for this port of this machine, with a new token; `also` are more names it is called by."""
    names = (*_LOOPBACK, *also)
    hosts = frozenset(f"{name}:{port}" for name in names) | (frozenset(names) if port == 80 else frozenset())
    return Door(token or secrets.token_urlsafe(32), hosts, f"figtrace-{port}")


class Guard:
    """The application behind the door."""

    def __init__(self, app: ASGIApp, *, at: Door) -> None:
        self._app = app
        self._door = at

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request in, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope)
        if refused is not None:
            await refused(scope, receive, _with_headers(send))
            return
        await self._app(scope, _bounded(receive), _with_headers(send))

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self._door.hosts:
            return _no("This desk does not answer to that name.", 421)
        origin = headers.get("origin")
        if origin is not None and origin not in self._door.origins:
            return _no("This request comes from another site.", 403)
        if scope["method"] not in _SAFE and headers.get("sec-fetch-site", "none") not in (
            "same-origin",
            "none",
        ):
            return _no("This request comes from another site.", 403)
        if _announced(headers) > LARGEST_UPLOAD:
            return _no(f"That is too large: a request may have {LARGEST_UPLOAD // 1_000_000} MB.", 413)
        return self._without_token(scope, headers)

    def _without_token(self, scope: Scope, headers: Headers) -> Response | None:
        query = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
        if self._is_token(query.get("token")) and scope["method"] == "GET":
            return self._let_in(scope, query)
        shown = headers.get("authorization", "").partition(" ")
        is_known = self._is_token(self._cookie(headers)) or (
            shown[0].lower() in ("token", "bearer") and self._is_token(shown[2])
        )
        if is_known or _is_public(scope["path"]):
            return None
        return _no(
            "This desk opens with the address that `figtrace desk` printed, which ends in ?token=…; "
            "the one you used has no token, or an old one.",
            401,
        )

    def _let_in(self, scope: Scope, query: dict[str, str]) -> Response:
        """The same address without the token, which shall not stand in the browser's history."""
        rest = urlencode([(name, value) for name, value in query.items() if name != "token"])
        path = "/" + scope["path"].lstrip("/\\")
        answer = RedirectResponse(path + (f"?{rest}" if rest else ""), status_code=303)
        answer.set_cookie(self._door.cookie, self._door.token, httponly=True, samesite="strict", path="/")
        return answer

    def _is_token(self, given: str | None) -> bool:
        return given is not None and hmac.compare_digest(
            given.encode("utf-8", "replace"), self._door.token.encode()
        )

    def _cookie(self, headers: Headers) -> str | None:
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self._door.cookie)
        except CookieError:
            return None
        return found.value if found else None


def _is_public(path: str) -> bool:
    """True for what says nothing of a corpus and makes the page of refusal readable."""
    return path in ("/static/figtrace.css", "/favicon.ico")


def _announced(headers: Headers) -> int:
    size = headers.get("content-length", "")
    return int(size) if size.isascii() and size.isdigit() else 0


def _no(words: str, status: int) -> Response:
    return PlainTextResponse(f"{words}\n", status_code=status)


def _bounded(receive: Receive) -> Receive:
    """What is received, cut off where a request says more than it may: then it is as if the reader left."""
    taken = 0

    async def read() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return message if taken <= LARGEST_UPLOAD else {"type": "http.disconnect"}

    return read


def _with_headers(send: Send) -> Send:
    async def tell(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return tell
