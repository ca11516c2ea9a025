"""Figures worked out from a source's figures: only with the operator that the wording names.

An operator needs operands that stand together (one sentence, one row or column of a table) and fit the
draft's words; a result that could arise by chance is reported as such (claims.md 5.3).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, DivisionByZero, InvalidOperation

from check.evidence import Statement
from check.ledger import Reason, Relation, Verdict
from check.measures import Sameness, convert
from check.relations import Comparison, rounds_to, significant_digits
from check.verdict import Decision, Weighed
from corpus.annotations import Direction, Figure, Kind

__all__ = ["OPERATORS", "Operator", "derive"]


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
    "sum": Operator("sum", "+", lambda a, b: a + b),
    "share": Operator("share", "÷", lambda a, b: 100 * a / b, in_percent=True),
    "growth": Operator("growth", "÷", lambda a, b: 100 * (a - b) / b, in_percent=True),
    "ratio": Operator("ratio", "÷", lambda a, b: a / b),
}
_TOGETHER = re.compile(
    r"\b(?:together|combined|in total|altogether|added up|adds up|add up|sum|jointly|both|in all)\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:more|fewer|less|below|above|higher|lower|larger|smaller|difference|gap|exceeds?|exceeded|margin)\b",
    re.IGNORECASE,
)
_OPERANDS = 20
"""Best-fitting figures that are tried: each pair more makes a chance hit likelier."""
_LEAST_FIT = 0.05
_FIRM_DIGITS = 3


def derive(draft: Statement, weighed: Sequence[Weighed], text: str) -> Decision | None:
    """The draft's figure worked out from two of the source's; None if no named operator gives it."""
    operators = tuple(_named_operators(draft, text))
    if not operators or draft.figure.value is None:
        return None
    operands = sorted(
        (one for one in weighed if _may_be_operand(one)),
        key=lambda one: (-one.score, one.statement.figure.span),
    )[:_OPERANDS]
    hits = [hit for pair in _pairs(operands) for hit in _hits(draft.figure, pair, operators)]
    return max(hits, key=lambda hit: sum(one.score for one in hit.evidence)) if hits else None


def _may_be_operand(one: Weighed) -> bool:
    return one.statement.figure.value is not None and one.fit >= _LEAST_FIT and one.on_page is not False


def _named_operators(draft: Statement, text: str) -> Iterator[Operator]:
    figure, sentence = draft.figure, draft.claim.sentence.of(text)
    if figure.unit == "pp":
        yield OPERATORS["difference"]
        return
    if figure.kind is Kind.SHARE:
        yield OPERATORS["share"]
    if figure.kind is Kind.GROWTH and figure.unit == "%":
        yield OPERATORS["growth"]
    if figure.kind is Kind.RATIO and figure.unit == "1":
        yield OPERATORS["ratio"]
    if figure.unit not in ("%", "1"):
        if _TOGETHER.search(sentence):
            yield OPERATORS["sum"]
        if figure.kind is Kind.CHANGE or _APART.search(sentence):
            yield OPERATORS["difference"]


def _pairs(operands: Sequence[Weighed]) -> Iterator[tuple[Weighed, Weighed]]:
    for first in operands:
        for second in operands:
            if first is not second and _stand_together(first.statement, second.statement):
                yield first, second


def _stand_together(left: Statement, right: Statement) -> bool:
    a, b = left.figure, right.figure
    if convert(a.unit, b.unit).sameness is not Sameness.SAME or a.mult != b.mult:
        return False
    if a.cell is None or b.cell is None:
        return a.cell is b.cell and left.claim.sentence == right.claim.sentence
    if left.table is None or left.table is not right.table:
        return False
    one, other = left.table.cells[a.cell.cell], left.table.cells[b.cell.cell]
    return one.row == other.row or one.col == other.col


def _hits(figure: Figure, pair: tuple[Weighed, Weighed], operators: Sequence[Operator]) -> Iterator[Decision]:
    for operator in operators:
        result = _work_out(operator, pair)
        if result is not None and _agrees(figure, operator, result, pair):
            yield _decision(figure, operator, result, pair)


def _work_out(operator: Operator, pair: tuple[Weighed, Weighed]) -> Decimal | None:
    first, second = (_base(one.statement.figure) for one in pair)
    try:
        return operator.result(first, second)
    except (DivisionByZero, InvalidOperation):
        return None


def _base(figure: Figure) -> Decimal:
    return (figure.value or Decimal(0)) * Decimal(10) ** figure.mult


def _agrees(figure: Figure, operator: Operator, result: Decimal, pair: tuple[Weighed, Weighed]) -> bool:
    if not _unit_fits(figure, operator, pair[0].statement.figure):
        return False
    if operator.name == "growth" and not _direction_fits(figure, result):
        return False
    value = abs(_base(figure))
    exponent = int((figure.value or Decimal(0)).as_tuple().exponent)
    step = Decimal(10) ** (figure.mult + exponent)
    return rounds_to(abs(result), value, step) or _is_admitted(figure, abs(result))


def _unit_fits(figure: Figure, operator: Operator, operand: Figure) -> bool:
    if operator.in_percent or operator.name == "ratio":
        return True
    wanted = "%" if figure.unit == "pp" else figure.unit
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


def _decision(figure: Figure, operator: Operator, result: Decimal, pair: tuple[Weighed, Weighed]) -> Decision:
    firm = significant_digits(figure) >= _FIRM_DIGITS
    evidence = tuple(replace(one, comparison=Comparison(Relation.DERIVED)) for one in pair)
    return Decision(
        Verdict.SUPPORTED if firm else Verdict.WEAK,
        Reason.DERIVED if firm else Reason.CONSISTENT_DERIVABLE,
        evidence,
        arithmetic=_arithmetic(operator, result, pair),
    )


def _arithmetic(operator: Operator, result: Decimal, pair: tuple[Weighed, Weighed]) -> str:
    first, second = (_plain(one.statement.figure.value or Decimal(0)) for one in pair)
    shown = f"{_plain(round(abs(result), 2))}{' %' if operator.in_percent else ''}"
    if operator.name == "growth":
        return f"({first} − {second}) ÷ {second} = {_plain(round(result, 2))} %"
    return f"{first} {operator.sign} {second} = {shown}"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
