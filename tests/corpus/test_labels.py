"""The kinds of entity are one enumeration, wherever they are taken from."""

from corpus import annotations
from corpus.labels import Label


def test_annotations_have_the_same_kinds() -> None:
    assert annotations.Label is Label


def test_a_kind_is_the_beginning_of_an_entitys_key() -> None:
    assert f"{Label.FIRM}:foxconn" == "firm:foxconn"
