"""An index has the fields that queries name, and columns for what is sorted, counted and compared."""

from __future__ import annotations

from pathlib import Path

import pytest
import tantivy

from search.engines.halves.record import document_of
from search.engines.halves.schema import new_schema, register_analyzers
from search.passages import Field
from tests.search.samples import passage


@pytest.fixture
def searcher(tmp_path: Path) -> tantivy.Searcher:
    index = tantivy.Index(new_schema(), path=str(tmp_path))
    register_analyzers(index)
    writer = index.writer(15_000_000, 1)
    writer.add_document(
        document_of(passage("Exports rose.", entities=("place:chn",), names=("place:china",)))
    )
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index.searcher()


@pytest.mark.parametrize(
    ("field", "term"),
    [
        (Field.CONTENTS, "export"),
        (Field.EXACT, "exports"),
        (Field.NAMES, "place:china"),
        (Field.TITLE, "titl"),
    ],
)
def test_a_record_is_found_by_its_terms(searcher: tantivy.Searcher, field: Field, term: str) -> None:
    query = tantivy.Query.term_query(new_schema(), field, term, index_option="freq")
    assert len(searcher.search(query).hits) == 1


def test_entities_are_counted_by_their_column(searcher: tantivy.Searcher) -> None:
    asked = {"n": {"terms": {"field": str(Field.ENTITY)}}}
    found = searcher.aggregate(tantivy.Query.all_query(), asked)["n"]["buckets"]
    assert [(bucket["key"], bucket["doc_count"]) for bucket in found] == [("place:chn", 1)]
