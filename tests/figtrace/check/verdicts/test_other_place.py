"""The draft's value, which the source says of a place beside the draft's own."""

from __future__ import annotations

import pytest

from corpus.document import Document
from figtrace.check.ledger.records import Reason, Verdict
from figtrace.check.statements.shelf import make_shelf
from figtrace.check.verdicts.candidates import Judgement
from figtrace.check.verdicts.gates import NORMAL, Gates
from figtrace.check.verdicts.other_place import other_place
from figtrace.check.verdicts.scales import Scales
from tests.figtrace.check.builders import annotations_of, statement, table_document
from tests.strategies import document_of

LISTED = "Smelters of copper stood in Norway (38%), Chile (21%) and Kenya (13%)."
TABLE = table_document(
    "Smelters of copper, percent of all",
    ["Country", "2006"],
    [["Norway", "38"], ["Chile", "21"], ["Kenya", "13"]],
)


def by_place(draft: str, source: str | Document, gates: Gates = NORMAL) -> Judgement | None:
    document = document_of(source) if isinstance(source, str) else source
    said = statement(draft)
    weighed = Scales(make_shelf(document, annotations_of(document))).weigh(said)
    return other_place(said, sorted(weighed, key=lambda one: -one.score), gates)


@pytest.mark.parametrize("source", [LISTED, TABLE])
def test_the_value_of_a_neighbour_in_the_list_is_told(source: str | Document) -> None:
    found = by_place("Kenya had 21% of the smelters of copper.", source)
    assert found is not None
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, Reason.WRONG_AREA)
    assert [str(one.statement.figure.value) for one in found.evidence] == ["13", "21"]


@pytest.mark.parametrize(
    "draft",
    [
        "Chile had 21% of the smelters of copper.",
        "Beside Chile, Kenya had 21% of the smelters of copper.",
        "Kenya had 57% of the smelters of copper.",
        "Peru had 21% of the smelters of copper.",
        "The towns had 21% of the smelters of copper.",
        "The world had 21% of the smelters of copper.",
    ],
)
def test_nothing_is_told_where_either_place_may_be_meant(draft: str) -> None:
    assert by_place(draft, LISTED) is None


def test_figures_of_two_sentences_are_no_list() -> None:
    apart = "Norway and Chile (21%) had smelters of copper. Kenya (13%) had smelters of copper."
    assert by_place("Kenya had 21% of the smelters of copper.", apart) is None


def test_figures_in_other_units_are_no_rivals() -> None:
    mixed = "Smelters of copper stood in Chile (21%) and Kenya (13 mills)."
    assert by_place("Kenya had 21% of the smelters of copper.", mixed) is None


def test_the_higher_the_gates_the_less_is_told() -> None:
    strict = Gates(telling=(9.0,) * 4)
    assert by_place("Kenya had 21% of the smelters of copper.", LISTED, strict) is None
