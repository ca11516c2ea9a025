"""A file that is locked or damaged ends every read of the store in the store's own error."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.annotations import Label
from corpus.errors import LockedStoreError, StoreError
from corpus.store import (
    ClaimFilter,
    Edition,
    Store,
    canonical_names,
    claims_in_sentences_with,
    content_prints,
    count_entities,
    count_surfaces,
    decision_times,
    entities_called,
    entity_count,
    entity_documents,
    entity_names,
    entity_spellings,
    find_claim,
    find_claims,
    find_near_quotes,
    found_as,
    found_names,
    identity_decisions,
    keep_editions,
    keep_sketch,
    kept_sketches,
    list_editions,
    mentions_beside,
    mentions_in,
    read_claim_places,
    read_outline,
    read_stored_claims,
    resolve_document,
)
from corpus.store.outlines import read_table_rows
from tests.corpus.store.made import claim_of, mention_of, put
from tests.strategies import document_of

DOCUMENT = document_of("Mali sold $5.")
CLAIM = claim_of(DOCUMENT, "$5")

Read = Callable[[Store], object]
READS: dict[str, Read] = {
    "annotations": lambda store: store.annotations(DOCUMENT.id),
    "claims": lambda store: store.claims(DOCUMENT.id),
    "count claims": lambda store: store.count_claims([DOCUMENT.id]),
    "document": lambda store: store.document(DOCUMENT.id),
    "has document": lambda store: store.has_document(DOCUMENT.id),
    "opening": lambda store: store.opening(DOCUMENT.id, 4),
    "outcomes": lambda store: store.outcomes(),
    "page outcomes": lambda store: store.page_outcomes(),
    "producer": lambda store: store.producer(DOCUMENT.id),
    "stamp": lambda store: store.stamp("a.pdf"),
    "summaries": lambda store: store.summaries(),
    "totals": lambda store: store.totals(),
    "claims_in_sentences_with": lambda store: claims_in_sentences_with(store, "place:MLI"),
    "content_prints": content_prints,
    "count_entities": count_entities,
    "count_surfaces": lambda store: count_surfaces(store, "place:MLI"),
    "decision_times": decision_times,
    "canonical_names": lambda store: canonical_names(store, ("place:MLI",)),
    "mentions_beside": lambda store: list(mentions_beside(store, "place:MLI")),
    "entities_called": lambda store: list(entities_called(store, "Mali")),
    "entity_count": lambda store: entity_count(store, "place:MLI"),
    "entity_documents": lambda store: entity_documents(store, "place:MLI"),
    "entity_names": entity_names,
    "entity_spellings": entity_spellings,
    "find_claim": lambda store: find_claim(store, CLAIM.id),
    "find_claims": lambda store: find_claims(store, ClaimFilter()),
    "find_claims beside": lambda store: find_claims(store, ClaimFilter(entity="Mali")),
    "find_near_quotes": lambda store: find_near_quotes(store, Decimal(1), Decimal(2), limit=9, shortest=0),
    "found_as": lambda store: found_as(store, "place:MLI"),
    "found_names": lambda store: list(found_names(store, Label.PLACE)),
    "identity_decisions": identity_decisions,
    "kept_sketches": kept_sketches,
    "list_editions": list_editions,
    "mentions_in": lambda store: mentions_in(store, DOCUMENT.id),
    "read_claim_places": lambda store: read_claim_places(store, DOCUMENT.id),
    "read_outline": lambda store: read_outline(store, DOCUMENT.id),
    "read_stored_claims": lambda store: read_stored_claims(store, DOCUMENT.id),
    "read_table_rows": lambda store: read_table_rows(store, DOCUMENT.id),
    "resolve_document": lambda store: resolve_document(store, "d.pdf"),
}


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    """A corpus whose readers wait for a writer, as those of figtrace's own files need not."""
    path = tmp_path / "corpus.db"
    with Store.open(path, create=True) as store:
        put(store, DOCUMENT, entities=[mention_of(DOCUMENT, "Mali", "place:MLI")], claims=[CLAIM])
        keep_sketch(store, DOCUMENT.id, b"1234")
        keep_editions(store, [Edition(DOCUMENT.id, DOCUMENT.id, 0, 1.0, "text")])
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    return path


@pytest.fixture(name="locked")
def _locked(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr("corpus.store.connection.LOCK_SECONDS", 0.01)
    with Store.open(path) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield store


@pytest.fixture(name="damaged")
def _damaged(path: Path) -> Iterator[Store]:
    """The store in a file whose tables and indexes are noise; the list of them is whole."""
    with closing(sqlite3.connect(path)) as db:
        (size,) = db.execute("PRAGMA page_size").fetchone()
        roots = [root for (root,) in db.execute("SELECT rootpage FROM sqlite_master WHERE rootpage > 1")]
    with path.open("r+b") as file:
        for root in roots:
            file.seek((root - 1) * size)
            file.write(b"\xff" * size)
    with Store.open(path) as store:
        yield store


@pytest.mark.parametrize("read", READS.values(), ids=READS.keys())
def test_a_read_of_a_locked_file_says_that_another_program_writes(locked: Store, read: Read) -> None:
    with pytest.raises(LockedStoreError, match="written by another program"):
        read(locked)


@pytest.mark.parametrize("read", READS.values(), ids=READS.keys())
def test_a_read_of_a_damaged_file_says_so(damaged: Store, read: Read) -> None:
    with pytest.raises(StoreError, match=r"corpus\.db is damaged .*`figtrace recover`"):
        read(damaged)


def test_a_write_to_a_damaged_file_says_so_and_not_that_it_was_rolled_back(damaged: Store) -> None:
    with pytest.raises(StoreError, match="is damaged"):
        damaged.begin_run("ingest", "0")
