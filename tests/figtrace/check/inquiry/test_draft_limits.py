"""What is beyond the bounds of a check is told in rows, and what is within them is checked as ever."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import EVIDENCE_KINDS, BlockKind
from corpus.geometry import Span
from figtrace.check.inquiry import draft_limits
from figtrace.check.inquiry.draft_limits import checked_part
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.inquiry.run import check_draft
from figtrace.check.ledger.records import Ledger, Reason, Verdict
from figtrace.check.revisions.reuse import reusable_findings
from tests.figtrace.check.builders import SmallDraft, annotator, store_of
from tests.strategies import document_of

SOURCE = "In 2006 Norway's exports of salmon to Poland reached $412.7 million, most of them fresh."
DRAFT = "Norwegian salmon exports to Poland came to $412.7 million in 2006."
MORE = "Dairy prices rose by 12.4 percent in 2006, and wool prices by 7 percent."


def check(*paragraphs: str) -> Ledger:
    """The ledger of a draft of these paragraphs against the one source."""
    draft = SmallDraft(document_of(*paragraphs), ())
    with store_of(document_of(SOURCE, doc="s")) as store:
        return check_draft(draft, store, annotator(), CheckOptions(uncited=True))


@pytest.fixture(params=[len(DRAFT), len(DRAFT) + 5])
def short(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bound behind the draft's first paragraph, or in the first word of the second."""
    monkeypatch.setattr(draft_limits, "MOST_CHARACTERS", request.param)


@pytest.mark.usefixtures("short")
def test_what_is_beyond_the_bound_is_one_row() -> None:
    checked, rest = check(DRAFT, MORE).findings
    assert checked.verdict is Verdict.SUPPORTED
    assert (rest.verdict, rest.reason) == (Verdict.UNKNOWN, Reason.NOT_CHECKED)
    assert MORE.startswith(rest.surface)
    assert rest.says.startswith("Not checked: the draft is longer than ")
    assert rest.says.endswith("no figure was looked for. Check the rest as a draft of its own.")


@pytest.mark.usefixtures("short")
def test_the_last_line_counts_what_was_not_checked() -> None:
    assert check(DRAFT, MORE).coverage_sentence.startswith("2 figures: 1 supported, 1 not checked")


def test_figures_beyond_the_number_are_a_row_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_limits, "MOST_FIGURES", 1)
    found = check(DRAFT, MORE).findings
    assert [(one.surface, one.reason) for one in found] == [
        ("$412.7 million", Reason.EXACT),
        ("12.4 percent", Reason.NOT_CHECKED),
        ("7 percent", Reason.NOT_CHECKED),
    ]
    assert "more than 1 figures" in found[1].says


def test_a_paragraph_over_the_bound_is_cut_at_a_space(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_limits, "MOST_CHARACTERS", 20)
    part = checked_part(document_of(DRAFT), ())
    (block,) = part.document.blocks
    assert block.span.of(DRAFT) == "Norwegian salmon"
    assert part.rest == Span(16, len(DRAFT))
    assert part.document.text == DRAFT


def test_a_draft_within_the_bound_is_left_as_it_is() -> None:
    document = document_of(DRAFT, MORE)
    part = checked_part(document, ())
    assert part.document is document
    assert (part.rest, part.rows) == (None, ())


def test_references_beyond_the_bound_are_no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_limits, "MOST_CHARACTERS", len(DRAFT))
    document = document_of(DRAFT, "Alder, B. 2001. On Tin.")
    first, last = document.blocks
    listed = replace(document, blocks=(first, replace(last, kind=BlockKind.REFERENCE)))
    assert checked_part(listed, ()).rows == ()


@given(st.lists(st.text("ab 1", min_size=1, max_size=12), min_size=1, max_size=6), st.integers(1, 60))
def test_every_character_is_in_the_part_or_in_the_rest(paragraphs: list[str], most: int) -> None:
    document = document_of(*paragraphs)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(draft_limits, "MOST_CHARACTERS", most)
        part = checked_part(document, ())
    kept = {at for block in part.document.blocks for at in range(block.span.start, block.span.end)}
    rest = set(range(part.rest.start, part.rest.end)) if part.rest is not None else set()
    wanted = {at for block in document.blocks for at in range(block.span.start, block.span.end)}
    assert wanted <= kept | rest
    assert not kept & rest
    assert all(block.kind in EVIDENCE_KINDS for block in part.document.blocks)
    assert max(kept, default=0) < most


@pytest.mark.usefixtures("short")
def test_what_was_not_checked_is_never_carried_over() -> None:
    draft = SmallDraft(document_of(DRAFT, MORE), ())
    kept = reusable_findings(check(DRAFT, MORE), draft)
    assert [finding.reason for finding in kept.values()] == [Reason.EXACT]
