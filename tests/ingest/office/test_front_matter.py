"""What aliases of front matter stand for is counted without unfolding it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.office.front_matter import unfolded


@pytest.mark.parametrize(
    ("front", "copies"),
    [
        ("title: On Tin", 0),
        ("a: &a tin\nb: *a", 1),
        ("a: &a tin\nb: [*a, *a]\nc: *a", 3),
        ("a: &a tin\nb: &b [*a, *a]\nc: *b", 5),
        ("b: *a\na: &a tin", 0),
        ("a: &a [*a]", 1),
        ("a: [&a tin, &b [*a, *a], *b]", 5),
        ("a: &a\n  - x\nb: &b\n  - *a\n  - *a\nc: *b", 5),
        ("a: &a tin\nb: &b tin\nc: *a\nd: *a\ne: *b", 3),
        ("title: a *bold* R&D word", 0),
    ],
)
def test_copies_of_copies_are_counted(front: str, copies: int) -> None:
    assert unfolded(f"---\n{front}\n---\nTin rose.") == copies


def test_copies_grow_with_every_step() -> None:
    front = "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))
    assert unfolded(f"---\na0: &a0 x\n{front}...\n") > 2**29


def test_every_block_counts_and_what_is_outside_does_not() -> None:
    block = "---\na: &a tin\nb: *a\n---\n"
    assert unfolded(f"{block}\nTin &b rose *b*.\n\n{block}") == 2


@given(st.text(alphabet="-\n&*ab. ", max_size=60))
def test_any_text_has_a_count(text: str) -> None:
    assert unfolded(text) >= 0
