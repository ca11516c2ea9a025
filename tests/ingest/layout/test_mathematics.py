"""Runs of mathematics between the words of a paragraph."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.mathematics import are_mathematics, share_of_mathematics
from ingest.records.lines import Word
from tests.ingest.made import PLAIN, word, words

ITALIC = replace(PLAIN, italic=True)


def marked(made: list[Word]) -> str:
    """The words, runs of mathematics in «»."""
    shown, inside = "", False
    for one, mathematics in zip(made, are_mathematics(made), strict=True):
        shown += (
            ("»" if inside and not mathematics else "") + " " + ("«" if mathematics and not inside else "")
        )
        shown += one.text
        inside = mathematics
    return (shown + ("»" if inside else "")).strip()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("where σ = 4 in all firms", "where «σ = 4» in all firms"),
        ("with N = 19 countries", "with «N = 19» countries"),
        ("for k = 1, ..., N firms", "for «k = 1, ..., N» firms"),
        ("set to 1 + τ in each", "set to «1 + τ» in each"),
        ("the share ( 1 − λ ) of 12 firms", "the share ( «1 − λ» ) of 12 firms"),
        ("costs xij,k + 3 of them", "costs «xij,k + 3» of them"),
        ("ln (1+µ) is 5 percent", "ln «(1+µ)» is 5 percent"),
        ("p<0.01 and 20 firms", "«p<0.01» and 20 firms"),
    ],
)
def test_variables_take_in_what_hangs_on_them_and_words_end_the_run(text: str, shown: str) -> None:
    assert marked(words(text, 0, 0)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "exports > $5 billion in 2008",
        "about ≈ 12% of output",
        "3× as many firms",
        "particles of 5 µm or less",
        "rose by 1½ percent",
        "the β-convergence of 30 states",
        "a gap of 0.35*** on I and A",
        "from 12 - 14 percent",
        "in the U.S. 42 firms",
        "trade in 12 goods, 3 services; 4 ideas",
        "",
    ],
)
def test_prose_with_figures_has_none(text: str) -> None:
    found = marked(words(text, 0, 0))
    assert not any(char.isdigit() for run in found.split("«")[1:] for char in run.split("»")[0]), found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("where σ + − 4 holds", "where «σ + − 4» holds"),  # a number behind two signs
        ("where σ + − × 4 holds", "where «σ» + − × 4 holds"),
        ("here σ = + λ holds", "here «σ = + λ» holds"),  # a variable behind two
        ("here σ = + × λ holds", "here «σ» = + × «λ» holds"),
        ("2 = σ of all", "«2 = σ» of all"),  # to the left as to the right
        ("let 12 firms - σ", "let 12 firms - «σ»"),
        ("here σ = , 4 firms", "here «σ» = , 4 firms"),  # a pause ends it
        ("here σ = ( 4 ) firms", "here «σ = ( 4» ) firms"),
        ("here σ , λ holds", "here «σ , λ» holds"),  # unless a variable follows
        ("here σ of λ holds", "here «σ» of «λ» holds"),
        ("here σ - log holds", "here «σ - log» holds"),
        ("here σ - logs holds", "here «σ» - logs holds"),
        ("here σ 4 firms", "here «σ» 4 firms"),  # nothing joins them
        ("here 4 ≤ k ≤ 7 firms", "here «4 ≤ k ≤ 7» firms"),
    ],
)
def test_a_run_reaches_over_two_signs_and_no_pause(text: str, shown: str) -> None:
    assert marked(words(text, 0, 0)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("log = 3 of", "«log = 3» of"),
        ("log of 3", "log of 3"),
        ("the (ln) + 3", "the «(ln) + 3»"),
        ("the GDP = 4 of", "the «GDP = 4» of"),
        ("the GDP of 4", "the GDP of 4"),
        ("the abcd = 3", "the «abcd = 3»"),
        ("the abcde = 3", "the abcde = 3"),
        ("some x' = 4", "some «x' = 4»"),
        ("some ab = 3", "some «ab = 3»"),
        ("some ab of 3", "some ab of 3"),
        ("sum of a = 4", "sum of a = 4"),
        ("costs in + 3", "costs in + 3"),
        ("part i. = 3", "part i. = 3"),
        ("of k - 3 firms", "of k - 3 firms"),
        ("the v̂ of", "the «v̂» of"),
        ("the vn,k of", "the «vn,k» of"),
        ("the x|y of", "the «x|y» of"),
        ("of β-convergence=4 firms", "of «β-convergence=4» firms"),
        ("a β-for firm", "a «β-for» firm"),
        ("a β-form firm", "a β-form firm"),
        ("with 1½ = σ", "with 1½ = «σ»"),
    ],
)
def test_letters_are_variables_beside_a_relation_or_a_sum_unless_they_are_words(
    text: str, shown: str
) -> None:
    assert marked(words(text, 0, 0)) == shown


def test_letters_in_italics_are_variables_up_to_half_of_the_words() -> None:
    half = [*words("each firm", 0, 0), *words("i j", 80, 0, style=ITALIC)]
    assert marked(half) == "each firm «i j»"
    most = [*words("firm", 0, 0), *words("i j", 80, 0, style=ITALIC)]
    assert marked(most) == "firm i j"
    ended = [*words("each firm", 0, 0), word("i.", 70, 0, style=ITALIC)]
    assert marked(ended) == "each firm i."


def test_up_to_three_letters_of_a_mathematical_font_are_mathematics() -> None:
    font = replace(PLAIN, font="CMMI10")
    made = [word("gdp", 0, 0, style=font), *words("and", 30, 0), word("gdpx", 60, 0, style=font)]
    assert marked(made) == "«gdp» and gdpx"


def test_a_raised_number_hangs_on_a_variable_and_one_beside_a_word_does_not() -> None:
    def shown(text: str) -> str:
        made = [*words(text, 0, 0), word("2", 76, -4, raised=True), *words("of 5", 90, 0)]
        return marked(made)

    assert shown("the price τ") == "the price «τ 2» of 5"
    assert shown("τ of price") == "«τ» of price 2 of 5"


def test_a_single_italic_letter_is_a_variable_and_one_in_italic_text_is_none() -> None:
    made = [*words("for each firm", 0, 0), word("i", 70, 0, style=ITALIC), *words("of many here", 80, 0)]
    assert marked(made) == "for each firm «i» of many here"
    assert "«" not in marked(words("firms i of many", 0, 0, style=ITALIC))


def test_a_script_hangs_on_its_letter() -> None:
    script = replace_lowered(word("2", 76, 2))
    made = [*words("the price", 0, 0), word("τ", 70, 0), script, *words("of 5 goods", 90, 0)]
    assert marked(made) == "the price «τ 2» of 5 goods"


def replace_lowered(made: Word) -> Word:
    made.lowered = made.glued = True
    return made


def test_the_share_is_that_of_the_words() -> None:
    assert share_of_mathematics(words("α = β is said", 0, 0)) == pytest.approx(3 / 5)
    assert share_of_mathematics([]) == 0


@given(st.text(st.sampled_from("aβ1 =+−(),k∑x%."), max_size=60))
def test_any_words_are_answered_one_for_one_and_alone_no_number_is_mathematics(text: str) -> None:
    made = words(text, 0, 0)
    found = are_mathematics(made)
    assert len(found) == len(made)
    alone = words(" ".join(filter(str.isdigit, text)), 0, 0)
    assert not any(are_mathematics(alone))
