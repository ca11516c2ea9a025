"""Where figures without a citation are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import DocId
from corpus.settings import load_settings
from figtrace.check.inquiry import likely_documents as room
from figtrace.check.inquiry.likely_documents import Likely, likely_documents, sole_editions
from figtrace.check.statements.shelf import statements
from figtrace.check.statements.wording import terms
from search.engine import open_engine
from search.passages.records import passages
from tests.figtrace.check.builders import annotations_of, statement, store_of, table_document
from tests.strategies import document_of

_A, _B, _C = DocId("a"), DocId("b"), DocId("c")


@pytest.mark.parametrize(
    ("docs", "editions", "kept"),
    [
        ((_A, _B, _C), {}, (_A, _B, _C)),
        ((_A, _B, _C), {_B: _A}, (_A, _C)),
        ((_B, _A), {_B: _A}, (_B,)),
        ((_B, _C), {_B: _A, _C: _A}, (_B,)),
        ((), {_B: _A}, ()),
    ],
)
def test_of_one_work_only_the_first_edition_is_asked(
    docs: tuple[DocId, ...], editions: dict[DocId, DocId], kept: tuple[DocId, ...]
) -> None:
    assert sole_editions(docs, editions) == kept


@given(st.lists(st.sampled_from("abcd")), st.dictionaries(st.sampled_from("abcd"), st.sampled_from("abcd")))
def test_sole_editions_keep_the_order_and_lose_no_work(names: list[str], pairs: dict[str, str]) -> None:
    docs = [DocId(name) for name in names]
    editions = {DocId(a): DocId(b) for a, b in pairs.items()}
    kept = sole_editions(docs, editions)
    assert [doc for doc in dict.fromkeys(docs) if doc in kept] == list(kept)
    assert {editions.get(doc, doc) for doc in kept} == {editions.get(doc, doc) for doc in docs}


def test_documents_with_a_figure_of_this_size_and_these_words_come_first() -> None:
    sentence = "Breweries in Malta made 41.6 million bottles of stout."
    draft = statement(sentence)
    near = document_of("Bottles of stout made by breweries in Malta: 41.5 million.", doc="a")
    far = document_of("A train to Turin takes 41.6 million seconds.", doc="b")
    with store_of(near, far) as store:
        assert likely_documents(draft, document_of(sentence), store) == Likely((near.id,))


def test_a_document_behind_many_figures_of_this_size_answers_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_ROWS", 3)
    sentence = "Breweries in Malta made 41.6 million bottles of stout."
    trains = [f"A train to Turin number {name} takes 41.6 million seconds." for name in "ABCDE"]
    first, last = document_of(*trains, doc="a"), document_of(f"It is said: {sentence}", doc="b")
    with store_of(first, last) as store:
        likely = likely_documents(statement(sentence), document_of(sentence), store)
    assert likely == Likely((last.id,), unread=3)


def test_of_many_figures_in_a_document_the_nearest_speak_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_ROWS", 0)
    sentence = "Breweries in Malta made 41.6 million bottles of stout."
    far = "A train to Turin takes 41.9 million seconds."
    with store_of(document_of(far, sentence, doc="a")) as store:
        assert likely_documents(statement(sentence), document_of(sentence), store).docs
    with store_of(document_of(sentence.replace("41.6", "41.9"), far.replace("41.9", "41.6"))) as store:
        assert likely_documents(statement(sentence), document_of(sentence), store) == Likely((), unread=1)


def test_the_opening_of_a_stored_document_is_the_beginning_of_its_text() -> None:
    document = document_of('He said "no"\\ and – 41.6 percent \u3042 of \U0001f600 it.', "More text. " * 900)
    with store_of(document) as store:
        for length in (0, 5, 40, 4000):
            assert store.opening(document.id, length) == document.text[:length]
        assert store.opening(document.id, 10**6).startswith(document.text[:4000])


@given(st.text(st.characters(max_codepoint=127), max_size=4))
def test_four_characters_hold_no_two_terms(quote: str) -> None:
    assert len(terms(quote)) < 2


def test_a_cell_is_looked_for_by_its_headers_and_one_without_by_nothing(tmp_path: Path) -> None:
    named = table_document("Harvest of barley", ["Country", "2001"], [["France", "41.6"]])
    bare = table_document("", ["", ""], [["", "41.6"]])
    source = document_of("The harvest of barley in France is told here, without its size.", doc="a")
    with store_of(source) as store, open_engine("tantivy", load_settings(tmp_path, env={})) as engine:
        with engine.rebuilding():
            engine.add(passages(source, annotations_of(source)))
        found = [
            likely_documents(statements(draft, annotations_of(draft))[0], draft, store, engine)
            for draft in (named, bare)
        ]
    assert [likely.docs for likely in found] == [(source.id,), ()]


@pytest.mark.parametrize("lead", ["— ", "… : ", "(§) "])
def test_a_figure_among_signs_alone_is_looked_for_by_no_words(tmp_path: Path, lead: str) -> None:
    source = document_of("The harvest of barley in France is told here, without its size.", doc="a")
    alone = document_of(f"{lead}$41.6.", doc="b")
    with store_of(source) as store, open_engine("tantivy", load_settings(tmp_path, env={})) as engine:
        with engine.rebuilding():
            engine.add(passages(source, annotations_of(source)))
        draft = statement(alone.text)
        assert likely_documents(draft, alone, store, engine) == Likely(())
