"""Themes are made once for a state of the corpus, and what is made later remembers them."""

import pytest

from corpus.geometry import DocId
from corpus.store import Store, kept_themes
from figtrace.ask.theme_making import readable_numbers, themes_now
from tests.strategies import document_of

_TEXTS = {
    "solar": "The solar cells of the factories need polysilicon of the smelters, and wafers are sawn of "
    "it; the makers of the solar cells buy the polysilicon by the ton and the silver paste by "
    "the pound each year.",
    "ports": "The ports of the coast load ships with cranes, and berths of the ports are let to lines "
    "by the day; the cranes of a port and the depth of its berths say which of the ships may come.",
    "patents": "The patent offices grant inventors a patent for the inventions of laboratories, and the "
    "inventors pay the fees of the offices; the laboratories count each patent that the offices "
    "have granted.",
}


def _add(store: Store, kind: str, doc: str) -> None:
    run = store.begin_run("ingest", "0")
    with store.transaction():
        store.put_document(document_of(_TEXTS[kind], doc=doc, year=2009), run=run)


@pytest.fixture
def store() -> Store:
    made = Store.in_memory()
    for kind, docs in (("solar", "ab"), ("ports", "cd")):
        for doc in docs:
            _add(made, kind, doc)
    return made


def test_what_is_kept_is_not_made_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = themes_now(store, 2)
    monkeypatch.setattr("nlp.themes.find_themes", lambda *_, **__: pytest.fail("made again"))
    assert themes_now(store, 2) == first


def test_themes_of_a_grown_corpus_keep_their_numbers(store: Store) -> None:
    names = {one.theme.number: one.theme.profile[0].key for one in themes_now(store)}
    for doc in "ef":
        _add(store, "patents", doc)
    grown = themes_now(store)
    kept = {one.theme.number: one.theme for one in grown if not one.theme.is_new}
    assert set(kept) == set(names)
    for number, theme in kept.items():
        assert names[number] in {word.key for word in theme.profile}


def test_a_removed_document_has_themes_made_anew(store: Store) -> None:
    themes_now(store, 2)
    before = kept_themes(store, 2)
    with store.transaction():
        store.remove_document(DocId("a" * 64))
    themes_now(store, 2)
    assert kept_themes(store, 2) != before


@pytest.mark.parametrize(
    ("documents", "between"), [(1, (2, 3)), (7, (3, 5)), (100, (10, 20)), (5_000, (15, 30))]
)
def test_as_many_themes_as_a_person_reads(documents: int, between: tuple[int, int]) -> None:
    assert readable_numbers(documents) == between
