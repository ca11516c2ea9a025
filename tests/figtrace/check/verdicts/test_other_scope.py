"""The draft's value that the source says of something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.document import Document
from figtrace.check.ledger.records import Reason, Verdict
from figtrace.check.statements.shelf import make_shelf
from figtrace.check.verdicts.candidates import Judgement, Weighed
from figtrace.check.verdicts.gates import NORMAL
from figtrace.check.verdicts.other_scope import other_scope, parallel_scope, says_as
from figtrace.check.verdicts.scales import Scales
from tests.figtrace.check.builders import annotations_of, statement, table_document
from tests.strategies import document_of

SOURCE = document_of(
    "Exports of frozen salmon from Norway rose by 12.4 percent in 2006.",
    "Exports of frozen salmon from Norway rose by 31.7 percent in 2009.",
)
DRAFT = "Exports of frozen salmon from Norway rose by 31.7 percent in 2006."
LISTED = "Bergen had 412 mills, while Alta had 687 mills and Narvik had 953 mills."
TABLE = table_document(
    "Salmon exports (million dollars)",
    ["Country", "2005", "2006"],
    [["Norway", "381", "413"], ["Chile", "402", "388"]],
)


def weigh(draft: str, source: str | Document) -> list[Weighed]:
    document = document_of(source) if isinstance(source, str) else source
    return Scales(make_shelf(document, annotations_of(document))).weigh(statement(draft))


def by_other(draft: str, source: str | Document) -> Judgement | None:
    return other_scope(statement(draft), weigh(draft, source), NORMAL)


def by_parallel(draft: str, source: str | Document) -> Judgement | None:
    return parallel_scope(statement(draft), weigh(draft, source), NORMAL)


def test_the_value_of_another_year_is_told() -> None:
    found = by_other(DRAFT, SOURCE)
    assert found is not None
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, Reason.WRONG_PERIOD)
    assert [str(one.statement.figure.value) for one in found.evidence] == ["31.7"]
    assert found.runner_up is not None


def test_the_value_of_its_own_year_is_of_no_other_scope() -> None:
    assert by_other("Exports of frozen salmon from Norway rose by 31.7 percent in 2009.", SOURCE) is None


def test_another_value_is_left_to_others() -> None:
    assert by_other("Exports of frozen salmon from Norway rose by 54.2 percent in 2006.", SOURCE) is None


def test_one_digit_or_another_page_proves_nothing() -> None:
    elsewhere = [replace(one, on_page=False) for one in weigh(DRAFT, SOURCE)]
    assert other_scope(statement(DRAFT), elsewhere, NORMAL) is None
    few = document_of(*(text.replace("31.7", "7") for text in SOURCE.text.split("\n")))
    assert by_other(DRAFT.replace("31.7", "7"), few) is None


def test_the_higher_the_gates_the_less_is_told() -> None:
    ranked = weigh(DRAFT, SOURCE)
    best = max(one.score for one in ranked if str(one.statement.figure.value) == "31.7")
    assert other_scope(statement(DRAFT), ranked, replace(NORMAL, telling=(best,))) is not None
    assert other_scope(statement(DRAFT), ranked, replace(NORMAL, telling=(best + 0.01,))) is None


def test_in_a_table_the_cell_that_is_meant_must_be_there_too() -> None:
    found = by_other("Salmon exports of Norway were $413 million in 2005.", TABLE)
    assert found is not None
    assert found.reason is Reason.WRONG_PERIOD
    alone = table_document("Salmon exports (million dollars)", ["Country", "2006"], [["Norway", "413"]])
    assert by_other("Salmon exports of Norway were $413 million in 2005.", alone) is None
    assert found.evidence[0].statement.figure.value == 381


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        ("Bergen had 687 mills.", Reason.WRONG_PRODUCT),
        ("Salmon exports of Chile were $413 million in 2006.", Reason.WRONG_AREA),
    ],
)
def test_the_value_beside_the_one_that_the_draft_names(draft: str, reason: Reason) -> None:
    found = by_parallel(draft, LISTED if "mills" in draft else TABLE)
    assert found is not None
    assert found.verdict is Verdict.CONTRADICTED
    assert found.reason in (reason, Reason.WRONG_AREA)
    assert len(found.evidence) == 2


def test_the_value_that_the_draft_names_itself_is_its_own() -> None:
    assert by_parallel("Alta had 687 mills.", LISTED) is None
    assert by_parallel("Salmon exports of Norway were $413 million in 2006.", TABLE) is None


def test_figures_of_two_sentences_are_no_list() -> None:
    apart = document_of("Bergen had 412 mills.", "Alta had 687 mills.")
    assert by_parallel("Bergen had 687 mills.", apart) is None


def test_what_is_counted_tells_at_once() -> None:
    found = by_parallel("The valley had 412 farms.", "The valley had 412 mills and 687 farms.")
    assert found is not None
    assert found.reason is Reason.WRONG_PRODUCT


def test_a_value_says_as_itself() -> None:
    draft = "Bergen had 687 mills."
    ranked = weigh(draft, LISTED)
    value, rival = ranked[0], ranked[1]
    assert says_as(value, value, rival, statement(draft))


def by_bare_cells(draft: str) -> set[str]:
    """Values that the judgement shows where no cell's unit is known; none without one."""
    bare = [replace(one, comparison=replace(one.comparison, unit_known=False)) for one in weigh(draft, TABLE)]
    found = parallel_scope(statement(draft), bare, NORMAL)
    return {str(one.statement.figure.value) for one in found.evidence} if found else set()


def test_cells_of_unknown_unit_are_compared_in_one_column_alone() -> None:
    assert by_bare_cells("Salmon exports of Chile were $413 million in 2006.") == {"413", "388"}
    assert by_bare_cells("Salmon exports of Norway were $413 million in 2005.") == set()
    assert by_parallel("Salmon exports of Norway were $413 million in 2005.", TABLE) is not None


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Bergen had 412 mills, while Alta had 687 farms.", True),
        ("Bergen had 412 tons, while Alta had 687 mills.", False),
        ("Bergen had 412 tons, while Alta had 687 kilometres.", False),
    ],
)
def test_only_counts_of_things_are_parallel_in_different_units(source: str, told: bool) -> None:
    assert (by_parallel("Bergen had 687 mills.", source) is not None) is told
