import pytest

from corpus.annotations import Claim, Dim
from nlp.annotate import Annotator
from tests.nlp.claims.told import told

READ = Annotator("")


def last(text: str) -> Claim:
    return READ.text(text).claims[-1]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Total employment fell by 4 percent.", "Total employment", "ind:employment"),
        ("Steel accounts for 40 percent of total exports.", "total exports", "ind:exports"),
        ("The town has 40 small bakeries.", "small bakeries", ""),
        ("The value of imports rose to $4 billion.", "imports", "ind:imports"),
    ],
)
def test_measure_is_the_noun_phrase_of_what_is_measured(text: str, words: str, code: str) -> None:
    slot = last(text).slot(Dim.MEASURE)
    assert slot is not None
    assert (slot.surface, slot.code) == (words, code)


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Imports reached $4 billion.", "M"),
        ("Exports fell by 4 percent.", "X"),
        ("The trade deficit widened to $4 billion.", "B"),
        ("Total trade rose to $4 billion.", "T"),
        ("Net exports stood at $4 billion.", "B"),
        ("The value of shipments was $4 billion.", "X"),
    ],
)
def test_flow_is_that_of_the_measure(text: str, flow: str) -> None:
    assert last(text).code(Dim.FLOW) == flow


@pytest.mark.parametrize(
    "text",
    [
        "Export prices rose by 4 percent.",
        "The budget deficit reached $4 billion.",
        "The import tariff was 4 percent.",
        "There are 40 exporters.",
    ],
)
def test_words_of_trade_that_are_no_flow_give_none(text: str) -> None:
    assert last(text).code(Dim.FLOW) == ""


def test_whole_of_a_share_is_what_follows_of() -> None:
    slot = last("Toys are 12 percent of household spending.").slot(Dim.WHOLE)
    assert slot is not None
    assert slot.surface == "household spending"
    assert last("Toys fell by 12 percent.").slot(Dim.WHOLE) is None


@pytest.mark.parametrize(
    ("text", "which", "words"),
    [
        ("Ferry prices, which many people in the town watch, rose by 4 percent.", 0, "Ferry prices"),
        ("They paid for the works with a levy of 4 percent on hotel nights.", 0, "levy"),
        ("Rents rose by 4 percent, and wages by 6 percent.", 1, "wages"),
        ("They account for 4 percent and 9 percent of sales and wages, respectively.", 1, "wages"),
    ],
)
def test_measure_is_bound_through_the_tree_where_there_is_one(text: str, which: int, words: str) -> None:
    slot = PARSED.text(text).claims[which].slot(Dim.MEASURE)
    assert slot is not None
    assert slot.surface == words
    assert slot.by.startswith("measure:tree:")


def test_without_a_parser_the_words_around_a_figure_serve() -> None:
    slot = last("Rents rose by 4 percent, and wages by 6 percent.").slot(Dim.MEASURE)
    assert slot is not None
    assert slot.by == "measure:phrase"


PARSED = Annotator()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The town has 40 of the small bakeries.", ["40 of the small bakeries: measure small bakeries"]),
        ("The town has 40-item lists.", ["40-item: measure item"]),
        (
            "Toys are 12 percent of all sales.",
            ["12 percent: measure sales ind:sales, product product:toys, whole sales"],
        ),
        (
            "Toys are 12 percent of Peru's sales.",
            ["12 percent: measure sales ind:sales, area PER, product product:toys, whole sales"],
        ),
        ("Toys are 12 percent of it.", ["12 percent: product product:toys"]),
        (
            "Toys are 12 percent of the sales of books.",
            ["12 percent: measure sales ind:sales, product product:toys, whole sales"],
        ),
        ("Toys made $4 in sales.", ["$4: measure sales ind:sales, product product:toys"]),
        (
            "Toys made $4 by great and lasting luck in all sales.",
            ["$4: measure all sales ind:sales, product product:toys"],
        ),
        ("Growth in exports was $4.", ["$4: measure exports ind:exports, flow X"]),
        ("The growth of it was 4 percent.", ["4 percent: "]),
        ("The share of exports was 4 percent.", ["4 percent: measure exports ind:exports, flow X"]),
        ("Peru export sales were $4.", ["$4: measure export sales ind:sales, flow X, area PER"]),
        ("Peru's export sales were $4.", ["$4: measure export sales ind:sales, flow X, area PER"]),
        ("The cost per unit was $4.", ["$4: measure cost"]),
        ("Export growth was 4 percent.", ["4 percent: measure Export growth ind:exports, flow X"]),
        ("Free trade made $4.", ["$4: measure Free trade ind:total_trade"]),
        ("Fair trade was $4.", ["$4: measure Fair trade ind:total_trade"]),
        ("Trade was $4.", ["$4: measure Trade ind:total_trade, flow T"]),
        ("The trade deficit was $4.", ["$4: measure trade deficit ind:balance, flow B"]),
        ("The trade balance was $4.", ["$4: measure trade balance ind:balance, flow B"]),
        ("The budget surplus was $4.", ["$4: measure budget surplus ind:balance"]),
        ("The budget and the deficit were $4.", ["$4: measure deficit ind:balance, flow B"]),
        ("The current account deficit was $4.", ["$4: measure deficit ind:balance"]),
        ("The fiscal balance was $4.", ["$4: measure fiscal balance ind:balance"]),
        ("Net exports were $4.", ["$4: measure Net exports ind:exports, flow B"]),
        ("Net imports were $4.", ["$4: measure Net imports ind:imports, flow M"]),
        (
            "The value of toys exported was $4.",
            ["$4: measure value of toys exported, flow X, product product:toys"],
        ),
        ("The total was $4, as exports went.", ["$4: measure exports ind:exports, flow X"]),
        (
            "Sales were $4. They were exported for $5.",
            ["$4: measure Sales ind:sales", "$5: measure Sales ind:sales (previous)"],
        ),
        (
            "Exports were $4. It is $5 now.",
            [
                "$4: measure Exports ind:exports, flow X",
                "$5: measure Exports ind:exports (previous), flow X (previous)",
            ],
        ),
        (
            "Exports were $4. It has 5 mines.",
            ["$4: measure Exports ind:exports, flow X", "5 mines: measure mines"],
        ),
        (
            "Exports were $4. It is 5 percent here.",
            [
                "$4: measure Exports ind:exports, flow X",
                "5 percent: measure Exports ind:exports (previous), flow X (previous)",
            ],
        ),
        ("Exports were $4. It rains. It is $5 now.", ["$4: measure Exports ind:exports, flow X", "$5: "]),
        ("It is not $4 that exports made.", ["$4 [negated]: measure exports ind:exports, flow X"]),
        ("Exports would be $4.", ["$4 [conditional]: measure Exports ind:exports, flow X"]),
        ("Exports are projected to be $4.", ["$4 [forecast]: measure Exports ind:exports, flow X"]),
        ("Exports never made $4.", ["$4 [negated]: measure Exports ind:exports, flow X"]),
        ("If exports made $4 it would rain.", ["$4 [conditional]: measure exports ind:exports, flow X"]),
    ],
)
def test_what_is_measured_and_its_flow_stand_in_certain_places(text: str, said: list[str]) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("$5 exports", ["$5: measure exports ind:exports, flow X"]),
        ("The value rose by $5 in imports.", ["$5: measure value, flow M"]),
        ("The price rose by $5 in imports.", ["$5: measure price ind:price"]),
        (
            "Old big red new grey exports rose by 5 percent.",
            ["5 percent: measure big red new grey exports ind:exports, flow X"],
        ),
    ],
)
def test_measure_at_the_beginning_of_a_text_and_with_many_modifiers(text: str, said: list[str]) -> None:
    assert told(text) == said
