"""Themes of a corpus weigh its papers alike and lead to the entities and figures in them."""

from corpus.annotations import Annotations, Entity, Label
from corpus.document import Document
from corpus.geometry import DocId, Span
from corpus.store import Store
from figtrace.ask.themes import _bar, _Piece, _spread, _trend, corpus_themes
from nlp.themes import ThemeText
from tests.strategies import document_of, one_claim

SOLAR = (
    "Solar cells and modules of polysilicon fell in price as solar factories grew, and makers of "
    "solar modules shipped more cells than ever; the price of modules was $92 a panel and "
    "polysilicon was cheap again that year."
)
PATENTS = (
    "Patent offices granted invention patents to residents, and research spending rose with patent "
    "applications; patents measure research, and research measures invention, so that offices count "
    "patents of each applicant."
)


def _put(store: Store, document: Document, annotations: Annotations) -> None:
    run = store.begin_run("ingest", "0")
    with store.transaction():
        store.put_document(document, run=run)
        store.put_annotations(document, annotations, run=run)


def _solar(doc: str, year: int) -> tuple[Document, Annotations]:
    document = document_of(SOLAR, SOLAR.replace("Solar", "New solar"), doc=doc, year=year)
    made = one_claim(document, "$92", "92")
    cells = Entity(Span(0, 11), Label.PRODUCT, "product:solarcells", "Solar cells", "list")
    return document, Annotations(made.doc, made.text_sha, "t", entities=(cells,), claims=made.claims)


def test_a_theme_has_words_entities_figures_and_years() -> None:
    with Store.in_memory() as store:
        for doc, year in (("a1", 2008), ("a2", 2010)):
            _put(store, *_solar(doc, year))
        for doc in ("b1", "b2"):
            other = document_of(PATENTS, PATENTS.replace("Patent offices", "Offices"), doc=doc, year=2009)
            _put(store, other, Annotations(other.id, other.text_sha, "t"))
        themes = corpus_themes(store, 2)
    (solar,) = (theme for theme in themes if "solar" in theme.words)
    assert solar.entities == ("Solar cells",)
    assert (solar.documents, solar.figures) == (2, 2)
    assert {share.year for share in solar.years} == {2008, 2009, 2010}
    assert solar.trend.startswith("2008 █")


def test_a_corpus_without_text_has_no_themes() -> None:
    with Store.in_memory() as store:
        assert corpus_themes(store) == ()


def test_the_trend_draws_years_without_papers_as_gaps() -> None:
    assert _trend([(2003, 0.1), (2005, 0.4)]) == "2003 ▃ █ 2005"
    assert _trend([]) == ""
    assert _bar(None, 1.0) == " "
    assert _bar(0.0, 1.0) == "▁"


def test_a_long_document_gives_no_more_passages_than_others() -> None:
    text = ThemeText("text", DocId("d"))
    taken = [piece.figures for piece in _spread([_Piece(text, (), number) for number in range(1000)])]
    assert len(taken) == 80
    assert taken[0] == 0
    assert sorted(set(taken)) == taken
