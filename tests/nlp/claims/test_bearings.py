"""How words lie to a figure."""

import pytest

from corpus.geometry import Span
from nlp.claims.bearings import Bearings, unit_class
from nlp.claims.context import Place
from tests.nlp.trees import (
    IMPORTS_ROSE,
    ROSE,
    ROSE_AND_FELL,
    ROSE_IN_ONE_AND_FELL_IN_THE_OTHER,
    scene_of,
    tree_of,
)


def seen(text: str, which: int = 0) -> Bearings:
    scene = scene_of(text)
    assert scene.tree is not None
    figure = scene.figures[which]
    return Bearings(scene, scene.tree, figure, Place.of(scene, figure))


def word(found: Bearings, text: str) -> int:
    return next(at for at, one in enumerate(found.tree.words) if one.text == text)


@pytest.mark.parametrize(
    ("unit", "name"),
    [("USD", "money"), ("USD/MWh", "money"), ("%", "%"), ("{firm}", "count"), ("km", "physical"), ("1", "1")],
)
def test_units_that_are_said_alike_have_one_class(unit: str, name: str) -> None:
    assert unit_class(unit) == name


def test_a_word_is_told_by_path_side_and_bond() -> None:
    scene = scene_of(ROSE, IMPORTS_ROSE)
    found = Bearings(scene, IMPORTS_ROSE, scene.figures[0], Place.of(scene, scene.figures[0]))
    traits = set(found.traits(1))
    assert {"path=by|subject", "link=subject", "near=before1", "crossed=0", "own=-"} <= traits


def test_words_hang_on_one_of_the_figures() -> None:
    found = seen("Output rose 4% in Peru and 5% in Chile.")
    assert found.owner(word(found, "Output")) == "-"
    assert {found.owner(word(found, "Peru")), found.owner(word(found, "Chile"))} <= {"own", "other", "-"}


def test_lists_as_long_as_the_figures_are_paired() -> None:
    text = "They account for 4% and 9% of sales and wages, respectively."
    found = seen(text, 1)
    assert "listed=mine" in set(found.traits(word(found, "wages")))
    assert "listed=not" in set(found.traits(word(found, "sales")))


def test_the_gap_to_a_phrase_is_told_in_signs() -> None:
    text = "A fee of $5 was paid by the last shop."
    found = seen(text)
    assert found.gap(Span(2, 5)) == "<of"
    assert found.gap(Span(text.index("shop"), text.index("shop") + 4)) == ">be.v.by.j"


def test_a_figure_outside_the_tree_is_refused() -> None:
    scene = scene_of("x " * 40 + "5%", IMPORTS_ROSE)
    with pytest.raises(ValueError, match="outside the tree"):
        Bearings(scene, IMPORTS_ROSE, scene.figures[0], Place.of(scene, scene.figures[0]))


def seen_from(which: int) -> Bearings:
    """The sentence of two changes, from the one or the other."""
    scene = scene_of(ROSE_IN_ONE_AND_FELL_IN_THE_OTHER, ROSE_AND_FELL)
    return Bearings(scene, ROSE_AND_FELL, scene.figures[which], Place.of(scene, scene.figures[which]))


def plain(found: Bearings, head: int) -> str:
    """The traits of a word without those that only say them again for the figure's kind."""
    return " ".join(trait for trait in found.traits(head) if not trait.endswith(":growth"))


@pytest.mark.parametrize(
    ("which", "word", "traits"),
    [
        (0, "Output", "path=object|subject up=object down=subject steps=0 near=before1 crossed=0 "
         "crossed=before0 clause=True relation=nsubj tag=NN own=- listed=- brackets=0 link=subject"),
        (0, "mines", "path=object|in up=object down=in steps=0 near=after0 crossed=0 crossed=after0 "
         "clause=True relation=pobj tag=NNS own=- listed=- brackets=0 link=-"),
        (0, "mills", "path=object|and.in up=object down=and.in steps=1 near=after2 crossed=1 crossed=after1 "
         "clause=True relation=pobj tag=NNS own=- listed=- brackets=0 link=-"),
        (1, "Output", "path=object.and|subject up=object.and down=subject steps=1 near=before3 crossed=1 "
         "crossed=before1 clause=True relation=nsubj tag=NN own=- listed=- brackets=0 link=subject"),
        (1, "mines", "path=object.and|in up=object.and down=in steps=1 near=before1 crossed=0 "
         "crossed=before0 clause=True relation=pobj tag=NNS own=- listed=- brackets=0 link=-"),
        (1, "mills", "path=object|in up=object down=in steps=0 near=after0 crossed=0 crossed=after0 "
         "clause=True relation=pobj tag=NNS own=- listed=- brackets=0 link=-"),
    ],
)  # fmt: skip
def test_a_word_has_these_traits_and_no_others(which: int, word: str, traits: str) -> None:
    found = seen_from(which)
    at = next(at for at, one in enumerate(found.tree.words) if one.text == word)
    assert plain(found, at) == traits


def test_traits_are_said_again_for_the_kind_of_the_figure() -> None:
    kind = [trait for trait in seen_from(0).traits(0) if trait.endswith(":growth")]
    assert [trait.partition("=")[0] for trait in kind] == ["path", "near", "relation", "own", "link"]


@pytest.mark.parametrize(
    ("which", "gaps"),
    [
        (0, "<moves < > > > >in >in.n >in.n.CC >in.n.CC.moves - - -"),
        (1, "- - - <in.n.CC.moves <n.CC.moves <CC.moves <moves < > > > >in"),
    ],
)
def test_gaps_to_the_words_of_a_sentence_are_told_from_either_figure(which: int, gaps: str) -> None:
    found = seen_from(which)
    assert " ".join(found.gap(Span(word.start, word.end)) for word in found.tree.words) == gaps


def test_only_the_second_of_two_figures_in_one_unit_follows_one_like_it() -> None:
    assert [seen_from(which).follows_alike for which in (0, 1)] == [False, True]


def test_brackets_are_counted_from_the_figure() -> None:
    tree = tree_of(
        ("mills", "NNS", 0, "ROOT"), ("(", "-LRB-", 3, "punct"), ("5", "CD", 3, "nummod"),
        ("percent", "NN", 0, "appos"), (")", "-RRB-", 3, "punct"), ("closed", "VBD", 0, "conj"),
    )  # fmt: skip
    scene = scene_of("mills ( 5 percent ) closed", tree)
    found = Bearings(scene, tree, scene.figures[0], Place.of(scene, scene.figures[0]))
    told = [next(one for one in found.traits(at) if one.startswith("brackets=")) for at in range(6)]
    assert told == [f"brackets={depth}" for depth in (-1, 0, 0, 0, 0, -1)]


def test_words_of_a_list_are_paired_only_with_as_many_figures() -> None:
    tree = tree_of(
        ("4", "CD", 1, "nummod"), ("percent", "NN", 1, "ROOT"), ("and", "CC", 1, "cc"),
        ("5", "CD", 4, "nummod"), ("percent", "NN", 1, "conj"), ("of", "IN", 1, "prep"),
        ("sales", "NNS", 5, "pobj"), ("and", "CC", 6, "cc"), ("wages", "NNS", 6, "conj"),
        ("in", "IN", 1, "prep"), ("towns", "NNS", 9, "pobj"),
    )  # fmt: skip
    scene = scene_of("4 percent and 5 percent of sales and wages in towns", tree)
    for which, listed in ((0, ("mine", "not", "-")), (1, ("not", "mine", "-"))):
        figure = scene.figures[which]
        found = Bearings(scene, tree, figure, Place.of(scene, figure))
        told = [next(one for one in found.traits(at) if one.startswith("listed=")) for at in (6, 8, 10)]
        assert told == [f"listed={one}" for one in listed]
