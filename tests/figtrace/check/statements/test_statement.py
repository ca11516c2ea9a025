"""A figure with the words said of it."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from figtrace.check.statements.shelf import statements
from tests.figtrace.check.builders import annotations_of, shelf, statement, table_document

_ONE = statement("In 2006 Norway's exports of salmon reached $412.7 million, most of them fresh.")


def test_the_figure_is_the_claims() -> None:
    assert _ONE.figure is _ONE.claim.figure
    other = statement("Rents rose by 5 percent.").claim
    assert replace(_ONE, claim=other).figure is other.figure


def test_the_sentence_is_no_part_of_what_makes_two_statements_equal() -> None:
    assert replace(_ONE, said=None) == _ONE
    assert replace(_ONE, alone=not _ONE.alone) != _ONE


def test_a_statement_goes_from_process_to_process() -> None:
    assert pickle.loads(pickle.dumps(_ONE)) == _ONE


def test_a_statement_is_not_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        _ONE.alone = False  # type: ignore[misc]


def test_what_is_said_of_a_figure_is_weighed_by_where_it_stands() -> None:
    held = shelf("Ports earned 5 percent, while farms lost cattle.").statements[0]
    assert held.clause == {"port", "earn"}
    assert dict(held.weights) == {"port": 1.0, "earn": 1.0, "~farm": 0.6, "lost": 0.6, "cattl": 0.6}


def test_a_figure_of_prose_has_its_sentence_and_one_of_a_table_its_table() -> None:
    document = table_document("Harvest", ["Country", "2001"], [["France", "41.6"]])
    (cell,) = statements(document, annotations_of(document))
    assert (cell.said, cell.table) == (None, document.tables[0])
    assert (_ONE.table, _ONE.said is not None) == (None, True)


def test_a_plain_fact_is_no_target() -> None:
    assert (_ONE.target, _ONE.ahead) == (False, False)
    goal = statement("Norway plans to raise exports of salmon to $412.7 million.")
    assert (goal.target, goal.ahead) == (True, True)
