"""Phrases that a figure may measure."""

from corpus.annotations import Dim, Slot, SlotSource
from corpus.geometry import Span
from nlp.claims.context import Place
from nlp.claims.measure_candidates import Candidate, measure_candidates
from tests.nlp.trees import (
    IMPORTS_ROSE,
    ROSE,
    ROSE_AND_FELL,
    ROSE_IN_ONE_AND_FELL_IN_THE_OTHER,
    scene_of,
)

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


def own_traits(window: Span | None, last: Span | None) -> dict[str, str]:
    """Of each phrase, the traits that are its own and not how it lies to the second of the two figures."""
    text = ROSE_IN_ONE_AND_FELL_IN_THE_OTHER
    scene = scene_of(text, ROSE_AND_FELL)
    figure = scene.figures[1]
    found = measure_candidates(scene, ROSE_AND_FELL, figure, Place.of(scene, figure), window, None, last)
    told = {}
    for one in found:
        own = one.traits[next(n for n, trait in enumerate(one.traits) if trait.startswith("class=")) :]
        told[one.span.of(text) if one.span else ""] = " ".join(t for t in own if not t.endswith(":growth"))
    return told


def test_a_phrase_has_these_traits_of_its_own_and_no_others() -> None:
    assert own_traits(Span(0, 6), Span(0, 6)) == {
        "Output": "class=measure class=measure:% class=measure:path=object.and|subject "
        "link=subject:class=measure actor=- product=False window window:path=object.and|subject "
        "window:end=True moves=nsubj measure gap=- wide= wide=:measure again=same again=same:alike=True "
        "window:same",
        "mines": "class=other class=other:% class=other:path=object.and|in link=-:class=other actor=- "
        "product=False gap=<CC.moves wide= wide=:other again=other again=other:alike=True",
        "mills": "class=other class=other:% class=other:path=object|in link=-:class=other actor=- "
        "product=False gap=>in wide= wide=:other again=other again=other:alike=True",
    }


def test_without_a_window_and_a_phrase_before_their_traits_are_missing() -> None:
    assert own_traits(None, None)["Output"] == (
        "class=measure class=measure:% class=measure:path=object.and|subject link=subject:class=measure "
        "actor=- product=False moves=nsubj measure gap=- wide= wide=:measure"
    )


def test_a_phrase_that_only_shares_a_word_with_what_was_measured_is_told_so() -> None:
    told = own_traits(Span(0, 11), Span(0, 11))["Output"]
    assert "again=word again=word:alike=True" in told
    assert "window:end=False" in told
    assert not told.endswith("window:same")


def test_what_was_measured_before_has_these_traits() -> None:
    (last,) = [one for one in candidates(ROSE, before=BEFORE) if one.span is None]
    assert last.traits == (
        "before", "before:growth", "before:%", "before:known=True", "before:window=False",
        "before:again=False",
    )  # fmt: skip
