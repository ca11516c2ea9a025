"""Only what is not settled is read again, with what it is understood from."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import BlockKind
from figtrace.check.inquiry.settled import unsettled_part
from tests.strategies import document_of

DRAFT = document_of("Heading", "First words.", "Second words.", "Third words.", "Fourth words.")
SPANS = [block.span for block in DRAFT.blocks]


def _read(*settled: int) -> list[str]:
    blocks = (replace(DRAFT.blocks[0], kind=BlockKind.HEADING), *DRAFT.blocks[1:])
    document = replace(DRAFT, blocks=blocks)
    part = unsettled_part(document, [SPANS[at] for at in settled])
    assert part.text == DRAFT.text
    return [block.span.of(DRAFT.text).split()[0] for block in part.blocks]


def test_nothing_settled_is_the_whole() -> None:
    assert unsettled_part(DRAFT, ()) is DRAFT


def test_the_paragraph_before_an_open_one_and_headings_are_read_too() -> None:
    assert _read(0, 1, 2, 4) == ["Heading", "Second", "Third"]


def test_where_all_is_settled_headings_alone_are_read() -> None:
    assert _read(0, 1, 2, 3, 4) == ["Heading"]
