"""Where a draft quotes, and what must stand in the source."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
from figtrace.check.quotations.marks import pieces, quoted_spans


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in quoted_spans(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He wrote “salt is dear” and left.", ["salt is dear"]),
        ('He wrote "salt is dear" and left.', ["salt is dear"]),
        ('("salt", they say, "is dear")', ["salt", "is dear"]),
        ("He wrote ‘the miners’ salt is dear’.", ["the miners"]),  # a plural's mark looks like the end
        ("He wrote ‘the miner’s salt is dear’.", ["the miner’s salt is dear"]),
        ("Er schrieb „Salz ist teuer“ und ging.", ["Salz ist teuer"]),
        ("Il écrit «le sel est cher».", ["le sel est cher"]),
        ("He wrote “salt is ‘dear’ to us” and left.", ["salt is ‘dear’ to us"]),
        ('A pipe of 6" and one of 8".', []),
        ("Nothing closes “this.", []),
        ("Nothing is in “” this.", []),
        ("the workers’ wages and the owners’ gains", []),
    ],
)
def test_words_between_marks_are_quoted(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_a_mark_that_only_the_next_paragraph_closes_begins_nothing() -> None:
    text = "He wrote “salt.\nIt is dear” he wrote."
    assert list(quoted_spans(text, Span(0, 15))) == []


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("salt is dear", ("salt is dear",)),
        ("salt … is dear", ("salt ", " is dear")),
        ("salt. . . . is dear", ("salt", " is dear")),
        ("salt [...] is dear", ("salt ", " is dear")),
        ("[S]alt is dear", ("Salt is dear",)),
        ("it [salt] is dear [sic]", ("it ", " is dear ")),
        ("…", ()),
    ],
)
def test_what_was_left_out_or_put_in_divides_it(words: str, kept: tuple[str, ...]) -> None:
    assert pieces(words) == kept


@given(st.text(alphabet="ab “”‘’\"«»„[]….'", max_size=120))
def test_any_text_is_read_and_spans_never_overlap(text: str) -> None:
    spans = list(quoted_spans(text, Span(0, len(text))))
    assert all(one.end < other.start for one, other in pairwise(spans))
    for span in spans:
        pieces(span.of(text))
