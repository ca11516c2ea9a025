"""Claims of tables are read as they always were."""

from __future__ import annotations

import pytest

from tests.goldens import GOLDEN, assert_golden
from tests.ingest.examples import example
from tests.ingest.tables.pages import PAGES, page
from tests.nlp.examples import annotated, claims


@pytest.mark.parametrize(
    "name", ["halvorsen-2008", "ferreira-novak-2010", "institute-trade-measurement-2010"]
)
def test_claims_of_cells_are_those_that_were_kept(name: str) -> None:
    paper = example(name)
    assert_golden(f"{name}-cells.txt", claims(paper, annotated(paper), cells=True), folder=GOLDEN / "read")


@pytest.mark.parametrize("name", [name for name in PAGES if name not in ("a chart", "of words")])
def test_claims_of_drawn_tables_are_those_that_were_kept(name: str) -> None:
    drawn = page(name)
    assert_golden(f"{name}-cells.txt", claims(drawn, annotated(drawn), cells=True), folder=GOLDEN / "read")
