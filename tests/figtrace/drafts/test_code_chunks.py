"""Chunks and inline code that are run: left out, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figtrace.drafts.code_chunks import is_run_inline, without_chunks, without_run_inline


@pytest.mark.parametrize(
    "opening",
    ["```{r}", "```{r, echo=FALSE}", "```{r a b}", "``` {python}", "~~~{julia}", "````{r}", "  ```{r }"],
)
def test_a_chunk_becomes_empty_lines(opening: str) -> None:
    fence = opening.strip().partition("{")[0].strip()
    source = f"Before.\n{opening}\nx <- 5\n\ny <- 6\n{fence}\nAfter."
    assert without_chunks(source) == "Before.\n\n\n\n\n\nAfter."


@pytest.mark.parametrize(
    "source",
    [
        "```{r}\n5 percent",
        "```{=html}\n5\n```",
        "```\n5\n```",
        "```{.r}\n5\n```",
        "Say ```{r}\n5\n```",
        "````{r}\n5\n```",
    ],
)
def test_what_is_no_closed_chunk_stays(source: str) -> None:
    assert without_chunks(source) == source


def test_a_shorter_fence_within_a_chunk_does_not_close_it() -> None:
    assert without_chunks("````{r}\n```\n5\n````\n7") == "\n\n\n\n7"


@pytest.mark.parametrize(
    ("code", "is_run"),
    [("r x", True), ("r\nx", True), ("{r} x", True), ("{python} x", True), ("r", False), ("rate 5", False),
     ("{5} x", False), ("5 r x", False), ("", False)],
)  # fmt: skip
def test_inline_code_is_run_if_it_says_its_language(code: str, is_run: bool) -> None:
    assert is_run_inline(code) is is_run


def test_a_formula_loses_only_what_is_run_in_it() -> None:
    assert without_run_inline(r"`r x`\% + `{r} y` = `z` 5") == r"\% +  = `z` 5"


@given(
    st.lists(
        st.sampled_from(["```", "```{r}", "~~~", "~~~~{r}", "a", "", "> ", "\n", "`r", "{"]), max_size=20
    )
)
def test_any_text_keeps_its_lines(pieces: list[str]) -> None:
    source = "\n".join(pieces)
    made = without_chunks(source).split("\n")
    assert len(made) == source.count("\n") + 1
    assert all(line in ("", old) for line, old in zip(made, source.split("\n"), strict=True))
