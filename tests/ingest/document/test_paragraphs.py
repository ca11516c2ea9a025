"""Paragraphs that run over a column or page are joined, and others are not."""

from __future__ import annotations

import pytest

from corpus.document import BlockKind
from corpus.geometry import PageIndex
from ingest.document.paragraphs import join_paragraphs
from ingest.records.parts import Part
from tests.ingest.made import BOLD, LARGE, line


def part(text: str, *, page: int = 0, kind: BlockKind = BlockKind.PARAGRAPH) -> Part:
    return Part(kind, PageIndex(page), [line(text, 72, 100)], 72, 540)


def test_a_sentence_over_a_page_end_is_one_paragraph() -> None:
    kept = join_paragraphs(
        [part("imports of chips from"), part("12", kind=BlockKind.FOOTER), part("abroad rose.", page=1)]
    )
    assert [len(each.tail) for each in kept] == [1, 0]


def test_a_paragraph_that_ends_is_not_joined_to_the_next() -> None:
    assert len(join_paragraphs([part("Imports rose."), part("Exports fell.", page=1)])) == 2


def test_a_heading_ends_a_paragraph() -> None:
    parts = [part("imports of"), part("Trade", kind=BlockKind.HEADING), part("chips rose.", page=1)]
    assert len(join_paragraphs(parts)) == 3


def joined(above: Part, *others: Part) -> bool:
    """True if the last of the parts goes on with the first."""
    return len(join_paragraphs([above, *others])) == len(others)


@pytest.mark.parametrize(
    ("above", "below", "goes_on"),
    [
        ("imports of chips from", "abroad rose.", True),
        ("imports of chips,", "Though", True),
        ("the Chip Acts of", "2001 say", True),
        ("a cross-", "Border firm", True),
        ("imports from the Ports of North", "Ham rose.", False),
        ("imports from the", "North rose.", True),
        ("It rose:", "and fell", False),
        ("so they say.”", "and fell", False),
        ("imports of", "(and exports of) chips", True),
        ("imports of ", "“chips”", True),
        ("Who ships?", "we do", False),
    ],
)
def test_an_open_sentence_goes_on_with_words_that_begin_none(above: str, below: str, goes_on: bool) -> None:
    assert joined(part(above), part(below, page=1)) is goes_on


@pytest.mark.parametrize(
    ("kind", "is_joined"),
    [
        (BlockKind.FOOTNOTE, True), (BlockKind.HEADER, True), (BlockKind.CAPTION, True),
        (BlockKind.TABLE, True), (BlockKind.FIGURE, True), (BlockKind.HIDDEN, True),
        (BlockKind.TITLE, False), (BlockKind.REFERENCE, False), (BlockKind.FORMULA, False),
    ],
)  # fmt: skip
def test_only_what_floats_may_stand_between(kind: BlockKind, is_joined: bool) -> None:
    between = part("Anything", kind=kind)
    assert joined(part("imports of"), between, part("chips rose.", page=1)) is is_joined


@pytest.mark.parametrize(
    ("kind", "is_joined"),
    [(BlockKind.LIST_ITEM, True), (BlockKind.HEADING, False), (BlockKind.FOOTNOTE, False)],
)
def test_paragraphs_and_items_alone_go_on(kind: BlockKind, is_joined: bool) -> None:
    assert joined(part("imports of", kind=kind), part("chips rose.", page=1)) is is_joined


def test_what_goes_on_is_a_paragraph() -> None:
    assert not joined(part("imports of"), part("chips", page=1, kind=BlockKind.LIST_ITEM))


@pytest.mark.parametrize(("page", "is_joined"), [(1, True), (2, False)])
def test_a_paragraph_goes_on_upon_the_next_page_at_most(page: int, is_joined: bool) -> None:
    assert joined(part("imports of"), part("chips rose.", page=page)) is is_joined


def test_a_paragraph_may_run_over_several_pages() -> None:
    (whole,) = join_paragraphs([part("imports of"), part("chips from", page=1), part("abroad rose.", page=2)])
    assert [tail.text for tail in whole.tail] == ["chips from", "abroad rose."]
    assert whole.text == "imports of"


def test_words_set_otherwise_do_not_go_on() -> None:
    for style in (BOLD, LARGE):
        other = Part(BlockKind.PARAGRAPH, PageIndex(1), [line("chips rose.", 72, 100, style=style)], 72, 540)
        assert not joined(part("imports of"), other)


def _below(baseline: float, left: float) -> Part:
    return Part(BlockKind.PARAGRAPH, PageIndex(0), [line("chips rose.", left, baseline)], left, 540)


@pytest.mark.parametrize(("baseline", "is_joined"), [(120, False), (130, True)])
def test_what_stands_right_below_in_the_same_column_is_another_paragraph(
    baseline: float, is_joined: bool
) -> None:
    assert joined(part("imports of"), _below(baseline, 72)) is is_joined
    assert joined(part("imports of"), _below(baseline, 300))


def test_nothing_gives_nothing() -> None:
    assert join_paragraphs([]) == []
