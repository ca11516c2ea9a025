"""What a person asks for by an address and is not there."""

from __future__ import annotations

from corpus.errors import UsageError

__all__ = ["NotHereError"]


class NotHereError(UsageError):
    """There is no such thing in this corpus or on this desk."""
