"""Claims by their places: what is read late is what is read at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.annotations import Annotations, CellRef, Claim, Figure
from corpus.errors import StoreError
from corpus.geometry import Span
from corpus.store.store import Store
from corpus.store.stored_claims import claims_within, place_of, read_claim_places, read_stored_claims
from tests.strategies import document_of, figures, one_claim

DOCUMENT = document_of("Imports were $92.")


def _claims(made: list[Figure]) -> tuple[Claim, ...]:
    return tuple(Claim(f"claim-{at}", figure, (), Span(0, at + 1)) for at, figure in enumerate(made))


def _store(claims: tuple[Claim, ...]) -> Store:
    store = Store.in_memory()
    run = store.begin_run("test", "0")
    annotations = Annotations(DOCUMENT.id, DOCUMENT.text_sha, "test/1", claims=claims)
    with store.transaction():
        store.put_document(DOCUMENT, run=run)
        store.put_annotations(DOCUMENT, annotations, run=run)
    return store


_cells = st.none() | st.builds(CellRef, table=st.integers(0, 9), cell=st.integers(0, 99))


@settings(deadline=None, max_examples=50)
@given(st.lists(st.builds(lambda figure, cell: replace(figure, cell=cell), figures, _cells), max_size=6))
def test_claims_read_late_are_the_claims_read_at_once(made: list[Figure]) -> None:
    with _store(_claims(made)) as store:
        places, late = read_stored_claims(store, DOCUMENT.id)
        at_once = store.claims(DOCUMENT.id)
        assert tuple(late) == at_once
        assert places == tuple(map(place_of, at_once))


def test_places_are_told_by_the_ids_of_their_claims() -> None:
    made = _claims(
        [_figure(), replace(_figure(), cell=CellRef(1, 2)), replace(_figure(), cell=CellRef(0, 0))]
    )
    with _store(made) as store:
        places = read_claim_places(store, DOCUMENT.id)
    assert list(places.items()) == [(claim.id, place_of(claim)) for claim in made]
    assert places["claim-1"].cell == CellRef(1, 2)
    assert places["claim-2"].sentence == Span(0, 3)


def test_a_claim_is_decoded_once() -> None:
    with _store(_claims([_figure()])) as store:
        _, late = read_stored_claims(store, DOCUMENT.id)
        assert late[0] is late[-1]
        assert late[:1] == (late[0],)


def test_a_document_without_claims_has_no_places() -> None:
    with Store.in_memory() as store:
        places, late = read_stored_claims(store, DOCUMENT.id)
        assert (places, len(late)) == ((), 0)


@pytest.mark.parametrize(
    ("column", "value"),
    [("figure_start", 99), ("number_end", None), ("sentence_end", "x"), ("figure_end", b"1")],
)
def test_a_place_that_is_none_is_refused_with_a_remedy(column: str, value: object) -> None:
    with _store(_claims([_figure()])) as store:
        store._connection.write(f"UPDATE claim_rows SET {column} = ?", (value,))
        for read in (read_stored_claims, read_claim_places):
            with pytest.raises(StoreError, match=rf"claims of {DOCUMENT.id[:12]}.*ingest the file again"):
                read(store, DOCUMENT.id)


@pytest.mark.parametrize("body", ["nonsense", b"", b"nonsense", 7, b"x\x9c"])
def test_a_damaged_claim_is_refused_with_a_remedy_when_it_is_asked_for(body: object) -> None:
    with _store(_claims([_figure()])) as store:
        store._connection.write("UPDATE claim_rows SET body = ?", (body,))
        places, late = read_stored_claims(store, DOCUMENT.id)
        assert len(places) == 1
        for ask in (lambda: late[0], lambda: store.claims(DOCUMENT.id)):
            with pytest.raises(StoreError, match="ingest the file again"):
                ask()


def _figure() -> Figure:
    (claim,) = one_claim(DOCUMENT, "$92", "92").claims
    return claim.figure


@settings(deadline=None, max_examples=50)
@given(st.lists(figures, max_size=6), st.integers(0, 40), st.integers(0, 40))
def test_claims_within_a_part_of_the_text_are_those_whose_figures_lie_in_it(
    made: list[Figure], start: int, length: int
) -> None:
    claims, part = _claims(made), Span(start, start + length)
    with _store(claims) as store:
        inside = tuple(one.id for one in claims if one.figure.span in part)
        assert claims_within(store, DOCUMENT.id, part) == inside
