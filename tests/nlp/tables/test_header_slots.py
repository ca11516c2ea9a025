import pytest

from corpus.annotations import Dim, Entity, Label, SlotSource
from corpus.geometry import Span
from nlp.tables.header_slots import HeaderReader
from nlp.tables.names import Names

PLACES = tuple(
    Entity(Span(0, 0), Label.PLACE, f"place:{code}", name, "test")
    for code, name in (("CHL", "Chile"), ("PER", "Peru"))
)
READER = HeaderReader(Names("", PLACES))


@pytest.mark.parametrize(
    ("header", "dims"),
    [
        ("Chile", {Dim.AREA: "CHL"}),
        ("Exports to Peru", {Dim.FLOW: "X", Dim.PARTNER: "PER"}),
        ("Exports from Peru to Chile", {Dim.FLOW: "X", Dim.AREA: "PER", Dim.PARTNER: "CHL"}),
        ("Chile and Peru", {}),
        ("Rest of Chile", {Dim.AREA: ""}),
        ("Mills of the rest of Chile", {}),
        ("Import tax", {}),
        ("N Chile", {Dim.AREA: ""}),
        ("Import prices (2025)", {Dim.PERIOD: "2025"}),
        ("Gains from trade", {}),
        ("Before and after 1973, 1970-1986", {Dim.PERIOD: "1970/1986"}),
        ("Chile\u2013Peru trade", {Dim.FLOW: "T", Dim.AREA: "CHL", Dim.PARTNER: "PER"}),
        ("Export prices, 2008", {Dim.PERIOD: "2008"}),
        ("Trade elasticity", {}),
        ("Budget balance", {}),
        ("Balance of goods", {Dim.FLOW: "B"}),
    ],
)
def test_a_header_says_places_flow_and_period(header: str, dims: dict[Dim, str]) -> None:
    slots = READER.read(header, SlotSource.COL_HEADER).slots
    assert {slot.dim: slot.code for slot in slots} == dims


@pytest.mark.parametrize(
    ("header", "words"),
    [("Chile, 2008", ()), ("Total (US$ million)", ()), ("Wages in Chile", ("wages",)), ("Jan. 2025", ())],
)
def test_words_are_left_where_more_is_said_than_names(header: str, words: tuple[str, ...]) -> None:
    assert READER.read(header, SlotSource.ROW_HEADER).words == words
