"""Sets that have much in common, found without comparing each with each."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

__all__ = ["alike_pairs"]


def alike_pairs(
    sets: Sequence[AbstractSet[str]], least: float, *, most: int | None = None
) -> Iterator[tuple[int, int]]:
    """Positions of the pairs whose common members are at least this share of all members of the two.

    `least` is a Jaccard index above 0 and up to 1. The lesser position of a pair comes first; empty sets have
    no pair. Two such sets have some of the rarest members of each in common, for else too little would be
    left (the filter by prefixes of Bayardo, Ma and Srikant 2007, "Scaling up all pairs similarity search",
    with several common members asked for as Wang, Li and Feng 2012 do, "Can we beat the prefix filtering?"):
    only those are looked at. A member of more than `most` sets brings no two together, so that the work stays
    linear where everything is much alike; None: all do.
    """
    held = Counter(member for one in sets for member in one)
    order = _rarest_first(held)
    common = {member for member, count in held.items() if most is not None and count > most}
    indexed: defaultdict[str, list[int]] = defaultdict(list)
    for at in sorted(range(len(sets)), key=lambda one: (len(sets[one]), one)):
        ours = sets[at]
        needed = _needed(len(ours), least)
        asked = min(_ASKED, needed)
        rarest = sorted(ours, key=order.__getitem__)[: len(ours) - needed + asked] if ours else []
        met: Counter[int] = Counter()
        for member in rarest:
            if member not in common:
                met.update(indexed[member])
                indexed[member].append(at)
        for other in sorted(one for one, count in met.items() if count >= asked):
            if _share(ours, sets[other]) >= least:
                yield min(at, other), max(at, other)


_ASKED = 3
"""Rare members that two sets must have in common before all are compared; more take longer to count."""


def _rarest_first(held: Mapping[str, int]) -> dict[str, int]:
    """For each member its place among all, those of fewest sets first."""
    return {member: at for at, member in enumerate(sorted(held, key=lambda member: (held[member], member)))}


def _needed(size: int, least: float) -> int:
    """Members that a set of this size has in common with any that is alike and no smaller."""
    # a share that is a hair too small by rounding would leave a pair out
    return math.ceil(least * size - 1e-9)


def _share(ours: AbstractSet[str], theirs: AbstractSet[str]) -> float:
    common = len(ours & theirs)
    return common / (len(ours) + len(theirs) - common)
