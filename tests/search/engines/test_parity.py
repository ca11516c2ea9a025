"""The same answers from both engines on real papers."""

from __future__ import annotations

import pytest

from corpus.settings import Settings
from ingest.document.read import read
from search.engine import open_engine
from search.passages.records import passages
from search.query.language import parse_query
from tests.folders import SHARED

FIELD = SHARED / "corpus" / "field"
PAPERS = 8  # the smallest ones: some hundred passages, a few seconds to read

QUERIES = (
    "value chain",
    "tariffs on solar panels",
    "semiconductor export controls",
    '"trade policy"',
    "imports from China and employment in the United States",
    "international agreement",
    "price elasticity",
    "year:2000.. trade deficit",
    "industr* growth",
    "antidumping OR countervailing duties",
)


@pytest.mark.shared
@pytest.mark.elasticsearch
@pytest.mark.skipif(not FIELD.is_dir(), reason="the maintainers' papers are not beside this checkout")
def test_ten_plain_queries_find_the_same_passages_of_real_papers(elastic_settings: Settings) -> None:
    papers = sorted(FIELD.rglob("*.pdf"), key=lambda path: (path.stat().st_size, path.name))[:PAPERS]
    records = [record for path in papers for record in passages(read(path, ocr="off"), None)]
    with (
        open_engine("tantivy", elastic_settings) as embedded,
        open_engine("elasticsearch", elastic_settings) as server,
    ):
        for engine in (embedded, server):
            engine.add(records)
            engine.commit()
        for text in QUERIES:
            one, other = (engine.find(parse_query(text)) for engine in (embedded, server))
            assert one.total == other.total, text
            assert [hit.passage for hit in one.hits] == [hit.passage for hit in other.hits], text
        assert embedded.find(parse_query(QUERIES[0])).total
