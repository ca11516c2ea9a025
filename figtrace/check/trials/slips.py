"""Known errors for true sentences: one slip a sentence, of the kinds that editors meet.

Each sower returns the sentence with the slip, or None where the sentence gives no room for it. What it
puts in is plausible: a year near by, another country, a neighbour's product.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from random import Random

from corpus.annotations import Claim, Dim, SlotSource
from corpus.geometry import Span
from figtrace.check.ledger.records import Reason
from figtrace.check.statements.wording import terms
from figtrace.check.trials.reword import Passage

__all__ = ["REASONS", "SOWERS", "Slip", "Soil"]


class Slip(StrEnum):
    """Kinds of error that are seeded."""

    DIGIT = "digit"
    MAGNITUDE = "magnitude"
    UNIT = "unit"
    PERIOD = "period"
    FLOW = "flow"
    AREA = "area"
    PRODUCT = "product"


REASONS: Mapping[Slip, frozenset[Reason]] = {
    Slip.DIGIT: frozenset({Reason.WRONG_VALUE}),
    Slip.MAGNITUDE: frozenset({Reason.WRONG_MAGNITUDE}),
    Slip.UNIT: frozenset({Reason.WRONG_UNIT}),
    Slip.PERIOD: frozenset({Reason.WRONG_PERIOD}),
    Slip.FLOW: frozenset({Reason.WRONG_FLOW}),
    Slip.AREA: frozenset({Reason.WRONG_AREA}),
    Slip.PRODUCT: frozenset({Reason.WRONG_PRODUCT}),
}
"""The reasons that explain each slip."""


@dataclass(frozen=True, slots=True)
class Soil:
    """A true passage with its claim, and what the same document names elsewhere."""

    passage: Passage
    claim: Claim
    offset: int
    """Of the passage in its document's text."""
    areas: Sequence[str]
    products: Sequence[str]


_WORDS = re.compile(r"[^\d_]+")
"""A name without figures in it."""
_NEAR = (SlotSource.LOCAL, SlotSource.CLAUSE)
_YEAR = re.compile(r"(?<![\d.,$-])(?:19|20)\d\d(?![\d%.,-]\d|[-–/])")
"""A year by itself and of no range."""
_SCALES = (("million", "billion"), ("billion", "million"), ("billion", "trillion"), ("trillion", "billion"))
"""Powers of ten that are taken for one another, by one step."""
_PERCENT = re.compile(r"\s*(?:%|per\s?cent)(?!\w*\s*point)")
"""Per cent, where no "point" follows."""
_POINTS = re.compile(r"\s*percentage points?")
"""Percentage points in words."""
_DOLLARS = re.compile(r"(?:US)?\$\s*$")
"""A dollar sign right before the figure."""
_FLOWS = {"imports": "exports", "exports": "imports", "Imports": "Exports", "Exports": "Imports"}
"""The two flows of trade, in both spellings."""
_FLOW = re.compile(r"\b(?:[Ii]mports|[Ee]xports)\b")
"""One of them in a sentence."""


def _other_digit(soil: Soil, random: Random) -> Passage | None:
    """One digit of three or more, not the last zeros, exchanged for another."""
    number = soil.passage.figure.of(soil.passage.text)
    places = [at for at, char in enumerate(number) if char.isdigit()]
    firm = [at for at in places if number[at:].strip("0.,")]
    if len(firm) < 3:
        return None
    at = random.choice(firm)
    digit = random.choice([char for char in "123456789" if char != number[at]])
    return soil.passage.with_number(number[:at] + digit + number[at + 1 :])


def _other_magnitude(soil: Soil, random: Random) -> Passage | None:
    """Million for billion, or the point one place on."""
    passage, end = soil.passage, soil.passage.figure.end
    for word, other in random.sample(_SCALES, len(_SCALES)):
        match = re.compile(rf"\s+{word}\b").match(passage.text, end)
        if match is not None:
            return passage.spliced(Span(match.end() - len(word), match.end()), other)
    number = passage.figure.of(passage.text)
    if not re.fullmatch(r"\d{1,3}\.\d+", number) or len(number.strip("0.")) < 3:
        return None
    return passage.with_number(f"{Decimal(number) * 10:f}")


def _other_unit(soil: Soil, random: Random) -> Passage | None:
    """Percentage points for per cent, per cent for points, yuan for dollars."""
    del random
    passage, figure = soil.passage, soil.passage.figure
    percent = _PERCENT.match(passage.text, figure.end)
    if percent is not None and soil.claim.figure.kind.value in ("growth", "change"):
        return passage.spliced(Span(*percent.span()), " percentage points")
    points = _POINTS.match(passage.text, figure.end)
    if points is not None:
        return passage.spliced(Span(*points.span()), " percent")
    dollars = _DOLLARS.search(passage.text, 0, figure.start)
    if dollars is None or dollars.end() != figure.start:
        return None
    return passage.spliced(Span(*dollars.span()), "RMB ")


def _other_period(soil: Soil, random: Random) -> Passage | None:
    """The sentence's only year, one to three years off."""
    found = list(_YEAR.finditer(soil.passage.text))
    slot = soil.claim.slot(Dim.PERIOD)
    if len(found) != 1 or slot is None or slot.code != found[0].group() or slot.source not in _NEAR:
        return None
    year = int(found[0].group()) + random.choice((-3, -2, -1, 1, 2, 3))
    return soil.passage.spliced(Span(*found[0].span()), str(year))


def _other_flow(soil: Soil, random: Random) -> Passage | None:
    """Exports for imports, where the sentence names one of them once."""
    del random
    found = list(_FLOW.finditer(soil.passage.text))
    slot = soil.claim.slot(Dim.FLOW)
    if len(found) != 1 or slot is None or slot.code not in ("M", "X"):
        return None
    return soil.passage.spliced(Span(*found[0].span()), _FLOWS[found[0].group()])


def _other_area(soil: Soil, random: Random) -> Passage | None:
    return _other_name(soil, Dim.AREA, soil.areas, random) or _other_name(
        soil, Dim.PARTNER, soil.areas, random
    )


def _other_product(soil: Soil, random: Random) -> Passage | None:
    return _other_name(soil, Dim.PRODUCT, soil.products, random)


def _other_name(soil: Soil, dim: Dim, names: Sequence[str], random: Random) -> Passage | None:
    """Another name of the same dimension, where the figure's own stands near it and only once."""
    slot, text = soil.claim.slot(dim), soil.passage.text
    if slot is None or slot.span is None or slot.source not in _NEAR:
        return None
    if slot.span.start < soil.offset:
        return None
    span = slot.span.shifted(-soil.offset)
    surface = span.of(text)
    if text[span.end : span.end + 1].isalpha():
        return None  # "U.S." of "19 U.S.C." is no country
    others = [name for name in names if _is_another(name, surface, text) and _WORDS.fullmatch(name)]
    if (
        not _WORDS.fullmatch(surface)
        or not others
        or text.count(surface) != 1
        or span.overlaps(soil.passage.figure)
    ):
        return None
    return soil.passage.spliced(span, random.choice(others))


def _is_another(name: str, surface: str, text: str) -> bool:
    """True for what is not in the text, by this name or by one that means the same."""
    return name.casefold() not in text.casefold() and not set(terms(name)) <= set(terms(text)) | set(
        terms(surface)
    )


SOWERS: Mapping[Slip, Callable[[Soil, Random], Passage | None]] = {
    Slip.DIGIT: _other_digit,
    Slip.MAGNITUDE: _other_magnitude,
    Slip.UNIT: _other_unit,
    Slip.PERIOD: _other_period,
    Slip.FLOW: _other_flow,
    Slip.AREA: _other_area,
    Slip.PRODUCT: _other_product,
}
"""What sows each kind of slip."""
