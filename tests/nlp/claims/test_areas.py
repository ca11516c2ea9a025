"""Which place a figure is said of, and with whom."""

import pytest

from corpus.annotations import Claim, Dim, SlotSource
from nlp.annotate import Annotator

READ = Annotator("")


def last(text: str) -> Claim:
    return READ.text(text).claims[-1]


def places(claim: Claim) -> tuple[str, str]:
    return claim.code(Dim.AREA), claim.code(Dim.PARTNER)


@pytest.mark.parametrize(
    ("text", "area", "partner"),
    [
        ("Japan's imports from Chile reached $4 billion.", "JPN", "CHL"),
        ("Exports of Peru to Japan fell by 4 percent.", "PER", "JPN"),
        ("Chile accounted for 32 percent of Japan's imports.", "JPN", "CHL"),
        ("Peru holds 9 percent of all debt of Japan, and Chile holds 4 percent.", "JPN", "CHL"),
        ("Wages in Chile were six times those of Peru.", "CHL", ""),
        ("The yen appreciated by 4 percent.", "JPN", ""),
        ("The rate was 8.3 yuan per dollar.", "CHN", "USA"),
        ("Japan, followed by Chile and Peru, sold goods worth $4 billion.", "JPN", ""),
        ("Output in Chile and Japan grew by 3 and 4 percent, respectively.", "JPN", ""),
    ],
)
def test_reporter_and_counterpart_follow_the_words_around_them(text: str, area: str, partner: str) -> None:
    assert places(last(text)) == (area, partner)


@pytest.mark.parametrize(
    ("sentence", "areas"),
    [
        ("With open gates it is worth 3.17% in Norway and 6.23% in Peru.", ["NOR", "PER"]),
        ("Duties were cut by 61% for Spain, by 37% for Chile.", ["ESP", "CHL"]),
        (
            "The loss, which for Italy comes to $12.4 billion and for Egypt to $3.1 million, shrinks.",
            ["ITA", "EGY"],
        ),
        ("Norway had more members (38) than Peru.", ["NOR"]),
    ],
)
def test_each_figure_has_the_place_that_is_said_of_it(sentence: str, areas: list[str]) -> None:
    assert [claim.code(Dim.AREA) for claim in READ.text(sentence).claims] == areas


@pytest.mark.parametrize(
    "text",
    [
        "Chile, Peru and Japan sold goods worth $4 billion.",
        "Wages in Chile/Peru/Japan were $400.",
        "It lasted for 5 years.",
    ],
)
def test_several_places_are_no_one_place(text: str) -> None:
    assert last(text).code(Dim.AREA) == ""


def test_place_of_the_sentence_before_is_a_weak_one() -> None:
    slot = last("Chile has a long coast. Output reached $40 billion.").slot(Dim.AREA)
    assert slot is not None
    assert (slot.code, slot.source) == ("CHL", SlotSource.PREVIOUS)


def test_length_of_time_takes_no_place_from_other_sentences() -> None:
    assert last("Chile has a long coast. The works took 3 years.").code(Dim.AREA) == ""


def test_real_exchange_rate_is_no_rate_of_the_real() -> None:
    assert last("The real exchange rate of the yen appreciated by 4 percent.").code(Dim.AREA) == "JPN"
