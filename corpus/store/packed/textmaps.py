"""The offset map of a document as one blob: differences of its numbers, bytes of one weight together.

Neighbouring runs differ little: the next begins a character or two behind the last, on the same page.
Differences are mostly 0 and 1, and the bytes of one weight of all numbers are mostly alike. Coordinates are
kept bit by bit: their differences are hardly shorter than they are.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from collections.abc import Callable, Sequence
from itertools import accumulate
from operator import add, sub, xor
from typing import Any

from corpus.errors import StoreError
from corpus.textmap import TextMap

__all__ = ["pack_textmap", "unpack_textmap"]

_HEAD = struct.Struct("<BI")
"""How numbers are told, and how many runs there are."""
_AS_THEY_ARE, _AS_DIFFERENCES = 0, 1
_WIDTH = 4
"""Bytes of a number, whole or real, in every column."""
_NUMBERS = ("starts", "ends", "source_starts", "source_ends", "pages")
_REALS = ("x0s", "tops", "x1s", "bottoms")
_LEVEL = 6


def pack_textmap(textmap: TextMap) -> bytes:
    """The map as a blob that `unpack_textmap` reads without loss."""
    numbers = [getattr(textmap, name) for name in _NUMBERS]
    try:
        form, kept = _AS_DIFFERENCES, _differences(numbers)
    except OverflowError:  # numbers that no text has
        form, kept = _AS_THEY_ARE, numbers
    columns = (*kept, *(getattr(textmap, name) for name in _REALS))
    return zlib.compress(_HEAD.pack(form, len(textmap)) + b"".join(map(_by_weight, columns)), _LEVEL)


def unpack_textmap(blob: bytes) -> TextMap:
    """The map that `pack_textmap` made.

    Raises:
        StoreError: if the blob is none.
    """
    try:
        data = zlib.decompress(blob)
        form, count = _HEAD.unpack_from(data)
        columns = iter(_columns(data, count))
        kept = [_column("i", next(columns)) for _ in _NUMBERS]
        numbers = _sums(kept) if form == _AS_DIFFERENCES else kept
        reals = [_column("f", next(columns)) for _ in _REALS]
        starts, ends, source_starts, source_ends, pages = numbers
        return TextMap(starts, ends, pages, source_starts, source_ends, *reals)
    except (zlib.error, struct.error, OverflowError, TypeError, ValueError) as exc:
        raise StoreError(f"a stored offset map is damaged ({exc}): ingest the file again") from exc


def _differences(numbers: Sequence[array[int]]) -> list[array[int]]:
    """Gaps before runs and lengths of runs, in the text and in the page; pages stay as they are.

    A run has mostly as many characters in the page as in the text: of its length there the bits that differ.
    """
    starts, ends, source_starts, source_ends, pages = numbers
    lengths, source_lengths = _lengths(starts, ends), _lengths(source_starts, source_ends)
    gaps = _gaps(starts, ends)
    if min((*gaps, *lengths, *source_lengths, *source_starts), default=0) < 0:
        raise OverflowError
    return [gaps, lengths, _gaps(source_starts, source_ends), _joined(xor, source_lengths, lengths), pages]


def _lengths(starts: array[int], ends: array[int]) -> array[int]:
    return array("i", map(sub, ends, starts))


def _gaps(starts: array[int], ends: array[int]) -> array[int]:
    """How far each begins behind the end of the one before it."""
    return array("i", map(sub, starts, _before(ends)))


def _before(column: array[int]) -> array[int]:
    """For each the number before it, 0 for the first."""
    return array("i", [0]) + column[:-1] if column else column


def _sums(differences: Sequence[array[int]]) -> list[array[int]]:
    gaps, lengths, source_gaps, others, pages = differences
    starts = array("i", accumulate(_joined(add, gaps, _before(lengths))))
    source_lengths = _joined(xor, others, lengths)
    source_steps = map(add, source_gaps, _before(source_lengths))  # a page may be read backwards
    source_starts = array("i", accumulate(source_steps))
    return [
        starts,
        _joined(add, starts, lengths),
        source_starts,
        _joined(add, source_starts, source_lengths),
        pages,
    ]


def _joined(join: Callable[[int, int], int], left: array[int], right: array[int]) -> array[int]:
    """The columns joined number by number; none is negative: all are joined at once, as one large number."""
    one, other = (int.from_bytes(column.tobytes(), sys.byteorder) for column in (left, right))
    column = array("i")
    column.frombytes(join(one, other).to_bytes(_WIDTH * len(left), sys.byteorder))
    return column


def _by_weight(column: array[int] | array[float]) -> bytes:
    """The lowest bytes of all numbers, then the next, up to the highest."""
    data = column.tobytes()
    order = range(_WIDTH) if sys.byteorder == "little" else range(_WIDTH - 1, -1, -1)
    return b"".join(data[at::_WIDTH] for at in order)


def _columns(data: bytes, count: int) -> list[bytes]:
    size = _WIDTH * count
    if len(data) != _HEAD.size + (len(_NUMBERS) + len(_REALS)) * size:
        raise ValueError(f"{len(data)} bytes for {count} runs")
    starts = (_HEAD.size + at * size for at in range(len(_NUMBERS) + len(_REALS)))
    return [data[start : start + size] for start in starts]


def _column(code: str, data: bytes) -> array[Any]:
    """The column whose bytes `_by_weight` sorted."""
    count = len(data) // _WIDTH
    numbers, nothing = bytearray(len(data)), bytes(count)
    for weight in range(_WIDTH):
        at = weight if sys.byteorder == "little" else _WIDTH - 1 - weight
        part = data[weight * count : (weight + 1) * count]
        if part != nothing:  # the high bytes of small numbers; they stand there already
            numbers[at::_WIDTH] = part
    column: array[Any] = array(code)
    column.frombytes(numbers)
    return column
