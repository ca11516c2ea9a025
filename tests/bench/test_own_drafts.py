"""Labels of our own drafts name papers by their files' SHA-256 and quote none of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bench.own_drafts import named_labels
from bench.rows import read_rows
from figtrace.drafts import read_draft

CHECK4 = Path(__file__).resolve().parents[2] / "bench" / "drafts" / "check4"


def test_papers_get_their_names_and_others_keep_their_digest(tmp_path: Path) -> None:
    row = {
        "draft": "a.md",
        "cited_doc": "11",
        "evidence": [{"doc": "11", "page": 2}, {"doc": "22", "page": 3}],
    }
    (tmp_path / "labels.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert list(named_labels(tmp_path, {"11": "nets.pdf"})) == [
        {
            "draft": "a.md",
            "cited_doc": "nets.pdf",
            "evidence": [{"doc": "nets.pdf", "page": 2}, {"doc": "22", "page": 3}],
        }
    ]


@pytest.mark.parametrize("name", sorted({row["draft"] for row in read_rows(CHECK4 / "labels.jsonl")}))
def test_every_labelled_figure_stands_in_its_draft(name: str) -> None:
    text = " ".join(read_draft(CHECK4 / "drafts" / name).document.text.split())
    labels = [row for row in read_rows(CHECK4 / "labels.jsonl") if row["draft"] == name]
    lost = [row["figure_id"] for row in labels if not _stands_in(text, row["surface"])]
    assert len(lost) <= len(labels) // 20


def _stands_in(text: str, surface: str) -> bool:
    """As printed; of an amount in TeX's commands or mathematics its numbers."""
    if not re.search(r"\\|\$.*\$|\{,\}", surface):
        return surface in text
    return all(number in text for number in re.findall(r"\d[\d.,]*", surface.replace("{,}", ",")))


def test_labels_quote_no_paper() -> None:
    places = [place for row in read_rows(CHECK4 / "labels.jsonl") for place in row["evidence"]]
    assert {frozenset(place) for place in places} == {frozenset({"doc", "page"})}
    assert all(len(place["doc"]) == 64 for place in places)
