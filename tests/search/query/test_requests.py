"""The words in which people ask for papers are told from their subject."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query.requests import request_words, without_request


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("I am looking for articles on foreign investment", "foreign investment"),
        ("We're especially interested in quotas", "quotas"),
        ("I'd like to read papers that discuss dumping", "dumping"),
        ("find papers on tariffs", "tariffs"),
        ("Please show me all recent studies about wages", "wages"),
        ("studies on the China shock", "the China shock"),
        ("Quotas in textiles. Any literature on licences?", "Quotas in textiles. licences?"),
        ("which studies discuss tariffs", "tariffs"),
        ("are there any reports dealing with solar cells", "solar cells"),
    ],
)
def test_a_request_is_left_out(text: str, subject: str) -> None:
    assert " ".join(without_request(text).split()) == subject


@pytest.mark.parametrize(
    "text",
    [
        "articles of iron or steel",
        "find articles of apparel",
        "paper that is recycled",
        "materials for batteries",
        "information technology agreement",
        "reports of dumping",
        "imports of paper",
        "firms like Foxconn",
        "papers",
        "find papers",
        "tariffs on steel",
    ],
)
def test_what_names_a_subject_is_left_alone(text: str) -> None:
    assert without_request(text) == text
    assert request_words(text) == ""


def test_what_was_left_out_is_told() -> None:
    assert request_words("find papers on tariffs; any studies on quotas") == "find papers on any studies on"


@given(st.text("findpaersol. I'm\n", max_size=60) | st.text(max_size=40))
def test_of_any_text_something_is_left(text: str) -> None:
    left = without_request(text)
    assert any(map(str.isalnum, left)) or left == text
    request_words(text)


def test_a_long_text_is_read_in_one_go() -> None:
    text = "find all all any some the more " * 20_000
    assert len(without_request(text)) <= len(text)
