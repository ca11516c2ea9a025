"""Tables for other programs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass

import pytest

from figtrace.serve.web.table_files import TableKind, table_file, to_csv


@dataclass(frozen=True)
class Row:
    name: str
    page: int | None = None
    parts: tuple[str, ...] = ()


def test_csv_has_a_heading_and_a_line_for_each() -> None:
    made = bytes(table_file("rows", "csv", Row, [Row("a, b", 3, ("x", "y")), Row("c")]).body).decode()
    assert list(csv.reader(io.StringIO(made))) == [
        ["name", "page", "parts"],
        ["a, b", "3", "x; y"],
        ["c", "", ""],
    ]


def test_json_has_a_line_for_each() -> None:
    made = bytes(table_file("rows", "jsonl", Row, [Row("é"), Row("b")]).body).decode()
    assert [json.loads(line)["name"] for line in made.splitlines()] == ["é", "b"]


@pytest.mark.parametrize(
    ("cell", "written"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("-4.5", "-4.5"), ("+3%", "+3%"), ("-x", "'-x")]
)
def test_no_cell_is_a_formula(cell: str, written: str) -> None:
    assert to_csv(["a"], [{"a": cell}]) == f"a\n{written}\n"


def test_it_is_taken_along_under_its_name() -> None:
    assert (
        table_file("hits", "csv", Row, []).headers["content-disposition"] == 'attachment; filename="hits.csv"'
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (3, "3"),
        ([], ""),
        (["x", "y"], "x; y"),
        ([{"text": "a "}, {"text": "b"}], "a b"),
        ([{"other": 1}], "{'other': 1}"),
        (" =1", "' =1"),
        ("-1,000.5%", "-1,000.5%"),
        ("a=1", "a=1"),
    ],
)
def test_a_cell_is_written_in_words(value: object, written: str) -> None:
    assert list(csv.reader(io.StringIO(to_csv(["a"], [{"a": value}])))) == [["a"], [written]]


@pytest.mark.parametrize(("kind", "media"), [("csv", "text/csv"), ("jsonl", "application/")])
def test_a_file_says_what_it_is(kind: TableKind, media: str) -> None:
    made = table_file("rows", kind, Row, [Row("é")])
    assert made.headers["content-type"].startswith(media)
    assert "é" in bytes(made.body).decode()
