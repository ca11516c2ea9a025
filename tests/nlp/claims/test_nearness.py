"""Which of several places and years belongs to which of several figures."""

from __future__ import annotations

import pytest

from corpus.annotations import Dim
from tests.figtrace.check.builders import annotator


def codes(sentence: str, dim: Dim) -> list[tuple[str, str]]:
    """Number and code of each figure of the sentence."""
    claims = annotator().text(sentence).claims
    return [(claim.figure.number.of(sentence), claim.code(dim)) for claim in claims]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "With open gates it is worth 3.17% in Norway and 6.23% in Peru.",
            [("3.17", "NOR"), ("6.23", "PER")],
        ),
        ("Duties were cut by 61% for Spain, by 37% for Chile.", [("61", "ESP"), ("37", "CHL")]),
        (
            "The loss, which for Italy comes to $12.4 billion and for Egypt to $3.1 million, shrinks.",
            [("12.4 billion", "ITA"), ("3.1 million", "EGY")],
        ),
    ],
)
def test_each_figure_has_the_place_that_is_said_of_it(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert codes(sentence, Dim.AREA) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Catches fell by 2.3% with depth in 1975, and they fell by 2.9% with depth in 1995.",
            [("2.3", "1975"), ("2.9", "1995")],
        ),
        (
            "In 1997, waste was 3% of sales in Spain, against 41% in Chile, and it stayed so in 2009 (17%).",
            [("3", "1997"), ("41", "1997"), ("17", "2009")],
        ),
        (
            "The line was cut from $18.2 million to $6.4 million in 2016.",
            [("18.2 million", ""), ("6.4 million", "2016")],
        ),
    ],
)
def test_each_figure_has_the_year_that_is_said_of_it(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert codes(sentence, Dim.PERIOD) == expected


def test_from_one_figure_to_another_are_two_after_a_verb_of_change() -> None:
    sentence = "The pact prompts it to lower its duties from 48% to around 15%."
    assert [number for number, _ in codes(sentence, Dim.PERIOD)] == ["48", "15"]


def test_a_number_behind_what_is_compared_counts_it() -> None:
    assert codes("Norway had more members (38) than Peru.", Dim.AREA) == [("38", "NOR")]
    assert codes("See the members of the list (38).", Dim.AREA) == []
