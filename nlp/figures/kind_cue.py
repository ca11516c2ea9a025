"""What is known of a figure before its kind, and the sentence that it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.figures.numerals import Style
from nlp.text import Token, low_at, word_set

__all__ = ["KindCue", "sentence_bounds"]

_ABBREVIATIONS = word_set(
    """
    fig figs eq no vol mr mrs dr st vs etc cf al approx ca u s e i g p pp inc corp ltd co dept jan
    feb mar apr jun jul aug sep sept oct nov dec
    """
)


@dataclass(frozen=True, slots=True)
class KindCue:
    """What is known of a figure before its kind: its tokens with hedge, unit and manner of writing."""

    first: int
    last: int
    start: int
    """First token with the hedge."""
    unit: str
    style: Style
    lead: int = 0
    """First token of the list that the figure is in."""


def sentence_bounds(tokens: Sequence[Token], first: int, last: int, reach: int = 60) -> tuple[int, int]:
    """Tokens from the beginning of the sentence to its end, at most `reach` to either side."""
    left = first
    while left > 0 and first - left < reach:
        if tokens[left - 1].text in _ENDS and _ends_sentence(tokens, left - 1):
            break
        left -= 1
    right = last
    while right < len(tokens) and right - last < reach:
        if tokens[right].text in _ENDS and _ends_sentence(tokens, right):
            break
        right += 1
    return left, right


_ENDS = frozenset(".?!")
"""Signs that end a sentence."""


def _ends_sentence(tokens: Sequence[Token], index: int) -> bool:
    """True for a mark behind which a sentence begins, as none does behind "Fig."."""
    token = tokens[index]
    if index + 1 >= len(tokens):
        return True
    after = tokens[index + 1]
    if after.start == token.end and after.text not in "\"')":
        return False
    if token.text == "." and low_at(tokens, index - 1) in _ABBREVIATIONS and not after.text[0].isupper():
        return False
    if token.text == "." and low_at(tokens, index - 1) in (
        "fig",
        "figs",
        "eq",
        "no",
        "vol",
        "al",
        "dr",
        "mr",
        "p",
        "pp",
    ):
        return False
    return after.text[0].isupper() or after.text[0].isdigit() or after.text[0] in "\"'(["
