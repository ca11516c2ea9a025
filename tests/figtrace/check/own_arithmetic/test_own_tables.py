"""A draft's text against its own tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.document import Block, BlockKind
from corpus.geometry import PageIndex, Span
from figtrace.check.inquiry.run import check_draft
from figtrace.check.ledger.records import Finding, Reason, SourceState, Verdict
from tests.figtrace.check.builders import SmallDraft, annotator, store_of, table_document
from tests.strategies import document_of


def _finding(sentence: str, *, surface: str) -> Finding:
    """On the figure of a draft that has this sentence and a table of harvests."""
    base = table_document(
        "Harvest of barley (million tons)",
        ["Country", "2001", "2002"],
        [["France", "10.42", "11.73"], ["Spain", "20.16", "24.65"]],
        "million tons",
    )
    start = len(base.text) + 1
    text = f"{base.text}\n{sentence}"
    block = Block(BlockKind.PARAGRAPH, Span(start, len(text)), PageIndex(0))
    draft = replace(base, text=text, blocks=(*base.blocks, block))
    with store_of(document_of("Nothing of this is said here of 12.5 percent.")) as store:
        found = check_draft(SmallDraft(draft, ()), store, annotator()).findings
    return next(one for one in found if surface in one.surface and one.span.start >= start)


def test_a_figure_of_the_text_is_found_in_the_drafts_own_table() -> None:
    found = _finding("In 2002 the harvest of barley in Spain was 24.65 million tons.", surface="24.65")
    assert (found.verdict, found.source) == (Verdict.SUPPORTED, SourceState.OWN_TABLE)
    assert found.evidence[0].surface == "24.65"


def test_a_figure_of_another_row_is_a_place_to_look() -> None:
    found = _finding("In 2002 the harvest of barley in France was 24.65 million tons.", surface="24.65")
    assert (found.verdict, found.reason) == (Verdict.UNKNOWN, Reason.NEAREST)
    assert found.source is SourceState.OWN_TABLE
    assert found.to_see is not None
    assert found.to_see.surface == "24.65"


def test_a_table_accuses_of_no_slip() -> None:
    found = _finding("In 2002 the harvest of barley in Spain was 246.5 million tons.", surface="246.5")
    assert (found.verdict, found.source) == (Verdict.UNKNOWN, SourceState.UNCITED)


@pytest.mark.parametrize("sentence", ["Rents in Sydney rose by 38.2 percent.", "The train takes 17.5 hours."])
def test_a_table_says_nothing_of_other_things(sentence: str) -> None:
    surface = "38.2" if "38.2" in sentence else "17.5"
    found = _finding(sentence, surface=surface)
    assert (found.source, found.reason) == (SourceState.UNCITED, Reason.UNCITED)


@pytest.mark.parametrize(
    ("sentence", "surface"),
    [
        ("Barley has been sown for 25 years in Spain.", "25"),
        ("In 2002 Spain had some 20 harvests of barley.", "20"),
        ("In 2002 Spain had no less than ten million tons of barley.", "ten"),
    ],
)
def test_a_number_of_another_unit_or_of_one_digit_is_not_found_in_a_table(
    sentence: str, surface: str
) -> None:
    assert _finding(sentence, surface=surface).source is SourceState.UNCITED
