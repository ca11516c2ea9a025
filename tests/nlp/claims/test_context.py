import pytest

from corpus.annotations import Dim, Entity, Label, SlotSource
from corpus.geometry import Span
from nlp.claims.context import Memory, Place, Scene, make_slot, source_at
from nlp.figures.scan import find_figures
from nlp.text.lexer import lex


def slot(code: str, source: SlotSource = SlotSource.LOCAL, dim: Dim = Dim.AREA):  # type: ignore[no-untyped-def]
    return make_slot(dim, code, code, source, "test", None)


def test_memory_holds_for_two_sentences() -> None:
    memory = Memory(sentence=1)
    memory.keep([slot("CHL")])
    found = []
    for sentence in (2, 3, 4):
        memory.sentence = sentence
        recalled = memory.recall(Dim.AREA)
        found.append(recalled.code if recalled else "")
    assert found == ["CHL", "CHL", ""]


def test_recalled_slots_do_not_grow_younger() -> None:
    memory = Memory(sentence=1)
    memory.keep([slot("CHL", SlotSource.PREVIOUS), slot("PER", SlotSource.DOCUMENT)])
    assert memory.recall(Dim.AREA) is None


def test_other_place_can_be_asked_for() -> None:
    memory = Memory(sentence=1)
    memory.keep([slot("CHL"), slot("PER")])
    found = memory.recall(Dim.AREA, other_than="PER")
    assert found is not None
    assert (found.code, found.source) == ("CHL", SlotSource.PREVIOUS)


def test_aside_knows_the_text_and_leaves_it_alone() -> None:
    memory = Memory(sentence=1)
    memory.keep([slot("CHL")])
    aside = memory.aside()
    aside.keep([slot("PER")])
    inside, outside = aside.recall(Dim.AREA), memory.recall(Dim.AREA)
    assert (inside.code if inside else "", outside.code if outside else "") == ("PER", "CHL")


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Rents fell, but wages rose by 4 percent; prices stood still.", "wages rose by 4 percent"),
        ("Wages rose by 4 percent while rents fell.", "Wages rose by 4 percent"),
        ("Wages rose by 4 percent, which is much.", "Wages rose by 4 percent"),
    ],
)
def test_clause_of_a_figure_ends_at_marks_and_conjunctions(text: str, clause: str) -> None:
    scene = Scene(lex(text), (), find_figures(text).figures)
    place = Place.of(scene, scene.figures[0])
    assert scene.span(place.left, place.right).of(text) == clause
    assert source_at(place, place.first) is SlotSource.LOCAL
    assert place.left == 0 or source_at(place, 0) is SlotSource.SENTENCE


def test_tokens_of_places_and_crossed_figures_are_known() -> None:
    text = "New Chile sold 4 cars and 5 ships."
    entity = Entity(Span(0, 9), Label.PLACE, "place:X", "New Chile", "test")
    scene = Scene(lex(text), (entity,), find_figures(text).figures)
    assert scene.places == {0, 1}
    assert scene.crossed(scene.figures[1], 0, len(scene.tokens)) == 1
    assert scene.low(99) == ""
