"""Code that a Markdown draft runs when it is woven, which is no text: chunks and inline expressions.

knitr and Quarto run a fenced block whose fence goes on with the language in braces ("```{r, echo=FALSE}",
"```{python}") and code in backticks that begins with "r" or with the language in braces ("`r mean(x)`",
"`{python} mean(x)`"). The forms are those of R Markdown: The Definitive Guide, 2.6, and of Quarto's guide,
Computations.
"""

from __future__ import annotations

import re

__all__ = ["is_run_inline", "without_chunks", "without_run_inline"]

_OPENED = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[ \t]*\{[A-Za-z][\w+-]*(?:[ ,\t][^`\n]*)?\}[ \t]*")
"""The fence of a chunk that is run: a language in braces (knitr, Quarto), at least three ticks or tildes
(CommonMark 0.31, 4.5)."""
_CLOSED = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[ \t]*")
"""A fence by itself."""
_RUN = re.compile(r"r[ \t\n]|\{[A-Za-z][\w+-]*\}")
"""What code between ticks begins with where it is run: R's old form, or a language in braces."""
_RUN_IN_TICKS = re.compile(r"`(?:r[ \t]|\{[A-Za-z][\w+-]*\})[^`\n]*`")
"""The same with its ticks."""


def without_chunks(source: str) -> str:
    """The source with its chunks as empty lines, so that every line keeps its number.

    A fence that is never closed opens no chunk, as it may be a slip in prose.
    """
    kept: list[str] = []
    opened, fence = 0, ""
    for line in source.split("\n"):
        if not fence:
            found = _OPENED.fullmatch(line)
            opened, fence = len(kept), found["fence"] if found else ""
        elif _closes(line, fence):
            kept[opened:] = [""] * (len(kept) - opened + 1)
            fence = ""
            continue
        kept.append(line)
    return "\n".join(kept)


def _closes(line: str, fence: str) -> bool:
    """If a line closes what this fence opened: as many of its signs, or more (CommonMark 0.31, 4.5)."""
    found = _CLOSED.fullmatch(line)
    return found is not None and found["fence"].startswith(fence)


def is_run_inline(code: str) -> bool:
    """If code in backticks is run, and a reader sees its result only."""
    return _RUN.match(code) is not None


def without_run_inline(formula: str) -> str:
    """A formula without the code in backticks that is run in it."""
    return _RUN_IN_TICKS.sub("", formula)
