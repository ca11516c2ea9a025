from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest
from elasticsearch import Elasticsearch

from corpus.errors import EngineDownError, EngineError, UnsupportedQueryError
from corpus.settings import ElasticSettings, Settings
from scripts.faults.proxy import proxy_to
from search.engine import Counts, Engine, open_engine
from search.engines.elastic import writers
from search.engines.elastic.engine import WINDOW, Elastic, connect
from search.passages import SCHEMA, Field
from search.passages.analysis import EXACT, tokens
from search.query.language import parse_query
from search.refused import read_refusals, refusals_file
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
def test_the_server_takes_terms_as_they_come(elastic_settings: Settings) -> None:
    text = (
        "China’s Größe, İstanbul ﬁnance; 8541.40 and 1,234.5 but 3G, 5nm, GPT-4x. Ærø œuvre ǅ ΣΊΣΥΦΟΣ "
        "Привет 台灣半導體 カタカナ ひらがな 한국어 e\u0301tude co-operation's U.S. firms' generously skies "
        "dying news ²³ ½ Ⅳ ٣٤ "
        "x\u00adray zero\u200bwidth 𠀀𠀁 🙂 snake_case a.b a1b2 " + "z" * 250
    )
    sent = [t.term for t in tokens(text, EXACT)]
    with Elastic(elastic_settings.elastic) as engine:
        engine.add([passage(text)])
        engine.commit()
        assert texts(engine, '"8541.40 and 1,234.5"') == [text]
    assert analyzed_by_server(elastic_settings.elastic, " ".join(sent)) == sent


def analyzed_by_server(given: ElasticSettings, text: str) -> list[str]:
    with client_of(given) as client:
        found = client.indices.analyze(index=f"{given.prefix}-passages", field=Field.EXACT, text=text)
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
        with pytest.raises(EngineError, match=r"refused a record: .*failed to parse field \[year\]"):
            engine.commit()


@elastic
def test_a_record_that_does_not_fit_is_kept_aside_and_comes_in_when_it_is_mended(
    elastic_settings: Settings,
) -> None:
    file = refusals_file(elastic_settings, "elasticsearch")
    with open_engine("elasticsearch", elastic_settings) as engine:
        engine.add([passage("well one", doc="a"), replace(passage("ill one", doc="a", seq=1), year=2**70)])
        engine.vouch(doc_id("a"), "print")
        engine.add([passage("well two", doc="b")])
        engine.vouch(doc_id("b"), "print")
        engine.commit()
        assert texts(engine, "one two") == ["well one", "well two"]
        assert engine.contents() == {doc_id("b"): "print"}
        (told,) = read_refusals(file)
        assert (told.document, told.title, told.page) == (doc_id("a"), "A title", 2)
        assert told.reason.startswith("failed to parse field [year]")
        assert "figtrace meta set" in told.remedy
        engine.remove(doc_id("a"))
        engine.add([passage("well one", doc="a"), passage("mended one", doc="a", seq=1)])
        engine.vouch(doc_id("a"), "print")
        engine.commit()
        assert engine.contents() == {doc_id("a"): "print", doc_id("b"): "print"}
        assert not file.exists()


@elastic
def test_a_rebuild_goes_on_over_a_record_that_does_not_fit(elastic_settings: Settings) -> None:
    with open_engine("elasticsearch", elastic_settings) as engine:
        with engine.rebuilding():
            engine.add([replace(passage("ill"), year=2**70), passage("well", seq=1)])
        assert texts(engine, "ill well") == ["well"]
        assert len(read_refusals(refusals_file(elastic_settings, "elasticsearch"))) == 1
        with engine.rebuilding():
            engine.add([passage("ill"), passage("well", seq=1)])
        assert engine.count().passages == 2
        assert read_refusals(refusals_file(elastic_settings, "elasticsearch")) == ()


@elastic
def test_a_second_writer_is_told_and_readers_are_not_disturbed(
    elastic_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writers, "_WAIT_S", 0.0)
    given = elastic_settings.elastic
    with Elastic(given) as first, Elastic(given) as second:
        first.add([passage("from the first")])
        first.commit()
        with first.rebuilding():
            first.add([passage("anew from the first")])
            assert texts(second, "first") == ["from the first"]
            with pytest.raises(EngineError, match="another program writes this index: process"):
                second.add([passage("from the second", doc="other")])
            with pytest.raises(EngineError, match="another program writes"), second.rebuilding():
                pass
        second.add([passage("from the second", doc="other")])
        second.commit()
        assert sorted(texts(first, "first second")) == ["anew from the first", "from the second"]


@elastic
def test_searches_of_another_program_are_answered_all_through_a_rebuild(elastic_settings: Settings) -> None:
    given = elastic_settings.elastic
    with Elastic(given) as writer, Elastic(given) as reader:
        fill(writer)
        told: list[int] = []
        done = Event()

        def ask() -> None:
            while not done.is_set():
                told.append(reader.find(parse_query("chips")).total)

        asking = Thread(target=ask)
        asking.start()
        try:
            for _ in range(3):
                with writer.rebuilding():
                    fill(writer)
        finally:
            done.set()
            asking.join()
        assert set(told) == {1}
        assert len(told) > 3


@elastic
def test_one_of_several_nodes_is_enough(elastic_settings: Settings) -> None:
    given = elastic_settings.elastic
    with Elastic(replace(given, url=f"http://127.0.0.1:1,{given.url}")) as engine:
        fill(engine)
        assert engine.find(parse_query("chips")).total == 1


@elastic
def test_a_snapshot_gives_the_index_back(elastic_settings: Settings) -> None:
    given = elastic_settings.elastic
    with Elastic(given) as engine, client_of(given) as client:
        fill(engine)
        before = engine.find(parse_query("trade chips")).hits
        with repository(client, given.prefix) as name:
            client.snapshot.create(
                repository=name, snapshot="one", indices=f"{given.prefix}-*", wait_for_completion=True,
                include_global_state=False,
            )  # fmt: skip
            client.indices.delete(index=[*client.indices.get(index=f"{given.prefix}-*", features="aliases")])
            assert engine.count() == Counts(0, 0, 0)
            client.snapshot.restore(
                repository=name, snapshot="one", indices=f"{given.prefix}-*", wait_for_completion=True
            )
        assert engine.count() == Counts(documents=4, passages=9, claims=4)
        assert engine.find(parse_query("trade chips")).hits == before
        engine.remove(doc_id("chips"))
        engine.commit()
        assert engine.count().documents == 3


@contextmanager
def repository(client: Elasticsearch, name: str) -> Iterator[str]:
    """A place for snapshots; the test is skipped where the server has none."""
    places = client.cluster.get_settings(include_defaults=True, filter_path="*.path.repo")
    listed = [one["path"]["repo"] for one in places.values() if one["path"]["repo"]]
    if not listed:
        pytest.skip("the server has no path.repo")
    place = listed[0] if isinstance(listed[0], str) else listed[0][0]
    client.snapshot.create_repository(
        name=name, repository={"type": "fs", "settings": {"location": f"{place}/{name}"}}
    )
    try:
        yield name
    finally:
        client.snapshot.delete(repository=name, snapshot="*")
        client.snapshot.delete_repository(name=name)


@elastic
@pytest.mark.parametrize("setting", ["write", "read_only"])
def test_an_index_that_is_closed_to_writing_is_told_as_that(elastic_settings: Settings, setting: str) -> None:
    given = elastic_settings.elastic
    with Elastic(given) as engine, client_of(given) as client:
        engine.add([passage("old")])
        engine.commit()
        block = f"index.blocks.{setting}"
        client.indices.put_settings(index=f"{given.prefix}-*", settings={block: True})
        with pytest.raises(EngineError, match=rf"is closed to writing: .* set {block} back to null"):
            engine.add([passage("new", seq=1)])
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
