"""Two statements held against each other: amounts, units, relations, periods, slots."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.check.compare.alignment import (
        STRONG_SOURCES,
        Agreement,
        Alignment,
        Scope,
        align_scopes,
    )
    from figtrace.check.compare.amounts import (
        Amount,
        amount,
        base_step,
        base_value,
        plain,
        rounds_to,
        significant_digits,
        step_of,
    )
    from figtrace.check.compare.opposed_ways import are_compared_otherwise, are_opposed
    from figtrace.check.compare.relations import (
        SUPPORTING,
        WEAKLY,
        Comparison,
        Relater,
        relate,
    )
    from figtrace.check.compare.unit_scales import Sameness, convert

__all__ = [
    "STRONG_SOURCES",
    "SUPPORTING",
    "WEAKLY",
    "Agreement",
    "Alignment",
    "Amount",
    "Comparison",
    "Relater",
    "Sameness",
    "Scope",
    "align_scopes",
    "amount",
    "are_compared_otherwise",
    "are_opposed",
    "base_step",
    "base_value",
    "convert",
    "plain",
    "relate",
    "rounds_to",
    "significant_digits",
    "step_of",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        alignment="STRONG_SOURCES Agreement Alignment Scope align_scopes",
        amounts="Amount amount base_step base_value plain rounds_to significant_digits step_of",
        opposed_ways="are_compared_otherwise are_opposed",
        relations="SUPPORTING WEAKLY Comparison Relater relate",
        unit_scales="Sameness convert",
    )
