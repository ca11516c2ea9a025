"""What must not matter does not: order of documents and paragraphs, units, names, being read twice."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpus.annotations import Dim
from corpus.document import Document
from corpus.store import Store
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.inquiry.run import check_draft
from figtrace.check.ledger.records import Finding, Verdict
from figtrace.library.identity import rename_entity
from tests.figtrace.check.builders import annotator, draft_of, finding, store_of
from tests.strategies import document_of

DRAFT = "Exports of salmon from Norway rose by 12.4 percent in 2006."
PAPERS = (
    document_of("Exports of salmon from Norway rose by 12.4 percent in 2006.", doc="a", title="Salmon"),
    document_of("Exports of salmon from Norway rose by 31.7 percent in 2006.", doc="b", title="Trade"),
    document_of("Wages in Peru fell by 12.4 percent in 1999.", doc="c", title="Wages"),
)
PARAGRAPHS = (
    "Exports of salmon from Norway rose by 31.7 percent in 2006.",
    "Wages in Peru fell by 12.4 percent in 1999.",
    "The fleet of Chile had 240 ships in 1987.",
)


def findings(store: Store, draft: str = DRAFT, doc: Document | None = None) -> tuple[Finding, ...]:
    small = draft_of(draft, doc.id if doc else None)
    return check_draft(small, store, annotator(), CheckOptions(uncited=True)).findings


@pytest.mark.parametrize(
    "order", list(permutations(PAPERS)), ids=lambda order: "".join(one.id[0] for one in order)
)
def test_the_order_in_which_documents_came_changes_no_verdict(order: tuple[Document, ...]) -> None:
    with store_of(*PAPERS) as usual, store_of(*order) as other:
        assert findings(other) == findings(usual)
        assert findings(other, doc=PAPERS[1]) == findings(usual, doc=PAPERS[1])


@pytest.mark.parametrize("order", list(permutations(PARAGRAPHS)))
def test_the_order_of_paragraphs_that_stand_alone_changes_no_verdict(order: tuple[str, ...]) -> None:
    usual, other = finding(DRAFT, *PARAGRAPHS), finding(DRAFT, *order)
    assert (other.verdict, other.reason) == (usual.verdict, usual.reason)
    assert usual.verdict is Verdict.CONTRADICTED
    assert [one.quote for one in other.evidence] == [one.quote for one in usual.evidence]


def test_being_read_twice_changes_nothing() -> None:
    with store_of(*PAPERS) as store:
        once, summaries = findings(store), tuple(store.summaries())
        run = store.begin_run("test", "0")
        for document in PAPERS:
            with store.transaction():
                store.put_document(document, run=run)
                store.put_annotations(document, annotator()(document), run=run)
        assert findings(store) == once
        assert tuple(store.summaries()) == summaries


def test_what_an_entity_is_called_changes_no_verdict() -> None:
    with store_of(*PAPERS) as store:
        before = findings(store, doc=PAPERS[1])
        rename_entity(store, "Norway", "The North", version="1")
        assert findings(store, doc=PAPERS[1]) == before


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("$12.5 billion", "$12,500 million"),
        ("$12,500 million", "$12.5 billion"),
        ("12.5 million tonnes", "12,500,000 tonnes"),
        ("12.5 GW", "12,500 MW"),
        ("two-thirds", "66.7 percent"),
        ("12.5 percent", "12.5 per cent"),
        ("US$12.5 billion", "12.5 billion dollars"),
    ],
)
def test_a_value_in_another_unit_is_the_same_value(draft: str, source: str) -> None:
    said = "Exports of salmon from Norway came to {} in 2006."
    assert finding(said.format(draft), said.format(source)).verdict is Verdict.SUPPORTED


_TENTHS = st.integers(min_value=101, max_value=999).map(lambda tenths: Decimal(tenths) / 10)


@settings(max_examples=15, deadline=None)
@given(_TENTHS, _TENTHS)
def test_two_values_are_told_apart_in_whatever_unit(ours: Decimal, theirs: Decimal) -> None:
    assume(abs(ours - theirs) > max(ours, theirs) / 2)
    said = "Exports of salmon from Norway came to {} in 2006."
    plain = finding(said.format(f"${ours} billion"), said.format(f"${theirs} billion"))
    other = finding(said.format(f"${ours} billion"), said.format(f"${theirs * 1000:,.0f} million"))
    assert plain.verdict is not Verdict.SUPPORTED
    assert other.verdict is plain.verdict


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("imports of steel from China into Norway", "Norway's steel imports from China"),
        ("exports of salmon from Norway to Poland", "Norwegian salmon exports to Poland"),
    ],
)
def test_another_wording_names_the_same_places_and_flow(words: str, others: str) -> None:
    """Reporter, partner and flow of a figure, whichever way English puts them."""

    def scope(subject: str) -> dict[Dim, str]:
        (claim,) = annotator().text(f"In 2006 {subject} rose by 12.4 percent.").claims
        return {dim: claim.code(dim) for dim in (Dim.AREA, Dim.PARTNER, Dim.FLOW, Dim.PERIOD)}

    assert scope(words) == scope(others)
