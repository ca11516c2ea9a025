"""Two checks of a draft compared: which figures are new, gone, changed, or have another verdict."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import Path

from corpus.codec import from_json
from corpus.english import flat
from corpus.errors import StoreError, UsageError
from corpus.files import read_regular
from figtrace.check.ledger.finding_ids import with_lasting_ids
from figtrace.check.ledger.records import Finding, Ledger

__all__ = [
    "Change",
    "ChangeKind",
    "Changes",
    "against",
    "read_ledger",
]

_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
"""A number with its marks inside, taken as equal to any other: the sentence is the same when its figure is
corrected."""
_LARGEST = 500_000_000
"""Bytes of an older check: a thousand figures with all their evidence have some five million."""
_ALIKE = 0.6
"""Likeness of words, by Ratcliff and Obershelp, from which a sentence counts as reworded; our choice."""


class ChangeKind(StrEnum):
    """What became of a figure between two checks."""

    NEW = "new"
    GONE = "gone"
    NUMBER = "number"
    """The sentence says another number in the same place."""
    WORDING = "wording"
    """The same number in a sentence that was reworded."""
    VERDICT = "verdict"
    """Number and sentence are the same, the verdict is not."""


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that is not as it was."""

    kind: ChangeKind
    old: Finding | None
    """None for a new figure."""
    new: Finding | None
    """None for a figure that is gone."""

    @property
    def is_known_in_other_words(self) -> bool:
        """True for a figure whose sentence alone was reworded, with the verdict that it had."""
        old, new = self.old, self.new
        return self.kind is ChangeKind.WORDING and bool(old and new and old.verdict is new.verdict)


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes in the order of the new text, gone figures last."""

    changes: tuple[Change, ...]
    unchanged: int
    """How many figures have the same number, sentence and verdict."""

    @property
    def new_ids(self) -> frozenset[str]:
        """Ids of findings that the older check had not: on another figure, or with another verdict."""
        return frozenset(
            change.new.id
            for change in self.changes
            if change.new is not None and not change.is_known_in_other_words
        )

    @property
    def sentence(self) -> str:
        """The changes counted: "2 new, 1 gone, 38 unchanged"."""
        counts = Counter(change.kind for change in self.changes)
        words = {
            ChangeKind.NEW: "new",
            ChangeKind.NUMBER: "with another number",
            ChangeKind.WORDING: "reworded",
            ChangeKind.VERDICT: "with another verdict",
            ChangeKind.GONE: "gone",
        }
        parts = [f"{counts[kind]} {name}" for kind, name in words.items() if counts[kind]]
        return ", ".join([*parts, f"{self.unchanged} unchanged"])


def read_ledger(path: Path) -> Ledger:
    """The ledger that `figtrace check --json` wrote.

    Raises:
        UsageError: if the file cannot be read or holds no ledger.
    """
    try:
        held = json.loads(read_regular(path, most=_LARGEST).decode("utf-8"))
        known = {field.name for field in fields(Ledger)}
        return from_json(Ledger, json.dumps({name: held[name] for name in held if name in known}))
    except OSError as exc:
        raise UsageError(f"{path} cannot be read: {exc.strerror or exc}") from exc
    except (StoreError, AttributeError, KeyError, TypeError, ValueError, RecursionError) as exc:
        raise UsageError(f"{path} holds no check: expected what `figtrace check --json` writes") from exc


# -- what changed --------------------------------------------------------------------------------


def against(old: Ledger, new: Ledger) -> Changes:
    """The changes from an older check to a newer one."""
    before, after = with_lasting_ids(old).findings, with_lasting_ids(new).findings
    pairs: dict[int, int] = {}
    _pair(pairs, before, after, lambda finding, _: finding.id)
    _pair(pairs, before, after, _place_in_masked)
    _pair_alike(pairs, before, after)
    origin = {at: before[was] for was, at in pairs.items()}
    changes = [change for at, new in enumerate(after) if (change := _change(origin.get(at), new))]
    gone = [Change(ChangeKind.GONE, was, None) for at, was in enumerate(before) if at not in pairs]
    return Changes((*changes, *gone), len(after) - len(changes))


def _change(old: Finding | None, new: Finding) -> Change | None:
    if old is None:
        return Change(ChangeKind.NEW, None, new)
    if old.id == new.id:
        return None if old.verdict is new.verdict else Change(ChangeKind.VERDICT, old, new)
    same = flat(old.surface) == flat(new.surface)
    return Change(ChangeKind.WORDING if same else ChangeKind.NUMBER, old, new)


def _pair(
    pairs: dict[int, int],
    before: Sequence[Finding],
    after: Sequence[Finding],
    key: Callable[[Finding, Sequence[Finding]], Hashable],
) -> None:
    """Pair findings that have the same key, each once, in their order."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for at, finding in enumerate(before):
        if at not in pairs:
            waiting[key(finding, before)].append(at)
    taken = set(pairs.values())
    for at, finding in enumerate(after):
        same = waiting[key(finding, after)] if at not in taken else []
        if same:
            pairs[same.pop(0)] = at


def _place_in_masked(finding: Finding, others: Sequence[Finding]) -> Hashable:
    """The sentence without its numbers, and which of its figures this is."""
    place = sum(
        other.sentence_span == finding.sentence_span and other.span < finding.span for other in others
    )
    return _NUMBER.sub("#", flat(finding.sentence)), place


def _pair_alike(pairs: dict[int, int], before: Sequence[Finding], after: Sequence[Finding]) -> None:
    """Pair what is left by equal numbers in sentences that are alike, the most alike first."""
    taken = set(pairs.values())
    by_surface: dict[str, list[int]] = defaultdict(list)
    for at, finding in enumerate(after):
        if at not in taken:
            by_surface[flat(finding.surface)].append(at)
    left = [at for at in range(len(before)) if at not in pairs]
    shares = [
        (_alike(before[was].sentence, after[at].sentence), -was, -at)
        for was in left
        for at in by_surface[flat(before[was].surface)]
    ]
    for share, was, at in sorted(shares, reverse=True):
        if share >= _ALIKE and -was not in pairs and -at not in taken:
            pairs[-was] = -at
            taken.add(-at)


def _alike(old: str, new: str) -> float:
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()
