import pytest

from corpus.annotations import Annotations
from corpus.document import Document
from corpus.geometry import PageIndex, Span
from corpus.store import Store, ThemePlace
from figtrace.ask.theme_views import figures_in, quotes
from tests.strategies import document_of, one_claim


def test_passages_of_one_document_are_quoted_once_and_shortened() -> None:
    with Store.in_memory() as store:
        document = document_of("word " * 200, doc="a", year=2008)
        run = store.begin_run("ingest", "0")
        with store.transaction():
            store.put_document(document, run=run)
        whole = Span(0, len(document.text))
        places = [ThemePlace(document.id, whole, PageIndex(0), 1, weight) for weight in (0.9, 0.5)]
        (quote,) = quotes(store, places, 3)
        assert (quote.document, quote.year, quote.likeness) == ("a.pdf", 2008, 0.9)
        assert quote.text.endswith("word …")
        assert len(quote.text) <= 502


def test_only_figures_inside_the_passages_are_shown() -> None:
    with Store.in_memory() as store:
        document = document_of("It cost $92.", "It was cheap.")
        run = store.begin_run("ingest", "0")
        with store.transaction():
            store.put_document(document, run=run)
            store.put_annotations(document, one_claim(document, "$92", "92"), run=run)
        first, second = (ThemePlace(document.id, block.span, PageIndex(0), 1, 1) for block in document.blocks)
        assert [claim.figure for claim in figures_in(store, [first], 5)] == ["$92"]
        assert figures_in(store, [second], 5) == ()


def _kept(store: Store, *documents: Document) -> list[ThemePlace]:
    """The documents in the store; a place for each paragraph, in their order."""
    run = store.begin_run("ingest", "0")
    with store.transaction():
        for document in documents:
            store.put_document(document, run=run)
    return [ThemePlace(one.id, block.span, PageIndex(0), 1, 1) for one in documents for block in one.blocks]


def test_the_first_passage_of_each_document_is_quoted_and_as_many_documents_as_asked_for() -> None:
    with Store.in_memory() as store:
        papers = [document_of(f"First {d}.", f"Second {d}.", doc=d, title=d.upper()) for d in "abc"]
        places = _kept(store, *papers)
        assert [quote.text for quote in quotes(store, places, 2)] == ["First a.", "First b."]
        assert [quote.text for quote in quotes(store, places[1:], 5)] == ["Second a.", "First b.", "First c."]
        (named,) = quotes(store, places, 1)
    assert (named.document, named.page, named.likeness) == ("A", 1, 1)


@pytest.mark.parametrize(("words", "cut"), [(99, False), (100, False), (101, True)])
def test_a_quote_of_more_than_five_hundred_letters_is_cut_at_a_word(words: int, cut: bool) -> None:
    with Store.in_memory() as store:
        places = _kept(store, document_of("word " * words))
        (quote,) = quotes(store, places, 1)
    assert quote.text.endswith(" …") is cut
    assert set(quote.text.split()) - {"…"} == {"word"}


def test_three_figures_of_a_document_come_before_those_of_others_and_then_its_rest() -> None:
    with Store.in_memory() as store:
        papers = [document_of("$1, $2, $3, $4 and $5.", doc=d) for d in "ab"]
        places = _kept(store, *papers)
        run = store.begin_run("ingest", "0")
        with store.transaction():
            for paper in papers:
                claims = [one_claim(paper, f"${n}", str(n)).claims[0] for n in range(1, 6)]
                made = Annotations(paper.id, paper.text_sha, "t", claims=tuple(claims))
                store.put_annotations(paper, made, run=run)

        def figures(limit: int) -> list[str]:
            return [f"{view.doc[0]}{view.figure}" for view in figures_in(store, places, limit)]

        assert figures(5) == ["a$1", "a$2", "a$3", "b$1", "b$2"]
        assert figures(2) == ["a$1", "a$2"]
        assert figures(8)[3:] == ["b$1", "b$2", "b$3", "a$4", "a$5"]
        assert len(figures(20)) == 10
