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


@pytest.mark.parametrize(
    ("header", "dims"),
    [
        ("Imports", {Dim.FLOW: "M"}),
        ("Imports into Peru", {Dim.FLOW: "M", Dim.PARTNER: "PER"}),
        ("Exports from the Chile", {Dim.FLOW: "X", Dim.AREA: "CHL"}),
        ("Imports from all Chile", {Dim.FLOW: "M", Dim.PARTNER: "CHL"}),
        ("Trade with Chile", {Dim.FLOW: "T", Dim.PARTNER: "CHL"}),
        ("War against Chile", {Dim.PARTNER: "CHL"}),
        ("Chile, Chile", {Dim.AREA: "CHL"}),
        ("Chile-Peru", {}),
        ("Chile's share of the Peru market", {Dim.AREA: "CHL"}),
        ("Chile\u2019s and Peru\u2019s share", {}),
        ("Chile/Peru trade", {Dim.FLOW: "T"}),
        ("Chile\u2014Peru exports", {Dim.FLOW: "X", Dim.AREA: "CHL", Dim.PARTNER: "PER"}),
        ("Outside Chile", {Dim.AREA: ""}),
        ("South Chile (average)", {Dim.AREA: ""}),
        ("Mills outside Chile", {}),
        ("Rest of Chile and Peru", {Dim.AREA: "PER"}),
        ("Export growth", {}),
        ("Exports, growth", {}),
        ("Tariffs on imports", {}),
        ("Terms of trade", {}),
        ("Shipments", {}),
        ("Trade balance", {Dim.FLOW: "B"}),
        ("Surplus", {}),
        ("Surplus of merchandise", {Dim.FLOW: "B"}),
        ("Export and import", {Dim.FLOW: "X"}),
        ("1970-1986", {Dim.PERIOD: "1970/1986"}),
        ("2008 and 2009", {Dim.PERIOD: "2008"}),
        ("(2008-09)", {Dim.PERIOD: "2008/2009"}),
        ("Wages", {}),
    ],
)
def test_wordings_of_headers(header: str, dims: dict[Dim, str]) -> None:
    assert {slot.dim: slot.code for slot in READER.read(header, SlotSource.COL_HEADER).slots} == dims


@pytest.mark.parametrize(
    ("source", "confidence"),
    [
        (SlotSource.ROW_HEADER, 0.85),
        (SlotSource.COL_HEADER, 0.85),
        (SlotSource.CAPTION, 0.7),
        (SlotSource.FOOTNOTE, 0.5),
    ],
)
def test_a_slot_is_as_sure_as_its_place(source: SlotSource, confidence: float) -> None:
    (slot,) = READER.read("Chile", source).slots
    assert (slot.source, slot.confidence, slot.by) == (source, confidence, f"{source}:place")


@pytest.mark.parametrize("source", [SlotSource.CAPTION, SlotSource.FOOTNOTE])
def test_a_caption_of_all_but_one_place_names_no_area(source: SlotSource) -> None:
    assert READER.read("Rest of Chile", source).slots == ()


@pytest.mark.parametrize(
    ("header", "dim", "alone"),
    [
        ("Chile", Dim.AREA, True),
        ("Chile", Dim.PERIOD, False),
        ("Chile, 2008", Dim.PERIOD, True),
        ("Total of Chile (US$ million)", Dim.AREA, True),
        ("Wages in Chile", Dim.AREA, False),
        ("Wages", Dim.AREA, False),
    ],
)
def test_a_header_that_says_one_dimension_alone(header: str, dim: Dim, *, alone: bool) -> None:
    assert READER.read(header, SlotSource.ROW_HEADER).names_only(dim) is alone


@pytest.mark.parametrize(
    ("header", "periods"), [("Wages", 0), ("2008", 1), ("2008 and 2008", 1), ("2008 and 2009", 2)]
)
def test_different_periods_of_a_header_are_counted(header: str, periods: int) -> None:
    assert READER.read(header, SlotSource.ROW_HEADER).periods == periods


def test_a_header_is_read_once_for_each_place() -> None:
    reader = HeaderReader(Names("", PLACES))
    one = reader.read("Chile", SlotSource.ROW_HEADER)
    assert reader.read("Chile", SlotSource.ROW_HEADER) is one
    assert reader.read("Chile", SlotSource.COL_HEADER) is not one


@pytest.mark.parametrize(("label", "dim"), [(Label.PRODUCT, Dim.PRODUCT), (Label.FIRM, Dim.AGENT)])
def test_goods_and_firms_are_named_by_headers_too(label: Label, dim: Dim) -> None:
    listed = Entity(Span(0, 0), label, "list:1", "Wool", "test")
    (slot,) = HeaderReader(Names("", (listed,))).read("Wool", SlotSource.ROW_HEADER).slots
    assert (slot.dim, slot.surface, slot.by) == (dim, "Wool", f"{SlotSource.ROW_HEADER}:{label}")
