"""Numbers inside mathematics: indices, workings and codings, and the values of parameters among them."""

from __future__ import annotations

import re

from corpus.geometry import Span

__all__ = ["CODINGS", "states_value"]

_VALUE = re.compile(r"(?P<named>.*?)\s*(?P<relation>[=≈≃≅∼<>≤≥¼])\s*[-−–+]?\s*", re.DOTALL)
"""A name, a relation and a sign of its own: the number behind is the value of what is named; U+00BC is "=" in
fonts of some journals."""
_PAUSE = re.compile(r"[,;]\s")
"""What parts one equation from the next: "μ = 1.28, θ = 0.54"."""
_END = re.compile(r"[\s)\]},.;:%]*")
"""Brackets and punctuation alone: nothing goes on to be worked out behind the number."""
_WORKED = re.compile(r"[+∑∏∫×/→∈=]|[^\W\d_].*[^\W\d_].*[^\W\d_].*[^\W\d_].*[^\W\d_].*[^\W\d_]", re.DOTALL)
"""What is more than a name: an operator, or six letters."""
_COUNTER = re.compile(r"[(\[{]*[ijklmnqrstghf]")
"""Letters that count: "for k = 2" says which, and not how much."""
CODINGS = frozenset({"0", "1"})
"""What dummies, shares of a whole and starting values are set to."""


def states_value(text: str, run: Span, number: Span) -> bool:
    """True if the number is the value of what the mathematics names or works out, and not a part of it.

    True of 0.5 in "ϵ = 0.5" and of 19 in "(N = 19)"; False in "k = 2", "1 − λ", "D = 1" and "∑ n=1".
    """
    before = _PAUSE.split(text[run.start : number.start])[-1]
    behind = _PAUSE.split(text[number.end : run.end])[0]
    told = _VALUE.fullmatch(before)
    if told is None or _END.fullmatch(behind) is None:
        return False
    named, value = told["named"], number.of(text).strip("-−–+ ")
    if not any(map(str.isalpha, named)):
        return bool(re.search(r"\d", named))
    if _WORKED.search(named) or value in CODINGS:
        return False
    return not (_COUNTER.fullmatch(named) and value.isdigit())
