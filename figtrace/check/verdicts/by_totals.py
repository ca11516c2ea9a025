"""Figures worked out from many of a source's figures: sums and averages of a list, a row or a column.

All figures of the list enter, or none: a choice among them would agree with almost anything
(claims.md 5.3). The wording must name the operator and the draft must name what the list is about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.annotations import Figure
from figtrace.check.compare.amounts import base_step, base_value, plain, rounds_to, significant_digits
from figtrace.check.compare.relations import Comparison
from figtrace.check.compare.unit_scales import Sameness, convert
from figtrace.check.ledger.records import Reason, Relation, Verdict
from figtrace.check.statements.statement import Statement
from figtrace.check.verdicts.candidates import Judgement, Weighed

__all__ = ["derive_many"]

_SUM = re.compile(
    r"\b(?:together|combined|in total|altogether|summed|added up|adds? up|jointly|in all|between them)\b",
    re.IGNORECASE,
)
"""Words by which a figure is the sum of many."""
_MEAN = re.compile(r"\b(?:on average|averag(?:e|ed|es|ing)|mean)\b", re.IGNORECASE)
"""Words by which it is their average."""
_LEAST, _MOST = 3, 12
"""Figures of a list: two are a pair, more than a dozen are seldom meant together."""
_LEAST_SCORE = 0.1
"""Score of the best operand, below which the list speaks of something else."""
_FIRM_DIGITS = 3
"""Digits of a result that is no accident."""


def derive_many(draft: Statement, weighed: Sequence[Weighed], text: str) -> Judgement | None:
    """The draft's figure as the sum or average of a whole list of the source's; None if there is none."""
    figure, sentence = draft.figure, draft.claim.sentence.of(text)
    if figure.value is None or significant_digits(figure) < _FIRM_DIGITS:
        return None
    for pattern, sign, result in ((_SUM, " + ", _total), (_MEAN, ", ", _average)):
        if pattern.search(sentence) is None:
            continue
        hits = [group for group in _lists(draft, weighed) if _agrees(figure, result(_values(group)))]
        if hits:
            best = max(hits, key=lambda group: max(one.score for one in group))
            return _judgement(best, sign, result(_values(best)))
    return None


def _lists(draft: Statement, weighed: Sequence[Weighed]) -> Iterator[list[Weighed]]:
    """Figures of one sentence, row or column with the draft's unit, about what the draft names."""
    groups: defaultdict[tuple[str, int, int], list[Weighed]] = defaultdict(list)
    for one in weighed:
        if one.on_page is not False and _has_unit(draft.figure, one.statement.figure):
            for key in _places(one.statement):
                groups[key].append(one)
    for group in groups.values():
        common = frozenset.intersection(*(one.statement.sentence_terms for one in group))
        fits = max(one.score for one in group) >= _LEAST_SCORE and common & draft.sentence_terms
        if _LEAST <= len(group) <= _MOST and fits and _is_complete(group):
            yield group


def _places(statement: Statement) -> Iterator[tuple[str, int, int]]:
    cell = statement.figure.cell
    if cell is None or statement.table is None:
        yield ("sentence", statement.claim.sentence.start, 0)
        return
    body = statement.table.cells[cell.cell]
    yield ("row", cell.table, body.row)
    yield ("column", cell.table, body.col)


def _is_complete(group: Sequence[Weighed]) -> bool:
    """True if no figure of the list is a total of the others, and all have one multiplier."""
    values, total = _values(group), _total(_values(group))
    return len({one.statement.figure.mult for one in group}) == 1 and total != 2 * max(values)


def _has_unit(ours: Figure, theirs: Figure) -> bool:
    sameness = convert(ours.unit, theirs.unit, in_table=theirs.cell is not None).sameness
    return theirs.value is not None and sameness is Sameness.SAME


def _values(group: Sequence[Weighed]) -> list[Decimal]:
    return [base_value(one.statement.figure) for one in group]


def _total(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def _average(values: Sequence[Decimal]) -> Decimal:
    return _total(values) / len(values)


def _agrees(figure: Figure, result: Decimal) -> bool:
    return rounds_to(abs(result), abs(base_value(figure)), base_step(figure))


def _judgement(group: Sequence[Weighed], sign: str, result: Decimal) -> Judgement:
    ordered = sorted(group, key=lambda one: one.statement.figure.span)
    parts = sign.join(plain(one.statement.figure.value or Decimal(0)) for one in ordered)
    scale = Decimal(10) ** ordered[0].statement.figure.mult
    shown = plain(round(result / scale, 2))
    return Judgement(
        Verdict.SUPPORTED,
        Reason.DERIVED,
        tuple(replace(one, comparison=Comparison(Relation.DERIVED)) for one in ordered),
        arithmetic=f"{parts} = {shown}" if "+" in sign else f"average of {parts} = {shown}",
    )
