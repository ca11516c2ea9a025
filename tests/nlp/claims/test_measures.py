import pytest

from corpus.annotations import Claim, Dim
from nlp.annotate import Annotator

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
