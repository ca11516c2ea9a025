import pytest

from corpus.annotations import Dim, Entity, Label
from corpus.geometry import Span
from nlp.claims.context import Scene
from nlp.claims.place_roles import role_of
from nlp.text.lexer import lex


def role(text: str, name: str, flow: str = "", *, rate: bool = False) -> Dim:
    start = text.index(name)
    entity = Entity(Span(start, start + len(name)), Label.PLACE, "place:X", name, "test")
    scene = Scene(lex(text), (entity,), ())
    return role_of(scene, scene.at(start), scene.at(start + len(name)), flow, rate=rate)


@pytest.mark.parametrize(
    ("text", "name", "flow", "dim"),
    [
        ("imports from Chile", "Chile", "M", Dim.PARTNER),
        ("exports to Chile", "Chile", "X", Dim.PARTNER),
        ("imports to Chile", "Chile", "M", Dim.AREA),
        ("exports from Chile", "Chile", "X", Dim.AREA),
        ("trade with Chile", "Chile", "T", Dim.PARTNER),
        ("Chile's exports", "Chile", "X", Dim.AREA),
        ("as compared to Chile", "Chile", "X", Dim.AREA),
        ("tariffs on Chile", "Chile", "", Dim.PARTNER),
        ("output in Chile", "Chile", "", Dim.AREA),
        ("Chile was the largest source of it", "Chile", "M", Dim.PARTNER),
    ],
)
def test_role_follows_preposition_and_flow(text: str, name: str, flow: str, dim: Dim) -> None:
    assert role(text, name, flow) is dim


@pytest.mark.parametrize(
    ("text", "dim"),
    [
        ("Chile faced a duty", Dim.PARTNER),
        ("Chile exporters received a rate", Dim.PARTNER),
        ("Chile imports from Peru face a duty", Dim.AREA),
        ("Chile set a duty", Dim.AREA),
    ],
)
def test_place_that_a_duty_hits_is_the_counterpart(text: str, dim: Dim) -> None:
    assert role(text, "Chile", rate=True) is dim
