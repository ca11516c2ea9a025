"""Editions and sketches come back as they were kept, until their documents are read again."""

from corpus.store.editions import Edition, keep_editions, keep_sketch, kept_sketches, list_editions
from corpus.store.store import Store
from tests.corpus.store.made import put
from tests.strategies import document_of

OLD, NEW = document_of("Salt.", doc="aa"), document_of("Salt again.", doc="bb")
LINKED = (
    Edition(NEW.id, NEW.id, 0, 0.75, "text and authors"),
    Edition(OLD.id, NEW.id, 1, 0.75, "title and text"),
)


def test_editions_are_listed_newest_first_within_each_work() -> None:
    other = document_of("Tin.", doc="01")
    with Store.in_memory() as store:
        for document in (OLD, NEW, other):
            put(store, document)
        lone = Edition(other.id, other.id, 0, 1.0, "text and authors")
        keep_editions(store, (*reversed(LINKED), lone))
        assert list_editions(store) == (lone, *LINKED)


def test_what_was_linked_before_is_forgotten() -> None:
    with Store.in_memory() as store:
        put(store, OLD)
        put(store, NEW)
        keep_editions(store, LINKED)
        keep_editions(store, LINKED[:1])
        assert list_editions(store) == LINKED[:1]
        keep_editions(store, ())
        assert list_editions(store) == ()


def test_a_sketch_is_kept_until_its_document_is_read_again() -> None:
    with Store.in_memory() as store:
        put(store, OLD)
        put(store, NEW)
        keep_sketch(store, OLD.id, b"\x00\x01")
        keep_sketch(store, NEW.id, b"")
        assert kept_sketches(store) == {OLD.id: b"\x00\x01", NEW.id: b""}
        put(store, OLD)
        assert kept_sketches(store) == {NEW.id: b""}
