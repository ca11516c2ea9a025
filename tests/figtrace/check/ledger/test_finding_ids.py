"""Ids that last while number and sentence are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UsageError
from figtrace.check.ledger.finding_ids import finding_by_id, with_lasting_ids
from tests.figtrace.check.ledgers import ledger_from


def ids(text: str) -> list[str]:
    return [finding.id for finding in with_lasting_ids(ledger_from(text)).findings]


def test_an_id_lasts_when_text_around_the_sentence_changes() -> None:
    assert ids("It is 5 tons.")[0] == ids("A new opening of 7 tons.\nIt  is 5 tons. More.")[1]


def test_an_id_changes_with_the_number_and_with_the_sentence() -> None:
    found = {ids(text)[0] for text in ("It is 5 tons.", "It is 6 tons.", "It was 5 tons.")}
    assert len(found) == 3


def test_equal_numbers_of_one_sentence_have_ids_of_their_own() -> None:
    assert len(set(ids("It is 5 tons and 5 tons."))) == 2


def test_equal_sentences_that_become_more_get_new_ids_all() -> None:
    assert not set(ids("So 5 tons.\nSo 5 tons.")) & set(ids("So 5 tons.\nSo 5 tons.\nSo 5 tons."))


def test_a_cell_has_the_id_of_its_row() -> None:
    rows = "2007\t5\n2008\t5"
    assert ids(rows)[3] == ids("2006\t5\n" + rows)[5]
    assert ids(rows)[3] != ids("2007\t5\n2009\t5")[3]


def test_giving_ids_twice_changes_nothing() -> None:
    once = with_lasting_ids(ledger_from("It is 5 tons, or 6 tons."))
    assert with_lasting_ids(once) == once


def test_a_finding_is_named_by_the_beginning_of_its_id() -> None:
    ledger = with_lasting_ids(ledger_from("It is 5 tons, or 6 tons."))
    assert finding_by_id(ledger, ledger.findings[1].id[:12]) == ledger.findings[1]


@pytest.mark.parametrize(
    ("name", "says"),
    [("", "names 2 figures"), ("zz", "the id of no figure"), ("claim", "names 2 figures")],
)
def test_an_id_that_names_no_single_figure_is_refused(name: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        finding_by_id(ledger_from("It is 5 tons, or 6 tons."), name)


@given(st.text(alphabet="a5 .\n\t$", max_size=80))
def test_all_ids_of_any_ledger_differ(text: str) -> None:
    assert len(set(ids(text))) == len(ids(text))
