"""Spans are found by their letters as they are when the whole record is decoded."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.annotations import Annotations
from corpus.codec import to_bytes
from corpus.document import Block, BlockKind
from corpus.geometry import DocId, PageIndex, Span
from corpus.store.packed.spans import SpanList, opening_with
from tests.strategies import document_of

Lengths = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 12)), max_size=400)


def spans_of(lengths: Sequence[tuple[int, int]]) -> list[Span]:
    """Spans of these gaps and lengths, one behind the other."""
    found, at = list[Span](), 0
    for gap, length in lengths:
        found.append(Span(at + gap, at + gap + length))
        at += gap + length
    return found


def record_of(spans: Sequence[Span], text: str = "") -> str:
    """A document with a block for each, as it is kept."""
    blocks = tuple(
        Block(BlockKind.HEADING, span, PageIndex(at), section=(text,)) for at, span in enumerate(spans)
    )
    document = document_of(text or "Salt.", doc="a1")
    return zlib.decompress(to_bytes(replace(document, blocks=blocks))).decode("utf-8", "surrogatepass")


def blocks_in(record: str) -> SpanList:
    behind = ("tables", "references", "maths", "meta", "reader")
    return SpanList(record, "blocks", before='"span":{"start":', behind=behind)


@settings(deadline=None)
@given(Lengths, st.lists(st.integers(0, 4000), max_size=20))
def test_each_offset_finds_the_span_that_holds_it(lengths: list[tuple[int, int]], offsets: list[int]) -> None:
    spans = spans_of(lengths)
    found = blocks_in(record_of(spans))
    for offset in offsets:
        expected = next((span for span in spans if span.start <= offset < span.end), None)
        got = found.at(offset)
        assert (got and got[:2]) == (expected and (expected.start, expected.end))


@pytest.mark.parametrize("text", ['"span":{"start":1,"end":9}', '"blocks":[{"kind":"x"', "\\", '"tables":'])
def test_text_that_looks_like_a_record_is_not_taken_for_one(text: str) -> None:
    found = blocks_in(record_of([Span(3, 5), Span(7, 8)], text))
    assert [got and got[:2] for got in map(found.at, (1, 3, 4, 5, 7, 8))] == [
        None, (3, 5), (3, 5), None, (7, 8), None,
    ]  # fmt: skip


def test_the_place_of_a_span_is_where_its_record_has_it() -> None:
    record = record_of([Span(3, 5), Span(7, 8)])
    place = blocks_in(record).at(7)
    assert place is not None
    assert record[place[2] :].startswith('"span":{"start":7,')


def test_a_list_that_is_left_out_holds_nothing() -> None:
    assert SpanList("", "sentences").at(0) is None
    assert SpanList('{"doc":"a"}', "sentences").at(0) is None
    assert SpanList('{"sentences":[]}', "sentences").at(0) is None


@settings(deadline=None)
@given(Lengths)
def test_a_record_is_unpacked_as_far_as_its_list(lengths: list[tuple[int, int]]) -> None:
    spans = tuple(spans_of(lengths))
    body = to_bytes(Annotations(DocId("a1"), "sha", "t" * 70_000, sentences=spans))
    opening, whole = opening_with(body, "sentences"), zlib.decompress(body).decode()
    assert whole.startswith(opening)
    if spans:
        assert opening.endswith("]")
        listed = json.loads(opening[opening.index('"sentences":[') + len('"sentences":') :])
        assert [Span(one["start"], one["end"]) for one in listed] == list(spans)
    else:
        assert opening == whole


def test_a_list_that_is_the_last_of_a_long_record_is_found() -> None:
    whole = f'{{"other":"{"x" * 200_000}","sentences":[{{"start":1,"end":2}}],"more":[3]}}'
    opening = opening_with(zlib.compress(whole.encode()), "sentences")
    assert opening == whole[: whole.index("]") + 1]


@pytest.mark.parametrize("cut", [1, 5])
def test_a_body_that_is_cut_off_is_an_error(cut: int) -> None:
    body = zlib.compress(b'{"other":"' + bytes(range(35, 91)) * 30 + b'"}')
    with pytest.raises((ValueError, zlib.error)):
        opening_with(body[:-cut], "sentences")
