"""The place that a whole document is about."""

from __future__ import annotations

import pytest

from corpus.annotations import Entity, Label, SlotSource
from corpus.geometry import Span
from nlp.claims.home import read_home


def mentions(*keys: str, label: Label = Label.PLACE) -> list[Entity]:
    """A mention of each, one behind the other."""
    return [Entity(Span(at, at + 1), label, key, key.upper(), "test") for at, key in enumerate(keys)]


@pytest.mark.parametrize(("count", "code"), [(5, "PER"), (4, "")])
def test_place_that_most_mentions_name_is_home(count: int, code: str) -> None:
    slot = read_home(mentions(*["place:PER"] * count))
    assert (slot.code if slot else "") == code
    if slot is not None:
        assert (slot.source, slot.by, slot.span) == (SlotSource.DOCUMENT, "area:document", Span(0, 1))


@pytest.mark.parametrize(("others", "code"), [(3, "PER"), (4, "")])
def test_half_of_the_mentions_are_enough_and_fewer_are_not(others: int, code: str) -> None:
    named = ["place:PER"] * 3 + [f"place:X{at}" for at in range(others)]
    slot = read_home(mentions(*named))
    assert (slot.code if slot else "") == code


def test_the_rest_of_the_world_is_no_home() -> None:
    assert read_home(mentions(*["place:ROW"] * 9)) is None


def test_what_is_no_place_and_places_on_no_list_count_for_nothing() -> None:
    assert read_home(mentions(*["org:wto"] * 9, label=Label.ORG)) is None
    assert read_home(mentions(*["place:~nowhere"] * 9)) is None
    assert read_home([]) is None
