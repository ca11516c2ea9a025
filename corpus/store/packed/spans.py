"""Spans of a kept list looked up by their letters: to decode thousands of blocks for one takes far longer."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

__all__ = ["SpanList", "opening_with"]

_CHUNK = 1 << 16
"""Bytes that are unpacked at once in search of the end of a list."""


def opening_with(body: bytes, name: str) -> str:
    """The record of this body as far as its list of this name, which holds no other lists, has ended.

    The whole record where it has no such list. Sentences stand at the beginning of annotations that may be
    twenty times as long.

    Raises:
        ValueError, zlib.error: if it cannot be read.
    """
    unpacking, mark = zlib.decompressobj(), f'"{name}":['.encode()
    text, at = bytearray(), -1
    while body:
        seen = len(text)
        text += unpacking.decompress(body, _CHUNK)
        body = unpacking.unconsumed_tail
        if at < 0:
            at = text.find(mark, max(0, seen - len(mark)))
        end = text.find(b"]", max(at, seen)) if at >= 0 else -1
        if end >= 0:
            return text[: end + 1].decode("utf-8", "surrogatepass")
    text += unpacking.flush()
    if not unpacking.eof:
        raise ValueError("it is cut off")
    return text.decode("utf-8", "surrogatepass")


class SpanList:
    """The spans of a record's list, which stand in the order of the text and do not overlap.

    They are found as the codec writes them: without spaces, in the order of a record's fields. Quotes within
    a text stand behind a backslash there, so that no text looks like one.

    Args:
        record: the record as it was kept.
        name: of the list.
        before: what stands before the first character's number in each entry.
        behind: names of the fields that may follow the list; it ends at the first of them.
    """

    def __init__(
        self, record: str, name: str, *, before: str = '{"start":', behind: Iterable[str] = ()
    ) -> None:
        self._record, self._before = record, before
        mark = f'"{name}":['
        at = record.find(mark)
        self._begin = at + len(mark) if at >= 0 else len(record)
        ends = (record.find(f'"{one}":', self._begin) for one in behind)
        self._end = min((end for end in ends if end >= 0), default=len(record))
        self._last: tuple[int, int, int] | None = None

    def at(self, offset: int) -> tuple[int, int, int] | None:
        """First character, the one behind the last, and the place in the record, of the span that holds it.

        None outside of all spans. Who asks in the order of the text is answered soonest.
        """
        if self._last is None or not self._last[0] <= offset < self._last[1]:
            place = self._last_from(offset)
            if place < 0:
                return None
            self._last = (self._number(place + len(self._before)), self._end_of(place), place)
        return self._last if self._last[0] <= offset < self._last[1] else None

    def _last_from(self, offset: int) -> int:
        """Where the last span stands that begins no later; below 0 for none."""
        low, high = self._reach(offset)
        found = -1
        while low < high:
            middle = (low + high) // 2
            place = self._record.rfind(self._before, low, middle + len(self._before))
            if place >= 0 and self._number(place + len(self._before)) > offset:
                high = place
            else:
                found, low = max(found, place), middle + 1
        return found

    def _reach(self, offset: int) -> tuple[int, int]:
        """Where in the record to look: not far behind the span found last, where that comes before."""
        if self._last is None or offset < self._last[0]:
            return self._begin, self._end
        low, step = self._last[2], _NEAR
        while low + step < self._end:
            place = self._record.find(self._before, low + step, self._end)
            if place < 0 or self._number(place + len(self._before)) > offset:
                return low, min(low + step, self._end)
            step *= 4
        return low, self._end

    def _end_of(self, place: int) -> int:
        mark = '"end":'
        at = self._record.index(mark, place) + len(mark)
        return int(self._record[at : self._record.index("}", at)])

    def _number(self, at: int) -> int:
        return int(self._record[at : self._record.index(",", at)])


_NEAR = 1 << 9
"""Letters of a record behind a span among which the next one that is asked for is looked for first: five."""
