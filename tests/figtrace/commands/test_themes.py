"""Themes are asked on the command line; exit 1 says that there are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import UsageError
from tests.figtrace.commands.conftest import Run
from tests.figtrace.small_corpus import corpus_of
from tests.strategies import document_of

_SOLAR = (
    "The solar cells of the factories need polysilicon of the smelters, and wafers are sawn; the makers of "
    "solar cells buy the polysilicon by the ton and the silver paste by the pound in each of the years."
)
_PORTS = (
    "The ports of the coast load ships with cranes, and berths of the ports are let to lines by the day; "
    "the cranes of a port and the depth of its berths say which of the ships may come to it in a year, and "
    "at what cost to the lines."
)


@pytest.fixture
def two_themes(tmp_path: Path) -> Path:
    papers = [
        document_of(text, doc=doc, year=2009, title=f"Paper {doc}")
        for doc, text in (("a", _SOLAR), ("b", _SOLAR), ("e", _PORTS), ("f", _PORTS))
    ]
    return corpus_of(tmp_path / "corpus", papers)


def test_themes_are_listed_with_their_numbers(run: Run, two_themes: Path) -> None:
    found = run(two_themes, "themes", "-k", "2", "--json")
    assert found.exit_code == 0
    lines = json.loads(found.stdout)
    assert [line["number"] for line in lines] == [1, 2]
    assert run(two_themes, "themes", "-k", "2").stdout.startswith(f"1\t{lines[0]['theme']}\t0.5\t2\t")


def test_a_card_has_words_papers_and_passages(run: Run, two_themes: Path) -> None:
    shown = run(two_themes, "themes", "show", "1", "-k", "2")
    assert shown.exit_code == 0
    assert "share: 50.0% of the passages; 0 figures" in shown.stdout
    assert "Paper" in shown.stdout
    assert "page 1" in shown.stdout
    assert json.loads(run(two_themes, "themes", "show", "1", "-k", "2", "--json").stdout)["number"] == 1


def test_a_theme_without_figures_says_so(run: Run, two_themes: Path) -> None:
    shown = run(two_themes, "themes", "show", "1", "-k", "2", "--figures")
    assert (shown.exit_code, shown.stderr) == (1, "no figures in this theme\n")


def test_figures_of_a_theme_are_listed_and_the_rest_is_counted(run: Run, tmp_path: Path) -> None:
    sold = " In 2008 the makers sold cells for $5 billion, and in 2009 for $6 billion."
    texts = (("a", _SOLAR + sold), ("b", _SOLAR), ("e", _PORTS), ("f", _PORTS))
    papers = [document_of(text, doc=doc, year=2009, title=f"Paper {doc}") for doc, text in texts]
    folder = corpus_of(tmp_path / "corpus", papers)
    asked = [run(folder, "themes", "show", n, "-k", "2", "--figures", "--limit", "1") for n in "12"]
    (shown,) = [one for one in asked if one.exit_code == 0]
    assert "billion" in shown.stdout
    assert shown.stderr == "1 of 2 figures shown: --limit shows more\n"
    every = [run(folder, "themes", "show", n, "-k", "2", "--figures") for n in "12"]
    assert [one.stderr for one in every if one.exit_code == 0] == [""]


def test_a_document_has_themes(run: Run, two_themes: Path) -> None:
    (one,) = json.loads(run(two_themes, "themes", "of", "Paper a", "-k", "2", "--json").stdout)
    assert (one["passages"], one["share"], one["pages"]) == (1, 1.0, [1])


def test_a_theme_of_ones_own_is_a_query(run: Run, small_corpus: Path) -> None:
    shown = run(small_corpus, "themes", "--query", "Foxconn")
    assert shown.exit_code == 0
    assert "passages: " in shown.stdout
    assert run(small_corpus, "themes", "--query", "zeppelin").exit_code == 1


def test_named_themes_come_from_a_file(run: Run, small_corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('[makers]\nname = "The makers"\nquery = "Foxconn"\n', encoding="utf-8")
    (theme,) = json.loads(run(small_corpus, "themes", "--named", str(file), "--json").stdout)
    assert theme["theme"] == "The makers"
    with pytest.raises(UsageError, match="no theme 'x'"):
        run(small_corpus, "themes", "--named", str(file), "--query", "x")


def test_one_document_of_a_line_has_no_themes(run: Run, tmp_path: Path) -> None:
    folder = corpus_of(tmp_path / "corpus", [document_of("Trade grew.")])
    found = run(folder, "themes")
    assert (found.exit_code, found.stderr) == (1, "too little text for themes\n")
    with pytest.raises(UsageError, match="no theme 3"):
        run(folder, "themes", "show", "3")


def test_shares_by_year_are_drawn(run: Run, two_themes: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    assert run(two_themes, "themes", "-k", "2", "--svg", str(tmp_path / "t.svg")).exit_code == 0
    assert (tmp_path / "t.svg").read_text(encoding="utf-8").count("<svg") == 1
