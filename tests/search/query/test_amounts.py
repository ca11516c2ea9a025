"""A query asks how much by its question or by a noun that names a number."""

from __future__ import annotations

import pytest

from search.query.amounts import asks_amount
from search.query.language import parse_query


@pytest.mark.parametrize(
    "text",
    ["how much did it cost", "How high was it", "share of imports", "trade deficits", "what percentage fell"],
)
def test_these_ask_how_much(text: str) -> None:
    assert asks_amount(parse_query(text))


@pytest.mark.parametrize(
    "text",
    [
        "why firms export",
        "how do firms export",
        "sharecropping",
        '"market share"',
        "title:share x",
        "-rate x",
    ],
)
def test_these_do_not(text: str) -> None:
    assert not asks_amount(parse_query(text))
