"""Ids of entities tell listed names from others, and give the name back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Entity, Label
from corpus.entity_keys import bare_name, is_listed, unlisted_key
from corpus.geometry import Span


@pytest.mark.parametrize(
    ("key", "listed", "name"),
    [
        ("firm:honhai", True, "honhai"),
        ("product:hs.8541", True, "hs.8541"),
        ("org:~ministry of salt", False, "ministry of salt"),
        ("firm:a~b", True, "a~b"),
        ("org:~a: b", False, "a: b"),
        ("nothing", True, ""),
    ],
)
def test_a_key_says_whether_a_list_has_it_and_what_it_names(key: str, listed: bool, name: str) -> None:
    assert (is_listed(key), bare_name(key)) == (listed, name)


@given(st.sampled_from(Label), st.text(st.characters(exclude_characters="~")))
def test_a_key_made_of_a_name_is_on_no_list_and_gives_the_name_back(label: Label, name: str) -> None:
    key = unlisted_key(label, name)
    assert not is_listed(key)
    assert bare_name(key) == name
    assert not Entity(Span(0, 1), label, key, name, "x").is_listed


def test_a_key_made_of_a_name_begins_with_its_kind() -> None:
    assert unlisted_key(Label.ORG, "ministry of salt") == "org:~ministry of salt"
