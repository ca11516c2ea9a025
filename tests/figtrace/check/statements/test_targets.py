"""What is stated as a goal, a plan or a forecast, and what only sounds like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
from figtrace.check.statements.targets import is_target, is_target_header, looks_ahead


def _is_target(text: str, figure: str) -> bool:
    at = text.index(figure)
    return is_target(text, Span(0, len(text)), Span(at, at + len(figure)))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Morocco aims at 52 percent of wind power.", "52 percent"),
        ("Morocco plans to raise the share of wind power to 52 percent.", "52 percent"),
        ("Morocco, by 2030, plans to raise the share of wind power to 52 percent.", "52 percent"),
        ("The ministry set a target of 52 percent.", "52 percent"),
        ("By 2030 the share of wind power is to reach 52 percent.", "52 percent"),
        ("The share is forecast to climb to about 52 percent.", "about 52 percent"),
        ("Catches will fall by 52 percent.", "52 percent"),
        ("It stands by its 52 percent target.", "52 percent"),
        ("It stands by its 52-percent goal for wind.", "52"),
        ("The share is expected\nto rise to 52 percent.", "52 percent"),
    ],
)
def test_a_figure_behind_a_cue_is_a_target(text: str, figure: str) -> None:
    assert _is_target(text, figure)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Wind power had a share of 52 percent.", "52 percent"),
        ("Morocco plans to raise the share from 35 percent to 52 percent.", "35 percent"),
        ("Morocco plans to raise the share from some $35 million.", "$35 million"),
        ("Morocco met its target of 52 percent.", "52 percent"),
        ("Wind power had a share of 52 percent and is to reach more.", "52 percent"),
        ("Morocco plans to build more because wind had a share of 52 percent.", "52 percent"),
        ("Morocco plans to build more; wind had a share of 52 percent.", "52 percent"),
        ("Some 52 percent of the target firms were bought.", "52 percent"),
        ("They bought 52 target firms.", "52"),
        ("The plan covered 52 towns.", "52 towns"),
        ("A targeted 52 towns were served.", "52 towns"),
    ],
)
def test_a_fact_beside_a_cue_is_none(text: str, figure: str) -> None:
    assert not _is_target(text, figure)


def test_a_cue_far_in_front_governs_nothing() -> None:
    near, far = ("Morocco plans to raise " + "the share of wind power " * times for times in (1, 6))
    assert _is_target(f"{near}to 52 percent.", "52 percent")
    assert not _is_target(f"{far}to 52 percent.", "52 percent")


def test_a_cue_of_another_sentence_governs_nothing() -> None:
    text = "Morocco aims at more. Wind power had 52 percent. Target."
    assert not is_target(text, Span(22, 48), Span(38, 48))


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("Target", True),
        ("2030 target", True),
        ("Projected (2030)", True),
        ("Target firms", False),
        ("Share", False),
        ("2030", False),
        ("", False),
    ],
)
def test_a_header_is_a_target_if_it_says_nothing_else(header: str, target: bool) -> None:
    assert is_target_header(header) is target


@pytest.mark.parametrize(
    ("words", "ahead"),
    [
        ("The ministry's ambition is 52 percent.", True),
        ("Wind power might come to 52 percent.", True),
        ("Wind power is to be cut.", True),
        ("Wind power had a share of 52 percent.", False),
        ("The unexpected planet was retargeted.", False),
    ],
)
def test_any_word_of_what_is_to_come_looks_ahead(words: str, ahead: bool) -> None:
    assert looks_ahead(words) is ahead


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 9))
def test_any_text_is_read(text: str, at: int, size: int) -> None:
    start = min(at, len(text))
    is_target(text, Span(0, len(text)), Span(start, min(start + size, len(text))))
    is_target_header(text)
    looks_ahead(text)
