"""A model is added by a command, and from then on a search finds what no word leads to, and says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.figtrace.commands.conftest import Run
from tests.nlp.vectors.toy import toy_jar, toy_model

pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")


@pytest.fixture
def with_vectors(own_corpus: Path, run: Run, tmp_path: Path) -> Path:
    jar = toy_jar(tmp_path / "toy.jar", toy_model(tmp_path / "toy"))
    assert run(own_corpus, "vectors", "add", str(jar)).exit_code == 0
    return own_corpus


def test_a_search_finds_by_meaning_and_says_so(own_corpus: Path, run: Run, tmp_path: Path) -> None:
    assert run(own_corpus, "search", "company").exit_code == 1
    run(own_corpus, "vectors", "add", str(toy_model(tmp_path / "toy")))
    found = json.loads(run(own_corpus, "search", "company", "--json").stdout)
    assert found[0]["by"] == "meaning"
    assert "firm" in found[0]["passage"]
    assert found[0]["by_words"] is None
    assert 0 < found[0]["by_meaning"] <= 1.001


def test_what_is_asked_for_as_written_is_not_meant(with_vectors: Path, run: Run) -> None:
    assert run(with_vectors, "search", '"company"').exit_code == 1


def test_status_tells_the_model_and_what_is_stale(with_vectors: Path, run: Run) -> None:
    (line,) = json.loads(run(with_vectors, "vectors", "status", "--json").stdout)
    assert (line["model"], line["documents"], line["stale"]) == ("toy", 3, 0)


def test_stale_vectors_answer_and_are_told(with_vectors: Path, run: Run) -> None:
    run(with_vectors, "meta", "set", "Makers", "year", "2011")
    told = run(with_vectors, "search", "company").stderr
    assert "figtrace vectors update" in told
    assert "0 passages encoded" in run(with_vectors, "vectors", "update").stderr
    assert "vectors update" not in run(with_vectors, "search", "company").stderr


def test_dropped_vectors_are_gone(with_vectors: Path, run: Run) -> None:
    assert run(with_vectors, "vectors", "drop").exit_code == 0
    assert run(with_vectors, "search", "company").exit_code == 1
    assert run(with_vectors, "vectors", "drop").exit_code == 1


def test_each_query_of_a_file_is_meant(with_vectors: Path, run: Run, tmp_path: Path) -> None:
    asked = tmp_path / "queries.txt"
    asked.write_text("company\n")
    (first, *_) = map(json.loads, run(with_vectors, "search", "--queries", str(asked)).stdout.splitlines())
    assert (first["query"], first["hit"]["by"]) == ("company", "meaning")


def test_papers_like_a_page_are_found_by_what_it_means(with_vectors: Path, run: Run) -> None:
    found = json.loads(run(with_vectors, "like", "Makers:1", "--json").stdout)
    assert found
    assert all(hit["document"] != "Makers" for hit in found)
    assert any(hit["by_meaning"] for hit in found)
