"""Addresses of the desk's pages: the state of a page is its address."""

from __future__ import annotations

from urllib.parse import quote, urlencode

__all__ = ["address"]


def address(path: str, **parameters: object) -> str:
    """The path with the parameters that are not empty: "/search" with q="a b", year="" -> "/search?q=a+b"."""
    given = {name: str(value) for name, value in parameters.items() if value not in ("", None)}
    return quote(path, safe="/:~,") + (f"?{urlencode(given)}" if given else "")
