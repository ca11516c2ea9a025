"""The example notebook runs from its first cell to its last, and draws its three pictures."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from figtrace import __all__ as face
from tests.folders import ROOT

NOTEBOOK = json.loads((ROOT / "examples" / "figures.ipynb").read_text(encoding="utf-8"))
CODE = ["".join(cell["source"]) for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]


def test_the_cells_run_in_their_order_and_draw_three_pictures(
    example_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(example_corpus, tmp_path / "corpus")
    shutil.copytree(ROOT / "examples" / "papers", tmp_path / "papers")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for at, source in enumerate(CODE):
        exec(compile(source, f"cell {at}", "exec"), names)
    assert not names["claims"].is_empty()
    assert not names["by_measure"].is_empty()
    assert names["found"]
    assert len(names["per_paper"]) == len(list((tmp_path / "papers").glob("*.pdf")))
    assert all(
        (tmp_path / name).stat().st_size > 5000 for name in ("measures.png", "dollars.png", "imports.svg")
    )


def test_it_is_kept_without_what_it_printed() -> None:
    code = [cell for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


def test_it_uses_the_face_alone() -> None:
    (line,) = [line for source in CODE for line in source.splitlines() if line.startswith("from figtrace")]
    assert set(line.partition(" import ")[2].split(", ")) <= set(face)
