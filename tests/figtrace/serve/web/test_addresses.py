"""Addresses."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from figtrace.serve.web.addresses import address


def test_what_is_empty_is_left_out() -> None:
    assert address("/search", q="a b", year="", page=None) == "/search?q=a+b"


def test_a_path_is_one_whatever_stands_in_it() -> None:
    assert address("/entities/firm:~hon hai?#") == "/entities/firm:~hon%20hai%3F%23"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_any_value_comes_back_as_it_was(text: str) -> None:
    found = parse_qs(urlsplit(address("/search", q=text)).query, keep_blank_values=True)
    assert found["q"] == [text]
