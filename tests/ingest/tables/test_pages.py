"""Tables of many makes are read as they always were."""

from __future__ import annotations

import pytest

from tests.goldens import GOLDEN, assert_golden
from tests.ingest.examples import blocks, tables
from tests.ingest.tables.pages import PAGES, page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_tables_and_the_text_around_them(name: str) -> None:
    read = page(name)
    assert_golden(f"table {name}.txt", f"{tables(read)}\n{blocks(read)}", folder=GOLDEN / "pages")
