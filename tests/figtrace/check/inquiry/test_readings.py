"""What was read of a corpus is read once, as long as there is room for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus.document import Reference
from corpus.geometry import DocId, Span
from corpus.store import Store
from figtrace.check.inquiry.readings import Readings
from tests.figtrace.small_corpus import ALL, MAKERS, store_of


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with store_of(*ALL) as store:
        yield store


def test_scales_are_kept_as_long_as_there_is_room(store: Store) -> None:
    readings = Readings(store, most=2)
    one, two, three = (document.id for document in ALL)
    first, second = readings.scales(one), readings.scales(two)
    assert readings.scales(one) is first
    readings.scales(three)
    assert readings.scales(one) is first
    assert readings.scales(two) is not second


def test_nothing_is_kept_where_nothing_is_to_be(store: Store) -> None:
    readings = Readings(store)
    assert readings.scales(MAKERS.id) is not readings.scales(MAKERS.id)


def test_works_of_the_same_references_are_found_once(store: Store) -> None:
    readings = Readings(store)
    reference = Reference(Span(0, 0), "Anon. (2009). Makers.", title="Makers", year="2009")
    works = readings.works((reference,))
    assert readings.works((reference,), frozenset({DocId("f" * 64)})) is works
    assert readings.works((reference,), frozenset({MAKERS.id})) is not works
    assert readings.works(()) is not works


def test_the_coverage_is_that_of_the_corpus(store: Store) -> None:
    assert Readings(store).coverage.documents == len(ALL)
