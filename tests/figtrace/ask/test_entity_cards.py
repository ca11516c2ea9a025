"""A card shows what the corpus knows of an entity: names, years, documents, passages, figures, decisions."""

from collections.abc import Iterator

import pytest

from corpus.annotations import Label
from corpus.codec import from_json, to_json
from corpus.store import FoundAs, Store, SurfaceCount
from figtrace.ask.entity_cards import CardDocument, CardYear, EntityCard, entity_card, year_chart
from figtrace.library.identity import merge_entities
from tests.figtrace.small_corpus import ALL, LEAVERS, MAKERS, UNDATED, annotator, put, store_of
from tests.goldens import GOLDEN, as_lines, assert_golden
from tests.strategies import document_of


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with store_of(*ALL) as store:
        yield store


def test_a_card_shows_names_years_documents_and_passages(store: Store) -> None:
    card = entity_card(store, "Foxconn")
    assert (card.key, card.label, card.mentions) == ("firm:honhai", Label.FIRM, 4)
    assert card.surfaces == (SurfaceCount("Foxconn", 2), SurfaceCount("Hon Hai", 2))
    assert card.years == (CardYear(2009, 3, 1), CardYear(2012, 1, 1))
    assert [(one.document, one.mentions) for one in card.documents] == [("Makers", 3), ("Leavers", 1)]
    first, second = card.passages
    assert (first.page, first.mentions, first.text) == (1, 2, MAKERS.text.split("\n")[0])
    assert len(first.boxes) == 2
    assert second.doc == LEAVERS.id
    assert [one.by for one in card.found_as] == ["list:firms"]


def test_figures_of_a_card_are_those_of_the_same_sentence(store: Store) -> None:
    card = entity_card(store, "Foxconn")
    assert {view.figure for view in card.figures} == {"40 percent", "$5 billion"}
    assert card.figures_total == 2
    assert entity_card(store, "Foxconn", figures=1).figures_total == 2
    assert len(entity_card(store, "Foxconn", figures=1).figures) == 1


def test_a_card_has_home_and_class_where_the_lists_tell_them(store: Store) -> None:
    lists = annotator().gazetteer
    firm, goods = (entity_card(store, name, gazetteer=lists) for name in ("Lenovo", "notebook PCs"))
    assert firm.where == "CHN"
    assert goods.above[0].startswith("product:")
    assert entity_card(store, "Lenovo").where == ""


def test_a_card_tells_what_was_merged(store: Store) -> None:
    merge_entities(store, "Foxconn", "Lenovo", version="1")
    card = entity_card(store, "Lenovo")
    assert [line.decision for line in card.decisions] == ["firm:honhai merged into firm:lenovo"]
    assert {one.key for one in card.found_as} == {"firm:honhai", "firm:lenovo"}
    assert card.surfaces[0] == SurfaceCount("Lenovo", 4)


def test_a_chart_has_a_line_for_every_year_and_one_for_none(store: Store) -> None:
    chart = year_chart(entity_card(store, "Lenovo"))
    assert [line.split()[0] for line in chart] == ["2009", "2010", "2011", "2012", "n.d."]
    assert chart[0].endswith("▇ 2")
    assert chart[1] == "2010  0"


def test_a_long_passage_is_cut_around_the_mention() -> None:
    filler = "Trade grew again. " * 60
    document = document_of(f"{filler}Foxconn grew as well. {filler}".strip(), doc="d4")
    with Store.in_memory() as store:
        put(store, document)
        (passage,) = entity_card(store, "Foxconn").passages
    assert passage.text.startswith("… Foxconn grew as well.")
    assert passage.text.endswith(" …")
    assert len(passage.text) < 620


def test_a_card_goes_through_json(store: Store) -> None:
    card = entity_card(store, "Foxconn")
    assert from_json(EntityCard, to_json(card)) == card


def test_documents_without_a_year_come_last(store: Store) -> None:
    card = entity_card(store, "Lenovo")
    assert card.years == (CardYear(2009, 2, 1), CardYear(2012, 1, 1), CardYear(None, 1, 1))
    assert card.documents == (
        CardDocument(MAKERS.id, "Makers", 2009, 2),
        CardDocument(LEAVERS.id, "Leavers", 2012, 1),
        CardDocument(UNDATED.id, "Undated", None, 1),
    )
    assert card.found_as == (FoundAs("firm:lenovo", "list:firms", 4),)


def test_at_most_so_many_passages_are_shown_each_of_another_document(store: Store) -> None:
    card = entity_card(store, "Lenovo", passages=2)
    assert [passage.doc for passage in card.passages] == [MAKERS.id, LEAVERS.id]
    assert [passage.label for passage in card.passages] == ["1", "1"]


def test_the_passage_that_names_it_most_is_shown_of_equals_the_first() -> None:
    one, two = "Foxconn grew.", "Foxconn fell. Foxconn rose."
    with store_of(document_of(one, two, doc="d4")) as store:
        (passage,) = entity_card(store, "Foxconn").passages
        assert (passage.text, passage.mentions) == (two, 2)
    with store_of(document_of(one, "Foxconn fell.", doc="d4")) as store:
        (passage,) = entity_card(store, "Foxconn").passages
        assert (passage.text, passage.mentions) == (one, 1)


def test_a_passage_of_600_characters_is_whole() -> None:
    text = "Foxconn grew." + " And so on." * 53
    assert len(text) == 596
    with store_of(document_of(text, doc="d4")) as store:
        assert entity_card(store, "Foxconn").passages[0].text == text


def test_figures_are_taken_from_every_document_in_turn() -> None:
    first = document_of("Foxconn sold 5 percent. Foxconn sold 6 percent.", doc="d4")
    second = document_of("Foxconn sold 7 percent. Foxconn sold 8 percent.", doc="e5")
    with store_of(first, second) as store:
        shown = entity_card(store, "Foxconn", figures=2)
    assert {view.doc for view in shown.figures} == {first.id, second.id}
    assert shown.figures_total == 4


def test_bars_are_as_long_as_mentions_are_many_and_never_gone() -> None:
    card = EntityCard(
        "firm:a",
        Label.FIRM,
        "A",
        71,
        (),
        (),
        (CardYear(2001, 60, 2), CardYear(2003, 1, 1)),
        (),
        (),
        (),
        0,
        (),
    )
    assert year_chart(card) == (f"2001 {'▇' * 30} 60", "2002  0", "2003 ▇ 1")


def test_a_chart_of_undated_mentions_alone_has_one_line() -> None:
    card = EntityCard("firm:a", Label.FIRM, "A", 2, (), (), (CardYear(None, 2, 1),), (), (), (), 0, ())
    assert year_chart(card) == (f"n.d. {'▇' * 30} 2",)


@pytest.mark.parametrize("name", ["Foxconn", "Lenovo", "notebook PCs", "China"])
def test_all_that_is_known_of_an_entity(store: Store, name: str) -> None:
    card = entity_card(store, name, gazetteer=annotator().gazetteer)
    kept = f"entity_{name.split()[0].lower()}.json"
    assert_golden(kept, as_lines(card), folder=GOLDEN / "asked")
