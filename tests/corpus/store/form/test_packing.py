"""The ninth form: large tables name documents by number, and views put together what stands in several."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus.store.form.packing import ENDING, TABLES
from corpus.store.store import Store
from tests.corpus.store.made import claim_of, mention_of, put
from tests.strategies import document_of

DOCUMENT = document_of("Exports of Lenovo were $92.", doc="ab")


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with Store.in_memory() as store:
        put(
            store,
            DOCUMENT,
            entities=[mention_of(DOCUMENT, "Lenovo", "firm:lenovo", "Lenovo Group")],
            claims=[claim_of(DOCUMENT, "$92")],
        )
        yield store


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("SELECT doc, value, unit, quote FROM claims", (DOCUMENT.id, "92", "USD", DOCUMENT.text)),
        (
            "SELECT doc, found, key, surface, ignored FROM mentions",
            (DOCUMENT.id, *["firm:lenovo"] * 2, "Lenovo", 0),
        ),
        ("SELECT doc, canonical, start, by FROM entities", (DOCUMENT.id, "Lenovo Group", 11, "list")),
    ],
)
def test_views_have_the_names_and_columns_of_the_tables_that_they_stand_for(
    store: Store, asked: str, found: tuple[object, ...]
) -> None:
    assert store._connection.rows(asked) == [found]


@pytest.mark.parametrize("table", ["claim_rows", "mention_rows"])
def test_large_tables_hold_numbers_of_documents(store: Store, table: str) -> None:
    assert store._connection.row(f"SELECT typeof(doc) FROM {table}") == ("integer",)


def test_a_mention_goes_with_its_annotations(store: Store) -> None:
    store._connection.write("DELETE FROM annotations")
    assert store._connection.count("SELECT count(*) FROM mention_rows") == 0


def test_statements_are_divided_at_the_ends_of_lines() -> None:
    for sql in (TABLES, ENDING):
        assert all(statement.strip() for statement in sql.rstrip().rstrip(";").split(";\n"))
