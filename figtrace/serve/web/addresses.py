"""Addresses of the desk's pages: the state of a page is its address."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, quote_plus

__all__ = ["address"]


def address(path: str, **parameters: object) -> str:
    """The path with the parameters that are not empty: "/search" with q="a b", year="" -> "/search?q=a+b"."""
    given = (
        f"{name}={_escaped(str(value))}" for name, value in parameters.items() if value not in ("", None)
    )
    query = "&".join(given)
    return quote(path, safe="/:~,") + (f"?{query}" if query else "")


_escaped = lru_cache(maxsize=2048)(quote_plus)
"""A page of hits has a hundred links, which differ in one parameter each."""
