"""Editions and sketches come back as they were kept, until their documents are read again."""

from corpus.geometry import DocId, PageIndex, Span
from corpus.store import (
    Store,
    ThemePlace,
    ThemeState,
    keep_themes,
    kept_themes,
    theme_places,
    themed_passages,
)
from corpus.store.worked_out import Edition, keep_editions, keep_sketch, kept_sketches, list_editions
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


def _store() -> tuple[Store, DocId]:
    store, document = Store.in_memory(), document_of("Trade grew.")
    run = store.begin_run("ingest", "0")
    with store.transaction():
        store.put_document(document, run=run)
    return store, document.id


def _place(doc: DocId, start: int, theme: int, weight: float) -> ThemePlace:
    return ThemePlace(doc, Span(start, start + 1), PageIndex(0), theme, weight)


def test_nothing_is_kept_at_first() -> None:
    store, _ = _store()
    with store:
        assert kept_themes(store, 0) is None
        assert theme_places(store, 0) == ()


def test_themes_of_each_number_are_kept_apart_and_the_last_replace_the_former() -> None:
    store, doc = _store()
    with store:
        keep_themes(store, ThemeState(0, "a", "{}"), [_place(doc, 0, 1, 0.5)])
        keep_themes(store, ThemeState(7, "b", "{}"), [_place(doc, 0, 2, 0.5)])
        keep_themes(store, ThemeState(0, "c", "{}"), [_place(doc, 1, 3, 0.5)])
        assert [kept_themes(store, n) for n in (0, 7)] == [ThemeState(0, "c", "{}"), ThemeState(7, "b", "{}")]
        assert [place.theme for n in (0, 7) for place in theme_places(store, n)] == [3, 2]


def test_passages_come_by_their_likeness() -> None:
    store, doc = _store()
    with store:
        places = [_place(doc, 0, 1, 0.2), _place(doc, 1, 1, 0.9), _place(doc, 2, 2, 0.5)]
        keep_themes(store, ThemeState(0, "a", "{}"), places)
        assert [place.weight for place in theme_places(store, 0, theme=1)] == [0.9, 0.2]
        assert len(theme_places(store, 0, doc=doc)) == 3


def test_passages_that_belong_to_a_theme_are_counted_by_document() -> None:
    store, doc = _store()
    with store:
        keep_themes(store, ThemeState(0, "a", "{}"), [_place(doc, 0, 1, 0.2), _place(doc, 1, 2, 0.9)])
        keep_themes(store, ThemeState(7, "b", "{}"), [_place(doc, 0, 1, 0.2)])
        assert [themed_passages(store, wanted) for wanted in (0, 7, 9)] == [{doc: 2}, {doc: 1}, {}]


def test_a_removed_document_takes_its_passages_along() -> None:
    store, doc = _store()
    with store:
        keep_themes(store, ThemeState(0, "a", "{}"), [_place(doc, 0, 1, 0.5)])
        with store.transaction():
            store.remove_document(doc)
        assert theme_places(store, 0) == ()
