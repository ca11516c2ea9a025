"""The port opens the engine that is named, says which there are, and what is missing for one."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from corpus.errors import EngineError, UsageError
from corpus.settings import Settings
from search import engine as port
from search.engine import ENGINES, Answer, Exactness, open_engine


def test_an_unknown_engine_is_told_which_are_known(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="'solr'; known are elasticsearch, tantivy"):
        open_engine("solr", Settings(tmp_path))


@pytest.mark.parametrize("name", sorted(ENGINES))
def test_every_engine_conforms_to_the_port(name: str) -> None:
    assert callable(import_module(ENGINES[name]).connect)


def test_an_engine_is_opened_by_its_name_and_bears_it(tmp_path: Path) -> None:
    with open_engine("tantivy", Settings(tmp_path)) as engine:
        assert engine.name == "tantivy"
    assert list(tmp_path.iterdir()) == []


def test_the_adapter_is_given_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("made_up_adapter")
    module.connect = lambda settings: ("opened", settings)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "made_up_adapter", module)
    monkeypatch.setitem(port.ENGINES, "made-up", "made_up_adapter")
    settings = Settings(tmp_path)
    opened: object = open_engine("made-up", settings)
    assert opened == ("opened", settings)


def test_an_engine_whose_library_is_not_installed_is_told_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "adapter_without_library.py").write_text("import no_such_library", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(port.ENGINES, "made-up", "adapter_without_library")
    with pytest.raises(EngineError, match="made-up needs no_such_library"):
        open_engine("made-up", Settings(tmp_path))


def test_a_total_is_exact_unless_it_is_said_otherwise() -> None:
    assert Answer((), 0).exactness is Exactness.EXACT
