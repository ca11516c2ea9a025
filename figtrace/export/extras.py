"""Libraries of the optional extras, or one line that says how to get them."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from corpus.errors import UsageError

__all__ = ["extra_module"]


def extra_module(name: str, *, extra: str, purpose: str) -> ModuleType:
    """The module of this dotted name.

    Raises:
        UsageError: if its library is not installed; it names the extra that brings it.
    """
    try:
        return import_module(name)
    except ImportError as exc:
        library = name.partition(".")[0]
        raise UsageError(
            f"{purpose} need {library}, which is not installed: pip install 'figtrace[{extra}]'"
        ) from exc
