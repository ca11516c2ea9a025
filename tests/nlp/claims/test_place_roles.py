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


@pytest.mark.parametrize(
    ("text", "flow", "dim"),
    [
        ("goods from the Chile", "M", Dim.PARTNER),
        ("goods from both the Chile", "M", Dim.PARTNER),
        ("imports of steel from Chile", "", Dim.PARTNER),
        ("exports of steel from Chile", "", Dim.AREA),
        ("exports of steel to Chile", "", Dim.PARTNER),
        ("imports of steel into Chile", "", Dim.AREA),
        ("goods sent into Chile", "X", Dim.PARTNER),
        ("goods sent to Chile", "", Dim.PARTNER),
        ("goods sent to Chile makers", "", Dim.AREA),
        ("fdi inflows to Chile", "", Dim.AREA),
        ("aid to Chile", "", Dim.PARTNER),
        ("according to Chile", "X", Dim.AREA),
        ("similar to Chile", "X", Dim.AREA),
        ("equal to Chile", "X", Dim.AREA),
        ("war against Chile", "", Dim.PARTNER),
        ("aid towards Chile", "", Dim.PARTNER),
        ("a duty on Chile", "X", Dim.AREA),
        ("a book on Chile", "", Dim.AREA),
        ("fdi in Chile", "", Dim.AREA),
        ("goods from Chile's", "M", Dim.AREA),
        ("Chile is a market for it", "", Dim.PARTNER),
        ("Chile is the fourth or so of all the many old markets", "", Dim.AREA),
        ("Chile has long been one of the main suppliers", "", Dim.PARTNER),
        ("Chile opens markets", "", Dim.AREA),
        ("Chile as a source", "", Dim.PARTNER),
    ],
)
def test_words_around_decide_between_the_two_roles(text: str, flow: str, dim: Dim) -> None:
    assert role(text, "Chile", flow) is dim


def test_investment_in_a_place_is_that_of_its_owner_elsewhere() -> None:
    text = "Peru's fdi in Chile"
    peru = Entity(Span(0, 4), Label.PLACE, "place:PER", "Peru", "test")
    chile = Entity(Span(14, 19), Label.PLACE, "place:CHL", "Chile", "test")
    owned, alone = Scene(lex(text), (peru, chile), ()), Scene(lex(text), (chile,), ())
    assert role_of(owned, owned.at(14), owned.at(19), "") is Dim.PARTNER
    assert role_of(alone, alone.at(14), alone.at(19), "") is Dim.AREA


@pytest.mark.parametrize(
    ("text", "rate", "dim"),
    [
        ("Chile producers met a duty", True, Dim.PARTNER),
        ("Chile producers met a duty", False, Dim.AREA),
        ("Chile steel producers met a duty", True, Dim.PARTNER),
        ("Chile set producers a duty", True, Dim.PARTNER),
        ("Chile and producers met a duty", True, Dim.AREA),
        ("Chile imports of it", True, Dim.PARTNER),
        ("Chile imports from it", True, Dim.AREA),
    ],
)
def test_those_whom_a_rate_hits_are_counterparts_of_rates_alone(text: str, rate: bool, dim: Dim) -> None:
    assert role(text, "Chile", rate=rate) is dim
