"""Labels of title pages and entries are compared with what was read, field by field."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.bibliography import FIELDS, agreement, score
from bench.rows import Row, read_rows
from corpus.document import Reference
from corpus.geometry import Span
from tests.strategies import document_of

LABELS = Path(__file__).parents[2] / "bench" / "drafts" / "references.jsonl"
ENTRY: Row = {"page": 1, "authors": ["Brown", "van Holm"], "year": "2010a", "title": "Ports and salt"}


@pytest.mark.parametrize(
    ("title", "year", "authors", "same"),
    [
        ("Ports and Salt", "2010", ("Brown, A.", "B. van Holm"), [True, True, True, True]),
        ("Ports and Salt", "2010", ("Brown, A.",), [True, True, True, False]),
        ("Mills", "2011", ("Verdi, C.", "Brown, A."), [False, False, False, False]),
        ("", "", (), [False, False, False, False]),
    ],
)
def test_each_field_agrees_for_itself(
    title: str, year: str, authors: tuple[str, ...], same: list[bool]
) -> None:
    assert agreement(ENTRY, title, year, authors) == same


def test_an_entry_is_compared_with_its_likest_and_an_unread_paper_agrees_in_nothing() -> None:
    label: Row = {**ENTRY, "sha": "a", "references": [ENTRY]}
    text = "Brown, A., and B. van Holm. 2010a. Ports and Salt. Sea Press."
    read = document_of(text, doc="a", title="Ports and Salt", year=2010)
    entry = Reference(Span(0, len(text)), text, ("Brown, A.", "B. van Holm"), "2010a", "Ports and Salt")
    found = score([label], {"a": replace(read, references=(entry,))})
    assert found["entries"] == [[True] * len(FIELDS)]
    assert found["papers"] == [[True, True, False, False]]
    assert score([label], {})["entries"] == [[False] * len(FIELDS)]


def test_the_labels_name_files_and_hold_bibliographic_fields_alone() -> None:
    rows = list(read_rows(LABELS))
    assert rows
    for row in rows:
        assert set(row) == {"sha", "title", "authors", "year", "references"}
        assert len(row["sha"]) == 64
        assert all(set(entry) == {"page", "authors", "year", "title"} for entry in row["references"])
