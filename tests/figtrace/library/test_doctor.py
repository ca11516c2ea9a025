"""What is well with an installation and a corpus, and what is to be done where it is not."""

from __future__ import annotations

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from corpus.settings import load_settings
from corpus.store import Store
from figtrace.library import doctor
from figtrace.library.doctor import CheckUp, State, examine
from tests.figtrace.small_corpus import corpus_of, put
from tests.strategies import document_of


def found(folder: Path, engine: str = "tantivy", **env: str) -> dict[str, CheckUp]:
    settings = load_settings(folder, env={"FIGTRACE_MODEL": "", **env})
    return {one.part: one for one in examine(settings, engine)}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return corpus_of(tmp_path / "corpus")


def test_a_corpus_in_order_is_well(corpus: Path) -> None:
    parts = found(corpus)
    assert parts["store"].found.startswith("3 documents")
    assert parts["index (tantivy)"].found.startswith("3 documents")
    assert {parts[name].state for name in ("store", "lock", "index (tantivy)", "pandoc")} == {State.WELL}


def test_where_there_is_no_corpus_the_installation_is_told_alone(tmp_path: Path) -> None:
    parts = found(tmp_path / "none")
    assert (parts["corpus"].state, "store" in parts) == (State.ABSENT, False)
    assert "figtrace ingest" in parts["corpus"].remedy


def test_an_index_that_lacks_a_document_is_ill_with_its_remedy(corpus: Path) -> None:
    with Store.open(corpus / "corpus.db") as store:
        put(store, document_of("Tin was cheap.", doc="new"))
    index = found(corpus)["index (tantivy)"]
    assert (index.state, "1 not as the store has them" in index.found) == (State.ILL, True)
    assert "index rebuild" in index.remedy


def test_a_damaged_store_is_ill_and_nothing_else_is_asked_of_it(corpus: Path) -> None:
    path = corpus / "corpus.db"
    path.write_bytes(path.read_bytes()[:4096])
    parts = found(corpus)
    assert (parts["store"].state, parts["store"].remedy) == (State.ILL, "run `figtrace recover`")
    assert "lock" not in parts


def test_another_program_that_writes_is_told(corpus: Path) -> None:
    with Store.open(corpus / "corpus.db") as other, other.transaction():
        lock = found(corpus)["lock"]
    assert (lock.state, "another program" in lock.found) == (State.ILL, True)


def test_an_engine_that_is_not_there_is_ill(corpus: Path) -> None:
    assert found(corpus, "elasticsearch")["index (elasticsearch)"].state is State.ILL


def test_a_model_that_is_not_installed_is_ill(tmp_path: Path) -> None:
    assert found(tmp_path, FIGTRACE_MODEL="xx_no_such_model")["model"].state is State.ILL
    assert found(tmp_path)["model"].state is State.ABSENT


def test_extras_and_programs_that_are_absent_say_what_they_are_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "find_spec", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    parts = found(tmp_path)
    assert parts["figtrace[sheets]"].remedy == (
        "for workbooks of Excel as sources: pip install 'figtrace[sheets]'"
    )
    assert (parts["tesseract"].state, parts["dot"].state) == (State.ABSENT, State.ABSENT)


def test_a_full_disk_is_ill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9, 10))
    assert found(tmp_path)["disk"].state is State.ILL
