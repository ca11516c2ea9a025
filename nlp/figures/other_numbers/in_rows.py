"""Numbers side by side, as ticks of axes, labels of bars and rows of tables taken for prose stand."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.text import Lex, Token

__all__ = ["stands_in_row"]

_LEAST = 3
"""Numbers that stand side by side: in prose a word, a comma or a bracket parts two of three."""
_SIGNS = frozenset({"-", "−", "–", "+", "%", "*", "\ufffd"})
"""Signs of a number itself."""
_GROUP = 3
"""Digits of a group of thousands: "12 000 000" is one number."""


def stands_in_row(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for each of "0.9 0.95 1", "36% 10% 8%"; not for "12 000 000" or "in 2007 12,000"."""
    before, after = _numbers(tokens, first - 1, -1), _numbers(tokens, last, 1)
    if len(before) + 1 + len(after) < _LEAST:
        return False
    behind = (*before, tokens[last - 1].text, *after)[1:]
    return not all(len(text) == _GROUP and text.isdigit() for text in behind)


def _numbers(tokens: Sequence[Token], at: int, step: int) -> list[str]:
    """The numbers beside this place, in the order of the text, as far as only signs part them."""
    found: list[str] = []
    while 0 <= at < len(tokens) and len(found) < _LEAST:
        token = tokens[at]
        if token.kind is Lex.NUMBER:
            found.append(token.text)
        elif token.text not in _SIGNS:
            break
        at += step
    return found[::step]
