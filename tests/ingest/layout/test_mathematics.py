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
