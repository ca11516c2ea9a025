"""Claims stand beside an entity that their own sentence or row of a table mentions, and beside no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from corpus.annotations import CellRef, Claim
from corpus.errors import StoreError
from corpus.geometry import DocId, Span
from corpus.store.beside import claims_beside, claims_in_sentences_with
from corpus.store.connection import NUMBER_OF
from corpus.store.identity_log import record_ignore, record_merge
from corpus.store.store import Store
from tests.corpus.store.made import claim_of, mention_of, put, span_of, table_document
from tests.strategies import document_of

SENTENCES = ("Mali sold $5.", "Somalia sold $6 of salt.", "Foxconn of Mali made $7.", "Hon\nHai lost $8.")
PROSE = document_of(" ".join(SENTENCES), doc="a1")
CLAIMS = [claim_of(PROSE, f"${5 + at}", sentence=words) for at, words in enumerate(SENTENCES)]
SECOND_MALI = span_of(PROSE, "of Mali")
MENTIONS = [
    mention_of(PROSE, "Mali", "place:MLI", "Republic of Mali"),
    mention_of(PROSE, "Somalia", "place:SOM", "Somalia"),
    mention_of(PROSE, "Foxconn", "firm:honhai", "Hon Hai Precision"),
    replace(
        mention_of(PROSE, "Mali", "place:MLI", "Republic of Mali"),
        span=Span(SECOND_MALI.start + 3, SECOND_MALI.end),
    ),
    mention_of(PROSE, "Hon\nHai", "firm:honhai", "Hon Hai Precision"),
]
ROWS = (("Asia", "China", "9"), ("", "Japan", "10"), ("Africa", "Mali", "11"))
GRID = table_document(ROWS, doc="b2", tall=2)
CELLS = [
    claim_of(GRID, "9", sentence="9", cell=CellRef(0, 2)),
    claim_of(GRID, "10", sentence="10", cell=CellRef(0, 5)),
    claim_of(GRID, "11", sentence="11", cell=CellRef(0, 8)),
]
NAMED = [
    mention_of(GRID, "Asia", "place:ASI", "Asia"),
    mention_of(GRID, "China", "place:CHN", "China"),
    mention_of(GRID, "Mali", "place:MLI", "Republic of Mali"),
]


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with Store.in_memory() as store:
        put(store, PROSE, entities=MENTIONS, claims=CLAIMS)
        put(store, GRID, entities=NAMED, claims=CELLS)
        yield store


def _surfaces(found: frozenset[str]) -> list[str]:
    texts = {
        claim.id: (document, claim)
        for document, claims in ((PROSE, CLAIMS), (GRID, CELLS))
        for claim in claims
    }
    return sorted(claim.figure.span.of(document.text) for document, claim in map(texts.__getitem__, found))


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("place:MLI", ["$5", "$7", "11"]),
        ("PLACE:mli", ["$5", "$7", "11"]),
        ("Mali", ["$5", "$7", "11"]),
        ("mali", ["$5", "$7", "11"]),
        ("republic of mali", ["$5", "$7", "11"]),
        ("Republic", []),
        ("Somalia", ["$6"]),
        ("Foxconn", ["$7", "$8"]),
        ("hon hai", ["$7", "$8"]),
        ("Hon Hai Precision", ["$7", "$8"]),
        ("Hon", []),
        ("place:ML_", []),
        ("", []),
    ],
)
def test_an_entity_is_meant_by_its_id_or_a_whole_name(store: Store, name: str, figures: list[str]) -> None:
    assert _surfaces(claims_beside(store, name)) == figures


@pytest.mark.parametrize(("name", "figures"), [("China", ["9"]), ("Asia", ["10", "9"]), ("Japan", [])])
def test_cells_stand_beside_what_their_row_mentions(store: Store, name: str, figures: list[str]) -> None:
    assert _surfaces(claims_beside(store, name)) == figures


def test_one_document_is_asked_alone(store: Store) -> None:
    assert _surfaces(claims_beside(store, "Mali", doc=GRID.id)) == ["11"]
    assert claims_beside(store, "Mali", doc=DocId("0" * 64)) == frozenset()


def test_what_a_person_merged_or_ignored_counts(store: Store) -> None:
    run = store.begin_run("test", "0")
    record_merge(store, "place:SOM", "place:MLI", run=run)
    record_ignore(store, "firm:honhai", run=run)
    assert _surfaces(claims_beside(store, "Mali")) == ["$5", "$6", "$7", "11"]
    assert claims_beside(store, "Foxconn") == frozenset()


def test_a_mention_at_the_end_of_a_sentence_is_not_in_the_next() -> None:
    document = document_of("$1 from Mali. $2 from elsewhere.")
    claims = [
        claim_of(document, "$1", sentence="$1 from Mali"),
        claim_of(document, "$2", sentence="$2 from elsewhere."),
    ]
    with Store.in_memory() as store:
        put(store, document, entities=[mention_of(document, "Mali", "place:MLI")], claims=claims)
        assert claims_beside(store, "Mali") == {claims[0].id}
        put(store, document, entities=[mention_of(document, "$2", "org:~two")], claims=claims)
        assert claims_beside(store, "org:~two") == {claims[1].id}
        put(store, document, entities=[mention_of(document, ". ", "org:~dot")], claims=claims)
        assert claims_beside(store, "org:~dot") == frozenset()


def test_claims_of_sentences_come_surest_first_and_of_cells_only_their_own() -> None:
    document = document_of(" ".join(SENTENCES), doc="c3")
    sure = [replace(claim, id=f"c{at}", confidence=at / 10) for at, claim in enumerate(CLAIMS)]
    with Store.in_memory() as store:
        put(store, document, entities=MENTIONS, claims=sure)
        put(store, GRID, entities=[mention_of(GRID, "11", "place:MLI"), *NAMED], claims=CELLS)
        found = claims_in_sentences_with(store, "place:MLI")
    assert [(one.id, one.doc) for one in found] == [
        (CELLS[2].id, GRID.id),
        ("c2", document.id),
        ("c0", document.id),
    ]


def test_a_claim_of_a_table_that_is_gone_stands_beside_its_own_cell(store: Store) -> None:
    lost: Claim = replace(
        CELLS[0], figure=replace(CELLS[0].figure, cell=CellRef(4, 0)), sentence=span_of(GRID, "China")
    )
    put(store, GRID, entities=NAMED, claims=[lost])
    assert claims_beside(store, "China") == {lost.id}
    assert claims_beside(store, "Asia") == frozenset()


def test_a_damaged_claim_is_an_error_with_a_remedy(store: Store) -> None:
    store._connection.write(f"UPDATE claim_rows SET sentence_end = 'x' WHERE doc = {NUMBER_OF}", (PROSE.id,))
    for ask in (claims_beside, claims_in_sentences_with):
        with pytest.raises(StoreError, match="ingest the file again"):
            ask(store, "place:MLI")


def test_a_document_may_have_claims_of_its_prose_and_of_its_cells() -> None:
    claims = [CELLS[0], claim_of(GRID, "11", sentence="11")]
    with Store.in_memory() as store:
        put(store, GRID, entities=NAMED, claims=claims)
        assert claims_beside(store, "place:CHN") == {CELLS[0].id}
        assert claims_beside(store, "place:MLI") == frozenset()
