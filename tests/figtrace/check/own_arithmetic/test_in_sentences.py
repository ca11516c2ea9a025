"""What a sentence works out of its own figures is recomputed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from figtrace.check.own_arithmetic.in_sentences import sentence_results
from tests.figtrace.check.builders import annotator


def slips(sentence: str) -> list[tuple[str, str]]:
    """Surface and arithmetic of each slip."""
    found = sentence_results(sentence, annotator().text(sentence).claims)
    return [(one.figure.of(sentence), one.arithmetic) for one in found if not one.holds]


def test_a_result_that_holds_is_shown_with_its_operands() -> None:
    sentence = "Exports climbed from 215 to 640 tons, that is, by 198 percent."
    (found,) = sentence_results(sentence, annotator().text(sentence).claims)
    assert (found.holds, found.arithmetic) == (True, "(640 − 215) ÷ 215 = 197.67 %")
    assert [span.of(sentence) for span in found.operands] == ["215", "640 tons"]


@pytest.mark.parametrize(
    ("sentence", "surface", "arithmetic"),
    [
        (
            "Barley imports rose from $40 billion in 2000 to $50 billion in 2005, an increase of 37 percent.",
            "37 percent",
            "(50 − 40) ÷ 40 = 25 %",
        ),
        (
            "The share of barley fell from 52 to 38 percent, a drop of 12 percentage points.",
            "12 percentage points",
            "38 − 52 = −14 percentage points",
        ),
        (
            "Harvests grew from 12.1 million tons to 36.3 million tons, a fivefold increase.",
            "fivefold",
            "36.3 ÷ 12.1 = 3",
        ),
        (
            "Employment declined by 21 percent, from 1,000 workers to 700 workers.",
            "21 percent",
            "(700 − 1000) ÷ 1000 = −30 %",
        ),
        ("Of the 800 mills, 200 (32 percent) exported.", "32 percent", "200 ÷ 800 = 25 %"),
        ("Last year 200 of the 800 mills (32 percent) exported.", "32 percent", "200 ÷ 800 = 25 %"),
        ("Sales rose by $14 million, from $30 million to $50 million.", "$14 million", "50 − 30 = 20"),
        (
            "Sales increased 25% to $57 million from $30 million a season earlier.",
            "25%",
            "(57 − 30) ÷ 30 = 90 %",
        ),
        ("Exports rose from $40 million to $50 million (up 38%).", "38%", "(50 − 40) ÷ 40 = 25 %"),
    ],
)
def test_a_result_that_its_own_figures_do_not_give_is_a_slip(
    sentence: str, surface: str, arithmetic: str
) -> None:
    assert slips(sentence) == [(surface, arithmetic)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Barley imports rose from $40 billion in 2000 to $50 billion in 2005, an increase of 25 percent.",
        "Imports rose from $134.2 billion to $337.9 billion, a 150% increase.",
        "The share of barley fell from 52 to 38 percent, a drop of 14 percentage points.",
        "The share of barley fell from 52 to 38 percent, a drop of 27 percent.",
        "The share of barley fell from 52 to 38 percent, a drop of more than 10 percentage points.",
        "Harvests grew from 12.1 million tons to 36.3 million tons, a threefold increase.",
        "The deficit widened from $20 billion to $30 billion, or by half.",
        "Shipments climbed from an average of 215 to 640 tons in that time, that is, by 198 percent.",
        "Of the 800 mills, 200 (25 percent) exported.",
        "Sales rose by $20 million, from $30 million to $50 million.",
        "Sales rose by nearly $21 million, from $30 million to $50 million.",
    ],
)
def test_a_result_that_follows_within_roundings_is_none(sentence: str) -> None:
    assert slips(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Imports rose from $40 billion in 2000 to $50 billion in 2005, an annual increase of 4.6 percent.",
        "Imports rose from $40 billion to $50 billion, an increase of 9 percent in real terms.",
        "Imports rose from $40 billion to $50 billion, while exports grew by 70 percent.",
        "Imports rose from $40 billion to $50 billion; employment was up 3 percent.",
        "Growth of 7 percent was followed by a rise of wages from 40 dollars to 50 dollars.",
        "From 1990 to 2000 exports of barley rose by 12 percent to 7 million tons.",
        "Imports may rise from $40 billion to $50 billion if tariffs fall by 30 percent.",
    ],
)
def test_what_is_not_said_of_the_two_figures_is_left_alone(sentence: str) -> None:
    assert slips(sentence) == []


@given(st.integers(11, 9999), st.integers(11, 9999))
def test_true_growth_is_never_a_slip(earlier: int, later: int) -> None:
    assume(earlier != later)
    growth = round(Decimal(100) * (later - earlier) / earlier)
    assume(growth)
    way = "an increase" if growth > 0 else "a drop"
    said = f"Harvests went from {earlier} tons to {later} tons, {way} of {abs(growth)} percent."
    assert slips(said) == []


@given(st.integers(10, 9999), st.integers(10, 9999))
def test_true_shares_are_never_slips(part: int, whole: int) -> None:
    assume(part < whole)
    share = round(Decimal(100) * part / whole)
    assume(share)
    assert slips(f"Some {part} of the {whole} mills ({share} percent) exported barley.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Barley exports were 40 tons to 50 tons, an increase of 37 percent.",
        "Barley exports rose from 40 tons and 50 tons, an increase of 37 percent.",
        "Barley exports rose to 50 tons, then 40 tons, an increase of 37 percent.",
    ],
)
def test_a_change_is_worked_out_of_from_and_to_alone(sentence: str) -> None:
    assert list(sentence_results(sentence, annotator().text(sentence).claims)) == []


@pytest.mark.parametrize(
    ("sentence", "surface"),
    [
        ("Imports rose from $40 billion to $50 billion, that is, by 37 percent.", "37 percent"),
        ("Imports rose from $40 billion to $50 billion, which is a rise of 37 percent.", "37 percent"),
        ("Imports rose from $40 billion to $50 billion, or by 37 percent.", "37 percent"),
        ("Imports rose to $50 billion from $40 billion, an increase of 37 percent.", "37 percent"),
        ("Imports rose from $40 billion to $50 billion, a 37 percent increase.", "37 percent"),
        ("Imports rose from $40 billion to $50 billion (up 37 percent).", "37 percent"),
        ("Imports rose from a total of $40 billion to $50 billion, a rise of 37 percent.", "37 percent"),
        ("Imports rose by 37 percent, from $40 billion to $50 billion.", "37 percent"),
        ("Imports rose 37 percent to $50 billion from $40 billion.", "37 percent"),
        ("Some 200 of the 800 mills, or 32 percent, exported.", "32 percent"),
        ("Some 200 out of the 800 mills (32 percent) exported.", "32 percent"),
        ("Of all 800 mills, only 200 (32 percent) exported.", "32 percent"),
    ],
)
def test_wordings_of_a_sentences_own_arithmetic(sentence: str, surface: str) -> None:
    assert [said for said, _ in slips(sentence)] == [surface]


@pytest.mark.parametrize(
    "sentence",
    [
        "Imports rose from $40 billion to $50 billion, a yearly increase of 37 percent.",
        "Imports rose from $40 billion to $50 billion, a seasonally adjusted rise of 37 percent.",
        "Imports rose from $40 billion to 50 tons, an increase of 37 percent.",
        "Imports rose from between $40 and $45 billion to $50 billion, an increase of 37 percent.",
        "Imports rose from $40 billion to $50 billion, and wages by 37 percent.",
        "Imports did not rise from $40 billion to $50 billion, an increase of 37 percent.",
        "Some 200 and the 800 mills (32 percent) exported.",
        "Some 200 of the 800 mills in 12 towns (32 percent) exported.",
        "Some 200 of the 800 mills ($32) exported.",
    ],
)
def test_other_wordings_are_left_alone(sentence: str) -> None:
    assert slips(sentence) == []


@pytest.mark.parametrize(
    ("result", "is_slip"),
    [
        ("24.9", False),
        ("25", False),
        ("27.6", False),
        ("28", False),
        ("29", True),
        ("21", True),
        ("22.5", False),
    ],
)
def test_roundings_of_all_three_figures_are_granted(result: str, *, is_slip: bool) -> None:
    sentence = f"Imports rose from $40 billion to $50 billion, an increase of {result} percent."
    assert bool(slips(sentence)) is is_slip


@pytest.mark.parametrize(("result", "is_slip"), [("50", False), ("51", False), ("52", True), ("100", True)])
def test_round_results_have_two_per_cent_of_slack(result: str, *, is_slip: bool) -> None:
    sentence = f"Imports rose from $40.00 billion to $60.30 billion, an increase of {result} percent."
    assert bool(slips(sentence)) is is_slip


def test_a_gap_between_two_figures_is_shown_where_it_holds_and_accuses_nobody() -> None:
    def gap(number: str) -> list[tuple[bool, str]]:
        sentence = f"Wool had 52 percent and silk 38 percent, a gap of {number} percentage points."
        found = sentence_results(sentence, annotator().text(sentence).claims)
        return [(one.holds, one.arithmetic) for one in found]

    assert gap("14") == [(True, "52 − 38 = 14")]
    assert gap("21") == []


def test_figures_of_cells_and_of_two_sentences_are_no_sum() -> None:
    apart = "Imports rose from $40 billion to $50 billion. That is an increase of 37 percent."
    assert list(sentence_results(apart, annotator().text(apart).claims)) == []


@given(st.integers(100, 9999), st.integers(100, 9999), st.integers(30, 90))
def test_results_are_told_in_the_order_of_the_text(earlier: int, later: int, share: int) -> None:
    said = (
        f"Harvests went from {earlier} tons to {later} tons, a change of {share} percent. "
        f"Some {min(earlier, later)} of the {max(earlier, later) + 1} mills ({share} percent) closed."
    )
    found = sentence_results(said, annotator().text(said).claims)
    assert [one.figure for one in found] == sorted(one.figure for one in found)


def told(sentence: str) -> list[str]:
    """Each result with its arithmetic, and whether it holds."""
    found = sentence_results(sentence, annotator().text(sentence).claims)
    return [f"{one.figure.of(sentence)}: {one.arithmetic}{'' if one.holds else ' !'}" for one in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Exports rose from 40 tons to 160 tons, a twofold rise.", ["twofold: 160 ÷ 40 = 4 !"]),
        ("Exports rose from 40 tons to 80 tons, a twofold rise.", ["twofold: 80 ÷ 40 = 2"]),
        (
            "Exports rose from 400 tons to 1013 tons, a rise of 150 percent.",
            ["150 percent: (1013 − 400) ÷ 400 = 153.25 %"],
        ),
        (
            "Exports rose from 400 tons to 1016 tons, a rise of 150 percent.",
            ["150 percent: (1016 − 400) ÷ 400 = 154 % !"],
        ),
        (
            "Exports rose from 400 tons to 1013 tons, a rise of 151 percent.",
            ["151 percent: (1013 − 400) ÷ 400 = 153.25 % !"],
        ),
        (
            "Exports rose from 400 tons to 404 tons, a rise of 0 percent.",
            ["0 percent: (404 − 400) ÷ 400 = 1 % !"],
        ),
        ("Exports rose from 5 tons to 0 tons, a rise of 5 percent.", []),
        (
            "Norway had 40 percent and Peru had 50 percent, a difference of 10 percentage points.",
            ["10 percentage points: 40 − 50 = −10"],
        ),
        ("Norway had 40 percent and Peru had 50 percent, a difference of 14 percentage points.", []),
        ("Norway had 40 tons and Peru had 40 tons, a gap of 0 tons.", ["0 tons: 40 − 40 = 0"]),
        ("to $50 from $40 (37 percent)", []),
    ],
)
def test_rounded_results_are_granted_two_per_cent_and_gaps_hold_or_are_others(
    sentence: str, expected: list[str]
) -> None:
    assert told(sentence) == expected
