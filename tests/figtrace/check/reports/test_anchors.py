"""Places found again in another copy: by the letters around them; none where that is not certain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
from figtrace.check.reports.anchors import BREAK, find_places


def place(text: str, surface: str, other: str, at: int = 0) -> str | None:
    """The words of the other copy at the place of a surface, with the place of its first letter."""
    start = -1
    for _ in range(at + 1):
        start = text.index(surface, start + 1)
    (found,) = find_places(text, [Span(start, start + len(surface))], other)
    return None if found is None else f"{found.start}:{found.of(other)}"


@pytest.mark.parametrize(
    ("text", "surface", "other", "found"),
    [
        ("It grew 5 percent.", "5 percent", "It   *grew* 5\npercent.", "12:5\npercent"),
        ("It grew 5 percent.¹ So.", "5 percent", "It grew 5 percent.[^1] So.", "8:5 percent"),
        ("It cost $5 (a lot).", "$5", r"It cost \$5 (a lot).", "9:$5"),
        ("a loss of −4.2 percent", "−4.2 percent", "a loss of −4.2 percent", "10:−4.2 percent"),
        ("the ﬁrst 7 tons", "7 tons", "the first 7 tons", "10:7 tons"),
        ("at 10⁹ watts or 3 tons", "3 tons", "at 10⁹ watts or 3 tons", "16:3 tons"),
        ("It is 5 percent. More is new.", "5 percent", "It is 5 percent. Less was old.", "6:5 percent"),
    ],
)
def test_a_place_is_found_though_copies_differ_in_marks(
    text: str, surface: str, other: str, found: str
) -> None:
    assert place(text, surface, other) == found


def test_equal_surfaces_are_told_apart_by_their_neighbours() -> None:
    text = "Imports rose 5 percent. Exports rose 5 percent."
    other = text.replace(" ", "  ")
    assert place(text, "5 percent", other, at=1) == f"{other.rindex('5')}:5  percent"


def test_equal_sentences_are_told_apart_by_their_order() -> None:
    assert place("So 5 tons.\nSo 5 tons.", "5 tons", "So 5 tons. So 5 tons.", at=1) == "14:5 tons"


@pytest.mark.parametrize(
    ("text", "surface", "other"),
    [
        ("It is 5 tons.", "5 tons", "It is 6 tons."),
        ("So 5 tons.", "5 tons", "So 5 tons. So 5 tons."),
        ("It is 5 tons.", "5 tons", f"It is 5{BREAK}tons."),
        ("It is 5 tons.", "5 tons", f"It is{BREAK}5 tons."),
        ("…—…", "—", "…—…"),
    ],
)
def test_no_place_is_given_where_it_is_not_certain(text: str, surface: str, other: str) -> None:
    assert place(text, surface, other) is None


@given(st.text(max_size=60), st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_texts_give_a_place_within_the_other(text: str, other: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    (found,) = find_places(text, [Span(start, end)], other)
    assert found is None or 0 <= found.start <= found.end <= len(other)


@given(st.text(alphabet="ab5 %.\n", max_size=60))
def test_a_copy_of_the_same_text_gives_the_same_letters(text: str) -> None:
    spans = [Span(at, at + 1) for at in range(len(text))]
    for span, found in zip(spans, find_places(text, spans, text), strict=True):
        assert found is None or found.of(text) == span.of(text)


_FIVES = re.compile(r"−?5")


def fives(text: str, other: str) -> list[str | None]:
    """Where the fives of a text stand in the other copy."""
    spans = [Span(*found.span()) for found in _FIVES.finditer(text)]
    return [
        f"{found.start}:{found.of(other)}" if found else None for found in find_places(text, spans, other)
    ]


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("5 5", "5 5 5", [None, None]),
        ("5 5", "5 5", ["0:5", "2:5"]),
        (
            "abcdefghij5klmnopqrst abcdefghij5klmnopqrsx",
            "abcdefghij5klmnopqrsx abcdefghij5klmnopqrst",
            ["32:5", "10:5"],
        ),
        ("1abcde5fghij 2abcde5fghij", "2abcde5fghij 1abcde5fghij", ["19:5", None]),
        ("top\nrow\t5\nend\nrow\t5", "top row 5 end row 5", ["8:5", "18:5"]),
        ("a −5 b", "a −5 b", ["2:−5"]),
        ("a −5 b", "a 5 b", ["2:5"]),
    ],
)
def test_a_place_is_told_by_what_stands_around_it_on_both_sides_or_one(
    text: str, other: str, expected: list[str | None]
) -> None:
    assert fives(text, other) == expected
