"""Phrases that a figure may measure."""

from corpus.annotations import Dim, Slot, SlotSource
from corpus.geometry import Span
from nlp.claims.context import Place
from nlp.claims.measure_candidates import Candidate, measure_candidates
from tests.nlp.trees import IMPORTS_ROSE, ROSE, scene_of

BEFORE = Slot(Dim.MEASURE, "", "output", SlotSource.PREVIOUS, 0.4, "measure:previous")


def candidates(text: str, window: Span | None = None, before: Slot | None = None) -> list[Candidate]:
    scene = scene_of(text)
    assert scene.tree is not None
    figure = scene.figures[0]
    return measure_candidates(scene, scene.tree, figure, Place.of(scene, figure), window, before)


def words(text: str) -> set[str]:
    return {"" if one.span is None else one.span.of(text) for one in candidates(text)}


def test_every_noun_of_the_sentence_is_one_with_the_words_that_name_it() -> None:
    text = "The price of steel fell by 5% at the port."
    assert words(text) == {"price", "price of steel", "steel", "port"}


def test_of_a_count_the_counted_thing_is_one_too() -> None:
    text = "The town has 40 small bakeries."
    assert "small bakeries" in words(text)


def test_what_was_measured_before_is_one_where_something_was() -> None:
    assert [one for one in candidates(ROSE) if one.span is None] == []
    (last,) = [one for one in candidates(ROSE, before=BEFORE) if one.span is None]
    assert "before" in last.traits


def test_the_choice_of_the_words_alone_is_a_trait() -> None:
    found = candidates(ROSE, Span(0, len("Steel imports")))
    assert "window:same" in found[0].traits
    assert "window:same" not in candidates(ROSE)[0].traits


def test_a_figure_outside_the_tree_has_none() -> None:
    scene = scene_of("x " * 40 + "5%", IMPORTS_ROSE)
    place = Place.of(scene, scene.figures[0])
    assert measure_candidates(scene, IMPORTS_ROSE, scene.figures[0], place, None, BEFORE) == []
