"""Series are asked on the command line, printed as rows and drawn into files."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from corpus.errors import UsageError
from tests.figtrace.commands.conftest import Run, Terminal
from tests.figtrace.small_corpus import corpus_of
from tests.strategies import document_of

_ONE = "Chinese imports of machine tools from Germany came to $41.7 billion in 2008."
_OTHER = "In 2008 imports of machine tools from Germany by China reached $48.2 billion."


@pytest.fixture(name="trade", scope="module")
def _trade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a corpus of two documents that contradict one another."""
    documents = [
        document_of(_ONE, doc="a", title="Tools", year=2009),
        document_of(_OTHER, doc="b", title="Trade", year=2011),
    ]
    return corpus_of(tmp_path_factory.mktemp("trade"), documents)


def test_values_stand_side_by_side_and_contested_ones_are_marked(run: Run, trade: Path) -> None:
    found = run(trade, "series", "--measure", "imports", "--csv")
    rows = list(csv.DictReader(io.StringIO(found.stdout)))
    assert [(row["period"], row["figure"], row["source"], row["contested"]) for row in rows] == [
        ("2008", "$41.7 billion", "Tools", "contested"),
        ("2008", "$48.2 billion", "Trade", "contested"),
    ]
    assert {row["series"] for row in rows} == {"imports · CHN ← DEU · machinetools · USD, level"}


def test_json_is_whole_series_with_boxes(run: Run, trade: Path) -> None:
    (series,) = json.loads(run(trade, "series", "--measure", "imports", "--json").stdout)
    assert (series["measure"], series["documents"], series["contested"]) == ("ind:imports", 2, 2)
    assert series["points"][0]["boxes"]
    assert series["points"][0]["value"] == "41700000000"


def test_a_pipe_gets_a_line_for_each_value(run: Run, trade: Path) -> None:
    lines = run(trade, "series", "--measure", "imports").stdout.splitlines()
    assert len(lines) == 2
    assert "\t2008\t$41.7 billion\tcontested\t" in lines[0]


def test_a_terminal_gets_a_table(
    run: Run, trade: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", terminal)
    from corpus.store import Store
    from figtrace.ask.claims import ClaimQuestion
    from figtrace.ask.series import ask_series
    from figtrace.commands.series import _print  # the runner's own stdout is no terminal

    with Store.open(trade / "corpus.db") as store:
        _print(ask_series(store, ClaimQuestion(measure="imports"), limit=5), as_json=False, as_csv=None)
    assert "period" in terminal.getvalue()
    assert "$48.2 billion" in terminal.getvalue()


def test_the_picture_is_drawn_beside_the_rows(run: Run, trade: Path, tmp_path: Path) -> None:
    svg, png = tmp_path / "a.svg", tmp_path / "a.png"
    found = run(trade, "series", "--measure", "imports", "--svg", str(svg), "--png", str(png), "--dark")
    assert found.exit_code == 0
    assert "contested by another paper" in svg.read_text(encoding="utf-8")
    assert png.read_bytes().startswith(b"\x89PNG")


def test_no_series_is_exit_1_and_draws_nothing(run: Run, trade: Path, tmp_path: Path) -> None:
    found = run(trade, "series", "--measure", "zeppelins", "--svg", str(tmp_path / "a.svg"))
    assert (found.exit_code, found.stdout, found.stderr) == (1, "", "no such series\n")
    assert not (tmp_path / "a.svg").exists()


def test_what_is_cut_off_is_told(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "series", "--limit", "1")
    assert "1 more name no period" in found.stderr


def test_a_picture_that_cannot_be_written_is_one_line(run: Run, trade: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        run(trade, "series", "--measure", "imports", "--svg", str(tmp_path))
