"""Which of several places and years belongs to which of several figures."""

from __future__ import annotations

import pytest

from corpus.annotations import Dim
from tests.check.builders import annotator


def codes(sentence: str, dim: Dim) -> list[tuple[str, str]]:
    """Number and code of each figure of the sentence."""
    claims = annotator().text(sentence).claims
    return [(claim.figure.number.of(sentence), claim.code(dim)) for claim in claims]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "With free entry it is worth 4.08% in Hungary and 5.48% in Mexico.",
            [("4.08", "HUN"), ("5.48", "MEX")],
        ),
        ("Duties were cut by 79% for Canada, by 46% for China.", [("79", "CAN"), ("46", "CHN")]),
        (
            "The loss, which for China comes to $19.6 billion and for Turkey to $2.5 million, shrinks.",
            [("19.6 billion", "CHN"), ("2.5 million", "TUR")],
        ),
    ],
)
def test_each_figure_has_the_place_that_is_said_of_it(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert codes(sentence, Dim.AREA) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Trade fell by 1.2% with distance in 1970, and it fell by 1.5% with distance in 1990.",
            [("1.2", "1970"), ("1.5", "1990")],
        ),
        (
            "In 1998, debt was 1% of sales in China, against 54% in Chile, and it stayed so in 2008 (11%).",
            [("1", "1998"), ("54", "1998"), ("11", "2008")],
        ),
        (
            "The line was cut from $13.5 million to $7.5 million in 2016.",
            [("13.5 million", ""), ("7.5 million", "2016")],
        ),
    ],
)
def test_each_figure_has_the_year_that_is_said_of_it(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert codes(sentence, Dim.PERIOD) == expected


def test_from_one_figure_to_another_are_two_after_a_verb_of_change() -> None:
    sentence = "The ban prompts it to lower its tariffs from 59% to around 25%."
    assert [number for number, _ in codes(sentence, Dim.PERIOD)] == ["59", "25"]


def test_a_number_behind_what_is_compared_counts_it() -> None:
    assert codes("Switzerland had more members (46) than Peru.", Dim.AREA) == [("46", "CHE")]
    assert codes("See the members of the list (46).", Dim.AREA) == []
