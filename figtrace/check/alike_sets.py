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
    no pair. Two such sets share one of the rarest members of each, so many that what is left would be too
    little (the filter by prefixes of Bayardo, Ma and Srikant 2007, "Scaling up all pairs similarity search"):
    only those are looked at, and the work grows with what rare members have in common. A member of more than
    `most` sets brings no two together, so that it stays linear where everything is much alike; None: all do.
    """
    held = Counter(member for one in sets for member in one)
    order = _rarest_first(held)
    common = {member for member, count in held.items() if most is not None and count > most}
    indexed: defaultdict[str, list[int]] = defaultdict(list)
    for at in sorted(range(len(sets)), key=lambda one: (len(sets[one]), one)):
        ours = sets[at]
        rarest = sorted(ours, key=order.__getitem__)[: _prefix(len(ours), least)]
        rarest = [member for member in rarest if member not in common]
        for other in sorted({one for member in rarest for one in indexed[member]}):
            if _share(ours, sets[other]) >= least:
                yield min(at, other), max(at, other)
        for member in rarest:
            indexed[member].append(at)


def _rarest_first(held: Mapping[str, int]) -> dict[str, int]:
    """For each member its place among all, those of fewest sets first."""
    return {member: at for at, member in enumerate(sorted(held, key=lambda member: (held[member], member)))}


def _prefix(size: int, least: float) -> int:
    """So many members of a set of this size that without all of them too few are left for an alike one."""
    # a share that is a hair too small by rounding would leave a pair out
    return size - math.ceil(least * size - 1e-9) + 1 if size else 0


def _share(ours: AbstractSet[str], theirs: AbstractSet[str]) -> float:
    common = len(ours & theirs)
    return common / (len(ours) + len(theirs) - common)
