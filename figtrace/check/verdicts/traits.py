"""What a source's figures, as they were weighed against a draft's, tell of it: one vector of numbers.

The best figure of each sort (one that agrees, one that agrees loosely, another value, a slip with a name) is
described by how well its words and its scope fit, and by where it stands; beside them stands how easily a
number like the draft's is met with by chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log1p, nan

from figtrace.check.compare.alignment import Agreement
from figtrace.check.compare.relations import SUPPORTING, WEAKLY, significant_digits
from figtrace.check.ledger.records import Relation
from figtrace.check.statements.statement import Statement
from figtrace.check.statements.wording import polarity
from figtrace.check.verdicts.candidates import OTHER_VALUES, SLIPS, Weighed

__all__ = ["TRAITS", "Best", "best_of_each_sort", "traits"]

_SORTS = (SUPPORTING, WEAKLY, OTHER_VALUES, SLIPS)
"""The relations of each sort, in the order of `Best`."""
_MANY = 20
"""From here on more figures of a sort tell no more."""
_MOST_DIGITS = 5
"""Digits that are told apart: from five on, all numbers are equally rare."""


@dataclass(frozen=True, slots=True)
class Best:
    """The figure of each sort that fits best, blind to its value; None for none."""

    agreeing: Weighed | None
    loose: Weighed | None
    other: Weighed | None
    slip: Weighed | None


def best_of_each_sort(weighed: Sequence[Weighed]) -> Best:
    """Of equal fits the first in the order of the text."""
    return Best(*(_best(weighed, relations) for relations in _SORTS))


def _best(weighed: Sequence[Weighed], relations: frozenset[Relation]) -> Weighed | None:
    held = [one for one in weighed if one.comparison.relation in relations]
    return max(held, key=lambda one: one.score, default=None)


def traits(draft: Statement, weighed: Sequence[Weighed], best: Best) -> tuple[float, ...]:
    """The numbers that `TRAITS` names, in its order; NaN where there is no figure of the sort."""
    comparable = [one for one in weighed if one.comparison.relation is not Relation.INCOMPARABLE]
    top = max((one.score for one in comparable), default=nan)
    numbers = Counter(one.comparison.relation for one in comparable)
    sorts = zip((best.agreeing, best.loose, best.other, best.slip), _SORTS, strict=True)
    return (
        *(
            number
            for one, relations in sorts
            for number in _of_sort(draft, one, top, sum(numbers[relation] for relation in relations))
        ),
        *_between(best, comparable),
        *_of_figure(draft, comparable),
    )


# -- one figure against the draft's ------------------------------------------------------------------

_Pair = Callable[[Statement, Weighed], float]


def _share(of: str, among: str, *, back: bool = False) -> _Pair:
    """The share of one side's terms, by their rarity, that the other side has."""

    def measured(draft: Statement, one: Weighed) -> float:
        ours, theirs = _terms(draft, of), _terms(one.statement, among)
        whole = theirs if back else ours
        weight = one.shelf.weight
        total = sum(map(weight, whole))
        return sum(map(weight, ours & theirs)) / total if total else 0.0

    return measured


def _terms(statement: Statement, name: str) -> frozenset[str]:
    if name == "clause":
        return statement.clause
    return statement.sentence_terms if name == "sentence" else frozenset(statement.weights)


def _rarest(count: int) -> _Pair:
    """Mean rarity of so many of the rarest terms that both have."""

    def measured(draft: Statement, one: Weighed) -> float:
        common = draft.sentence_terms & one.statement.weights.keys()
        return sum(sorted(map(one.shelf.weight, common), reverse=True)[:count]) / count

    return measured


def _is(dimension: str, agreement: Agreement) -> _Pair:
    return lambda _, one: float(getattr(one.alignment, dimension) is agreement)


def _places(terms: frozenset[str]) -> frozenset[str]:
    return frozenset(term for term in terms if term.startswith("place:"))


def _place_lost(draft: Statement, one: Weighed) -> float:
    return float(bool(_places(draft.sentence_terms) - one.statement.weights.keys()))


def _place_other(draft: Statement, one: Weighed) -> float:
    return float(bool(_places(one.statement.clause) - draft.sentence_terms))


def _year_apart(draft: Statement, one: Weighed) -> float:
    ours, theirs = draft.years, one.statement.years
    return float(bool(ours) and bool(theirs) and not ours & theirs)


_PAIRS: dict[str, _Pair] = {
    "score": lambda _, one: one.score,
    "fit": lambda _, one: one.fit,
    "clause in clause": _share("clause", "clause"),
    "clause in sentence": _share("clause", "sentence"),
    "clause around": _share("clause", "around"),
    "sentence in sentence": _share("sentence", "sentence"),
    "sentence around": _share("sentence", "around"),
    "their clause in sentence": _share("sentence", "clause", back=True),
    "their sentence in sentence": _share("sentence", "sentence", back=True),
    "common": lambda draft, one: float(min(len(draft.sentence_terms & one.statement.sentence_terms), 8)),
    "rarest": _rarest(1),
    "three rarest": _rarest(3),
    "place lost": _place_lost,
    "place other": _place_other,
    "year common": lambda draft, one: float(bool(draft.years & one.statement.years)),
    "year apart": _year_apart,
    "period same": _is("period", Agreement.MATCH),
    "period apart": _is("period", Agreement.MISMATCH),
    "period doubtful": _is("period", Agreement.DOUBTFUL),
    "area same": _is("area", Agreement.MATCH),
    "area apart": _is("area", Agreement.MISMATCH),
    "area doubtful": _is("area", Agreement.DOUBTFUL),
    "flow same": _is("flow", Agreement.MATCH),
    "flow apart": _is("flow", Agreement.MISMATCH),
    "kind same": _is("kind", Agreement.MATCH),
    "kind apart": _is("kind", Agreement.MISMATCH),
    "kind doubtful": _is("kind", Agreement.DOUBTFUL),
    "product same": _is("product", Agreement.MATCH),
    "product doubtful": _is("product", Agreement.DOUBTFUL),
    "measure apart": _is("measure", Agreement.MISMATCH),
    "on page": lambda _, one: float(one.on_page is True),
    "off page": lambda _, one: float(one.on_page is False),
    "cell": lambda _, one: float(one.statement.figure.cell is not None),
    "unit known": lambda _, one: float(one.comparison.unit_known),
    "unit same": lambda draft, one: float(draft.figure.unit == one.statement.figure.unit),
    "turn": lambda draft, one: float(polarity(draft.clause) * polarity(one.statement.clause)),
    "hedge same": lambda draft, one: float(draft.figure.hedge is one.statement.figure.hedge),
    "statistic": lambda _, one: float(one.statement.figure.kind.value == "statistic"),
    "alone": lambda _, one: float(one.statement.alone),
    "crowded": lambda _, one: float(one.statement.crowded),
    "equal": lambda _, one: float(one.comparison.relation is Relation.EQUAL),
    "hedged": lambda _, one: float(one.comparison.relation is Relation.HEDGE_OK),
    "misprint": lambda _, one: float(one.comparison.relation is Relation.TYPO),
}
"""What the model is told of one candidate, by name: the order is that of its weights."""


def _of_sort(
    draft: Statement,
    best: Weighed | None,
    top: float,
    number: int,
) -> Iterator[float]:
    """Of `number` figures of the sort the best one's traits; `top` is the best score of any sort."""
    yield float(min(number, _MANY))
    yield nan if best is None else best.score - top
    for measured in _PAIRS.values():
        yield nan if best is None else measured(draft, best)


# -- figures among each other, and the draft's own ----------------------------------------------------


def _between(best: Best, comparable: Sequence[Weighed]) -> Iterator[float]:
    agreeing, other, slip = (
        one.score if one is not None else -1.0 for one in (best.agreeing, best.other, best.slip)
    )
    yield agreeing - other
    yield slip - agreeing
    if best.other is None:
        yield from (nan, nan)
        return
    place = _place(best.other)
    elsewhere = [one.score for one in comparable if _place(one) != place]
    yield best.other.score - max(elsewhere, default=-1.0)
    yield float(best.agreeing is not None and _place(best.agreeing) == place)


def _place(one: Weighed) -> tuple[str, int]:
    """The sentence or the table that the figure stands in."""
    cell = one.statement.figure.cell
    return ("table", cell.table) if cell is not None else ("sentence", one.statement.claim.sentence.start)


def _of_figure(draft: Statement, comparable: Sequence[Weighed]) -> Iterator[float]:
    """How easily such a number is met with by chance: its digits, and how many could and do agree."""
    there = [one for one in comparable if one.on_page is True] or comparable
    yield log1p(len(there))
    yield log1p(sum(one.comparison.relation in SUPPORTING for one in there))
    yield float(min(significant_digits(draft.figure), _MOST_DIGITS))
    yield float(draft.figure.unit == "%")
    yield float(draft.figure.unit == "1")
    yield float(draft.figure.hedge.value != "none")


TRAITS = (
    *(
        f"{sort}: {name}"
        for sort in ("agreeing", "loose", "other", "slip")
        for name in ("number", "behind the best", *_PAIRS)
    ),
    "agreeing before other",
    "slip before agreeing",
    "other before elsewhere",
    "agreeing in the other's place",
    "comparable",
    "agreeing by chance",
    "digits",
    "per cent",
    "bare",
    "hedged",
)
"""The names of the traits."""
