"""Evidence that may have been read wrongly: never against a figure, and still good for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.document import Document, PageState
from figtrace.check.ledger.records import Reason, Verdict
from figtrace.check.statements.shelf import make_shelf
from figtrace.check.verdicts.candidates import Judgement, Weighed
from figtrace.check.verdicts.doubts import is_doubtful, without_doubtful
from figtrace.check.verdicts.gates import NORMAL
from figtrace.check.verdicts.scales import Scales
from tests.figtrace.check.builders import annotations_of, ledger, statement, table_document
from tests.strategies import document_of

_SOURCE = "In 2006 Norway's exports of salmon to Poland reached $412.7 million, most of them fresh."
_RIGHT = "Norwegian salmon exports to Poland came to $413 million in 2006."
_WRONG = "Norwegian salmon exports to Poland came to $41.27 million in 2006."
_LOOSE = "Norwegian salmon exports to Poland came to $400 million in 2006."


def _scanned(document: Document) -> Document:
    return replace(document, pages=tuple(replace(page, state=PageState.OCR) for page in document.pages))


def _judged(draft: str, source: Document) -> Judgement:
    return Scales(make_shelf(source, annotations_of(source))).judge(statement(draft), draft, NORMAL)


def _table(confidence: float) -> Document:
    made = table_document(
        "Table 1 Wind capacity (megawatts)",
        ["Country", "2005", "2006"],
        [["Norway", "38,117", "41,352"], ["Chile", "29,003", "30,174"]],
        "(megawatts)",
    )
    return replace(made, tables=(replace(made.tables[0], confidence=confidence),))


_OTHER_YEAR = "Norway's wind capacity was 41,352 megawatts in 2005."


@pytest.mark.parametrize(
    ("draft", "sure", "doubtful"),
    [
        (_RIGHT, Verdict.SUPPORTED, Verdict.SUPPORTED),
        (_WRONG, Verdict.CONTRADICTED, Verdict.UNKNOWN),
        (_LOOSE, Verdict.WEAK, Verdict.UNKNOWN),
    ],
)
def test_a_scanned_page_supports_but_neither_contradicts_nor_half_supports(
    draft: str, sure: Verdict, doubtful: Verdict
) -> None:
    printed = document_of(_SOURCE)
    assert _judged(draft, printed).verdict is sure
    assert _judged(draft, _scanned(printed)).verdict is doubtful


def test_what_was_read_with_doubt_stays_in_sight() -> None:
    judgement = _judged(_WRONG, _scanned(document_of(_SOURCE)))
    assert (judgement.reason, judgement.evidence) == (Reason.EXTRACTION_DOUBT, ())
    assert judgement.runner_up is not None
    assert judgement.runner_up.statement.claim.sentence.of(_SOURCE) == _SOURCE


@pytest.mark.parametrize(
    ("confidence", "reason"), [(0.7, Reason.WRONG_PERIOD), (0.5, Reason.EXTRACTION_DOUBT)]
)
def test_a_table_at_odds_with_itself_is_doubtful(confidence: float, reason: Reason) -> None:
    assert _judged(_OTHER_YEAR, _table(confidence)).reason is reason


def test_a_table_at_odds_with_itself_supports() -> None:
    assert _judged(_OTHER_YEAR.replace("2005", "2006"), _table(0.2)).verdict is Verdict.SUPPORTED


def _weighed(source: str, *, scanned: bool = False) -> Weighed:
    document = _scanned(document_of(source)) if scanned else document_of(source)
    return Scales(make_shelf(document, annotations_of(document))).weigh(statement(_RIGHT))[0]


@pytest.mark.parametrize(
    ("state", "doubtful"), [(PageState.TEXT, False), (PageState.OCR, True), (PageState.DAMAGED, True)]
)
def test_pages_are_doubtful_by_their_state(state: PageState, doubtful: bool) -> None:
    made = document_of(_SOURCE)
    document = replace(made, pages=tuple(replace(page, state=state) for page in made.pages))
    one = Scales(make_shelf(document, annotations_of(document))).weigh(statement(_RIGHT))[0]
    assert is_doubtful(one) is doubtful


def test_one_sure_piece_of_evidence_is_enough() -> None:
    sure, doubtful = _weighed(_SOURCE), _weighed(_SOURCE, scanned=True)
    assert (is_doubtful(sure), is_doubtful(doubtful)) == (False, True)
    judgement = Judgement(Verdict.CONTRADICTED, Reason.WRONG_VALUE, (doubtful, sure))
    assert without_doubtful(judgement) is judgement
    alone = without_doubtful(replace(judgement, evidence=(doubtful,)))
    assert alone == Judgement(Verdict.UNKNOWN, Reason.EXTRACTION_DOUBT, runner_up=doubtful)


@pytest.mark.parametrize("verdict", [Verdict.SUPPORTED, Verdict.UNKNOWN])
def test_other_verdicts_are_left_alone(verdict: Verdict) -> None:
    judgement = Judgement(verdict, Reason.ROUNDED, (_weighed(_SOURCE, scanned=True),))
    assert without_doubtful(judgement) is judgement


def test_a_plot_read_as_text_is_doubtful() -> None:
    source = "Salmon exports Norway 412.7 Chile 391.5 Peru 366.4 Spain 317.2 Italy 301.8"
    assert is_doubtful(_weighed(source))


def test_a_figure_on_no_page_is_as_sure_as_any() -> None:
    one = _weighed(_SOURCE, scanned=True)
    assert not is_doubtful(replace(one, statement=replace(one.statement, page=None)))


def test_the_finding_says_what_could_not_be_read_with_certainty() -> None:
    found = ledger(_WRONG, _scanned(document_of(_SOURCE)), locator="1").findings[0]
    assert (found.verdict, found.reason) == (Verdict.UNKNOWN, Reason.EXTRACTION_DOUBT)
    assert found.says == (
        "The source's page could not be read with certainty; it seems to give $412.7 million (p. 1)."
    )


def test_what_follows_from_figures_of_a_scanned_page_is_supported() -> None:
    derived = "Cod was 4.25 million tons and hake 3.17 million tons in 2006."
    draft = "Cod and hake together were 7.42 million tons in 2006."
    assert _judged(draft, _scanned(document_of(derived))).verdict is Verdict.SUPPORTED
