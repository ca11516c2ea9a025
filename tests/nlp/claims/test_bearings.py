"""How words lie to a figure."""

import pytest

from corpus.geometry import Span
from nlp.claims.bearings import Bearings, unit_class
from nlp.claims.context import Place
from tests.nlp.trees import IMPORTS_ROSE, ROSE, scene_of


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
