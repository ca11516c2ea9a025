from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import EngineError
from corpus.settings import Settings
from search.engine import Engine, open_engine
from search.engines.embedded import Embedded, _translated
from search.engines.halves.schema import FORM
from search.query.language import parse_query
from tests.search.engines.engine_contract import EngineContract, fill, texts
from tests.search.samples import doc_id, library, passage


class TestEmbedded(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path: Path) -> Iterator[Engine]:
        with open_engine("tantivy", Settings(tmp_path)) as engine:
            yield engine

    @pytest.fixture(scope="class")
    @classmethod
    def shelf(cls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
        with Embedded(tmp_path_factory.mktemp("shelf")) as engine:
            fill(engine)
            yield engine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Folder of an index of the sample library."""
    with Embedded(tmp_path / "index") as engine:
        engine.add(library())
        engine.commit()
    return tmp_path / "index"


def test_an_index_is_found_again_when_it_is_opened_anew(folder: Path) -> None:
    with Embedded(folder) as engine:
        assert len(texts(engine, "foxconn")) == 1


def test_a_second_writer_is_told_to_wait(folder: Path) -> None:
    with Embedded(folder) as first, Embedded(folder) as second:
        first.remove(doc_id("chips"))
        with pytest.raises(EngineError, match="written by another program: wait"):
            second.remove(doc_id("solar"))


def test_a_panic_over_a_damaged_index_is_told_as_one_and_an_interruption_is_let_through(
    tmp_path: Path,
) -> None:
    panic = type("PanicException", (BaseException,), {})
    with (
        pytest.raises(EngineError, match=r"is damaged \(end <= range\).*index rebuild"),
        _translated(tmp_path),
    ):
        raise panic("end <= range")
    with pytest.raises(KeyboardInterrupt), _translated(tmp_path):
        raise KeyboardInterrupt


def test_the_lock_is_let_go_on_closing_and_what_was_not_committed_is_lost(folder: Path) -> None:
    with Embedded(folder) as first:
        first.remove(doc_id("chips"))
    with Embedded(folder) as second:
        second.add([passage("and more", doc="more")])
        second.commit()
        assert len(texts(second, "foxconn")) == 1


def test_a_reader_sees_what_another_program_committed_or_rebuilt(folder: Path) -> None:
    with Embedded(folder) as reader, Embedded(folder) as writer:
        assert reader.find(parse_query("foxconn")).total == 1
        writer.add([passage("Foxconn again", doc="more")])
        writer.commit()
        assert reader.find(parse_query("foxconn")).total == 2
        with writer.rebuilding():
            writer.add([passage("Foxconn alone", doc="more")])
        assert texts(reader, "foxconn") == ["Foxconn alone"]


def test_a_rebuild_leaves_one_generation_behind(folder: Path) -> None:
    with Embedded(folder) as engine, engine.rebuilding():
        engine.add(library())
    assert sorted(path.name for path in folder.iterdir()) == ["CURRENT", f"v{FORM}-2"]


@pytest.mark.parametrize("broken", ["no meta", "garbage meta", "no generation", "foreign CURRENT"])
def test_a_damaged_index_is_an_error_with_the_remedy_and_can_be_rebuilt(folder: Path, broken: str) -> None:
    meta = folder / f"v{FORM}-1" / "passages" / "meta.json"
    if broken == "no meta":
        meta.unlink()
    elif broken == "garbage meta":
        meta.write_bytes(b"\0garbage")
    elif broken == "no generation":
        (folder / f"v{FORM}-1").rename(folder / "elsewhere")
    else:
        (folder / "CURRENT").write_text("v99-1")
    with Embedded(folder) as engine:
        with pytest.raises(EngineError, match="figtrace index rebuild"):
            engine.find(parse_query("foxconn"))
        with engine.rebuilding():
            engine.add(library())
        assert len(texts(engine, "foxconn")) == 1


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file stands in the way")
    with Embedded(tmp_path / "index") as engine, pytest.raises(EngineError, match="index"):
        engine.add(library())


def test_a_prefix_of_more_than_fifty_words_finds_them_all(tmp_path: Path) -> None:
    with Embedded(tmp_path) as engine:
        engine.add(passage(f"prefix{n:03d}", seq=n) for n in range(200))
        engine.commit()
        assert engine.find(parse_query("prefix*")).total == 200


def test_what_was_removed_leaves_no_trace_in_the_scores(tmp_path: Path) -> None:
    with Embedded(tmp_path / "index") as engine, Embedded(tmp_path / "never") as never:
        for one in (engine, never):
            fill(one)
        engine.add(passage(f"chips and trade {number}", doc="gone", seq=number) for number in range(50))
        engine.commit()
        engine.remove(doc_id("gone"))
        engine.commit()
        for text in ("chips", "trade export import", '"value chain"'):
            query = parse_query(text)
            hits, wanted = engine.find(query).hits, never.find(query).hits
            assert [(hit.passage, hit.score) for hit in hits] == [(w.passage, w.score) for w in wanted], text
