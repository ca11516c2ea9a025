"""What one document may cost, and when its reader turns from the pages to the rest."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

__all__ = ["Deadline", "Limits", "seconds_given"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost."""

    seconds: float = 120.0
    seconds_per_page: float = 1.0
    """Added for every page beyond the first hundred."""
    most_seconds: float = 1800.0
    """However many pages: 5,000 pages of papers take 4 minutes on one core, so that a file of so many is read
    whole on a machine eight times slower, and no file holds a worker for longer than half an hour."""
    rest_per_page: float = 0.2
    """Kept for layout and annotation of each page that was read: 0.03 to 0.17 s a page of ten papers."""
    slack: float = 0.1
    """Share of the time that is kept for one page that takes long."""
    memory_mb: int = 2000

    def seconds_for(self, pages: int, at_least: float = 0.0) -> float:
        """Time limit of a document with so many pages, or what it was promised if that is more."""
        usual = self.seconds + self.seconds_per_page * max(0, pages - 100)
        return max(at_least, min(usual, max(self.seconds, self.most_seconds)))

    def reading_seconds(self, seconds: float, read: int) -> float:
        """How much of its time limit a document may spend on its pages once so many of them were read."""
        return seconds * (1 - self.slack) - self.rest_per_page * read


class Deadline:
    """When a document's pages must be left so that what was read of them is kept.

    Args:
        limits: what a document may cost.
        at_least: seconds that it was promised, however many pages it has.
    """

    def __init__(self, limits: Limits, at_least: float = 0.0) -> None:
        self._limits, self._at_least = limits, at_least
        self.begin(0)

    def begin(self, pages: int) -> None:
        """The file is open and has so many pages: its time runs from now on."""
        self._seconds = self._limits.seconds_for(pages, self._at_least)
        self._begun = time.monotonic()

    def __call__(self, read: int) -> str:
        """Why no page is read after so many; "" while there is time. One page at least is always read."""
        spent = time.monotonic() - self._begun
        if not read or spent < self._limits.reading_seconds(self._seconds, read):
            return ""
        return f"{_CUT}{self._seconds:g} s"


_CUT = "not read, time limit of "
_GIVEN = re.compile(re.escape(_CUT) + r"(\S+) s")
"""The seconds in the reason that this module writes itself, so that a second try can be given twice as
many."""


def seconds_given(reason: str) -> float | None:
    """The time limit that this reason of a page tells; None for a page that time did not cut off."""
    found = _GIVEN.fullmatch(reason)
    return float(found[1]) if found else None
