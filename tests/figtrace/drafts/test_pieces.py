"""What is read again in pieces is what reading the whole gives, or the whole is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from figtrace.drafts.pieces import reread
from figtrace.drafts.read import Draft, read_draft_bytes

HEAD = """---
title: Trade in parts
references:
- id: stout
  title: The price of beer
  author: [{family: Stout, given: A.}]
  issued: {date-parts: [[2009]]}
---

"""
FIRST = "Imports were $92 billion in 2008 [@stout, p. 4]. Exports were 12 percent lower (Stout 2009)."
SECOND = "Firms placed 40 percent of the work abroad [@stout]. Nothing else is known."
TABLE = "| year | value |\n|---|---|\n| 2008 | 12.5 |\n\n: Trade by year"
LAST = "In the end 7 of 9 firms left (Stout 2009, 12)."
MARKDOWN = HEAD + "\n\n".join(["# One", FIRST, SECOND, TABLE, "## Two", LAST]) + "\n"
LATEX = (
    "\\documentclass{article}\n\\newcommand{\\bn}{ billion}\n\\begin{document}\n\n\\section{One}\n\n"
    "Imports were \\$92\\bn{} in 2008.\n\nFirms placed 40\\,\\% abroad.\n\n"
    "\\begin{thebibliography}{9}\n\\bibitem{s} Stout, A. (2009). The price of beer. Ale.\n"
    "\\end{thebibliography}\n\n\\end{document}\n"
)
PLAIN = (
    "One\n\nImports were $92 billion\nin 2008 (Stout 2009).\n\nFirms placed 40 percent abroad.\n\n"
    "References\n\nStout, A. (2009). The price of beer. Ale.\n"
)


def read(source: str, name: str = "draft.md") -> Draft:
    return read_draft_bytes(Path(name), source.encode())


def _same(source: str, after: str, name: str = "draft.md") -> bool:
    """True if the short way was taken; what it gives is then held against the whole."""
    edited = reread(read(source, name), source, after)
    if edited is None:
        return False
    whole = read(after, name)
    made = edited.draft
    assert made.document.text == whole.document.text
    assert made.document.blocks == whole.document.blocks
    assert made.document.tables == whole.document.tables
    assert made.document.references == whole.document.references
    assert made.citations == whole.citations
    return True


@pytest.mark.parametrize(
    ("name", "source", "old", "new"),
    [
        ("draft.md", MARKDOWN, "$92 billion", "$94.5 billion"),
        ("draft.md", MARKDOWN, "40 percent", "46 percent"),
        ("draft.md", MARKDOWN, "Nothing else is known.", "More is known [@stout, p. 9]."),
        ("draft.md", MARKDOWN, SECOND, f"{SECOND}\n\nA new paragraph says 5 percent."),
        ("draft.md", MARKDOWN, LAST, "In the end nobody left."),
        ("draft.tex", LATEX, "40\\,\\%", "46\\,\\%"),
        ("draft.tex", LATEX, "\\$92\\bn{}", "\\$94\\bn{}"),
        ("draft.txt", PLAIN, "40 percent", "46 percent"),
    ],
)
def test_a_changed_paragraph_is_read_alone(name: str, source: str, old: str, new: str) -> None:
    assert _same(source, source.replace(old, new), name)


def test_what_was_read_again_is_named_in_text_and_source() -> None:
    after = MARKDOWN.replace("40 percent", "1,400 percent")
    edited = reread(read(MARKDOWN), MARKDOWN, after)
    assert edited is not None
    assert edited.text.of(edited.draft.document.text) == SECOND.replace("40", "1,400").replace(
        "[@stout]", "[@stout]"
    )
    assert edited.source.of(after) == SECOND.replace("40", "1,400")
    assert (edited.text_grew, edited.source_grew) == (3, 3)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12.5", "13.5"),  # a cell
        ("# One", "# Eins"),
        ("title: Trade", "title: Trades"),
        ("Firms placed", "# Firms placed"),
        ("Firms placed", ": Firms placed"),
        ("Firms placed", "References\n\nFirms placed"),
        ("is known.", "is known.[^1]\n\n[^1]: A note."),
        ("is known.", "is known (ibid.)."),
        ("is known.", "is known [@nobody]."),
        ("Nothing else", "<!-- Nothing else"),
        ("Firms placed", "```\nFirms placed"),
    ],
)
def test_what_reaches_beyond_its_paragraph_is_read_with_the_whole(old: str, new: str) -> None:
    assert reread(read(MARKDOWN), MARKDOWN, MARKDOWN.replace(old, new)) is None


def test_a_paragraph_that_stands_twice_is_read_with_the_whole() -> None:
    source = f"{LAST}\n\n{SECOND}\n\n{LAST}\n"
    assert reread(read(source), source, source.replace("7 of 9", "8 of 9", 1)) is None


def test_the_same_text_and_a_word_document_have_no_short_way() -> None:
    assert reread(read(MARKDOWN), MARKDOWN, MARKDOWN) is None


@settings(max_examples=15, deadline=None)
@given(st.integers(len(HEAD), len(MARKDOWN)), st.integers(0, 30), st.text("ab 1,.%\n[@]#|$\\", max_size=12))
@example(len(HEAD), 0, "\n\n")
def test_any_edit_gives_what_the_whole_gives(at: int, cut: int, added: str) -> None:
    after = MARKDOWN[:at] + added + MARKDOWN[at + cut :]
    if read_is_possible(after):
        _same(MARKDOWN, after)


def read_is_possible(source: str) -> bool:
    """True but for a draft without any text."""
    return bool(source.strip())
