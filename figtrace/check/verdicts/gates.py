"""Thresholds of the verdicts, and how strict, normal and lenient move along them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.errors import UsageError

__all__ = ["NORMAL", "STRICTNESS", "Gates"]


@dataclass(frozen=True, slots=True)
class Gates:
    """Thresholds of the verdicts, chosen on drafts with known answers.

    A score runs from about -0.5 to 1.5.
    """

    support: tuple[float, ...] = (0.27, 0.165, 0.1, 0.05)
    """By significant digits, 1 to 4 or more: the more digits agree, the less likely by chance."""
    telling: tuple[float, ...] = (0.27, 0.19, 0.135, 0.1)
    """The same for figures that differ by a slip with a name."""
    scope: float = 0.13
    value: float = 0.64
    value_margin: float = 0.2
    plain: float = 0.72
    """Part of `value` that is enough for a misprint, or for a sentence that says nearly the same."""
    plain_margin: float = 0.06
    misprint: float = 0.38
    """Least score for one digit exchanged of five or more."""
    rival: float = 0.12
    """By how much a better-fitting supporter must beat a contradiction's evidence, or the reverse."""
    trust: float = 0.45
    """Least probability of the fitted model for support; measured by folds over drafts, bench/RESULTS.md."""
    accuse: float = 0.5
    """The same for a contradiction."""
    hint: float = 0.2
    """The same for a place to look."""

    @classmethod
    def named(cls, strictness: str) -> Gates:
        """The gates of "strict", "normal" or "lenient": points of the risk–coverage curve.

        Raises:
            UsageError: for another name.
        """
        if strictness not in STRICTNESS:
            known = ", ".join(STRICTNESS)
            raise UsageError(f"strictness {strictness!r}: expected one of {known}")
        return cls().moved(STRICTNESS[strictness])

    def moved(self, by: Decimal) -> Gates:
        """All thresholds of scores times the factor."""
        factor = float(by)
        return replace(
            self,
            support=tuple(least * factor for least in self.support),
            telling=tuple(least * factor for least in self.telling),
            scope=self.scope * factor,
            value=self.value * factor,
            misprint=self.misprint * factor,
            trust=self.trust * factor,
            accuse=self.accuse * factor,
        )


STRICTNESS = {"strict": Decimal("1.4"), "normal": Decimal(1), "lenient": Decimal("0.85")}
"""Factor of the gates by name; `bench/calibrate.py` prints what each costs."""

NORMAL = Gates()
