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
from collections.abc import Sequence
from itertools import accumulate
from operator import add, sub

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
    except OverflowError:  # numbers that no page has: farther apart than four bytes tell
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
        numbers = [_column("i", next(columns)) for _ in _NUMBERS]
        whole = _sums(numbers) if form == _AS_DIFFERENCES else numbers
        reals = {name: _column("f", next(columns)) for name in _REALS}
        return TextMap(**dict(zip(_NUMBERS, whole, strict=True)), **reals)
    except (zlib.error, struct.error, OverflowError, TypeError, ValueError) as exc:
        raise StoreError(f"a stored offset map is damaged ({exc}): ingest the file again") from exc


def _differences(numbers: Sequence[array[int]]) -> list[array[int]]:
    """Gaps before runs and lengths of runs, in the text and in the page; and how pages go up.

    A run has mostly as many characters in the page as in the text: of its length there a difference is kept.
    """
    starts, ends, source_starts, source_ends, pages = numbers
    lengths = array("i", map(sub, ends, starts))
    source_lengths = map(sub, source_ends, source_starts)
    return [
        _gaps(starts, ends),
        lengths,
        _gaps(source_starts, source_ends),
        array("i", map(sub, source_lengths, lengths)),
        _gaps(pages, pages),
    ]


def _gaps(starts: array[int], ends: array[int]) -> array[int]:
    """How far each begins behind the end of the one before it."""
    return array("i", map(sub, starts, [0, *ends[:-1]]))


def _sums(differences: Sequence[array[int]]) -> list[array[int]]:
    gaps, lengths, source_gaps, longer, pages = differences
    starts, ends = _placed(gaps, lengths)
    source_starts, source_ends = _placed(source_gaps, array("i", map(add, longer, lengths)))
    return [starts, ends, source_starts, source_ends, array("i", accumulate(pages))]


def _placed(gaps: array[int], lengths: array[int]) -> tuple[array[int], array[int]]:
    """Starts and ends of runs of these lengths with these gaps before them."""
    steps = array("i", bytes(2 * _WIDTH * len(gaps)))
    steps[::2], steps[1::2] = gaps, lengths
    places = array("i", accumulate(steps))
    return places[::2], places[1::2]


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


def _column(code: str, data: bytes) -> array[int]:
    """The column whose bytes `_by_weight` sorted."""
    count = len(data) // _WIDTH
    numbers = bytearray(len(data))
    for weight in range(_WIDTH):
        at = weight if sys.byteorder == "little" else _WIDTH - 1 - weight
        numbers[at::_WIDTH] = data[weight * count : (weight + 1) * count]
    column: array[int] = array(code)
    column.frombytes(numbers)
    return column
