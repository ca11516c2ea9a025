"""Names of rows that govern the rows below them: headings in the stub, and rows that stand further left."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Stub"]

_INDENT = 1.0
"""Points from which a name stands further right than another."""


@dataclass(slots=True)
class _Entry:
    left: float
    text: str
    is_heading: bool
    indents: bool = False
    """True for a heading whose first row stands further right: one as far left is not below it."""


class Stub:
    """The names of rows that govern the next row: headings, and rows that stand further left."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []

    @property
    def path(self) -> tuple[str, ...]:
        """The names from the outermost on."""
        return tuple(entry.text for entry in self._entries)

    def under_heading(self, left: float, text: str) -> tuple[str, ...]:
        """The path with a heading that stands so far left; one right below another goes on with it."""
        keeps = self._goes_on(left)
        while self._entries and not keeps and self._entries[-1].left >= left - _INDENT:
            self._entries.pop()
        self._entries.append(_Entry(left, text, is_heading=True))
        return self.path

    def under_row(self, left: float, text: str) -> tuple[str, ...]:
        """The path with the name of a row with values."""
        if self._entries and self._entries[-1].is_heading:
            self._entries[-1].indents = left > self._entries[-1].left + _INDENT
            self._entries[-1].left = min(self._entries[-1].left, left)
        while self._entries and _is_left_by(self._entries[-1], left):
            self._entries.pop()
        self._entries.append(_Entry(left, text, is_heading=False))
        return self.path

    def _goes_on(self, left: float) -> bool:
        """True below a heading without rows of its own, unless it stood further right."""
        last = self._entries[-1] if self._entries else None
        return last is not None and last.is_heading and left >= last.left - _INDENT


def _is_left_by(entry: _Entry, left: float) -> bool:
    """True if a row that begins at `left` is not below the entry."""
    ends = not entry.is_heading or entry.indents
    return entry.left > left + _INDENT or (ends and entry.left >= left - _INDENT)
