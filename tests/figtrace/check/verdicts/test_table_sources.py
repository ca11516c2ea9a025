"""Whose figures the cells of a draft's table are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.annotations import Citation
from corpus.document import Block, BlockKind, Table
from corpus.geometry import BBox, PageIndex, Span
from figtrace.check.verdicts.table_sources import table_sources
from tests.strategies import document_of

_CALLOUT = "(Okafor 2009)"
_KINDS = {"caption": BlockKind.CAPTION, "table": BlockKind.TABLE, "paragraph": BlockKind.PARAGRAPH}


def _sources(*blocks: tuple[str, str]) -> dict[int, int]:
    """The sources of the tables among these blocks, of kind and text each."""
    plain = document_of(*(text for _, text in blocks))
    made = tuple(
        Block(_KINDS[kind], block.span, block.page)
        for (kind, _), block in zip(blocks, plain.blocks, strict=True)
    )
    tables = tuple(_table(block.span) for block in made if block.kind is BlockKind.TABLE)
    document = replace(plain, blocks=made, tables=tables)
    at, citations = plain.text.find(_CALLOUT), []
    while at >= 0:
        citations.append(Citation(Span(at, at + len(_CALLOUT))))
        at = plain.text.find(_CALLOUT, at + 1)
    return table_sources(document, citations)


def _table(span: Span) -> Table:
    return Table(page=PageIndex(0), bbox=BBox(0, 0, 1, 1), span=span, n_rows=0, n_cols=0, cells=())


@pytest.mark.parametrize(
    "caption",
    [
        f"Exports of steel. Source: {_CALLOUT}.",
        f"Exports of steel, taken from {_CALLOUT}",
        f"Exports of steel (own drawing based on {_CALLOUT})",
    ],
)
def test_a_caption_names_the_source(caption: str) -> None:
    assert _sources(("caption", caption), ("table", "Steel 12")) == {0: 0}


@pytest.mark.parametrize("note", [f"Source: {_CALLOUT}.", f"Notes: in tons. Data: {_CALLOUT}."])
def test_a_note_under_the_table_names_the_source(note: str) -> None:
    assert _sources(("table", "Steel 12"), ("paragraph", note)) == {0: 0}


@pytest.mark.parametrize(
    "beside",
    [
        f"Steel is made as {_CALLOUT} says.",
        "Source: own survey.",
        f"Notes: the method follows {_CALLOUT}.",
        f"Data were hard to find. The model is that of {_CALLOUT}.",
    ],
)
def test_other_words_beside_a_table_leave_it_the_drafts_own(beside: str) -> None:
    assert _sources(("table", "Steel 12"), ("paragraph", beside)) == {}


def test_each_table_has_its_own_source() -> None:
    found = _sources(
        ("table", "Steel 12"),
        ("paragraph", f"Source: {_CALLOUT}"),
        ("table", "Tin 7"),
        ("caption", "Own survey"),
        ("table", "Zinc 3"),
        ("paragraph", f"Source: {_CALLOUT}"),
    )
    assert found == {0: 0, 2: 1}


def test_a_note_behind_a_paragraph_of_text_is_not_the_tables() -> None:
    blocks = (("table", "Steel 12"), ("paragraph", "Prices rose."), ("paragraph", f"Source: {_CALLOUT}"))
    assert _sources(*blocks) == {}
