"""Packed bytes are whole or not; letters stand for bytes or for none."""

from __future__ import annotations

import base64
import zlib

import pytest

from ingest.pdf.packing import MOST_BYTES, NO_DATA, is_whole, letters_to_bytes

_PACKED = zlib.compress(b"Exports rose by 12 percent. " * 40)


@pytest.mark.parametrize(
    ("packed", "whole"),
    [
        (_PACKED, True),
        (_PACKED + b"\r\n", True),
        (_PACKED[:-4], True),  # less its checksum
        (_PACKED[:-9], False),
        (_PACKED[:-1] + bytes([_PACKED[-1] ^ 1]), False),
        (b"", True),
        (b"\n", True),
        (NO_DATA, False),
        (zlib.compress(bytes(2 * MOST_BYTES))[:-9], True),  # more than is looked at
    ],
)
def test_packed_bytes_are_whole_where_all_of_them_unpack(packed: bytes, whole: bool) -> None:
    assert is_whole(packed) is whole


@pytest.mark.parametrize(("before", "behind"), [(b"", b"~>"), (b"<~", b"~>"), (b"\n", b"~\n"), (b"", b"")])
def test_letters_stand_for_bytes(before: bytes, behind: bytes) -> None:
    letters = base64.a85encode(_PACKED, wrapcol=60)
    assert letters_to_bytes(before + letters + behind) == _PACKED
    assert letters_to_bytes(b"\xff" + letters) == NO_DATA
