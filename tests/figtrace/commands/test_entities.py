"""Entities are counted, shown, drawn and decided on by the names that people use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import UsageError
from figtrace.export import graphs
from tests.figtrace.commands.conftest import Run


def keys(found: str) -> list[str]:
    return [row["key"] for row in json.loads(found)]


def test_entities_are_counted_most_mentioned_first(run: Run, small_corpus: Path) -> None:
    firms = run(small_corpus, "entities", "--type", "firm", "--json")
    assert keys(firms.stdout) == ["firm:honhai", "firm:lenovo"]
    assert run(small_corpus, "entities", "--top", "1", "--json", "--type", "firm").stdout.count('"key"') == 1
    assert keys(run(small_corpus, "entities", "--words", "leno", "--json").stdout) == ["firm:lenovo"]
    assert keys(run(small_corpus, "entities", "--of", "place", "--json").stdout) == ["place:CHN"]


def test_entities_beside_another_are_listed(run: Run, small_corpus: Path) -> None:
    beside = run(small_corpus, "entities", "--with", "Foxconn", "--of", "place", "--json")
    assert keys(beside.stdout) == ["place:CHN"]
    by_type = run(small_corpus, "entities", "--with", "Foxconn", "--type", "place", "--json")
    assert by_type.stdout == beside.stdout
    assert len(keys(run(small_corpus, "entities", "--with", "Foxconn", "--top", "1", "--json").stdout)) == 1


def test_entities_come_as_csv(run: Run, small_corpus: Path) -> None:
    heading, first, *_ = run(small_corpus, "entities", "--type", "firm", "--csv").stdout.splitlines()
    assert "mentions" in heading.split(",")
    assert "firm:honhai" in first


def test_no_entities_are_told_with_exit_1(run: Run, small_corpus: Path) -> None:
    none = run(small_corpus, "entities", "--words", "zeppelin")
    assert (none.exit_code, none.stderr) == (1, "no such entities\n")
    with pytest.raises(UsageError, match="expected one of firm"):
        run(small_corpus, "entities", "--type", "company")


def test_a_card_is_printed_for_people_or_as_json(run: Run, small_corpus: Path) -> None:
    told = run(small_corpus, "entities", "show", "Lenovo").stdout.splitlines()
    assert told[0].endswith("(firm:lenovo): 4 mentions in 3 documents")
    card = json.loads(run(small_corpus, "entities", "show", "Lenovo", "--json").stdout)
    assert (card["key"], card["where"]) == ("firm:lenovo", "CHN")


def test_decisions_are_told_kept_and_taken_back(run: Run, own_corpus: Path) -> None:
    merged = run(own_corpus, "entities", "merge", "Foxconn", "Lenovo")
    assert (merged.exit_code, merged.stdout) == (0, "")
    assert "decision 1: firm:honhai merged into firm:lenovo" in merged.stderr
    assert keys(run(own_corpus, "entities", "--type", "firm", "--json").stdout) == ["firm:lenovo"]
    split = run(own_corpus, "entities", "split", "Lenovo", "Hon Hai", "--into", "China")
    assert "split into place:CHN" in split.stderr
    assert "renamed 'Legend'" in run(own_corpus, "entities", "rename", "firm:lenovo", "Legend").stderr
    assert "ignored" in run(own_corpus, "entities", "ignore", "Legend", "--surface", "Lenovo").stderr
    assert "undone" in run(own_corpus, "entities", "undo").stderr
    assert "undone" in run(own_corpus, "entities", "undo", "2").stderr
    listed = json.loads(run(own_corpus, "entities", "decisions", "--json").stdout)
    assert [line["state"] for line in listed] == ["holds", "undone", "holds", "undone"]


def test_no_decisions_are_told(run: Run, small_corpus: Path) -> None:
    none = run(small_corpus, "entities", "decisions")
    assert (none.exit_code, none.stderr) == (1, "nothing was decided\n")


def test_a_graph_comes_in_every_form(run: Run, small_corpus: Path) -> None:
    made = json.loads(run(small_corpus, "graph", "Foxconn", "--of", "place", "--json").stdout)
    assert [node["key"] for node in made["nodes"]] == ["firm:honhai", "place:CHN"]
    assert run(small_corpus, "graph", "Foxconn", "--dot").stdout.startswith("graph entities {\n")
    assert run(small_corpus, "graph", "Foxconn", "--graphml").stdout.startswith("<?xml")
    rows = run(small_corpus, "graph", "Foxconn", "--of", "place").stdout
    assert rows == "firm:honhai\tplace:CHN\t2\t3\n"


def test_a_picture_of_a_graph_is_written(
    run: Run, small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphs, "to_png", lambda made: made.key.encode())
    out = tmp_path / "graph.png"
    drawn = run(small_corpus, "graph", "Foxconn", "--png", str(out))
    assert (drawn.exit_code, drawn.stdout, out.read_bytes()) == (0, "", b"firm:honhai")
    monkeypatch.setattr(graphs, "to_svg", lambda made: b"<svg/>")
    run(small_corpus, "graph", "Foxconn", "--png", str(out), "--svg", str(tmp_path / "graph.svg"))
    assert (tmp_path / "graph.svg").read_bytes() == b"<svg/>"


def test_mentions_by_year_are_drawn_beside_the_card(run: Run, small_corpus: Path, tmp_path: Path) -> None:
    svg = tmp_path / "lenovo.svg"
    shown = run(small_corpus, "entities", "show", "Lenovo", "--svg", str(svg))
    assert "by year of the document" in shown.stdout
    assert "2009: 2 mentions" in svg.read_text(encoding="utf-8")


def test_an_entity_without_neighbours_has_no_ties(run: Run, small_corpus: Path) -> None:
    none = run(small_corpus, "graph", "Foxconn", "--of", "person")
    assert (none.exit_code, none.stderr) == (1, "nothing beside it\n")
