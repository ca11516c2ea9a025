"""Plain questions find what was put, and only that."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.annotations import Annotations, Claim, Entity, Interval, Label
from corpus.geometry import PageIndex, Span
from corpus.store.claim_queries import ClaimFilter, find_claim, find_claims, find_near_quotes
from corpus.store.store import Store
from tests.corpus.store.made import claim_of, put, span_of
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
        (ClaimFilter(doc=SECOND.id, page=PageIndex(0)), ["$71"]),
        (ClaimFilter(page=PageIndex(0)), ["$92", "$71"]),
        (ClaimFilter(page=PageIndex(1)), []),
        (ClaimFilter(measure="imports"), ["$92"]),
        (ClaimFilter(measure="import"), ["$92"]),
        (ClaimFilter(measure="100%_"), []),
        (ClaimFilter(partner="CHN", flow="M"), ["$92"]),
        (ClaimFilter(partner="JPN"), []),
        (ClaimFilter(years=(2007, 2007)), ["$92"]),
        (ClaimFilter(years=(2009, 2012)), []),
        (ClaimFilter(years=(2007, 2012)), ["$92"]),
        (ClaimFilter(years=(2001, 2006)), ["$92"]),
        (ClaimFilter(years=(2001, 2005)), []),
        (ClaimFilter(value_lo=Decimal(80), value_hi=Decimal(100)), ["$92"]),
        (ClaimFilter(value_hi=Decimal(80)), ["$71"]),
        (ClaimFilter(unit="USD", kind="level", in_table=False), ["$92", "$71"]),
        (ClaimFilter(in_table=True), []),
        (ClaimFilter(words="foxconn"), ["$71"]),
        (ClaimFilter(entity="firm:honhai"), ["$71"]),
        (ClaimFilter(entity="foxconn"), ["$71"]),
        (ClaimFilter(entity="Hon Hai"), []),
        (ClaimFilter(entity="Hon Hai (Foxconn)", flow="X"), ["$71"]),
        (ClaimFilter(entity="Foxconn", flow="M"), []),
        (ClaimFilter(entity="Foxconn", doc=FIRST.id), []),
        (ClaimFilter(limit=1), ["$92"]),
    ],
)
def test_claims_are_found_by_number_and_scope(store: Store, wanted: ClaimFilter, surfaces: list[str]) -> None:
    assert [row.surface for row in find_claims(store, wanted)] == surfaces


def test_a_claim_row_says_where_it_stands(store: Store) -> None:
    (row,) = find_claims(store, ClaimFilter(flow="M"))
    assert (row.title, row.year, row.page, row.label) == ("Trade in ATP", 2009, 0, "1")
    assert row.quote == FIRST.text


def test_a_claim_is_found_by_its_whole_id(store: Store) -> None:
    (row,) = find_claims(store, ClaimFilter(flow="M"))
    assert find_claim(store, row.claim.id) == row
    assert find_claim(store, row.claim.id[:-1]) is None
    assert find_claims(store, ClaimFilter(id=row.claim.id[:4])) == (row,)


_BOUNDS = [
    (None, None, {"closed", "value", "least"}),
    ("5", None, {"closed", "value"}),
    (None, "3", {"closed"}),
    ("4", "6", {"closed"}),
    ("8.5", "9", set()),
    ("7", "9", {"value"}),
    ("9.5", "11", set()),
]


@pytest.mark.parametrize(("lo", "hi", "stated"), _BOUNDS)
def test_a_range_of_values_is_met_by_values_and_bounded_intervals_alone(
    lo: str | None, hi: str | None, stated: set[str]
) -> None:
    document = document_of("closed value least")
    whole = claim_of(document_of("$8"), "$8")
    figures = {
        "closed": replace(whole.figure, value=None, interval=Interval(Decimal(3), Decimal(5))),
        "value": replace(
            whole.figure, value=Decimal("0.8"), mult=1, interval=Interval(Decimal("7.5"), Decimal(9))
        ),
        "least": replace(whole.figure, value=None, interval=Interval(Decimal(1), None)),
    }
    claims = [
        Claim(name, replace(figure, span=span_of(document, name)), (), Span(0, 1))
        for name, figure in figures.items()
    ]
    wanted = ClaimFilter(value_lo=lo and Decimal(lo), value_hi=hi and Decimal(hi))  # type: ignore[arg-type]
    with Store.in_memory() as store:
        put(store, document, claims=claims)
        assert {row.surface for row in find_claims(store, wanted)} == stated


def _near(store: Store, low: str, high: str, limit: int = 9, shortest: int = 0) -> tuple[str, int]:
    """The first letters of the documents of the quotes found, and how many were left out."""
    found = find_near_quotes(store, Decimal(low), Decimal(high), limit=limit, shortest=shortest)
    return "".join(doc[0] for doc, _ in found.quotes), found.left_out


@pytest.mark.parametrize(
    ("low", "high", "docs"),
    [("92", "100", "a"), ("71", "92", "ab"), ("60", "95", "ba"), ("72", "91", ""), ("80", "100", "a")],
)
def test_quotes_are_found_by_value_alone_the_nearest_to_the_middle_first(
    store: Store, low: str, high: str, docs: str
) -> None:
    assert _near(store, low, high) == (docs, 0)


def test_a_quote_that_is_found_is_the_claims_own(store: Store) -> None:
    ((doc, quote),) = find_near_quotes(store, Decimal(90), Decimal(93), limit=9).quotes
    assert (doc, quote) == (FIRST.id, FIRST.text)


def test_every_document_answers_however_few_quotes_are_asked_for(store: Store) -> None:
    assert _near(store, "60", "95", limit=0) == ("ba", 0)


def test_short_quotes_are_left_aside(store: Store) -> None:
    assert _near(store, "60", "95", shortest=len(SECOND.text)) == ("ba", 0)
    assert _near(store, "60", "95", shortest=len(SECOND.text) + 1) == ("a", 0)


def test_each_document_has_its_turn_and_what_is_left_out_is_counted() -> None:
    many = document_of("Of 50 and 51 and 52 tons.", doc="aa01")
    one = document_of("Some 54 tons.", doc="bb02")
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        for document, values in ((many, ("52", "50", "51")), (one, ("54",))):
            made = [one_claim(document, value, value, measure="tons") for value in values]
            claims = tuple(claim for each in made for claim in each.claims)
            with store.transaction():
                store.put_document(document, run=run)
                store.put_annotations(document, replace(made[0], claims=claims), run=run)
        assert _near(store, "48", "55", limit=3) == ("aba", 1)
        assert _near(store, "48", "55") == ("abaa", 0)
