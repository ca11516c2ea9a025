"""Arithmetic that a sentence does of itself: changes and shares that its own two figures do not give.

"rose from $40 billion to $50 billion, an increase of 30 percent" can be recomputed without any source.
Only wording that names both operands and their result next to them is read; all else is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from corpus.annotations import Claim, Figure, Kind, Modality
from corpus.geometry import Span
from figtrace.check.compare.amounts import Amount, amount, plain
from figtrace.check.compare.unit_scales import Sameness, convert

__all__ = ["OwnResult", "sentence_results"]


@dataclass(frozen=True, slots=True)
class OwnResult:
    """A figure that the draft works out of the figures beside it."""

    figure: Span
    arithmetic: str
    """What they give: "(50 − 40) ÷ 40 = 25 %"."""
    holds: bool
    operands: tuple[Span, ...]
    """Spans of the figures that it is worked out of."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """Two figures and what the sentence says of them: "later" and "earlier", or "part" and "whole"."""

    first: Figure
    second: Figure
    result: Figure
    is_share: bool = False
    is_gap: bool = False


_NOUN = (
    r"(?:increase|rise|growth|gain|jump|surge|expansion|improvement|decrease|decline|fall|drop|loss|reduction"
    r"|cut|contraction|slump|change|up|down)"
)
_WHEN = r"(?:\s(?:in|by|during|over|between|at|the|a)\s[^,;:.()]{1,40})?"
_TO = re.compile(rf"{_WHEN}\s*,?\s+to\s+")
""""To" between two figures, with when the first one held."""
_FROM_BEFORE = re.compile(r"\bfrom (?:an? (?:average|total|mean|low|high|peak|initial|level) (?:of )?)?$")
""""From" before the first, with the words for a level."""
_BACK_FROM = re.compile(rf"{_WHEN}\s*,?\s+from\s+")
""""From" between two figures, the later one first."""
_AFTER = re.compile(
    rf"{_WHEN}(?:\s*[,(–—]\s*|\s+)"
    rf"(?:(?:(?:or|i\.e\.,?|that is,?|(?:which|this) (?:is|was|means)|representing|implying|meaning)\s+)?"
    rf"(?:(?:an?|the|its)\s+)?(?:\w+\s+)?{_NOUN}\s+(?:of|by)\s+"
    rf"|(?:or|i\.e\.,?|that is(?: to say)?,?|in other words,?)\s+(?:by\s+)?"
    rf"|(?:up|down)\s+)|\s*\(\s*(?:an?\s+)?"
)
"""How a sentence gives the result behind its two figures: in brackets, behind "or" and "a rise of", behind
"up" or "down"."""
_ARTICLE = re.compile(rf"{_WHEN}\s*[,(–—]\s*an?\s+")
"""An article behind a comma or bracket, where a noun of change follows the result."""
_NOUN_NEXT = re.compile(rf"\s+(?:\w+\s+)?{_NOUN}\b")
"""A noun of change right behind, or with one word between."""
_BEFORE_FROM = re.compile(rf"(?:\s+{_NOUN})?\s*[,(]?\s*from\s+")
"""How a result leads to the two figures: "by 25 percent, from"."""
_BEFORE_TO = re.compile(r"\s*,?\s*to\s+")
"""The same, the other way round."""
_GAP_BETWEEN = re.compile(
    r"\b(?:difference|distance|gap|margin|spread)\b(?: between (?:the two|them|both))?[^.;\d]{0,40}$"
)
"""Words for a difference of two figures named before; in the same clause, without another number."""
_OF = re.compile(r"\s+(?:out )?of\s+(?:(?:the|its|all|these|those|a total of)\s+)*")
""""A (out) of the B": a part and its whole."""
_OF_BEFORE = re.compile(r"\bof\s+(?:(?:the|its|all|these|those)\s+)*$", re.IGNORECASE)
""""Of the B firms, A": the whole first."""
_THEN = re.compile(r",\s*(?:only\s+)?")
"""What stands between that whole and its part."""
_IN_BRACKETS = re.compile(r"[^.;:,()\d]{0,40}(?:\(\s*|,\s+or\s+)")
"""Where the share of the two is printed: in brackets behind, or after "or"; no other number between."""
_CHANGES = frozenset({Kind.GROWTH, Kind.CHANGE})
_OTHERWISE = re.compile(
    r"\b(?<!from an )(?:annual(?:ly|ized|ised)?|yearly|average[ds]?|per annum"
    r"|(?:a|per|each|every) (?:year|month|quarter)|real|adjusted|constant"
    r"|nominal|compound(?:ed)?|weighted|log|seasonally)\b",
    re.IGNORECASE,
)
"""Words that say the change is not that of the two figures themselves."""


def sentence_results(text: str, claims: Sequence[Claim]) -> tuple[OwnResult, ...]:
    """The figures of the prose that their own sentence's figures give or fail to give, in their order.

    Roundings of all three figures are granted; a sentence that speaks of yearly, average or real change is
    left alone, for its result is not that of the two figures.
    """
    sentences: defaultdict[Span, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.figure.cell is None:
            sentences[claim.sentence].append(claim)
    results = [
        result
        for sentence, found in sentences.items()
        if len(found) > 2 and not _OTHERWISE.search(text, sentence.start, sentence.end)
        for total in _sums(text, found)
        if (result := _result(total)) is not None
    ]
    return tuple(sorted(results, key=lambda result: result.figure))


def _sums(text: str, claims: Sequence[Claim]) -> Iterator[_Sum]:
    asserted = [claim.figure for claim in claims if claim.modality is Modality.ASSERTED]
    figures = sorted(asserted, key=lambda figure: figure.span)
    for at, (left, right) in enumerate(pairwise(figures)):
        if left.value is None or right.value is None or not _have_one_unit(left, right):
            continue
        before = figures[at - 1] if at else None
        after = figures[at + 2] if at + 2 < len(figures) else None
        yield from _changes(text, left, right, before, after)
        if (
            len(figures) == 3
            and after is not None
            and _GAP_BETWEEN.search(text, right.span.end, after.span.start)
        ):
            yield _Sum(left, right, after, is_gap=True)
        if after is not None:
            yield from _shares(text, left, right, after)


def _have_one_unit(left: Figure, right: Figure) -> bool:
    same = convert(left.unit, right.unit).sameness is Sameness.SAME
    return same or ({left.kind, right.kind} <= {Kind.COUNT, Kind.LEVEL} and "1" in (left.unit, right.unit))


def _changes(
    text: str, left: Figure, right: Figure, before: Figure | None, after: Figure | None
) -> Iterator[_Sum]:
    """Changes said of "from A to B" or of "to B from A", before or behind them."""
    gap = text[left.span.end : right.span.start]
    before_left = text[max(0, left.span.start - 30) : left.span.start]
    onward = _TO.fullmatch(gap) is not None and _FROM_BEFORE.search(before_left) is not None
    backward = _BACK_FROM.fullmatch(gap) is not None and before_left.endswith("to ")
    if not onward and not backward:
        return
    earlier, later = (left, right) if onward else (right, left)
    lead = _BEFORE_FROM if onward else _BEFORE_TO
    is_change = before is not None and before.kind in _CHANGES
    if before is not None and is_change and lead.fullmatch(text, before.span.end, left.span.start):
        yield _Sum(later, earlier, before)
    elif after is not None and _is_said_after(text, right, after):
        yield _Sum(later, earlier, after)


def _is_said_after(text: str, operand: Figure, result: Figure) -> bool:
    """As in "to $50 billion, a rise of 25 percent", "(25 percent)", "a threefold increase"."""
    start, end = operand.span.end, result.span.start
    if result.kind not in _CHANGES and not text[:end].rstrip().endswith(" by"):
        return False
    noun_follows = _NOUN_NEXT.match(text, result.span.end) is not None
    return bool(_AFTER.fullmatch(text, start, end) or (noun_follows and _ARTICLE.fullmatch(text, start, end)))


def _shares(text: str, left: Figure, right: Figure, after: Figure) -> Iterator[_Sum]:
    """Shares said of "A of the B firms (C %)" or of "of the B firms, A (C %)"."""
    if after.unit != "%" or not _IN_BRACKETS.fullmatch(text, right.span.end, after.span.start):
        return
    if _OF.fullmatch(text, left.span.end, right.span.start):
        yield _Sum(left, right, after, is_share=True)
    elif _THEN.fullmatch(text, left.span.end, right.span.start) and _OF_BEFORE.search(
        text, max(0, left.span.start - 40), left.span.start
    ):
        yield _Sum(right, left, after, is_share=True)


# -- recomputed ----------------------------------------------------------------------------------


def _result(total: _Sum) -> OwnResult | None:
    """Whether something that the wording may mean gives the result; None where nothing can be meant."""
    readings = list(_readings(total))
    if not readings or (total.is_gap and not _is_gap_unit(total)):
        return None
    said, slack = amount(total.result, signed=False), _slack(total.result)
    held = [shown for low, high, shown in readings if _meets(said, low - slack, high + slack)]
    if total.is_gap and not held:
        return None  # another gap may be meant
    shown = next((one for one in held if one), readings[0][2])
    return OwnResult(total.result.span, shown, bool(held), (total.second.span, total.first.span))


def _is_gap_unit(total: _Sum) -> bool:
    result, operand = total.result.unit, total.first.unit
    return (result in ("pp", "{point}") and operand == "%") or convert(
        result, operand
    ).sameness is Sameness.SAME


def _slack(result: Figure) -> Decimal:
    """Two per cent of a round number: "150 percent" is said of 151.8; our choice, from what papers print."""
    value = abs(result.value or Decimal(0))
    return value / 50 if value and value == value.to_integral_value() and value % 10 == 0 else Decimal(0)


def _readings(total: _Sum) -> Iterator[tuple[Decimal, Decimal, str]]:
    """Lowest and highest result that the roundings of the operands admit, and the arithmetic shown."""
    a, b, unit = amount(total.first, signed=False), amount(total.second, signed=False), total.result.unit
    if not a.value or not b.value or None in (a.lo, a.hi, b.lo, b.hi) or not b.lo:
        return
    ratios = a.lo / b.hi, a.hi / b.lo  # type: ignore[operator]  # none is None
    gaps = _width(a.lo - b.hi, a.hi - b.lo)  # type: ignore[operator]
    x, y = (_shown(figure) for figure in (total.first, total.second))
    if total.is_gap:
        yield *gaps, f"{x} − {y} = {_plain((a.value - b.value) / Decimal(10) ** total.first.mult)}"
        return
    if total.is_share:
        yield 100 * ratios[0], 100 * ratios[1], f"{x} ÷ {y} = {_plain(100 * a.value / b.value)} %"
        return
    growth = _width(100 * (ratios[0] - 1), 100 * (ratios[1] - 1))
    if unit == "%":
        yield *growth, f"({x} − {y}) ÷ {y} = {_plain(100 * (a.value - b.value) / b.value)} %"
    if unit in ("%", "pp") and total.first.unit == "%":
        yield *gaps, f"{x} − {y} = {_plain(a.value - b.value)} percentage points"
    elif unit == "1":
        yield *ratios, f"{x} ÷ {y} = {_plain(a.value / b.value)}"
        yield growth[0] / 100, growth[1] / 100, ""
    elif unit != "%" and convert(unit, total.first.unit).sameness is Sameness.SAME:
        yield *gaps, f"{x} − {y} = {_plain((a.value - b.value) / Decimal(10) ** total.first.mult)}"


def _width(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """Bounds of the size of what lies between the two."""
    if low <= 0 <= high:
        return Decimal(0), max(-low, high)
    return min(abs(low), abs(high)), max(abs(low), abs(high))


def _meets(said: Amount, low: Decimal, high: Decimal) -> bool:
    """True if something that the wording of the result admits lies within the bounds."""
    return (said.lo is None or said.lo <= high) and (said.hi is None or low <= said.hi)


def _shown(figure: Figure) -> str:
    return f"{figure.value:f}" if figure.value is not None else ""


def _plain(number: Decimal) -> str:
    return plain(round(number, 2)).replace("-", "−")
