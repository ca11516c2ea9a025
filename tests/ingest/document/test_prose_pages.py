"""Pages of prose of many makes are read as they always were."""

from __future__ import annotations

import pytest

from tests.goldens import GOLDEN, assert_golden
from tests.ingest.examples import blocks
from tests.ingest.layout.pages import BOOKS, book


@pytest.mark.parametrize("name", BOOKS)
def test_prose_pages_have_their_blocks_in_the_order_of_reading(name: str) -> None:
    assert_golden(f"prose {name}.txt", blocks(book(name)), folder=GOLDEN / "pages")
