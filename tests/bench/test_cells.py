"""Cells are drawn by the seed, and labels are compared with the claims of the same places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.cells import draw, is_numeric, score, verdict
from bench.rows import Row
from corpus.document import Document
from corpus.geometry import BBox
from corpus.store import Store
from tests.figtrace.check.builders import table_document
from tests.figtrace.small_corpus import store_of

TOWNS = [["Ayr", "40", "41"], ["Oban", "50", "51"], ["Wick", "60", "61"], ["Nairn", "70", "71"]]


def placed() -> Document:
    """A table whose cells stand each at a place of its own."""
    made = table_document("Looms", ["Town", "2001", "2002"], TOWNS, "(millions of euros)")
    table = made.tables[0]
    cells = tuple(
        replace(cell, bbox=BBox(50 * cell.col, 20 * cell.row, 50 * cell.col + 40, 20 * cell.row + 15))
        for cell in table.cells
    )
    return replace(made, tables=(replace(table, cells=cells),))


def label(store: Store, text: str, **said: object) -> Row:
    rows = draw(store, papers=1, each=99, seed=1)
    row = next(row for row in rows if row["text"] == text)
    known = {"figure": True, "unit": ["EUR"], "mult": 6, "area": [None, "~Ayr"], "period": ["2001"]}
    return {**row, "label": {**known, **said}, "part": "look"}


@pytest.mark.parametrize(
    ("text", "numeric"),
    [("1,204", True), ("(0.04)**", True), ("USD 4", True), ("4 looms", False), ("-", False)],
)
def test_numeric_cells_are_mostly_digits(text: str, numeric: bool) -> None:
    assert is_numeric(text) is numeric


def test_the_same_seed_draws_the_same_cells_and_none_is_a_header() -> None:
    with store_of(placed()) as store:
        one = list(draw(store, papers=2, each=3, seed=5))
        assert one == list(draw(store, papers=2, each=3, seed=5))
        every = [row["text"] for row in draw(store, papers=2, each=99, seed=5)]
    assert len(one) == 3
    assert sorted(every) == ["40", "41", "50", "51", "60", "61", "70", "71"]


def test_papers_with_few_numbers_take_no_part() -> None:
    with store_of(table_document("Looms", ["Town", "2001"], [["Ayr", "40"]])) as store:
        assert not list(draw(store, papers=2, each=3, seed=5))


def test_a_label_is_compared_with_the_claim_of_its_place() -> None:
    with store_of(placed()) as store:
        right = label(store, "40")
        wrong = label(store, "41", unit=["USD"], area=["CHN"])
        lines = list(score(store, [right, wrong]))
    assert [line.split()[:2] for line in lines[:4]] == [
        ["figure", "1.000"], ["unit", "0.500"], ["area", "0.500"], ["period", "0.500"],
    ]  # fmt: skip
    assert lines[4].endswith("unit, area, period")
    assert len(lines) == 5


def test_what_is_no_figure_is_right_without_a_claim() -> None:
    row: Row = {"label": {"figure": False}}
    assert verdict(row, None) == {"figure": True}
    lost: Row = {"label": {"figure": True}}
    assert not any(verdict(lost, None).values())
