"""Drafts of twice the text, again and again: the time must not grow faster than the text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from scripts.faults.papers import SENTENCE, sentences
from scripts.faults.running import Ran
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial

__all__ = ["KINDS", "grow", "is_slower", "run"]

_FIRST, _DOUBLINGS = 125_000, 4
_MOST = 2.3
"""Time for twice the text, as a multiple: what the project promises."""
_NOISE_S = 0.5
"""Of processor: what may differ between two runs of one call."""
_SECONDS_PER_MB = 120.0
"""Of a draft on a loaded machine; a quiet one should take 8."""

Text = Callable[[Trial, int], str]


def _plain(trial: Trial, size: int) -> str:
    lines = islice(sentences(trial.chance("growth")), size // 90)
    return "\n\n".join(line.replace("$", "\\$") for line in lines)


KINDS: dict[str, tuple[str, Text]] = {
    "sentences": (".md", _plain),
    "sentences-txt": (".txt", _plain),
    "one-line": (".md", lambda _, size: f"{SENTENCE} " * (size // 88)),
    "letters": (".md", lambda _, size: "A" * size),
    "digits": (".txt", lambda _, size: "1" * size),
    "commas": (".md", lambda _, size: "1," * (size // 2)),
    "brackets": (".md", lambda _, size: "[" * size),
    "callouts": (".md", lambda _, size: "(Smith 2009, 12) " * (size // 17)),
    "numbered": (".txt", lambda _, size: "[12] " * (size // 5)),
    "percents": (".txt", lambda _, size: "5 percent " * (size // 10)),
    "hundreds": (".txt", lambda _, size: "hundred " * (size // 8)),
    "bars": (".md", lambda _, size: "| 1 " * (size // 4)),
}
"""End of the file and text of about so many signs, by name."""


def run(trial: Trial, tally: Tally) -> None:
    """Grow every kind of text; rounds are how often it is doubled."""
    for name in KINDS:
        grow(name, trial, tally, first=_FIRST, doublings=trial.rounds or _DOUBLINGS)


def grow(name: str, trial: Trial, tally: Tally, *, first: int, doublings: int) -> None:
    """Check the text and its doubles; the first that is too slow is counted, and no larger one tried.

    Seconds of processor are compared, since those of the wall depend on what else the machine does; those
    that an empty draft takes are left out.
    """
    start = _checked(name, 0, trial).cpu
    before: Ran | None = None
    for size in (first << number for number in range(doublings + 1)):
        ran = _checked(name, size, trial)
        if not tally.judge(ran, f"{name} of {size // 1_000} kB, {ran.cpu:.1f} s of processor"):
            return
        if before is not None and is_slower(before.cpu - start, ran.cpu - start):
            again = _checked(name, size, trial)
            if is_slower(before.cpu - start, again.cpu - start):
                tally.count(
                    "slow", f"{name}: {before.cpu:.1f} s, then {again.cpu:.1f} s for {size // 1_000} kB"
                )
                return
            ran = again
        before = ran


def is_slower(once: float, twice: float) -> bool:
    """True if twice the text takes more than 2.3 times as long."""
    return twice > _MOST * once + _NOISE_S


def _checked(name: str, size: int, trial: Trial) -> Ran:
    end, text = KINDS[name]
    draft = trial.folder / f"{name}{end}"
    draft.write_text(text(trial, size), encoding="utf-8")
    limit = 120 + _SECONDS_PER_MB * size / 1e6
    return trial.figtrace.run("check", str(draft), "--jobs", "1", "--csv", limit=limit)
