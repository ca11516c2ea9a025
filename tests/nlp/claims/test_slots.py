import pytest

from corpus.annotations import Dim
from nlp.annotate import Annotator
from tests.nlp.claims.told import told

READ = Annotator("")


def surfaces(text: str, dim: Dim) -> list[str]:
    slots = [claim.slot(dim) for claim in READ.text(text).claims]
    return [slot.surface if slot else "" for slot in slots]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Imports of steel reached $4 billion.", ["steel"]),
        ("Steel rose by 4 percent and semiconductors fell by 5 percent.", ["Steel", "semiconductors"]),
        ("Services exports reached $4 billion.", ["services"]),
        ("Rents rose by 4 percent.", [""]),
    ],
)
def test_product_is_the_nearest_one(text: str, expected: list[str]) -> None:
    assert surfaces(text, Dim.PRODUCT) == expected


def test_product_of_the_sentence_before_is_recalled_and_not_for_lengths_of_time() -> None:
    text = "Steel is cheap. Imports reached $4 billion. The works took 3 years."
    assert surfaces(text, Dim.PRODUCT) == ["Steel", ""]


def test_each_dimension_has_one_slot_in_the_order_of_the_schema() -> None:
    (claim,) = READ.text("Japan's imports of steel from Chile reached $4 billion in 2011.").claims
    dims = [slot.dim for slot in claim.slots]
    assert len(set(dims)) == len(dims)
    assert {Dim.MEASURE, Dim.FLOW, Dim.AREA, Dim.PARTNER, Dim.PERIOD, Dim.PRODUCT} <= set(dims)


def test_every_slot_says_where_it_was_read() -> None:
    text = "Japan's imports of steel from Chile reached $4 billion in 2011."
    for slot in READ.text(text).claims[0].slots:
        assert slot.by
        assert 0 < slot.confidence < 1
        assert slot.span is None or slot.span.of(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Steel sales were $4.", ["$4: measure Steel sales ind:sales, product product:steel"]),
        ("Steel fell by 4 percent and paper rose.", ["4 percent: product product:steel"]),
        ("Sales of steel were $4, while paper fell.", ["$4: measure Sales ind:sales, product product:steel"]),
        ("While paper fell, sales of steel were $4.", ["$4: measure sales ind:sales, product product:steel"]),
        ("Steel fell. Sales were $4.", ["$4: measure Sales ind:sales, product product:steel (previous)"]),
        ("Steel fell. It took 4 years.", ["4 years: "]),
        ("Toyota made $4 and Honda made $5.", ["$4: agent firm:toyota", "$5: agent firm:honda"]),
        (
            "Toyota made 4 percent of Honda's sales.",
            ["4 percent: measure Honda's sales ind:sales, agent firm:honda, whole Honda's sales"],
        ),
        ("Toyota made $4. Its wages were $5.", ["$4: agent firm:toyota", "$5: measure wages ind:wage"]),
        (
            "Under Section 301 duties were 4 percent.",
            ["4 percent: measure duties ind:tariff, policy policy:s301"],
        ),
        (
            "Under Section 301 duties were $4 while Section 232 duties were $5.",
            [
                "$4: measure duties ind:tariff, policy policy:s301",
                "$5: measure duties ind:tariff, policy policy:s232",
            ],
        ),
        ("Exports of services were $4.", ["$4: measure Exports ind:exports, flow X, product"]),
        ("Exports were $4 in services.", ["$4: measure Exports ind:exports, flow X"]),
    ],
)
def test_the_nearest_name_fills_its_slot(text: str, said: list[str]) -> None:
    assert told(text) == said


def test_a_name_before_a_bracket_is_nearer_than_one_behind() -> None:
    assert told("Wheat rose (5 tons of corn).") == ["5 tons: product product:wheat"]
    assert told("Wheat rose, 5 tons of corn.")[0].endswith("product product:corn")
