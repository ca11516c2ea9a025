"""A sentence of a source said as a draft would say it: other words, another order, rounded figures.

Every step keeps the sentence true. The words exchanged are plain verbs and adverbs of economic prose,
so that what a rewording tests is the finding of evidence and not a list of names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from corpus.annotations import Figure, Hedge
from corpus.geometry import Span

__all__ = ["Passage", "reword", "round_figure"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the place of the figure that is tested."""

    text: str
    figure: Span
    """Of the printed number in the text."""

    def with_number(self, number: str) -> Passage:
        """The same sentence with another number."""
        return self.spliced(self.figure, number)

    def spliced(self, span: Span, words: str) -> Passage:
        """The sentence with these words in place of the span; the figure keeps its place."""
        text = self.text[: span.start] + words + self.text[span.end :]
        by = len(words) - len(span)
        if span == self.figure:
            return Passage(text, Span(span.start, span.start + len(words)))
        return Passage(text, self.figure.shifted(by) if span.end <= self.figure.start else self.figure)


_SAYINGS = (
    ("accounted for", "made up"),
    ("amounted to", "came to"),
    ("increased", "went up"),
    ("decreased", "went down"),
    ("declined", "fell back"),
    ("approximately", "some"),
    ("estimated", "put"),
    ("according to", "in the words of"),
    ("compared with", "against"),
    ("compared to", "against"),
    ("in order to", "to"),
    ("such as", "like"),
    ("percent", "per cent"),
    ("because", "since"),
    ("shows", "makes clear"),
    ("reached", "stood at"),
    ("during", "in"),
    ("large", "sizeable"),
    ("important", "weighty"),
    ("total", "whole"),
    ("average", "mean"),
    ("approximately", "roughly"),
)
"""Ways in which economists say the same, for the self-test alone; no rule of the check is made of them."""
_ASIDE = re.compile(
    r"\b(?:however|moreover|furthermore|therefore|thus|indeed|also|in addition|for example|in fact"
    r"|as a result|in particular|nevertheless|specifically|importantly|notably)\b,?\s*",
    re.IGNORECASE,
)
"""Adverbs and phrases that join sentences, which a draft leaves out."""
_LEAD = re.compile(r"(?:In|During|By|From|Between|As of|Since|For)\s[^,;()]{3,60}(?=,\s)")
"""A phrase of time before the comma, which may as well stand at the end."""


def reword(passage: Passage, random: Random) -> Passage:
    """The passage in other words; equal seeds give equal words."""
    passage = _without_asides(passage)
    for words, others in _SAYINGS:
        if random.random() < 0.7:
            passage = _exchanged(passage, words, others)
    return _lead_last(passage) if random.random() < 0.5 else passage


def _without_asides(passage: Passage) -> Passage:
    for match in reversed(list(_ASIDE.finditer(passage.text))):
        span = Span(*match.span())
        if not span.overlaps(passage.figure):
            passage = passage.spliced(span, "")
    return replace(passage, text=_begun(passage.text))


def _begun(text: str) -> str:
    """The text with a capital first, where a capital is one letter too: "ß" stays, so that places hold."""
    capital = text[:1].upper()
    return capital + text[1:] if len(capital) == 1 else text


def _exchanged(passage: Passage, words: str, others: str) -> Passage:
    for match in reversed(list(re.finditer(rf"\b{re.escape(words)}\b", passage.text))):
        span = Span(*match.span())
        if not span.overlaps(passage.figure):
            passage = passage.spliced(span, others)
    return passage


def _lead_last(passage: Passage) -> Passage:
    """As in "Imports fell in 2008." for "In 2008, imports fell."."""
    match = _LEAD.match(passage.text)
    if match is None or not passage.text.endswith(".") or match.end() > passage.figure.start:
        return passage
    lead, cut = match.group(), match.end() + 2
    rest = passage.text[cut:-1]
    text = f"{_begun(rest)} {lead[:1].lower()}{lead[1:]}."
    return Passage(text, passage.figure.shifted(-cut))


def round_figure(passage: Passage, figure: Figure) -> Passage | None:
    """The passage with "about" and one digit less: "about $15 billion" for "$14.6 billion".

    None where the figure is too short or hedged already, or where "a" stands before it.
    """
    value = figure.value
    if value is None or figure.hedge is not Hedge.NONE or len(value.as_tuple().digits) < 3:
        return None
    exponent = int(value.as_tuple().exponent)
    if exponent >= 0:
        return None
    start = _printed_start(passage, figure)
    if _ARTICLE.search(passage.text, 0, start):
        return None
    rounded = value.quantize(Decimal(10) ** (exponent + 1), ROUND_HALF_UP)
    return passage.with_number(f"{abs(rounded):f}").spliced(Span(start, start), "about ")


_ARTICLE = re.compile(r"\ban?\s+$", re.IGNORECASE)
""""A" or "an" before the figure, to which "about" cannot be put."""


def _printed_start(passage: Passage, figure: Figure) -> int:
    """Where the figure begins in the passage, with its currency and sign."""
    start = passage.figure.start - (figure.number.start - figure.span.start)
    while start > 0 and not passage.text[start - 1].isspace() and passage.text[start - 1] != "(":
        start -= 1
    return start
