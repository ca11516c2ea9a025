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
