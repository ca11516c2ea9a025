"""Plain questions find what was put, and only that."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from corpus.annotations import Annotations, Entity, Label
from corpus.geometry import Span
from corpus.store.claim_queries import ClaimFilter, find_claims
from corpus.store.store import Store
from tests.strategies import document_of, one_claim

FIRST = document_of("Imports from China were $92 in 2008.", doc="aa01", title="Trade in ATP", year=2009)
SECOND = document_of("Exports by Foxconn were $71.", doc="bb02", title="Trade in cells", year=2010)


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            claims = one_claim(
                FIRST, "$92", "92", measure="imports", partner="CHN", flow="M", period="2006/2008"
            )
            store.put_document(FIRST, run=run)
            store.put_annotations(FIRST, claims, run=run)
            start = SECOND.text.index("Foxconn")
            firm = Entity(Span(start, start + 7), Label.FIRM, "firm:honhai", "Hon Hai (Foxconn)", "list")
            made = one_claim(SECOND, "$71", "71", measure="exports", flow="X")
            store.put_document(SECOND, run=run)
            store.put_annotations(
                SECOND,
                Annotations(made.doc, made.text_sha, "t", entities=(firm,), claims=made.claims),
                run=run,
            )
        yield store


@pytest.mark.parametrize(
    ("wanted", "surfaces"),
    [
        (ClaimFilter(), ["$92", "$71"]),
        (ClaimFilter(doc=SECOND.id), ["$71"]),
        (ClaimFilter(measure="imports"), ["$92"]),
        (ClaimFilter(measure="import"), ["$92"]),
        (ClaimFilter(measure="100%_"), []),
        (ClaimFilter(partner="CHN", flow="M"), ["$92"]),
        (ClaimFilter(partner="JPN"), []),
        (ClaimFilter(years=(2007, 2007)), ["$92"]),
        (ClaimFilter(years=(2009, 2012)), []),
        (ClaimFilter(value_lo=Decimal(80), value_hi=Decimal(100)), ["$92"]),
        (ClaimFilter(value_hi=Decimal(80)), ["$71"]),
        (ClaimFilter(unit="USD", kind="level", in_table=False), ["$92", "$71"]),
        (ClaimFilter(in_table=True), []),
        (ClaimFilter(words="foxconn"), ["$71"]),
        (ClaimFilter(entity="firm:honhai"), ["$71"]),
        (ClaimFilter(limit=1), ["$92"]),
    ],
)
def test_claims_are_found_by_number_and_scope(store: Store, wanted: ClaimFilter, surfaces: list[str]) -> None:
    assert [row.surface for row in find_claims(store, wanted)] == surfaces


def test_a_claim_row_says_where_it_stands(store: Store) -> None:
    (row,) = find_claims(store, ClaimFilter(flow="M"))
    assert (row.title, row.year, row.page, row.label) == ("Trade in ATP", 2009, 0, "1")
    assert row.quote == FIRST.text
