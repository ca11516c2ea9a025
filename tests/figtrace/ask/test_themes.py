"""Themes of a corpus lead to the documents, entities, passages and figures that belong to them."""

import pytest

from corpus.annotations import Annotations, Entity, Label
from corpus.document import Document
from corpus.errors import UsageError
from corpus.geometry import Span
from corpus.store import Store
from figtrace.ask.themes import (
    ThemeLine,
    YearShare,
    corpus_themes,
    document_themes,
    drawn_trend,
    theme_card,
    theme_figures,
)
from tests.strategies import document_of, one_claim

_SOLAR = (
    "Solar cells and modules of polysilicon fell in price as the factories for solar cells "
    "grew, and the makers "
    "of the modules shipped more of them than ever; the price of a module was $92 and the "
    "polysilicon of it was "
    "cheap again in that year, as the wafers were."
)
_PATENTS = (
    "The patent offices granted the inventions of residents a patent, and the spending on "
    "laboratories rose with "
    "the applications; a patent is what the offices make of an invention, so that the inventors "
    "of a country and "
    "the applications are counted by all of the offices."
)


def _put(store: Store, document: Document, annotations: Annotations) -> None:
    run = store.begin_run("ingest", "0")
    with store.transaction():
        store.put_document(document, run=run)
        store.put_annotations(document, annotations, run=run)


def _put_solar(store: Store, doc: str, year: int) -> None:
    document = document_of(
        _SOLAR, _SOLAR.replace("Solar", "New solar"), doc=doc, year=year, title=f"Sun {doc}"
    )
    made = one_claim(document, "$92", "92")
    cells = Entity(Span(0, 11), Label.PRODUCT, "product:solarcells", "Solar cells", "list")
    _put(store, document, Annotations(made.doc, made.text_sha, "t", entities=(cells,), claims=made.claims))


def _put_patents(store: Store, doc: str, year: int) -> None:
    document = document_of(_PATENTS, _PATENTS.replace("The patent", "Patent"), doc=doc, year=year)
    _put(store, document, Annotations(document.id, document.text_sha, "t"))


@pytest.fixture
def store() -> Store:
    made = Store.in_memory()
    _put_solar(made, "a1", 2008)
    _put_solar(made, "a2", 2010)
    for doc in ("b1", "b2"):
        _put_patents(made, doc, 2009)
    return made


def _solar(lines: tuple[ThemeLine, ...]) -> ThemeLine:
    (found,) = (line for line in lines if "polysilicon" in line.words)
    return found


def test_a_theme_has_words_entities_figures_and_years(store: Store) -> None:
    solar = _solar(corpus_themes(store, 2))
    assert solar.entities == ("Solar cells",)
    assert (solar.documents, solar.figures, solar.share) == (2, 2, 0.5)
    assert [(year.year, year.share) for year in solar.years] == [(2008, 1), (2009, 0), (2010, 1)]
    assert solar.trend == "2008 █▁█ 2010"


def test_a_card_leads_to_documents_and_to_passages_of_different_ones(store: Store) -> None:
    card = theme_card(store, _solar(corpus_themes(store, 2)).number, number=2)
    assert sorted((one.document, one.passages, one.share) for one in card.documents) == [
        ("Sun a1", 1, 1.0),
        ("Sun a2", 1, 1.0),
    ]
    assert {quote.document for quote in card.passages} == {"Sun a1", "Sun a2"}
    assert all(quote.page == 1 and quote.text.startswith("Solar cells") for quote in card.passages)
    assert [(one.name, one.mentions) for one in card.entities] == [("Solar cells", 2)]


def test_figures_of_a_theme_come_with_their_pages(store: Store) -> None:
    found = theme_figures(store, _solar(corpus_themes(store, 2)).number, number=2, limit=1)
    assert ([claim.figure for claim in found.claims], found.total) == (["$92"], 2)
    assert found.claims[0].page == 1


def test_a_document_has_its_themes_with_their_pages(store: Store) -> None:
    (one,) = document_themes(store, "Sun a1", number=2)
    assert (one.number, one.share, one.pages) == (_solar(corpus_themes(store, 2)).number, 1.0, (1,))


def test_a_theme_that_is_not_there_is_said_with_those_that_are(store: Store) -> None:
    with pytest.raises(UsageError, match="no theme 9; there are 1, 2"):
        theme_card(store, 9, number=2)


def test_a_corpus_without_text_has_no_themes() -> None:
    with Store.in_memory() as empty:
        assert corpus_themes(empty) == ()
        with pytest.raises(UsageError, match="none: too little text"):
            theme_card(empty, 1)


def test_the_trend_draws_years_without_papers_as_gaps() -> None:
    assert drawn_trend([YearShare(2003, 0.1), YearShare(2005, 0.4)]) == "2003 ▃ █ 2005"
    assert drawn_trend([YearShare(2003, 0.0)]) == "2003 ▁ 2003"
    assert drawn_trend([]) == ""
