from corpus.store import Edition, keep_editions
from figtrace.ask.words.trends import trend
from tests.figtrace.ask.shelves import shelf


def test_counts_by_year_are_those_of_a_hand() -> None:
    papers = {
        "a": (2008, ("The value chain and the chain",)),
        "b": (2008, ("No such words",)),
        "c": (None, ("Chain",)),
    }
    with shelf(**papers) as store:
        points = trend(store, ["value chain", "chain*"])
    assert [(p.word, p.year, p.count, p.words, p.documents, p.of) for p in points] == [
        ("value chain", 2008, 1, 9, 1, 2),
        ("value chain", None, 0, 1, 0, 1),
        ("chain*", 2008, 2, 9, 1, 2),
        ("chain*", None, 1, 1, 1, 1),
    ]
    assert points[0].per_million == round(1 / 9 * 1_000_000, 1)


def test_an_empty_corpus_has_no_trend() -> None:
    with shelf() as store:
        assert trend(store, ["chain"]) == ()


def test_of_several_editions_the_newest_is_counted() -> None:
    papers = {"draft": (2006, ("The value chain",)), "book": (2009, ("The value chain grows",))}
    with shelf(**papers) as store:
        docs = {summary.year: summary.id for summary in store.summaries()}
        newest = docs[2009]
        keep_editions(
            store, [Edition(newest, newest, 0, 0.9, "text"), Edition(docs[2006], newest, 1, 0.9, "text")]
        )
        points = trend(store, ["value chain"])
    assert [(p.year, p.count, p.of) for p in points] == [(2009, 1, 1)]


def test_years_without_a_word_of_text_have_no_point_and_the_unknown_year_comes_last() -> None:
    papers = {"a": (2009, ("tin",)), "b": (2008, ()), "c": (None, ("tin",)), "d": (2007, ("lead tin",))}
    with shelf(**papers) as store:
        points = trend(store, ["tin"])
    assert [(p.year, p.per_million, p.documents) for p in points] == [
        (2007, 500_000.0, 1),
        (2009, 1_000_000.0, 1),
        (None, 1_000_000.0, 1),
    ]
