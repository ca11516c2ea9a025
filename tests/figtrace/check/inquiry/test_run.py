"""The whole check on sentences: what supports, what contradicts, and what is left unknown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.annotations import Annotations, Citation
from corpus.codec import from_json, to_json
from corpus.document import Document
from corpus.geometry import DocId, Span
from figtrace.check.inquiry import likely_documents
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.inquiry.run import check_draft
from figtrace.check.ledger.records import Reason, Relation, SourceState, Verdict
from tests.figtrace.check.builders import (
    SmallDraft,
    annotator,
    draft_of,
    finding,
    ledger,
    store_of,
    table_document,
)
from tests.strategies import document_of

EXPORTS = "In 2006 Norway's exports of salmon to Poland reached $412.7 million, most of them fresh."


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        ("Norwegian salmon exports to Poland came to $412.7 million in 2006.", Reason.EXACT),
        ("Norwegian salmon exports to Poland came to $413 million in 2006.", Reason.ROUNDED),
        ("Norwegian salmon exports to Poland came to more than $400 million in 2006.", Reason.HEDGED),
        ("Norwegian salmon exports to Poland came to $0.4127 billion in 2006.", Reason.EXACT),
    ],
)
def test_supports_the_same_figure_in_other_words(draft: str, reason: Reason) -> None:
    found = finding(draft, EXPORTS)
    assert (found.verdict, found.reason) == (Verdict.SUPPORTED, reason)


@pytest.mark.parametrize(
    ("draft", "source", "reason"),
    [
        (
            "Norwegian salmon exports to Poland came to $41.27 million in 2006.",
            EXPORTS,
            Reason.WRONG_MAGNITUDE,
        ),
        (
            "Norwegian salmon exports to Poland came to EUR 412.7 million in 2006.",
            EXPORTS,
            Reason.WRONG_UNIT,
        ),
        (
            "The share of women among the apprentices rose by 14 percent.",
            "The share of women among the apprentices rose by 14 percentage points.",
            Reason.WRONG_UNIT,
        ),
        (
            "In 2006 the trade deficit with Peru stayed below $250 million.",
            "In 2006 the trade deficit with Peru exceeded $250 million.",
            Reason.WRONG_DIRECTION,
        ),
        (
            "Dairy prices fell by 12.4 percent in 2006.",
            "Dairy prices rose by 12.4 percent in 2006.",
            Reason.WRONG_DIRECTION,
        ),
        (
            "Wood mills were about 17 percent more capital-intensive than other plants.",
            "Wood mills were about 17 percent less capital-intensive than other plants.",
            Reason.WRONG_DIRECTION,
        ),
        (
            "Italian firms invested $4.7 billion in the port.",
            "Other investors were Spain ($4.7 billion), Italy ($3.1 billion) and Japan ($2.6 billion).",
            Reason.WRONG_AREA,
        ),
        (
            "Prices rose by 4.9 percent over the year to April.",
            "Prices rose by 4.9 percent over the year to July.",
            Reason.WRONG_PERIOD,
        ),
        (
            "The clinics helped over 74,000 families in 2014.",
            "In 2014 the clinics helped over 158,000 families and 74,000 nurses.",
            Reason.WRONG_PRODUCT,
        ),
        (
            "That year rot accounted for 13,270 losses.",
            "Rot, frost and late rain accounted for 28,518, 13,270 and 11,431 losses.",
            Reason.WRONG_PRODUCT,
        ),
        (
            "Storms lowered catches off the islands by 2.3 percent in 1995.",
            "Storms lowered catches off the islands by 2.3 percent in 1975, and by 2.9 percent in 1995.",
            Reason.WRONG_PERIOD,
        ),
        (
            "Herring catches of Iceland were 26 per cent above their peak of spring 2004.",
            "Herring catches of Iceland declined by 26 per cent from their peak of spring 2004.",
            Reason.WRONG_DIRECTION,
        ),
    ],
)
def test_contradicts_a_slip_that_can_be_named(draft: str, source: str, reason: Reason) -> None:
    found = finding(draft, source)
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, reason)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Fishing boats used 27 hours of sonar a week.", EXPORTS),
        ("Norwegian cod exports to Chile came to $37 million in 1999.", EXPORTS),
        ("Some 61 percent of ports have cranes.", "The survey was sent to 44 ports in 2003."),
    ],
)
def test_a_figure_that_the_source_lacks_is_unknown(draft: str, source: str) -> None:
    found = finding(draft, source)
    assert found.verdict is Verdict.UNKNOWN
    assert found.reason in (Reason.NOT_FOUND, Reason.NEAREST)


def test_a_list_with_respectively_is_read_pair_by_pair() -> None:
    source = "Curtailment reached 31%, 18% and 14% in Bergen, Tromso and Alta in 2006."
    assert finding("In 2006 curtailment in Alta was 14%.", source).verdict is Verdict.SUPPORTED
    wrong = finding("In 2006 curtailment in Alta was 31%.", source)
    assert wrong.verdict is Verdict.CONTRADICTED
    assert wrong.evidence[0].surface == "14%"


def test_a_sentence_never_contradicts_a_value_that_it_states() -> None:
    source = "The shares of these ports ranged from 0.4 percent (Alta) to 8.9 percent (Bergen) in 2006."
    found = finding("The shares of these ports ranged up to 8.9 percent in 2006.", source)
    assert found.verdict is Verdict.SUPPORTED


def test_a_cell_supports_with_its_headers() -> None:
    rows = [["Norway", "381", "413"], ["Chile", "290", "301"]]
    table = table_document("Table 1 Salmon exports", ["Country", "2005", "2006"], rows)
    found = ledger("Norway's salmon exports were 413 in 2006.", table).findings[0]
    assert found.verdict is Verdict.SUPPORTED
    assert found.evidence[0].row_path == ("Norway",)
    assert found.evidence[0].col_path == ("2006",)


def test_the_value_of_another_column_is_of_another_period() -> None:
    table = table_document(
        "Table 1 Wind capacity (megawatts)",
        ["Country", "2005", "2006"],
        [["Norway", "38,117", "41,352"], ["Chile", "29,003", "30,174"]],
        "(megawatts)",
    )
    found = ledger("Norway's wind capacity was 41,352 megawatts in 2005.", table, locator="1").findings[0]
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, Reason.WRONG_PERIOD)
    assert found.evidence[0].surface == "38,117"


def test_a_work_that_is_not_in_the_corpus_is_said_so() -> None:
    draft = draft_of("Exports came to $5 million.", DocId("9" * 64))
    with store_of(document_of(EXPORTS)) as store:
        made = check_draft(draft, store, annotator())
    (found,) = made.findings
    assert found.reason is Reason.SOURCE_NOT_IN_CORPUS
    assert found.source is SourceState.NOT_IN_CORPUS
    assert made.coverage_sentence == "1 figure: 1 unknown; 1 of 1 cited source is not in the corpus."


def test_an_uncited_figure_is_looked_for_in_the_whole_corpus() -> None:
    draft = "Norwegian salmon exports to Poland came to $412.7 million in 2006."
    found = ledger(draft, document_of("Nothing here."), document_of(EXPORTS, doc="c"), cites=False).findings[
        0
    ]
    assert found.source is SourceState.UNCITED
    assert found.verdict is Verdict.SUPPORTED
    assert found.evidence[0].file == "c.pdf"


def test_a_search_that_left_figures_out_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likely_documents, "_ROWS", 1)
    draft = "Some 61 percent of ports have cranes."
    papers = [document_of("Of 61 ships 60 sank.", doc="a"), document_of("Nothing here.", doc="b")]
    found = ledger(draft, *papers, cites=False).findings[0]
    assert found.reason is Reason.UNCITED
    assert found.says == (
        "No citation governs this figure: it is listed, not judged; 1 figures of its size were not looked at."
    )


def test_the_drafts_own_results_are_not_checkable() -> None:
    found = ledger("We find an effect of 4.2 percent.", document_of(EXPORTS), cites=False).findings[0]
    assert found.reason is Reason.NOT_CHECKABLE


def test_years_and_pages_of_a_callout_are_no_figures() -> None:
    made = ledger("Salmon exports to Poland came to $412.7 million.", document_of(EXPORTS), locator="14")
    assert [one.surface for one in made.findings] == ["$412.7 million"]


def test_evidence_carries_quote_page_and_boxes() -> None:
    (one,) = finding("Salmon exports to Poland came to $412.7 million in 2006.", EXPORTS).evidence
    assert one.quote == EXPORTS
    assert (one.page, one.label, one.relation) == (1, "1", Relation.EQUAL)
    assert one.boxes
    assert EXPORTS[one.span.start : one.span.end] == one.quote


def test_two_runs_give_the_same_bytes() -> None:
    draft = "Norwegian salmon exports to Poland came to $412.7 million in 2006."
    first, second = (ledger(draft, document_of(EXPORTS)) for _ in range(2))
    assert to_json(first) == to_json(second)
    assert from_json(type(first), to_json(first)) == first


def test_progress_is_told_for_every_figure() -> None:
    told: list[tuple[int, int]] = []
    draft = draft_of("Exports were $1 million in 2005 and $2 million in 2006.", document_of(EXPORTS).id)
    with store_of(document_of(EXPORTS)) as store:
        options = CheckOptions(on_figure=lambda done, of: told.append((done, of)))
        check_draft(draft, store, annotator(), options)
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_progress_is_told_for_figures_that_nothing_is_looked_up_for() -> None:
    told: list[tuple[int, int]] = []
    with store_of(document_of(EXPORTS)) as store:
        options = CheckOptions(on_figure=lambda done, of: told.append((done, of)))
        check_draft(draft_of("Exports were $1 million in 2005.", None), store, annotator(), options)
    assert told == [(0, 1), (1, 1)]


def test_a_list_of_four_in_brackets_is_prose_and_no_plot() -> None:
    source = (
        "Buyers were Spain ($4.4 billion), Canada ($3.3 billion), Peru ($2.4 billion) and Chile ($2 billion)."
    )
    found = finding("Canadian buyers paid $4.4 billion.", source)
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, Reason.WRONG_AREA)
    assert found.evidence[0].surface == "$3.3 billion"


def test_shares_of_two_digits_are_no_power_of_ten_apart() -> None:
    found = finding("Cod was 17 percent of the catch.", "Cod was 1.7 percent of the catch in Peru.")
    assert found.verdict is Verdict.UNKNOWN
    assert found.reason in (Reason.NOT_FOUND, Reason.NEAREST)


def test_a_share_needs_its_part_named() -> None:
    rows = [["Salmon", "217"], ["Herring", "350"], ["All fish", "1,000"]]
    table = table_document("Table 1 Catch of fish", ["Kind", "2005"], rows)
    named, unnamed = "Salmon made up 21.7 percent of the catch", "Trout made up 21.7 percent of the catch"
    assert ledger(f"{named} in 2005.", table).findings[0].relation is Relation.DERIVED
    assert ledger(f"{unnamed} in 2005.", table).findings[0].verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("uncited", [False, True])
def test_only_paragraphs_that_cite_are_read_closely_unless_all_figures_are_looked_for(uncited: bool) -> None:
    paper = document_of(EXPORTS)
    text = "Rents rose by 4 percent (1).\n\nWages rose by 5 percent."
    cited = (Citation(Span(24, 27), doc=paper.id),)
    draft = SmallDraft(document_of(*text.split("\n\n"), doc="a"), cited)
    asked: list[frozenset[Span] | None] = []

    def annotate(
        document: Document,
        *,
        citations: tuple[Citation, ...] | None = None,
        closely: frozenset[Span] | None = None,
    ) -> Annotations:
        asked.append(closely)
        return annotator()(document, citations=citations, closely=closely)

    with store_of(paper) as store:
        check_draft(draft, store, annotate, CheckOptions(uncited=uncited))
    first = draft.document.blocks[0].span
    assert asked == [None if uncited else frozenset({first})]


def test_a_draft_that_is_in_the_corpus_is_not_checked_against_itself_or_its_editions() -> None:
    paper, edition = document_of(EXPORTS), document_of("Other words.", doc="c")
    draft = draft_of("Norwegian salmon exports to Poland came to $412.7 million in 2006.", paper.id)
    same = {paper.id: edition.id, edition.id: edition.id}
    for itself, editions in ((paper.id, {}), (edition.id, same)):
        own = replace(draft.document, id=itself)
        with store_of(paper, edition) as store:
            options = CheckOptions(editions=editions)
            (found,) = check_draft(SmallDraft(own, draft.citations), store, annotator(), options).findings
        assert found.source is SourceState.NOT_IN_CORPUS
