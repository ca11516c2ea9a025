"""Passages, claims, cards, conflicts and self-tests read well on a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.annotations import Label
from corpus.document import Outcome, OutcomeState
from corpus.geometry import DocId, PageNo, Span
from corpus.store import FoundAs, SurfaceCount
from figtrace.ask.claims import ClaimView
from figtrace.ask.entity_cards import CardDocument, CardPassage, CardYear, EntityCard
from figtrace.ask.passages import HitView
from figtrace.check.trials.self_test import Caught, SelfTestReport
from figtrace.check.trials.slips import Slip
from figtrace.commands.printed.blocks import (
    ConflictLine,
    DocumentRow,
    ScreenBlock,
    SelfTestLine,
    card_lines,
    claim_blocks,
    conflict_lines,
    document_rows,
    failure_lines,
    hit_blocks,
    page_name,
    self_test_lines,
)
from figtrace.library.status import DocumentLine
from tests.figtrace.small_corpus import store_of
from tests.strategies import document_of

DOC = DocId("a" * 64)
HIT = HitView("Makers", 2009, PageNo(3), "iv", "2 Firms", "It grew.", 0.5, "a1:0", DOC, ())
CLAIM = ClaimView(
    "$92", "ind:imports", "USA", "CHN", "M", "product:cells", "2008", "Makers", PageNo(3), "3",
    "Imports\nwere $92.", "USD", "level", "a1-0", DOC, (), (),
)  # fmt: skip


@pytest.mark.parametrize(
    ("page", "label", "name"),
    [(3, "3", "page 3"), (3, "", "page 3"), (3, "iv", "p. iv (page 3 of the file)"), (None, "iv", "")],
)
def test_a_page_is_named_as_printed_and_as_counted(page: int | None, label: str, name: str) -> None:
    assert page_name(page, label) == name


def test_a_passage_is_headed_by_its_document() -> None:
    made = list(hit_blocks([HIT, replace(HIT, year=None, label="")]))
    assert made == [
        ScreenBlock("Makers (2009)", "p. iv (page 3 of the file)", "It grew.", "2 Firms"),
        ScreenBlock("Makers", "page 3", "It grew.", "2 Firms"),
    ]


def test_a_passage_carries_its_marks_and_why_it_was_found() -> None:
    (made,) = hit_blocks([replace(HIT, marks=(Span(3, 7),), why="says grew")])
    assert (made.where, [span.of(made.body) for span in made.marks]) == ("2 Firms   says grew", ["grew"])


def test_a_claim_is_headed_by_its_figure_and_scope() -> None:
    assert list(claim_blocks([CLAIM])) == [
        ScreenBlock(
            "$92", "level · imports · USA ← CHN · M · cells · 2008", "“Imports were $92.”",
            "Makers, page 3   a1-0",
        )
    ]  # fmt: skip


def test_what_a_claim_does_not_say_leaves_no_gap() -> None:
    bare = replace(CLAIM, measure="", area="", flow="", product="", period="")
    assert next(claim_blocks([bare])).detail == "level · CHN"


@pytest.mark.parametrize(("length", "shown"), [(240, 240), (241, 240)])
def test_a_long_quote_is_cut(length: int, shown: int) -> None:
    body = next(claim_blocks([replace(CLAIM, quote="x" * length)])).body
    assert (len(body) - 2, body.endswith("…”")) == (shown, length > shown)


CARD = EntityCard(
    "firm:a", Label.FIRM, "A", 4, (SurfaceCount("Aa", 3), SurfaceCount("A.", 1)),
    (FoundAs("firm:a", "list:firms", 4),), (CardYear(2009, 4, 1),),
    tuple(CardDocument(DOC, f"Paper {n}", 2009, 4) for n in range(11)),
    (CardPassage(DOC, "Makers", PageNo(3), "3", "It\ngrew.", 1, ()),), (CLAIM,), 1, (),
)  # fmt: skip


def test_a_card_is_read_from_top_to_bottom() -> None:
    papers = tuple(f"  4 Paper {n}" for n in range(10))
    assert card_lines(CARD) == (
        "A (firm:a): 4 mentions in 11 documents",
        "names: Aa 3, A. 1",
        "found as: firm:a by list:firms 4",
        "", "by year of the document", f"  2009 {'▇' * 30} 4",
        "", "documents", *papers,
        "", "passages", "  Makers, page 3: It grew.",
        "", "figures beside it", "  $92: Imports were $92. (Makers, page 3)",
    )  # fmt: skip


def test_a_card_leaves_out_what_there_is_none_of() -> None:
    bare = replace(CARD, years=(), documents=(), passages=(), figures=())
    assert len(card_lines(bare)) == 3


def test_a_conflict_is_one_row_with_who_says_what() -> None:
    words = "In 2008 imports of the United States from China were $%s billion."
    papers = [
        document_of(words % value, doc=doc, title=title)
        for value, doc, title in (("92", "d4", "One"), ("98", "e5", "Two"), ("92", "f6", ""))
    ]
    with store_of(*papers) as store:
        (line,) = conflict_lines(store)
        assert conflict_lines(store, limit=0) == ()
    assert isinstance(line, ConflictLine)
    assert (line.measure, line.kind) in {("ind:imports", "disagree"), ("ind:imports", "revised")}
    assert "period=2008" in line.scope.split()
    assert line.values == "$92 billion (One, page 1 and 1 more) | $98 billion (Two, page 1)"


def test_a_self_test_has_a_row_for_each_slip_and_one_for_true_sentences() -> None:
    slip, *_ = Slip
    report = SelfTestReport(1, 2, {slip: Caught(9, 1, 2, 3, 4, 5)}, Caught(8, 0, 0, 1, 7, 0), ())
    assert self_test_lines(report) == (
        SelfTestLine(str(slip), 9, 1, 2, 3, 4, 5),
        SelfTestLine("true", 8, 0, 0, 1, 7, 0),
    )


@pytest.mark.parametrize(
    ("authors", "named"),
    [((), ""), (("Alder, B.",), "Alder, B."), (("Al", "Bo"), "Al; Bo"), (("Al", "Bo", "Cy"), "Al et al.")],
)
def test_a_document_is_a_row_without_folders_and_many_authors(authors: tuple[str, ...], named: str) -> None:
    line = DocumentLine(DOC, "/long/way/a.pdf", "On Tin", 2009, 9, 0, file="a.pdf", authors=authors)
    assert document_rows([line]) == (DocumentRow("a.pdf", named, "On Tin", 2009, 9, None, "", "a" * 12),)


def test_files_that_were_not_read_or_not_whole_have_a_line_with_the_path_once() -> None:
    outcomes = [
        Outcome("/a.pdf", OutcomeState.DONE),
        Outcome("/b.pdf", OutcomeState.FAILED, "/b.pdf is encrypted"),
        Outcome("/c.pdf", OutcomeState.PARTIAL, "two pages are damaged"),
    ]
    assert list(failure_lines(outcomes)) == [
        "failed: /b.pdf: is encrypted",
        "partial: /c.pdf: two pages are damaged",
    ]
