"""Libraries that are installed only where they are wanted: a line that tells how, where one is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from corpus.errors import UsageError

__all__ = ["extra"]

_OWN = ("cli", "corpus", "figtrace", "ingest", "nlp", "search")
"""Packages of this program: one of them missing is a fault of the installation and no extra."""


@contextmanager
def extra(name: str, what: str) -> Iterator[None]:
    """Around the imports of what `pip install 'figtrace[name]'` installs; `what` is what it serves for.

    Raises:
        UsageError: if a module of another distribution is not there.
    """
    try:
        yield
    except ModuleNotFoundError as exc:
        if (exc.name or "").partition(".")[0] in _OWN:
            raise
        raise UsageError(
            f"{what} cannot be had without the module {exc.name}: pip install 'figtrace[{name}]'"
        ) from exc
