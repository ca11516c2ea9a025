"""Spreadsheets of many makes are read as they always were."""

from __future__ import annotations

import pytest

from tests.goldens import GOLDEN, assert_golden
from tests.ingest.examples import blocks, tables, words
from tests.ingest.sheets.books import BOOKS, book


@pytest.mark.parametrize("name", BOOKS)
def test_a_spreadsheet_has_its_tables_in_their_places(name: str) -> None:
    read = book(name)
    assert_golden(f"{name}.txt", f"{tables(read)}\n{blocks(read)}\n{words(read)}", folder=GOLDEN / "pages")
