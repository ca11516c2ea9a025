"""Reasons in sentences: what the source gives, where, and what came next to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.geometry import DocId, PageBox, PageIndex, PageNo, Span
from corpus.sheets import cell_box
from figtrace.check.ledger.records import Evidence, Reason, Relation, Verdict
from figtrace.check.verdicts.candidates import Judgement
from figtrace.check.verdicts.in_words import say, where


def _evidence(
    surface: str = "92.4",
    *,
    page: int | None = 3,
    label: str = "",
    path: tuple[str, ...] = (),
    relation: Relation = Relation.EQUAL,
    score: float = 0.5,
) -> Evidence:
    number = PageNo(page) if page else None
    whole = Span(0, len(surface))
    return Evidence(
        DocId("a"),
        "a.pdf",
        "A Paper",
        number,
        label,
        surface,
        surface,
        whole,
        (),
        relation,
        path,
        score=score,
    )


@pytest.mark.parametrize(
    ("evidence", "place"),
    [
        (_evidence(), "page 3 of the file"),
        (_evidence(label="iv"), "p. iv"),
        (_evidence(page=None), "the text"),
        (_evidence(label="7", path=("Peru", "2005", "Peru")), "p. 7, in the cell Peru › 2005"),
    ],
)
def test_a_place_is_named_as_printed_else_by_its_position(evidence: Evidence, place: str) -> None:
    assert where(evidence) == place


def _said(reason: Reason, *found: Evidence, nearest: Evidence | None = None, off_page: bool = False) -> str:
    """The sentence on a draft's 90, found in the cited work."""
    verdict = Verdict.SUPPORTED if found else Verdict.UNKNOWN
    judgement = Judgement(verdict, reason, arithmetic="5 + 7 = 12")
    return say("90", judgement, found, searched="the cited work", off_page=off_page, nearest=nearest)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence(reason: Reason) -> None:
    said = _said(reason, _evidence(), _evidence())
    assert said[0].isupper() or said.startswith("90 is")
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason.ROUNDED, "The source gives 92.4, which rounds to it (page 3 of the file)."),
        (Reason.DERIVED, "It follows from the source: 5 + 7 = 12 (page 3 of the file)."),
        (
            Reason.WRONG_UNIT,
            "These are percentage points of the source, not per cent: 5 + 7 = 12 (page 3 of the file).",
        ),
        (Reason.WRONG_PERIOD, "90 is the source's figure for another period (page 3 of the file)."),
    ],
)
def test_a_reason_is_said_with_what_the_source_gives(reason: Reason, said: str) -> None:
    assert _said(reason, _evidence()) == said


def test_the_figure_that_is_meant_is_named_before_the_one_of_another_scope() -> None:
    meant, other = _evidence("71", relation=Relation.DISJOINT), _evidence("90", label="9")
    assert _said(Reason.WRONG_AREA, meant, other) == (
        "For this the source gives 71 (page 3 of the file); 90 is the source's figure for another country or "
        "region (p. 9)."
    )


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        (Relation.DISJOINT, "92.4 (page 3 of the file)"),
        (Relation.COMPLEMENT, "92.4, which leaves as much of the whole (page 3 of the file)"),
        (Relation.RECIPROCAL, "92.4, which is the same the other way round (page 3 of the file)"),
    ],
)
def test_the_nearest_figure_is_named_with_what_it_explains(relation: Relation, said: str) -> None:
    found = _said(Reason.NOT_FOUND, nearest=_evidence(relation=relation))
    assert found == f"No figure for this was found in the cited work; nearest to it is {said}."


def test_a_figure_that_hardly_fits_is_not_named() -> None:
    said = "No figure for this was found in the cited work."
    assert _said(Reason.NOT_FOUND, nearest=_evidence(score=0.39)) == said
    assert _said(Reason.NOT_FOUND) == said


def test_a_figure_that_was_seen_is_named_however_it_fits() -> None:
    assert _said(Reason.EXTRACTION_DOUBT, nearest=_evidence(score=0.1)).endswith(
        "with certainty; it seems to give 92.4 (page 3 of the file)."
    )


def test_support_off_the_page_cited_says_so() -> None:
    said = _said(Reason.EXACT, _evidence(), off_page=True)
    assert said == "The source gives 92.4 (page 3 of the file); not on the page cited."
    assert "not on the page" not in _said(Reason.EXACT, _evidence())


def test_sources_that_disagree_are_both_named() -> None:
    assert _said(Reason.SOURCES_DISAGREE, _evidence("5"), _evidence("7", label="2")) == (
        "The sources disagree: 5 in A Paper (page 3 of the file), but 7 in A Paper (p. 2)."
    )


def test_a_cell_of_a_spreadsheet_is_named_by_sheet_and_address() -> None:
    boxes = (PageBox(PageIndex(0), cell_box(6, 1)),)
    found = replace(_evidence(label="Trade", path=("Peru", "2005")), file="a.xlsx", boxes=boxes)
    assert where(found) == "sheet Trade, cell B7 Peru › 2005"
    assert where(replace(found, label="", row_path=(), col_path=())) == "cell B7"
