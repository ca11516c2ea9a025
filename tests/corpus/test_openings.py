"""The opening of a text is exact, and little more than it is read."""

import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.codec import from_bytes, to_bytes, to_json
from corpus.document import Document
from corpus.errors import StoreError
from corpus.geometry import Span
from corpus.openings import opening_of
from tests.strategies import document_of, documents


@given(documents(), st.integers(0, 100), st.text('\x01"\\é', max_size=60))
def test_the_opening_is_the_first_characters_of_any_text(
    document: Document, characters: int, source: str
) -> None:
    made = replace(document, source=source)
    assert opening_of(to_bytes(made), characters) == made.text[:characters]


@pytest.mark.parametrize("sign", ["\x01", "\ud800", "é", "𝄞", '"', "\\", "u"])
@pytest.mark.parametrize("before", [0, 1, 5000, 20000])
def test_signs_that_are_long_in_a_record_are_counted_as_one(sign: str, before: int) -> None:
    document = replace(document_of(sign * 4100), source=sign * before)
    for characters in (0, 1, 4000, 4099, 4100, 9999):
        assert opening_of(to_bytes(document), characters) == document.text[:characters]


def test_what_stands_behind_the_opening_is_not_read() -> None:
    numbers = " ".join(str(number * 7919 % 100_003) for number in range(40_000))
    document = document_of(f"Salt was dear. {numbers}")
    blob = to_bytes(document)
    cut = blob[: len(blob) // 8]
    assert opening_of(cut, 400) == document.text[:400]
    with pytest.raises(StoreError):
        from_bytes(Document, cut)


def test_the_whole_record_is_not_read_for_a_text_that_is_shorter(monkeypatch: pytest.MonkeyPatch) -> None:
    document = document_of(*(f"Salt was dear in {year}." for year in range(600)))
    short = replace(document, text=document.text[:20])
    asked: list[int] = []
    reader = zlib.decompressobj

    class Counted:
        def decompress(self, blob: bytes, size: int) -> bytes:
            asked.append(size)
            return reader().decompress(blob, size)

    monkeypatch.setattr(zlib, "decompressobj", Counted)
    assert len(to_json(short)) > 50_000
    assert opening_of(to_bytes(short), 4000) == short.text
    assert len(asked) == 1
    assert asked[0] < 21_000


@pytest.mark.parametrize("blob", [b"not zlib", zlib.compress(b'"text":"\xff')])
def test_a_damaged_text_has_no_opening(blob: bytes) -> None:
    with pytest.raises(StoreError, match=r"damaged .*ingest the file again"):
        opening_of(blob, 9)


def test_a_record_without_text_opens_with_nothing() -> None:
    assert opening_of(to_bytes(Span(0, 1)), 9) == ""
