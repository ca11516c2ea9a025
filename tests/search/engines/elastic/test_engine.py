from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import EngineDownError, EngineError, UnsupportedQueryError
from corpus.settings import ElasticSettings, Settings
from scripts.faults.proxy import proxy_to
from search.engine import Engine, open_engine
from search.engines.elastic.engine import WINDOW, Elastic, connect
from search.passages import SCHEMA
from search.passages.analysis import EXACT, tokens
from search.passages.spelling import respelled
from search.query.language import parse_query
from tests.search.conftest import client_of, drop_indices, own_prefix
from tests.search.engines.engine_contract import EngineContract, fill, texts
from tests.search.samples import doc_id, passage

elastic = pytest.mark.elasticsearch

PLAIN_QUERIES = (
    "chips",
    "exports of solar cells",
    "value chain",
    '"value chain"',
    "trade export import",
    "firms -phones",
    "author:brandt trade",
    "year:2005..2012 import",
    "semicond* firms",
    "duties OR theory",
    "international universities or internal organs",
    "unit:usd chips",
)


@elastic
class TestElastic(EngineContract):
    @pytest.fixture
    def engine(self, elastic_settings: Settings) -> Iterator[Engine]:
        with open_engine("elasticsearch", elastic_settings) as engine:
            yield engine

    @pytest.fixture(scope="class")
    @classmethod
    def shelf(cls, elastic_server: ElasticSettings) -> Iterator[Engine]:
        own = own_prefix(elastic_server)
        with Elastic(own) as engine:
            fill(engine)
            yield engine
        drop_indices(own)


@pytest.fixture
def both(elastic_settings: Settings) -> Iterator[tuple[Engine, Engine]]:
    """Both engines with the sample library."""
    with open_engine("tantivy", elastic_settings) as embedded, Elastic(elastic_settings.elastic) as server:
        fill(embedded)
        fill(server)
        yield embedded, server


@elastic
def test_both_engines_give_the_same_hits_in_the_same_order_with_the_same_scores(
    both: tuple[Engine, Engine],
) -> None:
    embedded, server = both
    for text in PLAIN_QUERIES:
        query = parse_query(text)
        one, other = embedded.find(query), server.find(query)
        assert [hit.passage for hit in one.hits] == [hit.passage for hit in other.hits], text
        assert [hit.snippet for hit in one.hits] == [hit.snippet for hit in other.hits], text
        assert [hit.score for hit in one.hits] == pytest.approx([h.score for h in other.hits], rel=0.001), (
            text
        )
        assert one.total == other.total, text


@elastic
def test_the_server_analyses_text_as_we_do(elastic_settings: Settings) -> None:
    text = (
        "China’s Größe, İstanbul ﬁnance; 8541.40 and 1,234.5 but 3G, 5nm, GPT-4x. Ærø œuvre ǅ ΣΊΣΥΦΟΣ "
        "Привет 台灣半導體 カタカナ ひらがな 한국어 e\u0301tude co-operation's U.S. firms' generously skies "
        "dying news ²³ ½ Ⅳ ٣٤ "
        "x\u00adray zero\u200bwidth 𠀀𠀁 🙂 snake_case a.b a1b2 " + "z" * 250
    )
    with Elastic(elastic_settings.elastic) as engine:
        engine.add([passage(text)])
    said = respelled(text)  # as it is sent
    assert analyzed_by_server(elastic_settings.elastic, said) == [t.term for t in tokens(text, EXACT)]


def analyzed_by_server(given: ElasticSettings, text: str) -> list[str]:
    with client_of(given) as client:
        found = client.indices.analyze(index=f"{given.prefix}-passages", analyzer=EXACT, text=text)
    return [token["token"] for token in found["tokens"]]


@elastic
def test_hits_beyond_the_window_are_refused(elastic_settings: Settings) -> None:
    with Elastic(elastic_settings.elastic) as engine, pytest.raises(UnsupportedQueryError, match="10000"):
        engine.find(parse_query("chips"), limit=10, offset=WINDOW)


@elastic
def test_more_records_than_a_batch_are_written_and_replaced(elastic_settings: Settings) -> None:
    with Elastic(elastic_settings.elastic) as engine:
        engine.add(passage(f"number {n}", doc=f"d{n % 7}", seq=n) for n in range(1200))
        engine.commit()
        engine.remove(doc_id("d3"))
        engine.add(passage(f"number {n}", doc="d3", seq=n) for n in range(5))
        engine.commit()
        assert engine.count().passages == 1200 - 171 + 5
        assert engine.find(parse_query("number")).total == 1200 - 171 + 5


@elastic
def test_a_rebuild_that_died_is_stepped_over(elastic_settings: Settings) -> None:
    given = elastic_settings.elastic
    with Elastic(given) as engine, client_of(given) as client:
        engine.add([passage("old")])
        engine.commit()
        client.indices.create(index=f"{given.prefix}-passages-v{SCHEMA}-2")
        with engine.rebuilding():
            engine.add([passage("new")])
        assert texts(engine, "new old") == ["new"]


@elastic
def test_a_server_that_refuses_records_is_an_error_with_its_reason(elastic_settings: Settings) -> None:
    with Elastic(elastic_settings.elastic) as engine:
        engine.add([replace(passage("well"), year=2**70)])
        with pytest.raises(EngineError, match=r"refused 1 records; the first: .*year"):
            engine.commit()


@elastic
@pytest.mark.parametrize("setting", ["write", "read_only"])
def test_an_index_that_is_closed_to_writing_is_told_as_that(elastic_settings: Settings, setting: str) -> None:
    given = elastic_settings.elastic
    with Elastic(given) as engine, client_of(given) as client:
        engine.add([passage("old")])
        engine.commit()
        block = f"index.blocks.{setting}"
        client.indices.put_settings(index=f"{given.prefix}-*", settings={block: True})
        engine.add([passage("new", seq=1)])
        with pytest.raises(EngineError, match=rf"is closed to writing: .* set {block} back to null"):
            engine.commit()
        client.indices.put_settings(index=f"{given.prefix}-*", settings={block: None})


@elastic
def test_a_line_that_is_cut_is_told_as_that(elastic_settings: Settings) -> None:
    given = elastic_settings.elastic
    with proxy_to(given.url) as proxy:
        proxy.dead_after = 100
        with pytest.raises(EngineDownError, match=f"the connection to {proxy.url} was cut off"):
            Elastic(replace(given, url=proxy.url))


@elastic
def test_a_name_that_the_server_refuses_is_an_error_with_its_reason(elastic_settings: Settings) -> None:
    with (
        Elastic(replace(elastic_settings.elastic, prefix="Not Lower Case")) as engine,
        pytest.raises(EngineError, match="Not Lower Case"),
    ):
        engine.add([passage("well")])


def test_without_a_url_the_error_says_how_to_name_one(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="FIGTRACE_ES_URL"):
        connect(Settings(tmp_path))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (ElasticSettings("http://127.0.0.1:9"), "no Elasticsearch answers at http://127.0.0.1:9: start it"),
        (ElasticSettings("https://127.0.0.1:9"), "no Elasticsearch answers"),
    ],
)
def test_a_server_that_is_down_is_one_clear_line(given: ElasticSettings, says: str) -> None:
    with pytest.raises(EngineDownError, match=says) as caught:
        Elastic(given)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "given",
    [
        ElasticSettings("not a url"),
        ElasticSettings("localhost"),
        ElasticSettings("https://127.0.0.1:9", ca_file="/nonexistent/ca.crt"),
    ],
)
def test_settings_that_cannot_work_are_an_error(given: ElasticSettings) -> None:
    with pytest.raises(EngineError, match="Elasticsearch") as caught:
        Elastic(given)
    assert "\n" not in str(caught.value)
