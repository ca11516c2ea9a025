"""A source's figure as it was weighed against a draft's, and what a source's figures come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from figtrace.check.compare.alignment import Alignment
from figtrace.check.compare.relations import Comparison, significant_digits
from figtrace.check.ledger.records import Reason, Relation, Verdict
from figtrace.check.statements.shelf import Shelf
from figtrace.check.statements.statement import Statement

__all__ = ["OTHER_VALUES", "SLIPS", "Judgement", "Weighed", "by_digits", "next_best"]

OTHER_VALUES = frozenset({Relation.DISJOINT, Relation.TYPO})
"""Relations of figures that are simply not the same."""
SLIPS = frozenset(
    {Relation.MAGNITUDE, Relation.PCT_PP, Relation.CURRENCY, Relation.SIGN, Relation.HEDGE_FLIP}
)
"""Relations that have a name: the right figure with another power of ten, unit, sign or side of a hedge."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A source's figure as it was weighed against the draft's."""

    statement: Statement
    shelf: Shelf
    fit: float
    """Share of the draft's words said of it, 0 to 1, without a look at the value."""
    alignment: Alignment
    on_page: bool | None
    """Whether it stands on the cited page; None where no page is cited."""
    comparison: Comparison
    score: float = field(init=False)
    """How well the scope fits, blind to the value: words, dimensions, page."""

    def __post_init__(self) -> None:
        page = 0.0 if self.on_page is None else (_PAGE if self.on_page else -_PAGE)
        object.__setattr__(self, "score", self.fit + _SLOTS * self.alignment.score + page)


_PAGE, _SLOTS = 0.15, 0.3
"""Weight of the cited page and of agreeing slots beside the words, of which the fit is 1 at most."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with what it rests on, best first."""

    verdict: Verdict
    reason: Reason
    evidence: tuple[Weighed, ...] = ()
    runner_up: Weighed | None = None
    arithmetic: str = ""

    @property
    def relation(self) -> Relation | None:
        """Of the best piece of evidence."""
        return self.evidence[0].comparison.relation if self.evidence else None


def by_digits(gates: tuple[float, ...], draft: Statement) -> float:
    """The threshold for as many significant digits as the draft's figure has."""
    return gates[min(significant_digits(draft.figure), len(gates)) - 1]


def next_best(ranked: Sequence[Weighed], *after: Weighed) -> Weighed | None:
    """The first that is none of those given; None if there is no other."""
    return next((one for one in ranked if not any(one is other for other in after)), None)
