"""Figures worked out from a source's figures: only with the operator that the wording names.

An operator needs operands that stand together (one sentence, one row or column of a table) and fit the
draft's words; a result that could arise by chance is reported as such (claims.md 5.3).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, DivisionByZero, InvalidOperation

from corpus.annotations import Direction, Figure, Kind
from figtrace.check.compare.amounts import (
    base_step,
    base_value,
    plain,
    rounds_to,
    significant_digits,
    step_of,
)
from figtrace.check.compare.relations import Comparison
from figtrace.check.compare.unit_scales import Sameness, convert
from figtrace.check.ledger.records import Reason, Relation, Verdict
from figtrace.check.statements.statement import Statement
from figtrace.check.statements.wording import SHARE
from figtrace.check.verdicts.candidates import Judgement, Weighed

__all__ = ["OPERATORS", "YEARLY", "Operator", "derive"]


@dataclass(frozen=True, slots=True)
class Operator:
    """A way to work out a figure from two."""

    name: str
    sign: str
    result: Callable[[Decimal, Decimal], Decimal]
    """Of the later or part, and the earlier or whole."""
    in_percent: bool = False


OPERATORS = {
    "difference": Operator("difference", "−", lambda a, b: abs(a - b)),
    "points": Operator("points", "−", lambda a, b: abs(a - b)),
    "sum": Operator("sum", "+", lambda a, b: a + b),
    "share": Operator("share", "÷", lambda a, b: 100 * a / b, in_percent=True),
    "growth": Operator("growth", "÷", lambda a, b: 100 * (a - b) / b, in_percent=True),
    "ratio": Operator("ratio", "÷", lambda a, b: a / b),
}
"""What a draft may have worked out of two figures: differences, sums, shares, growth, ratios. Products are
left out: they fit too many pairs."""
YEARLY = Operator("yearly growth", "÷", lambda a, b: a / b, in_percent=True)
"""Compound growth a year: its span is read from the operands' years."""
_YEARLY = re.compile(
    r"\b(?:(?:a|per|each|every) year|per annum|annual(?:ly)?|yearly|compound(?:ed)?)\b", re.IGNORECASE
)
"""Words by which a change is one a year."""
_TOGETHER = re.compile(
    r"\b(?:together|combined|in total|altogether|added up|adds up|add up|sum|jointly|both|in all)\b",
    re.IGNORECASE,
)
"""Words by which a figure is a sum."""
_APART = re.compile(
    r"\b(?:more|fewer|less|below|above|higher|lower|larger|smaller|difference|gap|exceeds?|exceeded|margin)\b",
    re.IGNORECASE,
)
"""Words by which it is a difference."""
_OF_PROSE, _OF_TABLES = 24, 40
"""Best-fitting figures that are tried: each pair more makes a chance hit likelier."""
_LEAST_FIT = 0.03
"""Share of the draft's terms that an operand has, below which it speaks of something else."""
_LEAST_SCORE = 0.1
"""Of the better operand of a pair, on the scale of `Weighed.score`."""
_NEAR = 500
"""Characters between the beginnings of two sentences that can be read as one statement."""
_FIRM_DIGITS = 3
"""Digits of a result that is no accident: with two, some pair of a
table's figures gives almost any number."""
_POINTS = ("pp", "{point}")
"""Units of percentage points, per cent's and counted ones."""


def derive(draft: Statement, weighed: Sequence[Weighed], text: str) -> Judgement | None:
    """The draft's figure worked out from two of the source's; None if no named operator gives it.

    A change in per cent that is the source's change in percentage points is contradicted.
    """
    operators = tuple(_named_operators(draft, text))
    is_growth = draft.figure.kind is Kind.GROWTH and draft.figure.unit == "%"
    if draft.figure.value is None or not (operators or is_growth):
        return None
    pairs = [pair for pair in _pairs(_operands(weighed)) if _is_about(draft, pair)]
    hits = [hit for pair in pairs for hit in _hits(draft.figure, pair, operators)]
    if not hits and is_growth:
        hits = [hit for pair in pairs for hit in _points_for_percent(draft.figure, pair)]
    return max(hits, key=lambda hit: sum(one.score for one in hit.evidence)) if hits else None


def _operands(weighed: Sequence[Weighed]) -> list[Weighed]:
    fitting = sorted(
        (one for one in weighed if _may_be_operand(one)),
        key=lambda one: (-one.score, one.statement.figure.span),
    )
    prose = [one for one in fitting if one.statement.figure.cell is None]
    return prose[:_OF_PROSE] + [one for one in fitting if one.statement.figure.cell][:_OF_TABLES]


def _may_be_operand(one: Weighed) -> bool:
    figure = one.statement.figure
    return figure.value is not None and one.fit >= _LEAST_FIT and one.on_page is not False


def _is_about(draft: Statement, pair: tuple[Weighed, Weighed]) -> bool:
    """True if what the operands have in common is in the draft, and their years are the draft's."""
    first, second = (one.statement for one in pair)
    if first.figure.cell is None:
        return first.claim.sentence == second.claim.sentence or _are_named(draft, first, second)
    words = set(draft.weights)
    named = first.clause_years | second.clause_years
    own = first.clause - second.clause - named
    subject = own or first.clause & second.clause - named
    return bool(subject & words) and named <= words | draft.years


def _are_named(draft: Statement, part: Statement, whole: Statement) -> bool:
    """True if the draft names what each of two sentences is about."""
    ours = draft.sentence_terms
    return bool(part.clause & ours) and bool(
        {term for term in whole.sentence_terms & ours if not term.isdigit()}
    )


def _named_operators(draft: Statement, text: str) -> Iterator[Operator]:
    figure, sentence = draft.figure, draft.claim.sentence.of(text)
    if figure.unit in _POINTS:
        yield OPERATORS["points"]
        return
    if figure.kind is Kind.SHARE or (figure.unit == "%" and SHARE in draft.clause):
        yield OPERATORS["share"]
    if figure.kind is Kind.GROWTH and figure.unit == "%":
        yield YEARLY if _YEARLY.search(sentence) else OPERATORS["growth"]
    if figure.kind is Kind.RATIO and figure.unit == "1":
        yield OPERATORS["ratio"]
    if figure.unit not in ("%", "1"):
        if _TOGETHER.search(sentence):
            yield OPERATORS["sum"]
        if figure.kind is Kind.CHANGE or _APART.search(sentence):
            yield OPERATORS["difference"]


def _pairs(operands: Sequence[Weighed]) -> Iterator[tuple[Weighed, Weighed]]:
    """Two that stand together, one of them at least of some weight."""
    beside: dict[tuple[object, ...], list[tuple[Weighed, bool]]] = defaultdict(list)
    for one in operands:
        beside[_ground(one.statement)].append((one, one.score >= _LEAST_SCORE))
    for first in operands:
        weighs = first.score >= _LEAST_SCORE
        for second, also in beside[_ground(first.statement)]:
            if (
                (weighs or also)
                and first is not second
                and _stand_together(first.statement, second.statement)
            ):
                yield first, second


def _ground(one: Statement) -> tuple[object, ...]:
    """What figures that stand together have in common: of a table its identity, of prose the page."""
    figure = one.figure
    return (figure.mult, id(one.table)) if figure.cell is not None else (figure.mult, None, one.page)


def _stand_together(left: Statement, right: Statement) -> bool:
    a, b = left.figure, right.figure
    if convert(a.unit, b.unit).sameness is not Sameness.SAME or a.mult != b.mult:
        return False
    if a.cell is None or b.cell is None:
        apart = abs(left.claim.sentence.start - right.claim.sentence.start)
        return a.cell is b.cell and apart < _NEAR and left.page == right.page
    if left.table is None or left.table is not right.table:
        return False
    one, other = left.table.cells[a.cell.cell], left.table.cells[b.cell.cell]
    return one.row == other.row or one.col == other.col


def _hits(
    figure: Figure, pair: tuple[Weighed, Weighed], operators: Sequence[Operator]
) -> Iterator[Judgement]:
    for operator in operators:
        if operator.name in ("growth", "points", "yearly growth") and not _is_one_series(*pair):
            continue
        if operator.name == "growth" and _goes_back(pair):
            continue
        result = _yearly_growth(pair) if operator is YEARLY else _work_out(operator, pair)
        if result is not None and _agrees(figure, operator, result, pair):
            yield _judgement(figure, operator, result, pair)


def _points_for_percent(figure: Figure, pair: tuple[Weighed, Weighed]) -> Iterator[Judgement]:
    """The draft's per cent where the source's shares give so many points, and another change in per cent."""
    first, second = (one.statement.figure for one in pair)
    later, earlier = base_value(first), base_value(second)
    if first.unit != "%" or second.unit != "%" or not earlier or pair[0].statement.crowded:
        return
    if _goes_back(pair):
        return
    if not _direction_fits(figure, later - earlier) or figure.direction is Direction.NONE:
        return
    if significant_digits(figure) < _FIRM_DIGITS or not _is_one_series(*pair):
        return  # few digits agree by chance, and two series have no common change
    step = step_of(figure)
    value, growth = abs(base_value(figure)), 100 * abs(later - earlier) / earlier
    if rounds_to(abs(later - earlier), value, step) and abs(growth - value) > 2 * step:
        evidence = tuple(replace(one, comparison=Comparison(Relation.PCT_PP)) for one in pair)
        shown = f"{plain(later)} − {plain(earlier)} = {plain(later - earlier)} percentage points"
        yield Judgement(Verdict.CONTRADICTED, Reason.WRONG_UNIT, evidence, arithmetic=shown)


def _is_one_series(later: Weighed, earlier: Weighed) -> bool:
    """True for figures of one sentence or table: what grows is the same thing at two times."""
    first, second = later.statement, earlier.statement
    return first.figure.cell is not None or first.claim.sentence == second.claim.sentence


def _goes_back(pair: tuple[Weighed, Weighed]) -> bool:
    """True if each names one year, and the one taken for the later is the earlier."""
    later, earlier = (sorted(one.statement.clause_years) for one in pair)
    return len(later) == len(earlier) == 1 and later < earlier


def _yearly_growth(pair: tuple[Weighed, Weighed]) -> Decimal | None:
    """Compound growth a year in per cent; None where the operands do not name one year each."""
    years = [sorted(one.statement.clause_years) for one in pair]
    later, earlier = (base_value(one.statement.figure) for one in pair)
    if [len(named) for named in years] != [1, 1] or later <= 0 or earlier <= 0:
        return None
    span = int(years[0][0]) - int(years[1][0])
    return 100 * ((later / earlier) ** (Decimal(1) / span) - 1) if span > 1 else None


def _work_out(operator: Operator, pair: tuple[Weighed, Weighed]) -> Decimal | None:
    first, second = (base_value(one.statement.figure) for one in pair)
    try:
        return operator.result(first, second)
    except (DivisionByZero, InvalidOperation):
        return None


def _agrees(figure: Figure, operator: Operator, result: Decimal, pair: tuple[Weighed, Weighed]) -> bool:
    if not _unit_fits(figure, operator, pair[0].statement.figure):
        return False
    if operator.name in ("growth", "yearly growth") and not _direction_fits(figure, result):
        return False
    value, step = abs(base_value(figure)), base_step(figure)
    return rounds_to(abs(result), value, step) or _is_admitted(figure, abs(result))


def _unit_fits(figure: Figure, operator: Operator, operand: Figure) -> bool:
    if operator.in_percent:
        return operand.unit not in ("%", "pp")
    if operator.name == "ratio":
        return True
    wanted = "%" if operator.name == "points" else figure.unit
    return convert(wanted, operand.unit, in_table=operand.cell is not None).sameness in (
        Sameness.SAME,
        Sameness.UNSTATED,
    )


def _direction_fits(figure: Figure, result: Decimal) -> bool:
    if figure.direction is Direction.NONE:
        return True
    return (result < 0) == (figure.direction is Direction.DOWN)


def _is_admitted(figure: Figure, result: Decimal) -> bool:
    box = figure.interval
    return box.lo is not None and box.hi is not None and box.lo <= result <= box.hi


def _judgement(
    figure: Figure, operator: Operator, result: Decimal, pair: tuple[Weighed, Weighed]
) -> Judgement:
    firm = significant_digits(figure) >= _FIRM_DIGITS
    evidence = tuple(replace(one, comparison=Comparison(Relation.DERIVED)) for one in pair)
    return Judgement(
        Verdict.SUPPORTED if firm else Verdict.WEAK,
        Reason.DERIVED if firm else Reason.CONSISTENT_DERIVABLE,
        evidence,
        arithmetic=_arithmetic(operator, result, pair),
    )


def _arithmetic(operator: Operator, result: Decimal, pair: tuple[Weighed, Weighed]) -> str:
    values = [one.statement.figure.value or Decimal(0) for one in pair]
    if operator.name in ("difference", "points"):
        values.sort(reverse=True)  # their result is shown without a sign
    first, second = map(plain, values)
    shown = f"{plain(round(abs(result), 2))}{' %' if operator.in_percent else ''}"
    if operator is YEARLY:
        years = "–".join(min(one.statement.clause_years) for one in reversed(pair))
        return f"{second} to {first} in {years}: {plain(round(result, 2))} % a year"
    if operator.name == "growth":
        return f"({first} − {second}) ÷ {second} = {plain(round(result, 2))} %"
    return f"{first} {operator.sign} {second} = {shown}"
